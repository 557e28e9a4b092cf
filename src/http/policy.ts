/** How long which cache may keep a kind of response; every response is of one of these kinds. */

const SECONDS_AT_THE_EDGE = 300;
const HOUR = 3600;
const DAY = 86_400;

/** The edge revalidates early, serves the old while it does, and bridges failures for a day. */
const EDGE = `public, max-age=${SECONDS_AT_THE_EDGE}, stale-while-revalidate=${HOUR}, stale-if-error=${DAY}`;

/** The headers of RFC 9111 and, for Cloudflare's cache alone, of RFC 9213. */
export type CachePolicy =
  | { readonly 'Cache-Control': string }
  | { readonly 'Cache-Control': string; readonly 'Cloudflare-CDN-Cache-Control': string };

const keepFor = (seconds: number): CachePolicy => ({
  'Cache-Control': `public, max-age=${seconds}`,
});

export const CACHE = {
  /** @param seconds that a reader may keep the feed */
  feed: (seconds: number): CachePolicy => ({
    ...keepFor(seconds),
    'Cloudflare-CDN-Cache-Control': EDGE,
  }),
  page: {
    ...keepFor(SECONDS_AT_THE_EDGE),
    'Cloudflare-CDN-Cache-Control': EDGE,
  },
  /** What its URL names by content, and can therefore never change. */
  immutable: { 'Cache-Control': `public, max-age=${365 * DAY}, immutable` },
  file: keepFor(DAY),
  moved: keepFor(DAY),
  gone: keepFor(DAY),
  notFound: keepFor(60),
  never: { 'Cache-Control': 'no-store' },
} as const;
