import path from 'node:path';
import { LIBRARY_FOLDER, MEDIA_FOLDER } from '../paths.ts';
import { listFolder } from './build-folder.ts';
import { type Excess, hashLibrary, type LibraryFiles, stageLibrary } from './stage-library.ts';
import { type Change, type Content, readPlainFile } from './write.ts';

/** The folder of the static assets, as in wrangler.toml. Wrangler uploads everything in it. */
export const ASSETS = '.build/assets';

/** The fingerprint of the current library, and the name of its folder. */
const LIBRARY_NAME_FILE = '.build/library.txt';

const HEADERS_FILE = '_headers';

/** The changes that put a library in place. */
export interface LibraryPlan {
  /** Relative to the static assets, with a slash in front: `/library/1f0c…`. */
  readonly folder: string;
  readonly change: Change;
}

/** @see https://developers.cloudflare.com/workers/static-assets/headers/ */
const ASSET_HEADERS = `${MEDIA_FOLDER}/*
  Cache-Control: public, max-age=31536000, immutable
  Access-Control-Allow-Origin: *
  X-Content-Type-Options: nosniff
  Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'; sandbox

${MEDIA_FOLDER}/*.chapters.json
  Content-Type: application/json+chapters
`;

/**
 * Plans the media of articles. Anything else in the folder of assets would be deployed too, so it
 * is removed.
 * @param media content by path on the site
 */
export function planMedia(root: string, media: ReadonlyMap<string, Content>): Change {
  const files = new Map([...media].map(([each, content]) => [ASSETS + each, content]));
  const top = [
    HEADERS_FILE,
    LIBRARY_FOLDER.slice(1),
    ...(files.size > 0 ? [MEDIA_FOLDER.slice(1)] : []),
  ];
  const named = new Set([...top.map((name) => `${ASSETS}/${name}`), ...files.keys()]);
  return {
    outputs: [
      { file: `${ASSETS}/${HEADERS_FILE}`, content: ASSET_HEADERS },
      ...[...files].map(([file, content]) => ({ file, content })),
    ],
    stale: [
      ...listFolder(root, ASSETS),
      ...(files.size > 0 ? listFolder(root, ASSETS + MEDIA_FOLDER) : []),
    ].filter((file) => !named.has(file)),
  };
}

/**
 * Plans the library. Its folder is named after a hash of its content. So an index that names a
 * folder gets exactly those files or none, even after an interrupted compile, and damage is
 * noticed. Nothing is built if the last library is intact and has the same fingerprint.
 * @param fingerprint of everything that the library is built from
 * @returns the plan, or the size of a file that is too large
 */
export function planLibrary(
  root: string,
  files: LibraryFiles,
  fingerprint: string,
): LibraryPlan | Excess {
  const shardCount = ASSETS + LIBRARY_FOLDER;
  const present = listFolder(root, shardCount);
  const isIntact = (name: string): boolean =>
    present.includes(`${shardCount}/${name}`) &&
    hashLibrary(root, `${shardCount}/${name}`) === name;
  const plan = (name: string, outputs: Change['outputs']): LibraryPlan => ({
    folder: `${LIBRARY_FOLDER}/${name}`,
    change: { outputs, stale: present.filter((file) => file !== `${shardCount}/${name}`) },
  });
  const [before, known = ''] =
    readPlainFile(path.join(root, LIBRARY_NAME_FILE))?.toString().split(' ') ?? [];
  if (before === fingerprint && isIntact(known)) return plan(known, []);

  const staged = stageLibrary(root, files, present);
  if ('excess' in staged) return staged;
  const { name, folder } = staged;
  return plan(name, [
    ...(isIntact(name) ? [] : [{ file: `${shardCount}/${name}`, ready: folder }]),
    { file: LIBRARY_NAME_FILE, content: `${fingerprint} ${name}` },
  ]);
}
