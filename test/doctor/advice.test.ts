import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { slug } from 'github-slugger';
import { expect, test } from 'vitest';
import { FEED_ALIASES, FEED_PATHS, MEDIA_FOLDER, OPML_PATH } from '../../src/paths.ts';

const ROOT = path.join(import.meta.dirname, '../..');
const DOCTOR = path.join(ROOT, 'src/doctor');

const DEPLOYING = readFileSync(path.join(ROOT, 'docs/deploying.md'), 'utf8');

const sources = readdirSync(DOCTOR, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => readFileSync(path.join(DOCTOR, file), 'utf8'));

test('every chapter that the doctor sends people to is there', () => {
  const headings = Array.from(DEPLOYING.matchAll(/^#+ (.+)$/gm), ([, text = '']) => slug(text));
  const named = sources
    .flatMap((source) => [...source.matchAll(/docs\/deploying\.md#([\w-]+)/g)])
    .map(([, anchor]) => anchor);
  expect(named.length).toBeGreaterThan(3);
  expect(named.filter((anchor) => !headings.includes(anchor ?? ''))).toEqual([]);
});

test('the rule that lets feed readers through has every address of a feed', () => {
  const [, rule = ''] = DEPLOYING.split('## Let feed readers through')[1]?.split('```') ?? [];
  for (const feed of Object.values(FEED_PATHS)) {
    expect(rule).toContain(`ends_with(http.request.uri.path, "${feed}")`);
  }
  expect(rule).toContain(`starts_with(http.request.uri.path, "${MEDIA_FOLDER}/")`);
  for (const address of [...Object.keys(FEED_ALIASES), OPML_PATH]) {
    expect(rule).toContain(`"${address}"`);
  }
});
