import { FEED_FORMATS } from '../../feed/formats.ts';
import type { Reply } from '../ask.ts';
import { type Check, fail, pass, skip } from '../check.ts';
import type { Survey } from '../survey.ts';

const STATUS = 'cf-cache-status';

/** What Cloudflare answers from its cache with. */
const HITS: ReadonlySet<string> = new Set(['HIT', 'UPDATING', 'REVALIDATED']);

/** How often is asked: a request may reach another machine of a data centre. */
const ATTEMPTS = 4;

const OFF =
  'write [cache] with enabled = true in wrangler.toml, and deploy with the wrangler of package.json (npm ci)';

/** What to do if the cache does not answer, by what it says. */
const TODO: Readonly<Record<string, string>> = {
  STALE: 'the Worker fails, and the cache bridges it: see its log, npx wrangler tail',
  BYPASS: 'switch off what sets a cookie or Cache-Control on the way: rules of the zone',
  DYNAMIC: OFF,
  NONE: OFF,
};

const ASK_AGAIN =
  'run the doctor again; if it stays so, look for rules of the zone that change Cache-Control or add Vary';

const cacheStatusOf = (reply: Reply): string =>
  reply.kind === 'answer' ? (reply.headers.get(STATUS) ?? 'NONE') : reply.seen;

/** Asks until the cache answers. @returns the last status */
async function askUntilHit({ ask, pause }: Survey, url: string): Promise<string> {
  let status = '';
  for (let attempt = 0; attempt < ATTEMPTS && !HITS.has(status); attempt += 1) {
    if (attempt > 0) await pause();
    status = cacheStatusOf(await ask(url));
  }
  return status;
}

/** Whether Cloudflare's cache answers for the Worker. */
export async function* checkCache(survey: Survey): AsyncGenerator<Check> {
  const { site, ask, noEdge } = survey;
  const feed = site.origin + FEED_FORMATS.rss.path;
  const query = `${feed}?utm_source=tidings-doctor`;
  for (const [id, url, what] of [
    ['cache', feed, 'a feed'],
    ['cache-query', query, 'a feed with a query string'],
  ] as const) {
    if (noEdge !== undefined) {
      yield skip(id, `whether the cache answers for ${what}: ${noEdge}`);
      continue;
    }
    const status = await askUntilHit(survey, url);
    yield HITS.has(status)
      ? pass(id, `the cache answers for ${what} (${status})`)
      : fail(
          id,
          `the cache does not answer for ${what} (CF-Cache-Status: ${status === 'NONE' ? 'none' : status})`,
          TODO[status] ?? ASK_AGAIN,
        );
  }
  const [plain, queried] = await Promise.all([ask(feed), ask(query)]);
  const tags = [plain, queried].map((reply) =>
    reply.kind === 'answer' ? `${reply.status} ${reply.headers.get('etag')}` : reply.seen,
  );
  yield tags[0] === tags[1]
    ? pass('query', 'a query string changes nothing')
    : fail(
        'query',
        'a query string changes what is answered',
        'remove the rules of the zone that look at the query string',
      );
}
