import { z } from 'zod';

/** The keys that each deployment names, the newest first. */
const deployments = z.array(z.object({ time: z.string(), keys: z.array(z.string()) }));

type Deployments = z.infer<typeof deployments>;

/** Next to the files, as any machine may deploy. Each site that uses the bucket has a list of its own. */
const DEPLOYMENTS_FOLDER = 'deployments/';

/** How many deployments of a site can be rolled back to without losing a recording. */
const KEPT_DEPLOYMENTS = 10;

async function readDeployments(bucket: R2Bucket, key: string): Promise<Deployments> {
  const object = await bucket.get(key);
  return object ? deployments.parse(await object.json()) : [];
}

/**
 * Notes which files a deployment names, so that they stay while somebody may go back to it.
 * @param worker the name of the Worker
 * @param time in RFC 3339
 */
export async function rememberDeployment(
  bucket: R2Bucket,
  worker: string,
  keys: readonly string[],
  time: string,
): Promise<void> {
  const list = `${DEPLOYMENTS_FOLDER}${worker}.json`;
  const before = await readDeployments(bucket, list);
  const kept = [{ time, keys: [...keys] }, ...before].slice(0, KEPT_DEPLOYMENTS);
  await bucket.put(list, JSON.stringify(kept));
}

/** A file in the bucket. */
export interface StoredObject {
  readonly key: string;
  /** In bytes. */
  readonly size: number;
}

async function listObjects(bucket: R2Bucket, prefix: string): Promise<readonly StoredObject[]> {
  const found: StoredObject[] = [];
  let cursor: string | undefined;
  do {
    const page = await bucket.list({ prefix, ...(cursor !== undefined && { cursor }) });
    found.push(...page.objects.map(({ key, size }) => ({ key, size })));
    cursor = page.truncated ? page.cursor : undefined;
  } while (cursor !== undefined);
  return found;
}

/**
 * The files that neither the site as it was compiled nor one of the last deployments names, of this site or of another
 * one that uses the bucket.
 * @param keys of the site
 */
export async function listUnused(
  bucket: R2Bucket,
  keys: readonly string[],
  prefix: string,
): Promise<readonly StoredObject[]> {
  const named = new Set(keys);
  for (const { key } of await listObjects(bucket, DEPLOYMENTS_FOLDER)) {
    for (const deployment of await readDeployments(bucket, key))
      for (const each of deployment.keys) named.add(each);
  }
  return (await listObjects(bucket, prefix)).filter(({ key }) => !named.has(key));
}
