import { env } from 'cloudflare:workers';
import libraryIndex from '#library';
import { createApp, createClosedApp } from './app.ts';
import { createLibrary } from './library/open/library.ts';
import { readSettings } from './settings/settings.ts';

declare global {
  namespace Cloudflare {
    interface Env {
      readonly ASSETS: Fetcher;
    }
  }
}

/** Reads a file that compile wrote next to the bundle; undefined if there is none. */
async function readFile(path: string): Promise<string | undefined> {
  // The binding ignores the host.
  const response = await env.ASSETS.fetch(new URL(path, 'https://assets.invalid'));
  if (response.ok) return response.text();
  await response.body?.cancel();
  if (response.status === 404) return undefined;
  throw new Error(`the static assets answered ${response.status} for ${path}`);
}

const read = readSettings({ ...env });
const problems = [
  ...('problems' in read ? read.problems.map(({ message }) => message) : []),
  ...('ASSETS' in env ? [] : ['wrangler.toml: [assets] has no binding; add binding = "ASSETS"']),
];

export default 'settings' in read && problems.length === 0
  ? createApp(createLibrary(libraryIndex, readFile), read.settings, Date.now)
  : createClosedApp(problems);
