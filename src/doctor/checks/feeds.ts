import { FEED_FORMATS } from '../../feed/formats.ts';
import { type Check, type Fault, judge } from '../check.ts';
import { explainOutcome } from '../outcome.ts';
import type { FeedFacts } from '../read-feed.ts';
import type { Survey, SurveyedFeed } from '../survey.ts';

const COMPILE_AGAIN = 'run npm run deploy with the newest Tidings; if it stays so, report it';
const NO_TRANSFORM =
  'switch off what changes responses on the way: rules of the zone that set headers, or another proxy in front';

/** Milliseconds that clocks may differ. */
const SKEW = 300_000;

const checkAnswers = (feeds: readonly SurveyedFeed[]): readonly Check[] =>
  judge(
    'feeds',
    `${feeds.length} feeds are there: ${feeds.map(({ path }) => path).join(', ')}`,
    feeds.flatMap(({ path, format, reply }) => {
      const fault = explainOutcome(reply, FEED_FORMATS[format].mediaType);
      return fault ? [{ seen: `${path} answers ${fault.seen}`, todo: fault.todo }] : [];
    }),
  );

const checkType = ({ path, format, reply }: SurveyedFeed): readonly Fault[] => {
  if (reply.kind === 'silence' || reply.status !== 200) return [];
  const type = reply.headers.get('content-type')?.toLowerCase().replace(/\s/g, '');
  const wanted = `${FEED_FORMATS[format].mediaType};charset=utf-8`;
  return type === wanted
    ? []
    : [{ seen: `${path} has the Content-Type ${type ?? '(none)'}`, todo: NO_TRANSFORM }];
};

/** Headers that every feed has. */
const HEADERS = [
  ['x-content-type-options', 'nosniff', 'nosniff'],
  ['access-control-allow-origin', '*', 'CORS'],
] as const;

const checkHeaders = (feeds: readonly SurveyedFeed[]): readonly Check[] =>
  HEADERS.flatMap(([name, value, id]) =>
    judge(
      id.toLowerCase(),
      `feeds have ${name}: ${value}`,
      feeds.flatMap(({ path, reply }) =>
        reply.kind === 'answer' && reply.status === 200 && reply.headers.get(name) !== value
          ? [
              {
                seen: `${path} has ${name}: ${reply.headers.get(name) ?? '(none)'}`,
                todo: NO_TRANSFORM,
              },
            ]
          : [],
      ),
    ),
  );

const explainIds = (path: string, { items }: FeedFacts): readonly Fault[] => {
  const ids = items.map(({ id }) => id);
  const seen = ids.some((id) => !id)
    ? `${path} has an item without an id`
    : new Set(ids).size < ids.length
      ? `${path} has two items with one id`
      : undefined;
  return seen === undefined ? [] : [{ seen, todo: COMPILE_AGAIN }];
};

const explainDates = (path: string, { items }: FeedFacts, now: number): readonly Fault[] => {
  const dates = items.flatMap((item) => item.dates);
  const wrong = dates.find((date) => !(Date.parse(date) > 0));
  const late = dates.find((date) => Date.parse(date) > now + SKEW);
  if (wrong !== undefined) {
    return [{ seen: `${path} has the date "${wrong}"`, todo: COMPILE_AGAIN }];
  }
  return late === undefined
    ? []
    : [
        {
          seen: `${path} has the date "${late}", which is in the future`,
          todo: 'check the clock of this machine, and deploy without --drafts',
        },
      ];
};

/**
 * What the feeds are, and say of themselves.
 * @param now milliseconds since 1970
 */
export async function* checkFeeds({ feeds }: Survey, now: number): AsyncGenerator<Check> {
  yield* checkAnswers(feeds);
  yield* judge('content-type', 'feeds have their types, in UTF-8', feeds.flatMap(checkType));
  yield* checkHeaders(feeds);
  const unread = feeds.flatMap(({ path, facts }) =>
    facts && 'fault' in facts
      ? [{ seen: `${path} does not parse: ${facts.fault.slice(0, 200)}`, todo: NO_TRANSFORM }]
      : [],
  );
  yield* judge('parse', 'feeds parse, strictly', unread);
  const read = feeds.flatMap(({ path, facts }) =>
    facts && 'items' in facts ? [[path, facts] as const] : [],
  );
  const ids = read.flatMap(([path, facts]) => explainIds(path, facts));
  yield* judge('ids', 'every item has an id of its own', ids);
  const dates = read.flatMap(([path, facts]) => explainDates(path, facts, now));
  yield* judge('dates', 'dates are dates, and none is in the future', dates);
}
