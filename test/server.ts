import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Miniflare } from 'miniflare';
import { createProject } from './cli/project.ts';

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

/** The Worker as it would be uploaded. */
async function build(): Promise<string> {
  const project = await createProject(SITE);
  const run = project.run('deploy', '--dry-run', '--outdir', 'out');
  if ((await run.ended) !== 0) throw new Error(run.output());
  const script = await readFile(path.join(project.root, 'out/worker.js'), 'utf8');
  await project.remove();
  return script;
}

let built: Promise<string> | undefined;

/**
 * The built Worker in workerd, over HTTP.
 * @param port 0 for a free one
 */
export async function startServer(
  settings: Readonly<Record<string, string>> = SETTINGS,
  port = 0,
): Promise<Server> {
  built ??= build();
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
          env: Object.fromEntries(
            Object.entries(settings).map(([name, value]) => [name, { type: 'text', value }]),
          ),
          manifest: {
            mainModule: 'worker.js',
            modules: { 'worker.js': { type: 'esm', contents: await built } },
          },
        },
      },
    ],
  });
  return { url: await miniflare.ready, stop: () => miniflare.dispose() };
}
