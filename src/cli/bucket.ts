import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { explainBucketError } from '../bucket/explain-error.ts';
import { withBucket } from '../bucket/open-bucket.ts';
import { listUnused, rememberDeployment } from '../bucket/prune.ts';
import { UploadError, uploadFiles } from '../bucket/upload.ts';
import { openUploadState } from '../bucket/upload-state.ts';
import { type BoundBucket, BUCKET_PLAN, type BucketPlan } from '../compile/bucket.ts';
import { BUILD } from '../compile/build-folder.ts';
import { MEDIA_FOLDER } from '../paths.ts';
import { offerLogin } from './login.ts';
import { count, print, printError, printSuccess, printUploadProgress } from './terminal.ts';

/** The plan whose files are in the local copy of the bucket. */
const LOCAL_PLAN = `${BUILD}/bucket-local.json`;

const readPlanText = (root: string): string => readFileSync(path.join(root, BUCKET_PLAN), 'utf8');

/** What the last compile wants to be in the bucket. */
function readBucketPlan(root: string): BucketPlan {
  // Compile wrote it, so it is not checked again.
  return JSON.parse(readPlanText(root));
}

const inMebibytes = (bytes: number): string =>
  `${Math.ceil(bytes / 1024 ** 2).toLocaleString('en')} MiB`;

const sizeOf = (files: readonly { readonly byteLength: number }[]): string =>
  inMebibytes(files.reduce((sum, { byteLength }) => sum + byteLength, 0));

/**
 * Works with the bucket of the site, and says why if that fails: wrangler is not logged in, there is no such bucket,
 * no network.
 * @returns whether it went well
 */
async function tryWithBucket(
  bucket: BoundBucket,
  isRemote: boolean,
  work: (bucket: R2Bucket) => Promise<void>,
): Promise<boolean> {
  if (isRemote) await offerLogin();
  try {
    await withBucket(process.cwd(), bucket, isRemote, work);
    return true;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    printError(error instanceof UploadError ? message : explainBucketError(bucket.name, message));
    return false;
  }
}

/**
 * Uploads the large files that are not in the bucket yet, for a site that has some.
 * @returns whether all are there
 */
export async function uploadLargeFiles(isRemote: boolean): Promise<boolean> {
  const root = process.cwd();
  const planText = readPlanText(root);
  const { bucket: bound, files } = readBucketPlan(root);
  if (!bound || files.length === 0) return true;
  return tryWithBucket(bound, isRemote, async (bucket) => {
    const state = openUploadState(root, isRemote);
    const uploaded = await uploadFiles(root, bucket, files, state, printUploadProgress);
    const place = `${isRemote ? '' : 'the local copy of '}the bucket ${bound.name}`;
    if (uploaded.length > 0)
      printSuccess(`${count(uploaded.length, 'file')} (${sizeOf(uploaded)}) uploaded to ${place}`);
    if (!isRemote) writeFileSync(path.join(root, LOCAL_PLAN), planText);
  });
}

/**
 * Uploads what has become large, or changed, since `npm start` began. Not the last plan counts but the last one that
 * arrived: wrangler ends a build, and the upload in it, as soon as another file changes, such as the lock.
 */
export async function uploadNewLargeFiles(): Promise<void> {
  const root = process.cwd();
  const local = path.join(root, LOCAL_PLAN);
  const arrived = existsSync(local) ? readFileSync(local, 'utf8') : undefined;
  if (arrived !== readPlanText(root)) await uploadLargeFiles(false);
}

/** Says what a deployment would look for in the bucket. */
export function printBucketPlan(): void {
  const { bucket, files } = readBucketPlan(process.cwd());
  if (bucket && files.length > 0)
    print(
      `${count(files.length, 'file')} (${sizeOf(files)}) would be in the bucket ${bucket.name}.`,
    );
}

/** Notes what was deployed, so that pruning keeps it. */
export async function rememberDeployedFiles(): Promise<void> {
  const { bucket: bound, files } = readBucketPlan(process.cwd());
  if (!bound || files.length === 0) return;
  const keys = files.map(({ key }) => key);
  await tryWithBucket(bound, true, (bucket) =>
    rememberDeployment(bucket, bound.worker, keys, new Date().toISOString()),
  );
}

/**
 * Lists the files in the bucket that nothing names any more, then removes them.
 * @param isRemote whether in the bucket at Cloudflare
 * @returns whether it went well
 */
export async function pruneBucket(isRemote: boolean, dryRun: boolean): Promise<boolean> {
  const { bucket: bound, files } = readBucketPlan(process.cwd());
  if (!bound) {
    printError('wrangler.toml binds no bucket as MEDIA, so there is nothing to prune');
    return false;
  }
  const keys = files.map(({ key }) => key);
  return tryWithBucket(bound, isRemote, async (bucket) => {
    const unused = await listUnused(bucket, keys, `${MEDIA_FOLDER.slice(1)}/`);
    for (const { key, size } of unused) print(`  ${key}  ${inMebibytes(size)}`);
    if (!dryRun) for (const { key } of unused) await bucket.delete(key);
    const done = dryRun ? 'would be removed from' : 'removed from';
    printSuccess(`${count(unused.length, 'file')} ${done} the bucket ${bound.name}`);
  });
}
