import { CACHE, formatLifetime, type Lifetime, LONGEST_CAP } from './cache-policy.ts';
import { isNotModified, type Validators } from './conditional.ts';
import { formatHttpDate } from './date.ts';

/** When a request is answered, and when its answer will change by itself. */
export interface Now {
  /** Milliseconds since 1970, and so is `until`. */
  readonly now: number;
  readonly until: number | undefined;
}

/** How a document is sent, whatever it says. */
export interface Cacheable {
  readonly lifetime: Lifetime;
  readonly headers: Readonly<Record<string, string>>;
}

/** What a renderer wrote, and how to send it. */
export interface Document extends Cacheable {
  readonly text: string;
  readonly mediaType: string;
  /** When it will change by itself, in milliseconds since 1970. */
  readonly until?: number | undefined;
  /** When it last changed by itself, in RFC 3339. */
  readonly changed?: string | undefined;
}

/** A document encoded in UTF-8, as it is sent. */
export interface Encoded extends Cacheable {
  readonly bytes: Uint8Array;
  /** Without its charset, which is always UTF-8. */
  readonly mediaType: string;
}

/** The headers of a document as long as no change is near, built once. */
interface FixedHeaders {
  /** Of a 200. */
  readonly full: Headers;
  /** Of a 304: all but those about the content (RFC 9110 §15.4.5). */
  readonly notModified: Headers;
}

/** An encoded document with its validators. */
export interface Representation extends Encoded, Validators {
  readonly fixedHeaders: FixedHeaders;
  /** The same as `lastModified`, in milliseconds since 1970. */
  readonly lastModifiedTime: number;
  /** When it will change by itself, in milliseconds since 1970. */
  readonly until?: number | undefined;
}

/** Characters of base64url, 132 bits of SHA-256: enough that no two documents share a tag. */
const ETAG_LENGTH = 22;

/** An entity tag. It is weak, because the edge may compress, and would weaken a strong one. */
export async function buildEtag(bytes: Uint8Array): Promise<string> {
  // Web Crypto, because node:crypto adds 3 ms to a Worker's start.
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const base64url = btoa(String.fromCharCode(...digest))
    .replace(/\+/g, '-')
    .replace(/\//g, '_');
  return `W/"${base64url.slice(0, ETAG_LENGTH)}"`;
}

/** Encodes a document in UTF-8. */
export const encode = ({ text, mediaType, lifetime, headers }: Document): Encoded => ({
  bytes: new TextEncoder().encode(text),
  mediaType,
  lifetime,
  headers,
});

/**
 * Encodes a document, and adds its validators.
 * @param lastModified in RFC 3339
 */
export async function createRepresentation(
  document: Document,
  lastModified: string,
): Promise<Representation> {
  const encoded = encode(document);
  const tagged = {
    ...encoded,
    etag: await buildEtag(encoded.bytes),
    lastModified,
    lastModifiedTime: Date.parse(lastModified),
    until: document.until,
  };
  return { ...tagged, fixedHeaders: formatHeaders(tagged, { now: Infinity, until: undefined }) };
}

const buildCacheHeaders = ({ lifetime, headers }: Cacheable, { now, until }: Now) => ({
  ...headers,
  ...formatLifetime(lifetime, until === undefined ? Infinity : Math.floor((until - now) / 1000)),
});

const findFirst = (a: number | undefined, b: number | undefined): number | undefined =>
  a === undefined || b === undefined ? (a ?? b) : Math.min(a, b);

const formatContent = ({ bytes, mediaType }: Encoded) => ({
  'Content-Type': `${mediaType}; charset=utf-8`,
  'Content-Length': String(bytes.byteLength),
});

type Tagged = Omit<Representation, 'fixedHeaders'>;

function formatHeaders(tagged: Tagged, time: Now): FixedHeaders {
  const notModified = {
    ...buildCacheHeaders(tagged, time),
    ETag: tagged.etag,
    // RFC 9110 §8.8.2.1: never later than the response itself.
    'Last-Modified': formatHttpDate(Math.min(tagged.lastModifiedTime, time.now)),
  };
  return {
    notModified: new Headers(notModified),
    full: new Headers({ ...notModified, ...formatContent(tagged) }),
  };
}

/** The headers at a moment: the ones built before, unless a coming change shortens a lifetime. */
function buildHeaders(representation: Representation, { now, until }: Now): FixedHeaders {
  const end = findFirst(until, representation.until);
  const isFixed =
    representation.lastModifiedTime <= now &&
    (end === undefined || end - now >= LONGEST_CAP * 1000);
  return isFixed ? representation.fixedHeaders : formatHeaders(representation, { now, until: end });
}

/** Responds to a GET, or a HEAD, of which Hono drops the body: 200 with the document, or 304. */
export function respond(request: Request, representation: Representation, time: Now): Response {
  const { full, notModified } = buildHeaders(representation, time);
  return isNotModified(request.headers, representation, time.now)
    ? new Response(null, { status: 304, headers: notModified })
    : new Response(representation.bytes, { headers: full });
}

/** Responds if there is no document. Preconditions do not apply (RFC 9110 §13.2.1). */
export const respondMissing = (status: 404 | 410, document: Encoded, time: Now): Response =>
  new Response(document.bytes, {
    status,
    headers: { ...buildCacheHeaders(document, time), ...formatContent(document) },
  });

/** Where a response redirects. */
interface Move {
  /** A path, or a URL that the publisher wrote: no host from a request is ever repeated. */
  readonly to: string;
  /** By default 301, for good. */
  readonly status?: number | undefined;
}

/** 301 and 308 are for good (RFC 9110 §15.4). */
const isForGood = (status: number): boolean => status === 301 || status === 308;

/** Redirects. */
export const respondMoved = ({ to, status = 301 }: Move, time: Now): Response =>
  new Response(null, {
    status,
    headers: buildCacheHeaders(
      {
        lifetime: isForGood(status) ? CACHE.moved : CACHE.movedForNow,
        headers: { Location: to, 'Content-Length': '0' },
      },
      time,
    ),
  });
