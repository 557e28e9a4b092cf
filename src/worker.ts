import { env } from 'cloudflare:workers';
import libraryIndex from '#library';
import { createApp, createClosedApp } from './app.ts';
import { takePart } from './http/take-part.ts';
import { createLibrary, type FilePlace, type OpenFile } from './library/open/library.ts';
import type { ReadFile } from './library/open/shards.ts';
import type { ByteRange } from './model/byte-range.ts';
import { hashInName } from './model/file-name.ts';
import { readSettings } from './settings/settings.ts';

declare global {
  namespace Cloudflare {
    interface Env {
      readonly ASSETS: Fetcher;
      /** Has what is too large for the static assets; not every site needs it. */
      readonly MEDIA?: R2Bucket;
    }
  }
}

/** What compile wrote next to the bundle; undefined if there is no such file. */
async function fetchAsset(path: string): Promise<Response | undefined> {
  // The binding ignores the host.
  const response = await env.ASSETS.fetch(new URL(path, 'https://assets.invalid'));
  if (response.ok) return response;
  await response.body?.cancel();
  if (response.status === 404) return undefined;
  throw new Error(`the static assets answered ${response.status} for ${path}`);
}

const readFile: ReadFile = async (path) => (await fetchAsset(path))?.text();

/** R2's code for a range that begins behind the end of an object. */
const INVALID_RANGE = /\(10039\)/;

/** Whether an object is the file that was compiled: the upload notes its hash, with which the one in its name begins. */
const isCompiled = ({ size, customMetadata }: R2Object, { path, byteLength }: FilePlace): boolean =>
  size === byteLength && (customMetadata?.sha256?.startsWith(hashInName(path) ?? '-') ?? false);

/** R2 reads ranges by itself. What somebody put there in place of the file is not it. */
async function openInBucket(
  place: FilePlace,
  range: ByteRange | undefined,
): Promise<ReadableStream<Uint8Array> | undefined> {
  const options = range && { range: { offset: range.start, length: range.length } };
  const found = await env.MEDIA?.get(place.path.slice(1), options).catch((error: unknown) => {
    if (error instanceof Error && INVALID_RANGE.test(error.message)) return null;
    throw error;
  });
  if (found && isCompiled(found, place)) return found.body;
  await found?.body.cancel();
  return undefined;
}

const openFile: OpenFile = async (place, range) => {
  if (place.inBucket) return openInBucket(place, range);
  const content = (await fetchAsset(place.path))?.body ?? undefined;
  if (!content || !range) return content;
  // Of another stream, workerd would not send the length.
  return takePart(content, range).pipeThrough(new FixedLengthStream(range.length));
};

const read = readSettings({ ...env });
const problems = [
  ...('problems' in read ? read.problems.map(({ message }) => message) : []),
  ...('ASSETS' in env ? [] : ['wrangler.toml: [assets] has no binding; add binding = "ASSETS"']),
];

export default 'settings' in read && problems.length === 0
  ? createApp(createLibrary(libraryIndex, readFile, openFile), read.settings, Date.now)
  : createClosedApp(problems);
