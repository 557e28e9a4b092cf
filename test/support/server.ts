import { rmSync } from 'node:fs';
import { cp, mkdtemp, readFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { Miniflare } from 'miniflare';
import { ASSETS } from '../../src/compile/assets.ts';
import { createProject, PUBLIC_SITE } from './project.ts';

/** Where the site of the fixtures is, as its Worker says. */
export const SITE = 'https://news.tidings.test';

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

interface Upload {
  readonly script: string;
  /** The folder of the static assets. */
  readonly assets: string;
}

/** The Worker and its assets as they would be uploaded. */
async function build(): Promise<Upload> {
  const project = await createProject(PUBLIC_SITE);
  const run = project.run('deploy', '--dry-run', '--outdir', 'out');
  if ((await run.ended) !== 0) throw new Error(run.output());
  const script = await readFile(path.join(project.root, 'out/worker.js'), 'utf8');
  const assets = await mkdtemp(path.join(os.tmpdir(), 'tidings-assets-'));
  await cp(path.join(project.root, ASSETS), assets, { recursive: true });
  process.once('exit', () => rmSync(assets, { recursive: true }));
  await project.remove();
  return { script, assets };
}

let built: Promise<Upload> | undefined;

/** What `wrangler deploy` would upload; it is built once. */
export function readUpload(): Promise<Upload> {
  built ??= build();
  return built;
}

/**
 * The built Worker in workerd, over HTTP.
 * @param port 0 for a free one
 */
export async function startServer(
  settings: Readonly<Record<string, string>> = SETTINGS,
  port = 0,
): Promise<Server> {
  const { script, assets } = await readUpload();
  const miniflare = new Miniflare({
    host: '127.0.0.1',
    port,
    cf: false,
    handleStructuredLogs: () => {},
    workers: [
      {
        config: {
          name: 'tidings',
          compatibilityDate: '2026-10-23',
          compatibilityFlags: ['no_nodejs_compat', 'no_nodejs_compat_v2'],
          env: {
            ASSETS: { type: 'assets' },
            ...Object.fromEntries(
              Object.entries(settings).map(([name, value]) => [name, { type: 'text', value }]),
            ),
          },
          assets: {
            directory: assets,
            hasUserWorker: true,
            runWorkerFirst: ['/*', '!/media/*'],
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
  return { url: await miniflare.ready, stop: () => miniflare.dispose() };
}
