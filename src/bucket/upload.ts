import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BucketFile } from '../compile/bucket.ts';
import { codeOf } from '../compile/system-error.ts';
import type { StartedUpload, UploadedPart, UploadState } from './upload-state.ts';

/** Told how far an upload is, in bytes. */
export type OnUpload = (file: BucketFile, done: number) => void;

/** Why a file is not in the bucket; the others may be. */
export class UploadError extends Error {}

/** In bytes. R2 takes no smaller parts than 5 MiB, and the way to it no larger request than 100 MB. */
const PART_SIZE = 8 * 1024 ** 2;

/** How often to try a part, and how long to wait before the next time, in milliseconds. */
const ATTEMPTS = 4;
const PAUSE = 1000;

const toHex = (algorithm: 'md5' | 'sha256', bytes: Uint8Array): string =>
  createHash(algorithm).update(bytes).digest('hex');

/** True if the bucket has the very same file. */
async function isThere(bucket: R2Bucket, file: BucketFile): Promise<boolean> {
  const found = await bucket.head(file.key);
  return found?.size === file.byteLength && found.customMetadata?.sha256 === file.digest;
}

const start = async (bucket: R2Bucket, { key, mediaType, digest }: BucketFile) =>
  bucket.createMultipartUpload(key, {
    httpMetadata: { contentType: mediaType },
    customMetadata: { sha256: digest },
  });

async function uploadPart(
  upload: R2MultipartUpload,
  number: number,
  bytes: Uint8Array,
): Promise<UploadedPart> {
  const md5 = toHex('md5', bytes);
  for (let attempt = 1; ; attempt += 1) {
    try {
      const { etag } = await upload.uploadPart(number, bytes);
      return { etag, md5 };
    } catch (error) {
      if (attempt === ATTEMPTS || isForgotten(error)) throw error;
      await sleep(PAUSE * 2 ** (attempt - 1));
    }
  }
}

async function readPart(handle: FileHandle, { byteLength }: BucketFile, at: number) {
  const bytes = Buffer.alloc(Math.min(PART_SIZE, byteLength - at));
  const { bytesRead } = await handle.read(bytes, 0, bytes.length, at);
  return bytes.subarray(0, bytesRead);
}

/**
 * The tag of an object that came in parts.
 * @see https://developers.cloudflare.com/r2/objects/upload-objects/#etags
 */
const tagOf = (parts: readonly UploadedPart[]): string =>
  `${toHex('md5', Buffer.from(parts.map(({ md5 }) => md5).join(''), 'hex'))}-${parts.length}`;

/** Uploads what is missing of a file, and makes sure that what arrived is what was compiled. */
async function uploadParts(
  bucket: R2Bucket,
  file: BucketFile,
  handle: FileHandle,
  state: UploadState,
  onUpload: OnUpload,
): Promise<void> {
  const before = state.get(file.key);
  const upload = before
    ? bucket.resumeMultipartUpload(file.key, before.uploadId)
    : await start(bucket, file);
  const hash = createHash('sha256');
  const parts: UploadedPart[] = [];
  for (let at = 0; at < file.byteLength; at += PART_SIZE) {
    const bytes = await readPart(handle, file, at);
    hash.update(bytes);
    const known: UploadedPart | undefined = before?.parts[parts.length];
    const isKnown = known?.md5 === toHex('md5', bytes);
    parts.push(isKnown ? known : await uploadPart(upload, parts.length + 1, bytes));
    state.set(file.key, { uploadId: upload.uploadId, parts } satisfies StartedUpload);
    onUpload(file, Math.min(at + PART_SIZE, file.byteLength));
  }
  if (hash.digest('hex') !== file.digest) {
    state.set(file.key, undefined);
    await upload.abort();
    throw new UploadError(`${file.source} has changed since it was compiled; try again`);
  }
  const { etag, size } = await upload.complete(
    parts.map((part, at) => ({ partNumber: at + 1, etag: part.etag })),
  );
  state.set(file.key, undefined);
  if (etag !== tagOf(parts) || size !== file.byteLength) {
    await bucket.delete(file.key);
    throw new UploadError(`${file.source} was damaged on its way to the bucket; try again`);
  }
}

/** R2's code for an upload that was completed, aborted, or not gone on with for seven days. */
const FORGOTTEN = /\(10024\)/;

const isForgotten = (error: unknown): boolean =>
  error instanceof Error && FORGOTTEN.test(error.message);

/** Goes on with an upload that was interrupted, or begins again if the bucket no longer knows it. */
async function uploadFile(
  root: string,
  bucket: R2Bucket,
  file: BucketFile,
  state: UploadState,
  onUpload: OnUpload,
): Promise<void> {
  const handle = await open(path.join(root, file.source)).catch((error) => {
    throw new UploadError(`${file.source} cannot be read (${codeOf(error)}); compile again`);
  });
  try {
    await uploadParts(bucket, file, handle, state, onUpload);
  } catch (error) {
    if (!isForgotten(error)) throw error;
    state.set(file.key, undefined);
    await uploadParts(bucket, file, handle, state, onUpload);
  } finally {
    await handle.close();
  }
}

/**
 * Puts the files of a plan into the bucket that are not there yet. What was uploaded before an interruption is not
 * uploaded again.
 * @param root the project's folder
 * @returns the files that were new
 */
export async function uploadFiles(
  root: string,
  bucket: R2Bucket,
  files: readonly BucketFile[],
  state: UploadState,
  onUpload: OnUpload,
): Promise<readonly BucketFile[]> {
  const uploaded: BucketFile[] = [];
  for (const file of files) {
    if (await isThere(bucket, file)) continue;
    await uploadFile(root, bucket, file, state, onUpload);
    uploaded.push(file);
  }
  return uploaded;
}
