import { createHash } from 'node:crypto';
import { isNotModified, type Validators } from './conditional.ts';
import { formatHttpDate } from './date.ts';

/** A document as it is sent, with its validators: what a renderer wrote, encoded once. */
export interface Representation extends Validators {
  readonly bytes: Uint8Array;
  /** Without its charset, which is always UTF-8. */
  readonly mediaType: string;
}

/** Enough of SHA-256 that no two documents ever share a tag. */
const ETAG_LENGTH = 22;

/** A weak tag: the edge may compress, and would weaken a strong one. */
const buildEtag = (bytes: Uint8Array): string =>
  `W/"${createHash('sha256').update(bytes).digest('base64url').slice(0, ETAG_LENGTH)}"`;

/**
 * Encodes and tags a document.
 * @param lastModified RFC 3339
 */
export function createRepresentation(
  text: string,
  mediaType: string,
  lastModified: string,
): Representation {
  const bytes = new TextEncoder().encode(text);
  return { bytes, mediaType, etag: buildEtag(bytes), lastModified };
}

/**
 * The answer to a GET, and to a HEAD, of which Hono drops the body: 200 with the document, or 304 (RFC 9110 §15.4.5), which repeats
 * every header but those of the content.
 */
export function respond(
  request: Request,
  representation: Representation,
  headers: Readonly<Record<string, string>>,
): Response {
  const now = Date.now();
  const { bytes, mediaType, etag, lastModified } = representation;
  const lasting = {
    ...headers,
    ETag: etag,
    // RFC 9110 §8.8.2.1: never later than the response itself.
    'Last-Modified': formatHttpDate(Math.min(Date.parse(lastModified), now)),
  };
  if (isNotModified(request.headers, representation, now)) {
    return new Response(null, { status: 304, headers: lasting });
  }
  return new Response(bytes, {
    headers: {
      ...lasting,
      'Content-Type': `${mediaType}; charset=utf-8`,
      'Content-Length': String(bytes.byteLength),
    },
  });
}
