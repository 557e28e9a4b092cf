import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll } from 'vitest';

const SOURCE = path.join(import.meta.dirname, '../../src/compile/compile.ts');

/** For the packages that are CommonJS. */
const REQUIRE = `const require = process.getBuiltinModule('module').createRequire(${JSON.stringify(SOURCE)});`;

/**
 * A program that compiles the folder of its argument, for tests that start many: all in one file, since a thousand
 * modules take three times as long to load as the file and the compile together.
 * @returns a function that tells its file, once the tests run
 */
export function useBundledCompile(): () => string {
  let folder = '';
  const file = (): string => path.join(folder, 'compile.mjs');
  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'tidings-bundle-'));
    await build({
      entryPoints: [path.join(import.meta.dirname, 'children/compile.ts')],
      outfile: file(),
      bundle: true,
      platform: 'node',
      format: 'esm',
      logLevel: 'error',
      jsx: 'automatic',
      jsxImportSource: 'hono/jsx',
      banner: { js: REQUIRE },
      // What a module finds from its place is beside the sources of compile.
      define: {
        'import.meta.dirname': JSON.stringify(path.dirname(SOURCE)),
        'import.meta.url': JSON.stringify(pathToFileURL(SOURCE)),
      },
    });
  });
  afterAll(() => rm(folder, { recursive: true }));
  return file;
}
