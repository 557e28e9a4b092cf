import { formatLifetime, type Lifetime, LONGEST_CAP } from './cache-policy.ts';
import { isNotModified, type Validators } from './conditional.ts';
import { formatHttpDate } from './date.ts';

/** When a request is answered, and when its answer will change by itself. */
export interface Moment {
  /** Milliseconds since 1970, and so is `until`. */
  readonly now: number;
  readonly until: number | undefined;
}

/** How a document is sent, whatever it says. */
export interface Sending {
  readonly lifetime: Lifetime;
  readonly headers: Readonly<Record<string, string>>;
}

/** What a renderer wrote, and how to send it. */
export interface Document extends Sending {
  readonly text: string;
  readonly mediaType: string;
  /** When it will change by itself, in milliseconds since 1970. */
  readonly until?: number | undefined;
  /** When it last changed by itself, in RFC 3339. */
  readonly changed?: string | undefined;
}

/** A document encoded in UTF-8, as it is sent. */
export interface Encoded extends Sending {
  readonly bytes: Uint8Array;
  /** Without its charset, which is always UTF-8. */
  readonly mediaType: string;
}

/** The headers of a document as long as no change is near, built once. */
interface Lasting {
  /** Of a 200. */
  readonly full: Headers;
  /** Of a 304: all but those about the content (RFC 9110 §15.4.5). */
  readonly notModified: Headers;
}

/** An encoded document with its validators. */
export interface Representation extends Encoded, Validators {
  readonly lasting: Lasting;
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
  return { ...tagged, lasting: formatHeaders(tagged, { now: Infinity, until: undefined }) };
}

const formatSending = ({ lifetime, headers }: Sending, { now, until }: Moment) => ({
  ...headers,
  ...formatLifetime(lifetime, until === undefined ? Infinity : Math.floor((until - now) / 1000)),
});

const findFirst = (a: number | undefined, b: number | undefined): number | undefined =>
  a === undefined || b === undefined ? (a ?? b) : Math.min(a, b);

const formatContent = ({ bytes, mediaType }: Encoded) => ({
  'Content-Type': `${mediaType}; charset=utf-8`,
  'Content-Length': String(bytes.byteLength),
});

type Tagged = Omit<Representation, 'lasting'>;

function formatHeaders(tagged: Tagged, moment: Moment): Lasting {
  const notModified = {
    ...formatSending(tagged, moment),
    ETag: tagged.etag,
    // RFC 9110 §8.8.2.1: never later than the response itself.
    'Last-Modified': formatHttpDate(Math.min(tagged.lastModifiedTime, moment.now)),
  };
  return {
    notModified: new Headers(notModified),
    full: new Headers({ ...notModified, ...formatContent(tagged) }),
  };
}

/** The headers at a moment: the ones built before, unless a coming change shortens a lifetime. */
function buildHeaders(representation: Representation, { now, until }: Moment): Lasting {
  const end = findFirst(until, representation.until);
  const isSettled =
    representation.lastModifiedTime <= now &&
    (end === undefined || end - now >= LONGEST_CAP * 1000);
  return isSettled ? representation.lasting : formatHeaders(representation, { now, until: end });
}

/** Responds to a GET, or a HEAD, of which Hono drops the body: 200 with the document, or 304. */
export function respond(
  request: Request,
  representation: Representation,
  moment: Moment,
): Response {
  const { full, notModified } = buildHeaders(representation, moment);
  return isNotModified(request.headers, representation, moment.now)
    ? new Response(null, { status: 304, headers: notModified })
    : new Response(representation.bytes, { headers: full });
}

/** Responds if there is no document. Preconditions do not apply (RFC 9110 §13.2.1). */
export const respondMissing = (status: 404 | 410, document: Encoded, moment: Moment): Response =>
  new Response(document.bytes, {
    status,
    headers: { ...formatSending(document, moment), ...formatContent(document) },
  });

/** Redirects for good. The location is a path, so that no host from a request is ever repeated. */
export const respondMoved = (path: string, lifetime: Lifetime, moment: Moment): Response =>
  new Response(null, {
    status: 301,
    headers: formatSending(
      { lifetime, headers: { Location: path, 'Content-Length': '0' } },
      moment,
    ),
  });
