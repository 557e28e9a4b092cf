import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { GENERATOR } from '../../src/feed/generator.ts';

test('the feeds name the version that the package has', async () => {
  const file = path.join(import.meta.dirname, '../../package.json');
  expect(GENERATOR.version).toBe(JSON.parse(await readFile(file, 'utf8')).version);
});
