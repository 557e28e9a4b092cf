import path from 'node:path';
import { LIBRARY_FOLDER, MEDIA_FOLDER } from '../paths.ts';
import { listFolder } from './build-folder.ts';
import { type Excess, hashLibrary, type LibraryFiles, stageLibrary } from './stage-library.ts';
import { type Change, type Content, readPlainFile } from './write.ts';

/** Where the static assets lie, as wrangler.toml says; wrangler uploads what is below. */
export const ASSETS = '.build/assets';

/** What the library that is there was made of, and the name of its folder. */
const LIBRARY_NAME_FILE = '.build/library.txt';

const HEADERS_FILE = '_headers';

/** A library on its way to its place. */
export interface LibraryPlan {
  /** Its folder, from the root of the static assets on. */
  readonly folder: string;
  readonly change: Change;
}

/** @see https://developers.cloudflare.com/workers/static-assets/headers/ */
const ASSET_HEADERS = `${MEDIA_FOLDER}/*
  Cache-Control: public, max-age=31536000, immutable
  Access-Control-Allow-Origin: *
  X-Content-Type-Options: nosniff
  Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'; sandbox
`;

/**
 * Publishes the files of articles, and has nothing else lie among the assets: all of them are deployed.
 * @param media by their paths on the site
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
 * Makes a library ready. Its folder is named by its content, so that what names the folder gets
 * these files or none, whatever was interrupted, and so that what is damaged is found.
 * Where it is made of the same as before and intact, no file of it is made to be compared.
 * @param fingerprint of everything that it is made of
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
