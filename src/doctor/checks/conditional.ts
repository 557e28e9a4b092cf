import { FEED_FORMATS, FORMATS } from '../../feed/formats.ts';
import { type Question, type Reply, statusOf } from '../ask.ts';
import { type Check, type Fault, judge } from '../check.ts';
import type { Survey } from '../survey.ts';

const KEEP =
  'switch off what changes feeds on the way: rules of the zone that rewrite bodies or set ETag and Last-Modified';

const headerOf = (reply: Reply, name: string): string | undefined =>
  reply.kind === 'answer' ? reply.headers.get(name) : undefined;

const is304 = (reply: Reply): boolean =>
  reply.kind === 'answer' && reply.status === 304 && reply.bytes.length === 0;

interface Condition {
  readonly id: string;
  readonly good: string;
  /** The header whose value is sent back, and the header that sends it. */
  readonly from: string;
  readonly to: string;
  readonly encoding: string;
}

const CONDITIONS: readonly Condition[] = [
  {
    id: 'etag',
    good: 'who sends the ETag back gets a 304',
    from: 'etag',
    to: 'if-none-match',
    encoding: 'identity',
  },
  {
    id: 'etag-compressed',
    good: 'who sends the ETag of a compressed feed back gets a 304',
    from: 'etag',
    to: 'if-none-match',
    encoding: 'br, gzip',
  },
  {
    id: 'last-modified',
    good: 'who sends Last-Modified back gets a 304',
    from: 'last-modified',
    to: 'if-modified-since',
    encoding: 'identity',
  },
];

async function tryCondition(
  { site, ask }: Survey,
  path: string,
  { from, to, encoding }: Condition,
): Promise<readonly Fault[]> {
  const askWith = (headers: Question['headers']): Promise<Reply> =>
    ask(site.origin + path, { headers: { 'accept-encoding': encoding, ...headers } });
  const value = headerOf(await askWith({}), from);
  if (value === undefined) return [{ seen: `${path} has no ${from}`, todo: KEEP }];
  const again = await askWith({ [to]: value });
  return is304(again)
    ? []
    : [{ seen: `${path} answers ${statusOf(again)} to ${to}: ${value}`, todo: KEEP }];
}

/** A 304 to a tag that was never given would keep readers from every change. */
async function tryOtherTag({ site, ask }: Survey, path: string): Promise<readonly Fault[]> {
  const reply = await ask(site.origin + path, { headers: { 'if-none-match': 'W/"of-no-feed"' } });
  return is304(reply)
    ? [{ seen: `${path} answers 304 to an ETag that it never had`, todo: KEEP }]
    : [];
}

/** Whether a reader that has a feed does not get it again. */
export async function* checkConditional(survey: Survey): AsyncGenerator<Check> {
  const paths = FORMATS.map((format) => FEED_FORMATS[format].path);
  for (const condition of CONDITIONS) {
    const faults = await Promise.all(paths.map((path) => tryCondition(survey, path, condition)));
    yield* judge(condition.id, condition.good, faults.flat());
  }
  const faults = await Promise.all(paths.map((path) => tryOtherTag(survey, path)));
  yield* judge('etag-changed', 'who sends another ETag gets the feed', faults.flat());
}
