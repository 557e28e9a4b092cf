import {
  computeState,
  type KnownLargeFiles,
  LARGE_FILES_CACHE,
  renderLargeFiles,
} from './media/large-files.ts';
import type { PublishedFile } from './media/publish.ts';
import type { Output } from './write.ts';

/** The binding of the R2 bucket that has the files which are too large for static assets. */
export const BUCKET_BINDING = 'MEDIA';

/** The bucket of a site. */
export interface BoundBucket {
  readonly name: string;
  /** Of Cloudflare's account, if wrangler.toml says which. */
  readonly account: string | undefined;
}

const asTable = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {};

/**
 * The bucket that a configuration binds; undefined if it binds none.
 * @param configuration what wrangler.toml says
 * @param environment what it says of the environment: wrangler takes no bindings from the top level for it
 */
export function findBucket(configuration: unknown, environment: unknown): BoundBucket | undefined {
  const { account_id: account } = { ...asTable(configuration), ...asTable(environment) };
  const { r2_buckets: buckets } = asTable(environment);
  for (const bucket of Array.isArray(buckets) ? buckets : []) {
    const { binding, bucket_name: name } = asTable(bucket);
    if (binding !== BUCKET_BINDING || typeof name !== 'string') continue;
    return { name, account: typeof account === 'string' ? account : undefined };
  }
  return undefined;
}

/** A file for the bucket. */
export interface BucketFile {
  /** Its key in the bucket: its address without the slash in front. */
  readonly key: string;
  /** Relative to the project. */
  readonly source: string;
  readonly mediaType: string;
  readonly byteLength: number;
  /** SHA-256, in hexadecimal digits. */
  readonly digest: string;
}

/** What a compile wants to be in the bucket. */
export interface BucketPlan {
  /** Empty if there is none. */
  readonly bucket: string;
  readonly account?: string | undefined;
  readonly files: readonly BucketFile[];
}

/** Where compile leaves the plan for `npm start` and `npm run deploy`. */
export const BUCKET_PLAN = '.build/bucket.json';

/** The plan for the bucket, and what its files were found to be. */
export function planBucket(
  root: string,
  version: string,
  bucket: BoundBucket | undefined,
  files: readonly PublishedFile[],
): readonly Output[] {
  const large = files.flatMap(({ bytes, source, ...file }) =>
    bytes === undefined && source !== undefined ? [{ ...file, source }] : [],
  );
  const known: KnownLargeFiles = new Map(
    large.flatMap(({ path, source, digest, ...facts }) => {
      const state = computeState(root, source)?.state;
      return state === undefined ? [] : [[state, { facts, digest }] as const];
    }),
  );
  const plan: BucketPlan = {
    bucket: bucket?.name ?? '',
    account: bucket?.account,
    files: large.map(({ path, source, mediaType, byteLength, digest }) => ({
      key: path.slice(1),
      source,
      mediaType,
      byteLength,
      digest,
    })),
  };
  return [
    { file: BUCKET_PLAN, content: `${JSON.stringify(plan)}\n` },
    { file: LARGE_FILES_CACHE, content: renderLargeFiles(version, known) },
  ];
}
