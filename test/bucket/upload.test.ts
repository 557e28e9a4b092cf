import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withBucket } from '../../src/bucket/open-bucket.ts';
import { listUnused, rememberDeployment } from '../../src/bucket/prune.ts';
import { type OnUpload, uploadFiles } from '../../src/bucket/upload.ts';
import { openUploadState } from '../../src/bucket/upload-state.ts';
import type { BucketFile } from '../../src/compile/bucket.ts';

const NAME = 'tidings-media';
const BUCKET = { name: NAME, localName: NAME, account: undefined, jurisdiction: undefined };
const PART = 8 * 1024 ** 2;
const MINUTES = 180_000;

let root: string;

beforeAll(async () => {
  root = await mkdtemp(path.join(os.tmpdir(), 'tidings-bucket-'));
  await mkdir(path.join(root, '.build'));
});

/** An open bucket, and what closes it. */
interface Opened {
  readonly bucket: R2Bucket;
  readonly close: () => Promise<void>;
}

const open = (): Promise<Opened> =>
  new Promise((resolve, reject) => {
    const closing = Promise.withResolvers<void>();
    const closed = withBucket(root, BUCKET, false, (bucket) => {
      const close = (): Promise<void> => {
        closing.resolve();
        return closed;
      };
      resolve({ bucket, close });
      return closing.promise;
    });
    closed.catch(reject);
  });

/** To open it takes seconds, so all tests share it. */
let opened: Promise<Opened> | undefined;

async function inBucket<T>(work: (bucket: R2Bucket) => Promise<T>): Promise<T> {
  opened ??= open();
  return work((await opened).bucket);
}

/** What is done next opens it again, as another process would. */
async function closeBucket(): Promise<void> {
  await (await opened)?.close();
  opened = undefined;
}

afterAll(async () => {
  await closeBucket();
  await rm(root, { recursive: true });
});

/** A file of two parts, the second of which is short. */
async function makeFile(name: string): Promise<BucketFile> {
  const bytes = Buffer.alloc(PART + 10, name);
  await writeFile(path.join(root, name), bytes);
  const digest = createHash('sha256').update(bytes).digest('hex');
  return {
    key: `media/${name}`,
    source: name,
    mediaType: 'audio/mpeg',
    byteLength: bytes.length,
    digest,
  };
}

const upload = (bucket: R2Bucket, file: BucketFile, onUpload: OnUpload = () => {}) =>
  uploadFiles(root, bucket, [file], openUploadState(root, false), onUpload);

const readState = async (key: string) =>
  JSON.parse(await readFile(path.join(root, '.build/uploads-local.json'), 'utf8'))[key];

test(
  'a file arrives as it is, with its type, and is uploaded once',
  async () => {
    const file = await makeFile('talk.mp3');
    await inBucket(async (bucket) => {
      const seen: number[] = [];
      expect(await upload(bucket, file, (_, done) => seen.push(done))).toEqual([file]);
      expect(seen).toEqual([PART, file.byteLength]);
      const object = await bucket.get(file.key);
      expect(object?.httpMetadata?.contentType).toBe('audio/mpeg');
      const bytes = Buffer.from((await object?.arrayBuffer()) ?? new ArrayBuffer());
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(file.digest);
      expect(await upload(bucket, file)).toEqual([]);
    });
    expect(await readState(file.key)).toBeUndefined();
  },
  MINUTES,
);

test(
  'an interrupted upload goes on where it was',
  async () => {
    const file = await makeFile('film.mp4');
    const stop: OnUpload = (_, done) => {
      if (done === PART) throw new Error('the cable is out');
    };
    await inBucket(async (bucket) => {
      await expect(upload(bucket, file, stop)).rejects.toThrow('the cable is out');
      expect(await bucket.head(file.key)).toBeNull();
    });
    const before = await readState(file.key);
    expect(before.parts).toHaveLength(1);
    await closeBucket();
    await inBucket((bucket) =>
      upload(bucket, file, (_, done) => {
        // The tag tells that it is the part that was there, not the same one again.
        if (done === PART)
          expect(openUploadState(root, false).get(file.key)?.parts).toEqual(before.parts);
      }),
    );
    expect(await inBucket(async (bucket) => (await bucket.head(file.key))?.size)).toBe(
      file.byteLength,
    );
  },
  MINUTES,
);

test(
  'an upload that the bucket has forgotten begins again',
  async () => {
    const file = await makeFile('old.mp3');
    const state = openUploadState(root, false);
    state.set(file.key, { uploadId: 'gone', parts: [{ etag: 'x', md5: 'x' }] });
    await inBucket(async (bucket) => {
      expect(await upload(bucket, file)).toEqual([file]);
      expect((await bucket.head(file.key))?.size).toBe(file.byteLength);
    });
  },
  MINUTES,
);

test.each([
  ['was replaced', (length: number) => Buffer.alloc(length, 7)],
  ['was cut off', () => Buffer.alloc(10, 'edited')],
  ['was emptied', () => Buffer.alloc(0)],
])('a file that %s after the compile is not uploaded', { timeout: MINUTES }, async (_, make) => {
  const file = await makeFile('edited.mp3');
  await writeFile(path.join(root, file.source), make(file.byteLength));
  await inBucket(async (bucket) => {
    await expect(upload(bucket, file)).rejects.toThrow(
      'edited.mp3 has changed since it was compiled; try again',
    );
    expect(await bucket.head(file.key)).toBeNull();
  });
  expect(await readState(file.key)).toBeUndefined();
});

test('a file that is replaced while it is uploaded is not there', {
  timeout: MINUTES,
}, async () => {
  const file = await makeFile('swapped.mp3');
  const replace: OnUpload = (_, done) => {
    if (done === PART) writeFileSync(path.join(root, file.source), Buffer.alloc(done + 10, 'new'));
  };
  await inBucket(async (bucket) => {
    await expect(upload(bucket, file, replace)).rejects.toThrow(
      'swapped.mp3 has changed since it was compiled; try again',
    );
    expect(await bucket.head(file.key)).toBeNull();
  });
});

test(
  'what somebody put in the place of a file is replaced, also if it is as long',
  async () => {
    const file = await makeFile('replaced.mp3');
    await inBucket(async (bucket) => {
      await upload(bucket, file);
      await bucket.put(file.key, Buffer.alloc(file.byteLength, 7));
      expect(await upload(bucket, file)).toEqual([file]);
      const object = await bucket.get(file.key);
      const bytes = Buffer.from((await object?.arrayBuffer()) ?? new ArrayBuffer());
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(file.digest);
    });
  },
  MINUTES,
);

test(
  'what neither the site nor one of the last ten deployments of any site names is unused',
  () =>
    inBucket(async (bucket) => {
      for (const key of ['media/a.mp3', 'media/b.mp3', 'media/c.mp3', 'other/d.mp3']) {
        await bucket.put(key, 'x');
      }
      const listKeys = async () =>
        (await listUnused(bucket, ['media/a.mp3'], 'media/'))
          .map(({ key }) => key)
          .filter((key) => /\/[abc]\.mp3$/.test(key));
      const deploy = (site: string, keys: readonly string[]) =>
        rememberDeployment(bucket, site, keys, '2026-01-01T00:00:00Z');
      await deploy('news', ['media/b.mp3']);
      expect(await listKeys()).toEqual(['media/c.mp3']);
      for (let day = 1; day <= 9; day += 1) await deploy('news', []);
      // Another site that has the same bucket.
      for (let day = 1; day <= 9; day += 1) await deploy('news-preview', []);
      expect(await listKeys()).toEqual(['media/c.mp3']);
      await deploy('news', []);
      expect(await listKeys()).toEqual(['media/b.mp3', 'media/c.mp3']);
      await deploy('news-preview', ['media/c.mp3']);
      expect(await listKeys()).toEqual(['media/b.mp3']);
    }),
  MINUTES,
);
