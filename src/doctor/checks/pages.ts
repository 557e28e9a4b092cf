import { fromHtml } from 'hast-util-from-html';
import { toString as textIn } from 'hast-util-to-string';
import { visit } from 'unist-util-visit';
import { type Answer, textOf } from '../ask.ts';
import { type Check, type Fault, judge } from '../check.ts';
import type { Survey } from '../survey.ts';

/** What Cloudflare puts into pages, how it is known, and where to switch it off. */
const INJECTED: readonly (Fault & { readonly mark: RegExp })[] = [
  {
    mark: /rocket-loader/,
    seen: 'Rocket Loader',
    todo: 'switch off Speed → Settings → Content Optimization → Rocket Loader in the zone',
  },
  {
    mark: /\/cdn-cgi\/l\/email-protection|email-decode\.min\.js/,
    seen: 'Email Address Obfuscation',
    todo: 'switch off Scrape Shield → Email Address Obfuscation in the zone',
  },
  {
    mark: /cloudflareinsights\.com/,
    seen: 'Web Analytics',
    todo: 'switch off Web Analytics → Automatic setup for the site',
  },
  {
    mark: /\/cdn-cgi\/challenge-platform\//,
    seen: 'JavaScript Detections of bots',
    todo: 'switch off Security → Settings → JavaScript detections in the zone',
  },
  {
    mark: /\/cdn-cgi\//,
    seen: 'a script of Cloudflare',
    todo: 'switch off what adds scripts in the zone',
  },
];

const OF_SOMEBODY: Fault = {
  seen: 'a script that is not of Tidings',
  todo: 'switch off what adds scripts on the way: an app of the zone, Zaraz, or another proxy',
};

/** Only data: Tidings' pages run no script. */
const DATA = /^application\/ld\+json$/;

/** The addresses in a page, and its scripts as they are. */
function readActive(
  html: string,
): readonly { readonly text: string; readonly isScript: boolean }[] {
  const found: { readonly text: string; readonly isScript: boolean }[] = [];
  visit(fromHtml(html), 'element', (element) => {
    const { tagName, properties } = element;
    if (tagName === 'script' && !DATA.test(String(properties.type ?? ''))) {
      found.push({ text: `${properties.src ?? ''} ${textIn(element)}`, isScript: true });
    } else if (typeof properties.href === 'string') {
      found.push({ text: properties.href, isScript: false });
    }
  });
  return found;
}

function findInjected(answer: Answer): readonly Fault[] {
  const { pathname } = new URL(answer.url);
  return readActive(textOf(answer)).flatMap(({ text, isScript }) => {
    const known = INJECTED.find(({ mark }) => mark.test(text));
    const fault = known ?? (isScript ? OF_SOMEBODY : undefined);
    return fault ? [{ seen: `${pathname} has ${fault.seen}`, todo: fault.todo }] : [];
  });
}

/** Where the obfuscation of e-mail addresses has reached a feed, in which no script turns it back. */
const PROTECTED = /["'=]\/cdn-cgi\/l\/email-protection|__cf_email__/;

const NO_COOKIES =
  'switch off what sets cookies in the zone: Bot Fight Mode, session affinity, or a rule';

const HTML = /^text\/html;\s*charset=utf-8$/i;

/** Why a page may be shown as something else. */
function checkType({ url, headers }: Answer): readonly Fault[] {
  const { pathname } = new URL(url);
  const wrong = [
    ['content-type', HTML],
    ['x-content-type-options', /^nosniff$/i],
  ] as const;
  return wrong.flatMap(([name, right]) =>
    right.test(headers.get(name) ?? '')
      ? []
      : [
          {
            seen: `${pathname} has ${name}: ${headers.get(name) ?? '(none)'}`,
            todo: 'remove the rules of the zone that set headers',
          },
        ],
  );
}

/** Whether pages and feeds arrive as the Worker sent them, without scripts and cookies of others. */
export async function* checkPages({ front, article, feeds }: Survey): AsyncGenerator<Check> {
  const pages = [front, ...(article ? [article] : [])];
  const answers = [
    ...pages,
    ...feeds.flatMap(({ reply }) => (reply.kind === 'answer' ? [reply] : [])),
  ];
  yield* judge('pages', 'pages are HTML in UTF-8, and say so', pages.flatMap(checkType));
  const inFeeds = feeds.flatMap(({ path, reply }): readonly Fault[] =>
    reply.kind === 'answer' && PROTECTED.test(textOf(reply))
      ? [
          {
            seen: `${path} has addresses that Email Address Obfuscation took away`,
            todo: 'switch off Scrape Shield → Email Address Obfuscation in the zone',
          },
        ]
      : [],
  );
  const injected = [
    ...new Map(
      [...pages.flatMap(findInjected), ...inFeeds].map((fault) => [fault.seen, fault]),
    ).values(),
  ];
  yield* judge('injected', 'pages and feeds arrive as they were sent, without scripts', injected);
  const cookies = answers.flatMap(({ url, headers }) => {
    const cookie = headers.get('set-cookie');
    const name = cookie?.split('=')[0];
    return name === undefined
      ? []
      : [{ seen: `${new URL(url).pathname} sets the cookie ${name}`, todo: NO_COOKIES }];
  });
  yield* judge('cookies', 'nothing sets a cookie', cookies);
}
