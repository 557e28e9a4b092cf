import { readHttpDate } from './date.ts';

/** What tells one state of a resource from the next (RFC 9110 §8.8). */
export interface Validators {
  /** An entity tag as it is sent: `W/"…"`. */
  readonly etag: string;
  /** RFC 3339. */
  readonly lastModified: string;
}

/** RFC 9110 §8.8.3: entity-tag, the opaque part apart. */
const ENTITY_TAG = /(?:W\/)?("[\x21\x23-\x7e\x80-\xff]*")/g;

/** The comparison that ignores `W/` (RFC 9110 §8.8.3.2), over a list or `*`. */
function matchesEtag(ifNoneMatch: string, etag: string): boolean {
  if (ifNoneMatch === etag || ifNoneMatch.trim() === '*') return true;
  const opaque = etag.replace(/^W\//, '');
  return ifNoneMatch.matchAll(ENTITY_TAG).some(([, tag]) => tag === opaque);
}

/**
 * Whether the client already has what it asks for: RFC 9110 §13.2.2, for GET and HEAD.
 * @param now milliseconds since 1970
 */
export function isNotModified(request: Headers, validators: Validators, now: number): boolean {
  const ifNoneMatch = request.get('If-None-Match');
  // §13.1.3: with If-None-Match present, If-Modified-Since must be ignored.
  if (ifNoneMatch !== null) return matchesEtag(ifNoneMatch, validators.etag);

  const ifModifiedSince = request.get('If-Modified-Since');
  if (ifModifiedSince === null) return false;
  const since = readHttpDate(ifModifiedSince, now);
  return since !== undefined && Date.parse(validators.lastModified) <= since;
}
