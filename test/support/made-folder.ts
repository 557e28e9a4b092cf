import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { type CompileOptions, compile } from '../../src/compile/compile.ts';
import { LOCK_FILE } from '../../src/lock/lock.ts';

/** A publisher's folder in a place of its own. */
export interface MadeFolder {
  readonly root: string;
  readonly write: (file: string, text: string) => Promise<void>;
  readonly remove: (file: string) => Promise<void>;
  readonly readLock: () => Promise<string>;
  /** Unless it says otherwise, what is compiled is deployed at once. */
  readonly compile: (now: number, options?: Partial<CompileOptions>) => ReturnType<typeof compile>;
}

const configure = (siteUrl: string): string => `[vars]
SITE_URL = "${siteUrl}"
SITE_TITLE = "T"
SITE_DESCRIPTION = "D"
SITE_LANGUAGE = "en"
`;

/** Does something in such a folder, and removes it. */
export async function withFolder(
  work: (folder: MadeFolder) => Promise<void>,
  siteUrl = 'https://news.test',
): Promise<void> {
  const root = await mkdtemp(path.join(os.tmpdir(), 'tidings-folder-'));
  const write = async (file: string, text: string): Promise<void> => {
    await mkdir(path.dirname(path.join(root, file)), { recursive: true });
    await writeFile(path.join(root, file), text);
  };
  try {
    await write('wrangler.toml', configure(siteUrl));
    await work({
      root,
      write,
      remove: (file) => rm(path.join(root, file), { recursive: true }),
      readLock: () => readFile(path.join(root, LOCK_FILE), 'utf8'),
      compile: (now, options = {}) =>
        compile({ root, now, frozen: false, deploys: true, ...options }),
    });
  } finally {
    await rm(root, { recursive: true });
  }
}
