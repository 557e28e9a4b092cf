import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { type BoundBucket, BUCKET_BINDING } from '../compile/bucket.ts';
import { BUILD } from '../compile/build-folder.ts';

const CONFIGURATION = `${BUILD}/bucket-wrangler.json`;

/** Where `wrangler dev` keeps what it simulates. */
const SIMULATED = '.wrangler/state/v3';

/** What goes wrong is thrown too: wrangler would print it first, with a stack. */
async function inSilence<T>(work: () => Promise<T>): Promise<T> {
  const { WRANGLER_LOG: before } = process.env;
  process.env.WRANGLER_LOG = before ?? 'none';
  try {
    return await work();
  } finally {
    if (before === undefined) delete process.env.WRANGLER_LOG;
  }
}

/**
 * Opens a bucket with wrangler's own login, and closes it after the work.
 * @param root the project's folder
 * @param isRemote whether the one at Cloudflare, or the one that `wrangler dev` simulates on this machine
 */
export async function withBucket<T>(
  root: string,
  { name, account, jurisdiction, localName }: Omit<BoundBucket, 'worker'>,
  isRemote: boolean,
  work: (bucket: R2Bucket) => Promise<T>,
): Promise<T> {
  const configuration = {
    name: 'tidings-upload',
    compatibility_date: '2026-10-23',
    ...(account !== undefined && { account_id: account }),
    r2_buckets: [
      {
        binding: BUCKET_BINDING,
        bucket_name: isRemote ? name : localName,
        ...(jurisdiction !== undefined && { jurisdiction }),
        remote: isRemote,
      },
    ],
  };
  const configPath = path.join(root, CONFIGURATION);
  await writeFile(configPath, JSON.stringify(configuration));
  // It takes half a second to load, and most sites have no bucket.
  const { getPlatformProxy } = await import('wrangler');
  return inSilence(async () => {
    const proxy = await getPlatformProxy<{ readonly [BUCKET_BINDING]: R2Bucket }>({
      configPath,
      envFiles: [],
      persist: { path: path.join(root, SIMULATED) },
      remoteBindings: isRemote,
    });
    try {
      return await work(proxy.env[BUCKET_BINDING]);
    } finally {
      await proxy.dispose();
    }
  });
}
