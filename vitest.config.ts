import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { cloudflareTest } from '@cloudflare/vitest-plugin';
import { defineConfig, type Plugin } from 'vitest/config';

const fixture = path.join(import.meta.dirname, 'test/fixtures/site');

/** In milliseconds, for machines that are slow or busy: no test asserts how long anything takes. */
const testTimeout = 60_000;

const temporary = mkdtempSync(path.join(os.tmpdir(), 'tidings-run-'));
process.once('exit', () => rmSync(temporary, { recursive: true, force: true }));

/** Where the Worker is built, for the tests of all projects that ask for it. */
const upload = path.join(temporary, 'upload');
mkdirSync(upload);

// A command imports a thousand modules: each is compiled once for all processes of the tests.
process.env.NODE_COMPILE_CACHE = path.join(temporary, 'modules');
enableCompileCache(process.env.NODE_COMPILE_CACHE);

/** Tests import what Node runs as it runs it, which also takes half as long as with Vite. */
const inNode = {
  provide: { upload },
  testTimeout,
  hookTimeout: testTimeout,
  setupFiles: ['test/support/import-pages.ts', 'test/support/seed.ts'],
  experimental: { viteModuleRunner: false, nodeLoader: false },
  // No test leaves anything behind in its process.
  isolate: false,
};

/** Without the condition `development`, with which Markdown is read by builds that check themselves at each step. */
const conditions: Plugin = {
  name: 'conditions-of-node',
  configResolved({ ssr }) {
    ssr.resolve = { conditions: [] };
  },
};

export default defineConfig({
  test: {
    // One for each processor, where the default leaves one of them idle.
    maxWorkers: '100%',
    globalSetup: 'test/fixtures/compile.ts',
    experimental: inNode.experimental,
    projects: [
      { test: { name: 'structure', include: ['test/structure/**/*.test.ts'] } },
      {
        plugins: [conditions],
        test: {
          ...inNode,
          name: 'node',
          include: ['test/**/*.test.ts'],
          exclude: ['test/worker/**', 'test/browser/**', 'test/structure/**'],
          // A reader of podcasts that would print each item without sound.
          env: { PARTYTIME_LOG: 'silent' },
        },
      },
      {
        plugins: [conditions],
        test: {
          ...inNode,
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
        },
      },
      {
        // Some packages name source maps that they do not ship.
        logLevel: 'error',
        plugins: [
          cloudflareTest({
            main: './src/worker.ts',
            wrangler: { configPath: path.join(fixture, 'wrangler.toml') },
            miniflare: { cf: false },
          }),
        ],
        resolve: { alias: { '#library': path.join(fixture, '.build/library.json') } },
        test: {
          name: 'workerd',
          experimental: { viteModuleRunner: true },
          isolate: false,
          testTimeout,
          include: ['test/worker/**/*.test.ts'],
        },
      },
    ],
  },
});
