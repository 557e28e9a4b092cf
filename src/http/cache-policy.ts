/** How long a response may be kept, in seconds. */
export interface Lifetime {
  /** By readers, and by the edge if it has no lifetime of its own. */
  readonly reader: number;
  readonly edge?: EdgeLifetime;
  /** The document never changes, so nobody needs to ask again. */
  readonly isImmutable?: true;
}

/** By Cloudflare's cache, which revalidates and bridges failures by itself (RFC 5861). */
interface EdgeLifetime {
  readonly fresh: number;
  /** After that, while it fetches the new one. */
  readonly whileRevalidating: number;
  /** After that, while the Worker fails. */
  readonly whileFailing: number;
}

/** Headers of RFC 9111, and of RFC 9213 for Cloudflare's cache alone. */
type CacheHeaders =
  | { readonly 'Cache-Control': string }
  | { readonly 'Cache-Control': string; readonly 'Cloudflare-CDN-Cache-Control': string };

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const YEAR = 365 * DAY;

const EDGE: EdgeLifetime = {
  fresh: 5 * MINUTE,
  whileRevalidating: HOUR,
  whileFailing: DAY,
};

/** A lifetime for every kind of response that may be kept. */
export const CACHE = {
  /** @param reader seconds that a reader may keep the feed */
  feed: (reader: number): Lifetime => ({ reader, edge: EDGE }),
  page: { reader: 5 * MINUTE, edge: EDGE },
  /** A sealed archive, or a document whose address contains a hash of its content. */
  immutable: { reader: YEAR, isImmutable: true },
  file: { reader: DAY },
  moved: { reader: DAY },
  movedForNow: { reader: MINUTE },
  gone: { reader: DAY },
  notFound: { reader: MINUTE },
} as const;

/** The longest lifetime that can be shortened, in seconds. No header depends on a later change. */
export const LONGEST_CAP = DAY;

/** For responses to one request alone, and for failures. */
export const NO_STORE = { 'Cache-Control': 'no-store' } as const;

/**
 * Formats a lifetime as headers, shortened so that no cache keeps a document past the moment when
 * it changes by itself. `stale-if-error` is not shortened: an old document is better than none.
 * @param left seconds until that moment; `Infinity` if none is known
 */
export function formatLifetime(
  { reader, edge, isImmutable }: Lifetime,
  left: number,
): CacheHeaders {
  if (isImmutable) return { 'Cache-Control': `public, max-age=${reader}, immutable` };
  const readers = { 'Cache-Control': `public, max-age=${Math.min(reader, left)}` };
  if (!edge) return readers;
  const fresh = Math.min(edge.fresh, left);
  const whileRevalidating = Math.min(edge.whileRevalidating, left - fresh);
  return {
    ...readers,
    'Cloudflare-CDN-Cache-Control': [
      'public',
      `max-age=${fresh}`,
      ...(whileRevalidating > 0 ? [`stale-while-revalidate=${whileRevalidating}`] : []),
      `stale-if-error=${edge.whileFailing}`,
    ].join(', '),
  };
}
