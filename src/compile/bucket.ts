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
  /** Where its data has to stay, such as `eu`. */
  readonly jurisdiction: string | undefined;
  /** What `wrangler dev` calls it. */
  readonly localName: string;
  /** The name of the Worker, by which a bucket of several sites tells their deployments apart. */
  readonly worker: string;
}

const asTable = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {};

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : undefined;

/** As wrangler names it: in an environment, with the name of that behind it. */
function nameWorker(configuration: unknown, environment: string | undefined, own: unknown): string {
  const { name = 'worker' } = asTable(configuration);
  const stated = textOf(asTable(own).name);
  return stated ?? (environment ? `${name}-${environment}` : String(name));
}

/**
 * The bucket that a configuration binds; undefined if it binds none. For an environment, wrangler takes no bindings
 * from the top level.
 * @param configuration what wrangler.toml says
 * @param environment the name of an `[env.…]`; undefined or empty for the top level
 */
export function findBucket(
  configuration: unknown,
  environment: string | undefined,
): BoundBucket | undefined {
  const top = asTable(configuration);
  const own = environment ? asTable(asTable(top.env)[environment]) : top;
  const { account_id: account } = { ...top, ...own };
  const { r2_buckets: buckets } = own;
  for (const bucket of Array.isArray(buckets) ? buckets : []) {
    const {
      binding,
      bucket_name: name,
      preview_bucket_name: preview,
      jurisdiction,
    } = asTable(bucket);
    if (binding !== BUCKET_BINDING || typeof name !== 'string') continue;
    return {
      name,
      account: textOf(account),
      jurisdiction: textOf(jurisdiction),
      localName: textOf(preview) ?? name,
      worker: nameWorker(top, environment, own),
    };
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
  readonly bucket?: BoundBucket | undefined;
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
    bucket,
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
