import { z } from 'zod';

/** The keys that each deployment names, the newest first. */
const deployments = z.array(z.object({ time: z.string(), keys: z.array(z.string()) }));

type Deployments = z.infer<typeof deployments>;

/** Next to the files, as any machine may deploy. */
const DEPLOYMENTS_KEY = 'deployments.json';

/** How many deployments can be rolled back to without losing a recording. */
const KEPT_DEPLOYMENTS = 10;

async function readDeployments(bucket: R2Bucket): Promise<Deployments> {
  const object = await bucket.get(DEPLOYMENTS_KEY);
  return object ? deployments.parse(await object.json()) : [];
}

/**
 * Notes which files a deployment names, so that they stay while somebody may go back to it.
 * @param time in RFC 3339
 */
export async function rememberDeployment(
  bucket: R2Bucket,
  keys: readonly string[],
  time: string,
): Promise<void> {
  const before = await readDeployments(bucket);
  const kept = [{ time, keys: [...keys] }, ...before].slice(0, KEPT_DEPLOYMENTS);
  await bucket.put(DEPLOYMENTS_KEY, JSON.stringify(kept));
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
 * The files that neither the site as it was compiled nor one of the last deployments names.
 * @param keys of the site
 */
export async function listUnused(
  bucket: R2Bucket,
  keys: readonly string[],
  prefix: string,
): Promise<readonly StoredObject[]> {
  const named = new Set([...keys, ...(await readDeployments(bucket)).flatMap((each) => each.keys)]);
  return (await listObjects(bucket, prefix)).filter(({ key }) => !named.has(key));
}
