import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { readLibrary } from '../../src/cli/read-library.ts';
import { type CompileOptions, compile } from '../../src/compile/compile.ts';
import type { Site } from '../../src/model/article.ts';

const SETTINGS = `[vars]
SITE_URL = "https://news.test"
SITE_TITLE = "T"
SITE_DESCRIPTION = "D"
SITE_LANGUAGE = "en"
`;

/**
 * A publisher's folder, made anew for each test of the file that calls this.
 * @param settings wrangler.toml
 */
export function useSiteFolder(settings = SETTINGS) {
  let root = '';
  let site: Site | undefined;
  const resolve = (file: string): string => path.join(root, file);
  const write = async (files: Readonly<Record<string, string | Uint8Array>>): Promise<void> => {
    for (const [file, content] of Object.entries(files)) {
      await mkdir(path.dirname(resolve(file)), { recursive: true });
      await writeFile(resolve(file), content);
    }
  };
  /** Compiles at noon of a day. */
  const run = async (day = '2024-01-01', more: Partial<CompileOptions> = {}) => {
    const now = Date.parse(`${day}T12:00:00Z`);
    const outcome = await compile({ root, now, frozen: false, deploys: true, ...more });
    if ('site' in outcome) site = JSON.parse(JSON.stringify(outcome.site));
    return outcome;
  };
  /** What is wrong, line by line as it is shown. */
  const problems = async (...args: Parameters<typeof run>): Promise<readonly string[]> => {
    const outcome = await run(...args);
    if (!('problems' in outcome)) return [];
    return outcome.problems.map(
      (each) => `${each.file}:${each.line}:${each.column} ${each.message}`,
    );
  };
  /** Compiles, which has to succeed. @returns the library as the Worker has it */
  const publish = async (...args: Parameters<typeof run>) => {
    const outcome = await run(...args);
    if ('problems' in outcome) throw new Error(outcome.problems.map((p) => p.message).join('\n'));
    return readLibrary(root);
  };

  beforeEach(async () => {
    root = await mkdtemp(path.join(os.tmpdir(), 'tidings-site-'));
    await mkdir(resolve('seeds'));
    await write({ 'wrangler.toml': settings });
  });
  afterEach(() => rm(root, { recursive: true }));

  return {
    /** As the last compile that had no problem published it. */
    get site(): Site {
      if (!site) throw new Error('nothing was published');
      return site;
    },
    resolve,
    write,
    read: (file: string): Promise<string> => readFile(resolve(file), 'utf8'),
    remove: (file: string): Promise<void> => rm(resolve(file), { recursive: true }),
    run,
    problems,
    publish,
  };
}
