import type { ByteRange } from '../model/byte-range.ts';
import { CACHE, formatLifetime, NO_STORE } from './cache-policy.ts';
import { failsPrecondition, isNotModified, mayHaveRange, type Validators } from './conditional.ts';
import { formatHttpDate } from './date.ts';
import { readRange } from './range.ts';
import { CORS_READABLE_FILE, fileSecurity } from './security.ts';

/** A file that never changes: its address contains a hash of its content. */
export interface StaticFile extends Validators {
  /** A media type without parameters. */
  readonly mediaType: string;
  readonly byteLength: number;
  /** Whether somebody may have removed it; else it is there, and a HEAD need not open it. */
  readonly mayBeLost: boolean;
  /** The whole file, or a part of it; undefined if it is lost. */
  readonly open: (range?: ByteRange) => Promise<ReadableStream<Uint8Array> | undefined>;
}

/** Formats that are text, and in UTF-8. */
const TEXT = /^text\/|^application\/x-subrip$/;

const formatContentType = (mediaType: string): string =>
  TEXT.test(mediaType) ? `${mediaType}; charset=utf-8` : mediaType;

const formatContentRange = ({ start, length }: ByteRange, size: number): string =>
  `bytes ${start}-${start + length - 1}/${size}`;

/** Of every response, with content or without. */
const buildHeaders = (file: StaticFile, now: number) => ({
  ...formatLifetime(CACHE.immutable, Infinity),
  ...fileSecurity(file.mediaType),
  ...CORS_READABLE_FILE,
  'Accept-Ranges': 'bytes',
  ETag: file.etag,
  'Last-Modified': formatHttpDate(Math.min(Date.parse(file.lastModified), now)),
});

/** The range that a request wants, if it may have one: only GET has ranges (RFC 9110 §14.2). */
function readWanted(request: Request, file: StaticFile, now: number) {
  const header = request.headers.get('Range');
  return header === null || request.method !== 'GET' || !mayHaveRange(request.headers, file, now)
    ? 'whole'
    : readRange(header, file.byteLength);
}

/** No cache may keep these: they are about one request. */
const respondEmpty = (
  status: 412 | 416,
  headers: Readonly<Record<string, string>>,
  more: Readonly<Record<string, string>> = {},
): Response =>
  new Response(null, {
    status,
    headers: { ...headers, ...NO_STORE, ...more, 'Content-Length': '0' },
  });

/**
 * Responds to a GET or a HEAD with a file, or a part of it (RFC 9110 §14).
 * @param now milliseconds since 1970
 * @returns undefined if the file is lost
 */
export async function respondFile(
  request: Request,
  file: StaticFile,
  now: number,
): Promise<Response | undefined> {
  const headers = buildHeaders(file, now);
  if (failsPrecondition(request.headers, file, now)) return respondEmpty(412, headers);
  if (isNotModified(request.headers, file, now))
    return new Response(null, { status: 304, headers });
  const size = file.byteLength;
  const range = readWanted(request, file, now);
  if (range === 'unsatisfiable')
    return respondEmpty(416, headers, { 'Content-Range': `bytes */${size}` });
  const content = { ...headers, 'Content-Type': formatContentType(file.mediaType) };
  const part = range === 'whole' ? undefined : range;
  const isHead = request.method === 'HEAD';
  const body = isHead && !file.mayBeLost ? null : await file.open(part);
  if (body === undefined) return undefined;
  if (isHead) await body?.cancel();
  return new Response(isHead ? null : body, {
    status: part ? 206 : 200,
    headers: {
      ...content,
      'Content-Length': String(part?.length ?? size),
      ...(part && { 'Content-Range': formatContentRange(part, size) }),
    },
  });
}
