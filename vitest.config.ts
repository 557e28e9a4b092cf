import path from 'node:path';
import { cloudflareTest } from '@cloudflare/vitest-plugin';
import { defineConfig } from 'vitest/config';

const fixture = path.join(import.meta.dirname, 'test/fixtures/site');

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'node',
          include: ['test/**/*.test.ts'],
          exclude: ['test/worker/**', 'test/browser/**'],
          globalSetup: 'test/fixtures/compile.ts',
          // No test leaves anything behind in its process.
          isolate: false,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          globalSetup: 'test/fixtures/compile.ts',
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
          include: ['test/worker/**/*.test.ts'],
          globalSetup: 'test/fixtures/compile.ts',
        },
      },
    ],
  },
});
