import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { SHELF_FOLDER } from '../article/shelf.ts';
import { MEDIA_FOLDER } from './media/publish.ts';

/** Where the static assets lie, as wrangler.toml says; wrangler uploads what is below. */
export const ASSETS = '.build/assets';

/** @see https://developers.cloudflare.com/workers/static-assets/headers/ */
export const ASSET_HEADERS = `${MEDIA_FOLDER}/*
  Cache-Control: public, max-age=31536000, immutable
  Access-Control-Allow-Origin: *
  X-Content-Type-Options: nosniff
  Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'; sandbox
`;

/**
 * The assets that lie there and that nothing names any more.
 * @param paths of those that are named
 */
export async function findStaleAssets(
  root: string,
  paths: ReadonlySet<string>,
): Promise<readonly string[]> {
  const folders = [MEDIA_FOLDER, SHELF_FOLDER];
  const lying = await Promise.all(
    folders.map(async (folder) => {
      const names = await readdir(path.join(root, ASSETS, folder)).catch(() => []);
      return names.map((name) => `${folder}/${name}`);
    }),
  );
  return lying
    .flat()
    .filter((each) => !paths.has(each))
    .map((each) => ASSETS + each);
}
