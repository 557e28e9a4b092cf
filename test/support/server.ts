import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Miniflare } from 'miniflare';
import { inject } from 'vitest';
import { ASSETS } from '../../src/compile/assets.ts';
import { withLock } from '../../src/compile/build-mutex.ts';
import { createProject, PUBLIC_SITE } from './project.ts';

/** Where the site of the fixtures is, as its Worker says. */
export const SITE = 'https://news.tidings.test';

/** The bucket of a site that has one. */
export const BUCKET_LINE =
  'r2_buckets = [{ binding = "MEDIA", bucket_name = "tidings-media" }]\n' as const;

/** What the Worker is told, but for what a test says otherwise. */
export const SETTINGS = {
  SITE_URL: SITE,
  SITE_TITLE: 'Tidings',
  SITE_DESCRIPTION: 'News',
  SITE_LANGUAGE: 'en',
} as const;

export interface Server {
  readonly url: URL;
  readonly stop: () => Promise<void>;
}

/** The built Worker, with a bucket. */
export interface BuiltServer extends Server {
  /** Puts a file into the bucket, which is empty at first, as a deployment does. */
  readonly store: (key: string, content: Uint8Array) => Promise<void>;
  /** What the Worker has written to its log. */
  readonly readLog: () => readonly string[];
}

interface Upload {
  readonly script: string;
  /** The folder of the static assets. */
  readonly assets: string;
}

/** @param prepare adds to the articles of the fixtures */
async function build(folder: string, prepare?: (root: string) => Promise<void>): Promise<Upload> {
  const project = await createProject(PUBLIC_SITE, 'site', prepare);
  const run = project.call('deploy', '--dry-run', '--outdir', 'out');
  if ((await run.ended) !== 0) throw new Error(run.output());
  await cp(path.join(project.root, ASSETS), path.join(folder, 'assets'), { recursive: true });
  await rename(path.join(project.root, 'out/worker.js'), path.join(folder, 'worker.js'));
  await project.remove();
  return readBuilt(folder);
}

const readBuilt = async (folder: string): Promise<Upload> => ({
  script: await readFile(path.join(folder, 'worker.js'), 'utf8'),
  assets: path.join(folder, 'assets'),
});

/** What `wrangler deploy` would upload; it is built once, by the first test that asks for it. */
export async function readUpload(): Promise<Upload> {
  const folder = inject('upload');
  const script = path.join(folder, 'worker.js');
  const waiting = { onWait: () => {}, patience: 300_000 };
  await withLock(path.join(folder, 'lock'), waiting, async () => {
    if (!existsSync(script)) await build(folder);
  });
  return readBuilt(folder);
}

/**
 * The built Worker of a site with other articles besides those of the fixtures.
 * @param prepare writes them into the folder of the project
 */
export async function startSite(prepare: (root: string) => Promise<void>): Promise<BuiltServer> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'tidings-upload-'));
  const server = await serveUpload(await build(folder, prepare), SETTINGS, 0);
  const stop = async (): Promise<void> => {
    await server.stop();
    await rm(folder, { recursive: true });
  };
  return { ...server, stop };
}

/**
 * The built Worker in workerd, over HTTP.
 * @param port 0 for a free one
 */
export async function startServer(
  settings: Readonly<Record<string, string>> = SETTINGS,
  port = 0,
): Promise<Server> {
  return serveUpload(await readUpload(), settings, port);
}

async function serveUpload(
  { script, assets }: Upload,
  settings: Readonly<Record<string, string>>,
  port: number,
): Promise<BuiltServer> {
  const log: string[] = [];
  const miniflare = new Miniflare({
    host: '127.0.0.1',
    port,
    cf: false,
    handleStructuredLogs: ({ message }) => log.push(message),
    workers: [
      {
        config: {
          name: 'tidings',
          compatibilityDate: '2026-10-23',
          compatibilityFlags: ['no_nodejs_compat', 'no_nodejs_compat_v2'],
          env: {
            ASSETS: { type: 'assets' },
            MEDIA: { type: 'r2', name: 'tidings-media' },
            ...Object.fromEntries(
              Object.entries(settings).map(([name, value]) => [name, { type: 'text', value }]),
            ),
          },
          assets: {
            directory: assets,
            hasUserWorker: true,
            runWorkerFirst: true,
            htmlHandling: 'none',
          },
          manifest: {
            mainModule: 'worker.js',
            modules: { 'worker.js': { type: 'esm', contents: script } },
          },
        },
      },
    ],
  });
  return {
    url: await miniflare.ready,
    stop: () => miniflare.dispose(),
    readLog: () => log,
    async store(key, content) {
      const { MEDIA } = await miniflare.getBindings<{ readonly MEDIA: R2Bucket }>();
      const sha256 = createHash('sha256').update(content).digest('hex');
      await MEDIA.put(key, content, { customMetadata: { sha256 } });
    },
  };
}
