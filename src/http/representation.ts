import { createHash } from 'node:crypto';
import { isNotModified, type Validators } from './conditional.ts';
import { formatHttpDate } from './date.ts';
import { formatLifetime, type Lifetime } from './policy.ts';

/** When a request is answered, and when what it asks for next changes by itself. */
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

/** A document as it is sent: what a renderer wrote, encoded once. */
export interface Encoded extends Sending {
  readonly bytes: Uint8Array;
  /** Without its charset, which is always UTF-8. */
  readonly mediaType: string;
}

/** A document of a resource, with its validators. */
export interface Representation extends Encoded, Validators {
  /** When it changes though nothing else does, in milliseconds since 1970. */
  readonly until?: number | undefined;
}

/** Enough of SHA-256 that no two documents ever share a tag. */
const ETAG_LENGTH = 22;

/** A weak tag: the edge may compress, and would weaken a strong one. */
export const buildEtag = (bytes: Uint8Array): string =>
  `W/"${createHash('sha256').update(bytes).digest('base64url').slice(0, ETAG_LENGTH)}"`;

/** Encodes a document. */
export const encode = (text: string, mediaType: string, sending: Sending): Encoded => ({
  ...sending,
  bytes: new TextEncoder().encode(text),
  mediaType,
});

/**
 * Encodes and tags a document.
 * @param lastModified RFC 3339
 */
export function createRepresentation(
  text: string,
  mediaType: string,
  lastModified: string,
  sending: Sending,
): Representation {
  const encoded = encode(text, mediaType, sending);
  return { ...encoded, etag: buildEtag(encoded.bytes), lastModified };
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

/**
 * The answer to a GET, and to a HEAD, of which Hono drops the body: 200 with the document, or 304
 * (RFC 9110 §15.4.5), which repeats every header but those of the content.
 */
export function respond(
  request: Request,
  representation: Representation,
  moment: Moment,
): Response {
  const { bytes, etag, lastModified, until } = representation;
  const lasting = {
    ...formatSending(representation, { ...moment, until: findFirst(until, moment.until) }),
    ETag: etag,
    // RFC 9110 §8.8.2.1: never later than the response itself.
    'Last-Modified': formatHttpDate(Math.min(Date.parse(lastModified), moment.now)),
  };
  return isNotModified(request.headers, representation, moment.now)
    ? new Response(null, { status: 304, headers: lasting })
    : new Response(bytes, { headers: { ...lasting, ...formatContent(representation) } });
}

/** The document that stands for one that is not there; conditions do not apply (RFC 9110 §13.2.1). */
export const respondMissing = (status: 404 | 410, document: Encoded, moment: Moment): Response =>
  new Response(document.bytes, {
    status,
    headers: { ...formatSending(document, moment), ...formatContent(document) },
  });

/** The way to where it is now: a path, so that no host of a request is ever repeated. */
export const respondMoved = (path: string, lifetime: Lifetime, moment: Moment): Response =>
  new Response(null, {
    status: 301,
    headers: formatSending(
      { lifetime, headers: { Location: path, 'Content-Length': '0' } },
      moment,
    ),
  });
