import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { BUILD } from '../compile/build-folder.ts';

const uploadedPart = z.object({
  /** What R2 calls it. */
  etag: z.string(),
  /** Of its bytes, in hexadecimal digits. */
  md5: z.string(),
});

const started = z.object({ uploadId: z.string(), parts: z.array(uploadedPart) });

const stateFile = z.record(z.string(), started);

/** A part that is in the bucket. */
export type UploadedPart = z.infer<typeof uploadedPart>;

/** An upload that may be gone on with: R2 keeps what is not completed for seven days. */
export type StartedUpload = z.infer<typeof started>;

/** Uploads that were interrupted, by key. */
export interface UploadState {
  readonly get: (key: string) => StartedUpload | undefined;
  /** Kept on the disk at once; undefined once it is complete. */
  readonly set: (key: string, upload: StartedUpload | undefined) => void;
}

/** @param isRemote whether to the bucket at Cloudflare */
export function openUploadState(root: string, isRemote: boolean): UploadState {
  const place = path.join(root, BUILD, `uploads-${isRemote ? 'remote' : 'local'}.json`);
  const uploads = new Map(Object.entries(readState(place)));
  return {
    get: (key) => uploads.get(key),
    set(key, upload) {
      if (upload) uploads.set(key, upload);
      else uploads.delete(key);
      writeFileSync(place, JSON.stringify(Object.fromEntries(uploads)));
    },
  };
}

/** Without a file, or with a damaged one, every upload starts from its beginning. */
function readState(place: string): z.infer<typeof stateFile> {
  try {
    return stateFile.parse(JSON.parse(readFileSync(place, 'utf8')));
  } catch {
    return {};
  }
}
