import { FEED_FORMATS } from '../../feed/formats.ts';
import type { Reply } from '../ask.ts';
import { type Check, type Fault, fail, list, pass } from '../check.ts';
import { explainOutcome } from '../outcome.ts';
import { FEED_READERS, type FeedReader } from '../readers.ts';
import type { Survey, SurveyedFeed } from '../survey.ts';

const idOf = (name: string): string =>
  `reader-${name.toLowerCase().replace(/\W+/g, '-').replace(/-$/, '')}`;

/** True for what nobody gets, by whatever name: that is told once. */
const isMissing = (reply: Reply): boolean =>
  reply.kind === 'answer' && (reply.status === 404 || reply.status === 410);

/** Asks for a feed as a reader does that has it already. */
async function askAs(
  { userAgent }: FeedReader,
  { path, format, reply }: SurveyedFeed,
  { site, ask }: Survey,
): Promise<readonly (Fault & { readonly path: string })[]> {
  const etag = reply.kind === 'answer' ? reply.headers.get('etag') : undefined;
  const headers = {
    'user-agent': userAgent,
    accept: '*/*',
    'accept-encoding': 'gzip',
    ...(etag !== undefined && { 'if-none-match': etag }),
  };
  const fault = explainOutcome(
    await ask(site.origin + path, { headers }),
    FEED_FORMATS[format].mediaType,
  );
  return fault ? [{ ...fault, path }] : [];
}

/** Every feed by the name of every common reader: bot rules of a zone answer them with 403. */
export async function* checkFeedReaders(survey: Survey): AsyncGenerator<Check> {
  const feeds = survey.feeds.filter(({ reply }) => !isMissing(reply));
  for (const reader of FEED_READERS) {
    const id = idOf(reader.name);
    const all = await Promise.all(feeds.map((feed) => askAs(reader, feed, survey)));
    const faults = all.flat();
    if (faults.length === 0) yield pass(id, `${reader.name} gets the feeds`);
    for (const [seen, each] of Map.groupBy(faults, (fault) => fault.seen)) {
      const paths = list(each.map(({ path }) => path));
      yield fail(id, `${reader.name} gets ${seen} at ${paths}`, each[0]?.todo ?? '');
    }
  }
}
