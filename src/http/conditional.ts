import { readHttpDate } from './date.ts';

/** What tells one state of a resource from the next (RFC 9110 §8.8). */
export interface Validators {
  /** An entity tag as it is sent: `W/"…"`. */
  readonly etag: string;
  /** In RFC 3339. */
  readonly lastModified: string;
}

/** An entity-tag; its opaque part is a group (RFC 9110 §8.8.3). */
const ENTITY_TAG = /(?:W\/)?("[\x21\x23-\x7e\x80-\xff]*")/g;

/** Compares tags without their `W/` (RFC 9110 §8.8.3.2), against a list or `*`. */
function matchesEtag(ifNoneMatch: string, etag: string): boolean {
  if (ifNoneMatch === etag || ifNoneMatch.trim() === '*') return true;
  const opaque = etag.replace(/^W\//, '');
  return ifNoneMatch.matchAll(ENTITY_TAG).some(([, tag]) => tag === opaque);
}

/**
 * True if the client already has what it asks for, by GET or HEAD (RFC 9110 §13.2.2).
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
