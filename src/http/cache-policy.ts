/** How long a kind of response may be kept, in seconds; every response is of one of these kinds. */
export interface Lifetime {
  /** By readers, and by the edge where it has no lifetime of its own. */
  readonly reader: number;
  readonly edge?: EdgeLifetime;
  /** It never changes: nobody needs to ask again. */
  readonly isImmutable?: true;
}

/** By Cloudflare's cache, which revalidates and bridges failures by itself (RFC 5861). */
interface EdgeLifetime {
  readonly fresh: number;
  /** Beyond that, while it fetches the new one. */
  readonly whileRevalidating: number;
  /** Beyond that, while the Worker fails. */
  readonly whileFailing: number;
}

/** The headers of RFC 9111 and, for Cloudflare's cache alone, of RFC 9213. */
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

export const CACHE = {
  /** @param reader seconds that a reader may keep the feed */
  feed: (reader: number): Lifetime => ({ reader, edge: EDGE }),
  page: { reader: 5 * MINUTE, edge: EDGE },
  /** A full archive, or what its address names by its content. */
  immutable: { reader: YEAR, isImmutable: true },
  file: { reader: DAY },
  moved: { reader: DAY },
  gone: { reader: DAY },
  notFound: { reader: MINUTE },
} as const;

/** No lifetime that can be cut is longer: what changes later than that changes no header. */
export const LONGEST_CAP = DAY;

/** For answers that are of one request alone, and for failures. */
export const NO_STORE = { 'Cache-Control': 'no-store' } as const;

/**
 * A lifetime as headers, cut so that no cache goes on with a document past the moment at which it
 * changes by itself. `stale-if-error` stays: an old document is better than none.
 * @param left seconds until that moment; `Infinity` where none is known
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
