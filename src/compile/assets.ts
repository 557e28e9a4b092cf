import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { SHELF_FOLDER } from '../article/shelf.ts';
import { MEDIA_FOLDER } from './media/publish.ts';
import { type Change, NO_CHANGE, type Output } from './write.ts';

/** Where the static assets lie, as wrangler.toml says; wrangler uploads what is below. */
export const ASSETS = '.build/assets';

/** What the shelf that lies there was made of. */
const FINGERPRINT_FILE = '.build/shelf.txt';

/** Files by their paths on the site. */
type Assets = ReadonlyMap<string, Output['content']>;

/** @see https://developers.cloudflare.com/workers/static-assets/headers/ */
const ASSET_HEADERS = `${MEDIA_FOLDER}/*
  Cache-Control: public, max-age=31536000, immutable
  Access-Control-Allow-Origin: *
  X-Content-Type-Options: nosniff
  Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'; sandbox
`;

/** The assets that lie in a folder, by their paths on the site. */
async function findAssets(root: string, folder: string): Promise<readonly string[]> {
  const names = await readdir(path.join(root, ASSETS, folder)).catch(() => []);
  return names.map((name) => `${folder}/${name}`);
}

const planAssets = (lying: readonly string[], assets: Assets): Change => ({
  outputs: [...assets].map(([each, content]) => ({ file: ASSETS + each, content })),
  stale: lying.filter((each) => !assets.has(each)).map((each) => ASSETS + each),
});

/** Publishes the files of articles. */
export async function planMedia(root: string, media: Assets): Promise<Change> {
  const { outputs, stale } = planAssets(await findAssets(root, MEDIA_FOLDER), media);
  return { outputs: [{ file: `${ASSETS}/_headers`, content: ASSET_HEADERS }, ...outputs], stale };
}

/**
 * Writes a library's shelf; where all of it is as before, no file of it is made to be compared.
 * @param fingerprint of everything that it is made of
 */
export async function planShelf(root: string, files: Assets, fingerprint: string): Promise<Change> {
  const lying = await findAssets(root, SHELF_FOLDER);
  const before = await readFile(path.join(root, FINGERPRINT_FILE), 'utf8').catch(() => '');
  if (before === fingerprint && lying.length === files.size) return NO_CHANGE;
  const { outputs, stale } = planAssets(lying, files);
  return {
    outputs: [
      // Until all of it is written, nothing is known of it.
      { file: FINGERPRINT_FILE, content: '' },
      ...outputs,
      { file: FINGERPRINT_FILE, content: fingerprint },
    ],
    stale,
  };
}
