import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { cloudflareTest } from '@cloudflare/vitest-plugin';
import { defineConfig } from 'vitest/config';

const fixture = path.join(import.meta.dirname, 'test/fixtures/site');

/** In milliseconds, for machines that are slow or busy: no test asserts how long anything takes. */
const testTimeout = 60_000;

/** Where the Worker is built, for the tests of all projects that ask for it. */
const upload = mkdtempSync(path.join(os.tmpdir(), 'tidings-upload-'));
process.once('exit', () => rmSync(upload, { recursive: true, force: true }));

export default defineConfig({
  test: {
    // One for each processor, where the default leaves one of them idle.
    maxWorkers: '100%',
    globalSetup: 'test/fixtures/compile.ts',
    projects: [
      { test: { name: 'structure', include: ['test/structure/**/*.test.ts'] } },
      {
        test: {
          name: 'node',
          provide: { upload },
          testTimeout,
          include: ['test/**/*.test.ts'],
          exclude: ['test/worker/**', 'test/browser/**', 'test/structure/**'],
          // A reader of podcasts that would print each item without sound.
          env: { PARTYTIME_LOG: 'silent' },
          // No test leaves anything behind in its process.
          isolate: false,
        },
      },
      {
        test: {
          name: 'browser',
          provide: { upload },
          testTimeout,
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
          testTimeout,
          include: ['test/worker/**/*.test.ts'],
        },
      },
    ],
  },
});
