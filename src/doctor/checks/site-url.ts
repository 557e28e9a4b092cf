import { fromHtml } from 'hast-util-from-html';
import { visit } from 'unist-util-visit';
import { FEED_FORMATS, FORMATS } from '../../feed/formats.ts';
import { textOf } from '../ask.ts';
import { type Check, type Fault, judge } from '../check.ts';
import type { Survey } from '../survey.ts';

/** What a `<link>` of a page says. */
interface PageLink {
  readonly relation: string;
  readonly type: string;
  readonly href: string;
}

function readPageLinks(html: string): readonly PageLink[] {
  const links: PageLink[] = [];
  visit(fromHtml(html), 'element', ({ tagName, properties: { rel, type, href } }) => {
    if (tagName !== 'link') return;
    links.push({
      relation: [rel].flat().join(' '),
      type: String(type ?? ''),
      href: String(href ?? ''),
    });
  });
  return links;
}

/** What to do about an address that a site names itself by. One that leads here would only lead here again. */
const adviseOn = (address: string | undefined, { site, asked }: Survey): string => {
  const set = `set SITE_URL = "${site.origin}" in wrangler.toml, and deploy`;
  return address !== undefined && URL.parse(address)?.origin === asked.origin
    ? `${set}; or have ${site.origin} lead to ${asked.origin}, and not the other way round`
    : `${set}; or run the doctor with the address that the site names`;
};

/** The site's own address in what it serves: it is `SITE_URL`, whatever host is asked. */
function findOtherAddresses(survey: Survey, links: readonly PageLink[]): readonly Fault[] {
  const { site, feeds } = survey;
  const told = [
    ...feeds.flatMap(({ path, facts }) =>
      facts && 'self' in facts ? [[path, facts.self, site.origin + path] as const] : [],
    ),
    [
      'the canonical link of the front page',
      links.find(({ relation }) => relation === 'canonical')?.href,
      `${site.origin}/`,
    ] as const,
  ];
  return told.flatMap(([where, address, right]) =>
    address === right
      ? []
      : [
          {
            seen: `${where} names itself ${address ?? 'nowhere'}`,
            todo: adviseOn(address, survey),
          },
        ],
  );
}

/** Whether the site knows its address, and a reader that is given that address finds the feeds. */
export async function* checkSiteUrl(survey: Survey): AsyncGenerator<Check> {
  const { front, site } = survey;
  const links = readPageLinks(textOf(front));
  const others = findOtherAddresses(survey, links);
  yield* judge('site-url', `the site names itself ${site.origin}, as SITE_URL says`, others);
  const missing = FORMATS.flatMap((format) => {
    const { name, path, mediaType } = FEED_FORMATS[format];
    const isThere = links.some(
      ({ relation, type, href }) =>
        relation === 'alternate' && type === mediaType && new URL(href, site).pathname === path,
    );
    return isThere ? [] : [name];
  });
  yield* judge(
    'autodiscovery',
    'the front page names the feed in all formats',
    missing.map((name) => ({
      seen: `the front page does not name the feed as ${name}`,
      todo: 'deploy again; if it stays so, something changes the page on the way: look at the rules of the zone',
    })),
  );
}
