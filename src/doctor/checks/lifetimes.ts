import { FEED_FORMATS, FORMATS } from '../../feed/formats.ts';
import { HOME_PATH } from '../../paths.ts';
import type { Answer } from '../ask.ts';
import { type Check, type Fault, judge } from '../check.ts';
import type { Survey } from '../survey.ts';

const DAY = 86_400;

/** Seconds: how long a page may be kept, if no article is scheduled soon. */
const PAGE = 300;

/** Seconds that the cache may keep a feed or a page, with what it adds while it fetches a new one. */
const LONGEST_AGE = 300 + 3600;

/** Seconds that requests and clocks may take. */
const SLACK = 5;

/** Each switches off that the cache bridges failures, or that it keeps anything. */
const FORBIDDEN = ['s-maxage', 'must-revalidate', 'proxy-revalidate', 'no-store', 'private'];

const RESPECT =
  'set Caching → Configuration → Browser Cache TTL of the zone to "Respect Existing Headers", and remove rules that change Cache-Control';
const PURGE =
  'run npm run deploy again; if it stays so, see the log of the Worker: npx wrangler tail';

const readAge = ({ headers }: Answer): number =>
  Number(/\bmax-age=(\d+)/.exec(headers.get('cache-control') ?? '')?.[1] ?? Number.NaN);

/**
 * When an answer is no longer kept by whoever got it, in seconds since 1970: at the earliest and at the latest, since
 * some caches leave its `Date` as it was, while others set their own.
 */
function readEnd(answer: Answer): { readonly earliest: number; readonly latest: number } {
  const latest = Date.parse(answer.headers.get('date') ?? '') / 1000 + readAge(answer);
  return { earliest: latest - Number(answer.headers.get('age') ?? 0), latest };
}

function explainLifetime(path: string, answer: Answer, most: number): readonly Fault[] {
  const value = answer.headers.get('cache-control') ?? '(none)';
  const age = Number(answer.headers.get('age') ?? 0);
  const bad = FORBIDDEN.find((directive) => new RegExp(`\\b${directive}\\b`).test(value));
  if (bad !== undefined || !(readAge(answer) <= most)) {
    return [{ seen: `${path} has Cache-Control: ${value}`, todo: RESPECT }];
  }
  return age > LONGEST_AGE + SLACK && answer.headers.get('cf-cache-status') !== 'STALE'
    ? [{ seen: `${path} is ${age} seconds old`, todo: PURGE }]
    : [];
}

/**
 * Whether nothing is kept for too long. What is scheduled shortens the lifetime of all documents alike: where the
 * front page ends early, no feed may end later.
 */
export async function* checkLifetimes({ front, feeds }: Survey): AsyncGenerator<Check> {
  const main = feeds
    .slice(0, FORMATS.length)
    .flatMap(({ path, reply }) =>
      reply.kind === 'answer' && reply.status === 200 ? [[path, reply] as const] : [],
    );
  const faults = [
    ...explainLifetime(HOME_PATH, front, PAGE),
    ...main.flatMap(([path, reply]) => explainLifetime(path, reply, DAY)),
  ];
  yield* judge('lifetimes', 'feeds and pages are kept as long as they say, a day at most', faults);
  const end = readAge(front) < PAGE ? readEnd(front).latest : Number.POSITIVE_INFINITY;
  const late = main.filter(([, reply]) => readEnd(reply).earliest > end + SLACK);
  yield* judge(
    'calendar',
    end === Number.POSITIVE_INFINITY
      ? 'no article appears in the next five minutes'
      : `an article appears at ${new Date(end * 1000).toISOString()}, and nothing is kept past it`,
    late.map(([path]) => ({
      seen: `${path} is kept longer than the front page, past the next article`,
      todo: `${RESPECT} (${FEED_FORMATS.rss.name} and the front page have to end together)`,
    })),
  );
}
