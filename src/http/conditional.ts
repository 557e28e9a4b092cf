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

/** Strong comparison (RFC 9110 §8.8.3.2): a weak tag is equal to none. */
const matchesStrongly = (list: string, etag: string): boolean =>
  list.trim() === '*' || list.matchAll(ENTITY_TAG).some(([tag]) => tag === etag);

/**
 * True if the client wants nothing but a version that is gone (RFC 9110 §13.1.1, §13.1.4).
 * @param now milliseconds since 1970
 */
export function failsPrecondition(request: Headers, validators: Validators, now: number): boolean {
  const ifMatch = request.get('If-Match');
  if (ifMatch !== null) return !matchesStrongly(ifMatch, validators.etag);
  const since = readHttpDate(request.get('If-Unmodified-Since') ?? '', now);
  return since !== undefined && Date.parse(validators.lastModified) > since;
}

/**
 * False if the client has a part of another version, and needs the whole (RFC 9110 §13.1.5).
 * @param now milliseconds since 1970
 */
export function mayHaveRange(request: Headers, validators: Validators, now: number): boolean {
  const ifRange = request.get('If-Range')?.trim();
  if (ifRange === undefined || ifRange === validators.etag) return true;
  const time = Date.parse(validators.lastModified);
  return readHttpDate(ifRange, now) === time - (time % 1000);
}
