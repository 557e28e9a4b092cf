import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readConfiguration } from '../../src/compile/configuration.ts';
import type { Problem } from '../../src/model/problem.ts';
import { useSiteFolder } from '../support/site-folder.ts';

/** What the Worker needs, as the wrangler.toml that comes with Tidings has it. */
const WORKER = `name = "x"
main = "src/worker.ts"
compatibility_date = "2026-10-23"
compatibility_flags = ["no_nodejs_compat", "no_nodejs_compat_v2"]
keep_names = false

[alias]
sax = "./src/feed/no-reader.ts"

[cache]
enabled = true

[build]
command = "node src/cli/compile.ts"
watch_dir = "seeds"

[assets]
directory = ".build/assets"
binding = "ASSETS"
run_worker_first = true
html_handling = "none"
`;

const SETTINGS = `
[vars]
SITE_URL = "https://news.test"
SITE_TITLE = "T"
SITE_DESCRIPTION = "D"
SITE_LANGUAGE = "en"
`;

const { write, run, resolve } = useSiteFolder();

const show = ({ file, line, column, message }: Problem): string =>
  `${file}:${line}:${column} ${message}`;

/** What is told of a wrangler.toml, and whether it stops a compile. */
async function check(worker: string, environment?: string) {
  await write({ 'wrangler.toml': worker + SETTINGS, 'src/mine.ts': '' });
  const configuration = await readConfiguration(resolve('.'), environment);
  if ('problems' in configuration) throw new Error(configuration.problems.map(show).join());
  const { faults, warnings } = configuration;
  return { stops: faults.map(show), warns: warnings.map(show) };
}

test('npm run compile stops for what would break, and warns of what only costs', async () => {
  const worker = WORKER.replace('enabled = true', 'enabled = false');
  await write({ 'wrangler.toml': worker + SETTINGS, 'seeds/a.md': '# A\n\nText.\n' });
  const warned = await run();
  expect('site' in warned && warned.warnings.map(show)).toEqual([
    expect.stringContaining('wrangler.toml:11:1 [cache] enabled is false'),
  ]);
  await write({ 'wrangler.toml': worker.replace('binding = "ASSETS"', '') + SETTINGS });
  const stopped = await run();
  expect('problems' in stopped && stopped.problems.map(show)).toEqual([
    expect.stringContaining('wrangler.toml:17:1 [assets] binding is not set'),
  ]);
});

test('the file as it should be is not mentioned', async () => {
  expect(await check(WORKER)).toEqual({ stops: [], warns: [] });
});

test('the file that comes with Tidings stops nothing', async () => {
  const root = path.join(import.meta.dirname, '../..');
  const [worker = ''] = readFileSync(path.join(root, 'wrangler.toml'), 'utf8').split('[vars]');
  expect((await check(worker)).stops).toEqual([]);
});

/** A line of the file, and what stands there instead; nothing if it is missing. */
type Row = readonly [line: string, instead: string, says: string];

const BREAKS: readonly Row[] = [
  [
    'main = "src/worker.ts"',
    '',
    'wrangler.toml:1:1 main is not set, so there is no Worker to serve the site; write main = "src/worker.ts"',
  ],
  [
    'main = "src/worker.ts"',
    'main = "src/index.ts"',
    'wrangler.toml:2:1 main is "src/index.ts", so there is no Worker to serve the site; write main = "src/worker.ts"',
  ],
  [
    'compatibility_date = "2026-10-23"',
    '',
    'wrangler.toml:1:1 compatibility_date is not set, so Cloudflare does not know which runtime the Worker is made for; write compatibility_date = "2026-10-23"',
  ],
  [
    'keep_names = false',
    'keep_names = false\nno_bundle = true',
    'wrangler.toml:6:1 no_bundle is true, so the Worker is deployed without its parts; remove it',
  ],
  [
    '[alias]',
    '[[rules]]\ntype = "Text"\nglobs = ["**/*.json"]\n\n[alias]',
    'wrangler.toml:1:1 rules is [{"type":"Text","globs":["**/*.json"]}], so the Worker cannot read the library, which is JSON; remove it',
  ],
  [
    'sax = "./src/feed/no-reader.ts"',
    'sax = "./src/no-reader.ts"',
    'wrangler.toml:8:1 [alias] sax is "./src/no-reader.ts", so the Worker cannot be bundled; write sax = "./src/feed/no-reader.ts"',
  ],
  [
    'command = "node src/cli/compile.ts"',
    '',
    'wrangler.toml:13:1 [build] command is not set, so what is deployed may be an old build of the articles; write command = "node src/cli/compile.ts"',
  ],
  [
    'watch_dir = "seeds"',
    'watch_dir = "seeds"\ncwd = "src"',
    'wrangler.toml:16:1 [build] cwd is "src", so compile finds no articles; remove it',
  ],
  [
    'directory = ".build/assets"',
    'directory = "public"',
    'wrangler.toml:18:1 [assets] directory is "public", so the library and the media are not deployed; write directory = ".build/assets"',
  ],
  [
    'binding = "ASSETS"',
    '',
    'wrangler.toml:17:1 [assets] binding is not set, so the Worker finds no library, and answers 503; write binding = "ASSETS"',
  ],
  [
    'binding = "ASSETS"',
    'binding = "FILES"',
    'wrangler.toml:19:1 [assets] binding is "FILES", so the Worker finds no library, and answers 503; write binding = "ASSETS"',
  ],
  ...['', 'run_worker_first = false', 'run_worker_first = ["/*", "!/library/*"]'].map(
    (instead): Row => [
      'run_worker_first = true',
      instead,
      `wrangler.toml:${instead ? 20 : 17}:1 [assets] run_worker_first is ${instead ? JSON.stringify(JSON.parse(instead.split(' = ')[1] ?? '')) : 'not set'}, so everybody can read /library/, with the articles that are scheduled; write run_worker_first = true`,
    ],
  ),
  [
    'html_handling = "none"',
    '',
    'wrangler.toml:17:1 [assets] html_handling is not set, so attached pages are redirected to where nothing is; write html_handling = "none"',
  ],
  [
    'html_handling = "none"',
    'html_handling = "none"\nnot_found_handling = "single-page-application"',
    'wrangler.toml:22:1 [assets] not_found_handling is "single-page-application", so the Worker takes a web page for a part of the library; remove it',
  ],
];

test.each(BREAKS)('stops: %s → %s', async (line, instead, says) => {
  expect(await check(WORKER.replace(line, instead))).toEqual({ stops: [says], warns: [] });
});

const COSTS: readonly Row[] = [
  [
    'main = "src/worker.ts"',
    'main = "src/mine.ts"',
    'wrangler.toml:2:1 main is "src/mine.ts", so the site is served by other code than the Worker of Tidings; write main = "src/worker.ts"',
  ],
  [
    'compatibility_date = "2026-10-23"',
    'compatibility_date = "2024-01-01"',
    'wrangler.toml:3:1 compatibility_date is "2024-01-01", so the Worker runs in an older runtime than it is tested with; write compatibility_date = "2026-10-23"',
  ],
  [
    'compatibility_flags = ["no_nodejs_compat", "no_nodejs_compat_v2"]',
    'compatibility_flags = ["nodejs_compat"]',
    'wrangler.toml:4:1 compatibility_flags is ["nodejs_compat"], so the first page of a Worker takes twice as long; write compatibility_flags = ["no_nodejs_compat", "no_nodejs_compat_v2"]',
  ],
  [
    'keep_names = false',
    '',
    'wrangler.toml:1:1 keep_names is not set, so every answer takes a tenth longer; write keep_names = false',
  ],
  [
    '[alias]\nsax = "./src/feed/no-reader.ts"',
    '',
    'wrangler.toml:1:1 [alias] sax is not set, so the Worker carries an XML reader that nothing uses, and starts a tenth slower; write sax = "./src/feed/no-reader.ts"',
  ],
  [
    'enabled = true',
    'enabled = false',
    "wrangler.toml:11:1 [cache] enabled is false, so Cloudflare's cache is off, and every request runs the Worker; write enabled = true",
  ],
  [
    'enabled = true',
    'enabled = true\ncross_version_cache = true',
    'wrangler.toml:12:1 [cache] cross_version_cache is true, so an archive may stay as an earlier deployment had it, for a year; remove it',
  ],
  [
    'command = "node src/cli/compile.ts"',
    'command = "npm run --silent compile"',
    'wrangler.toml:14:1 [build] command is "npm run --silent compile", so every article that is saved waits for npm to start; write command = "node src/cli/compile.ts"',
  ],
  [
    'watch_dir = "seeds"',
    'watch_dir = ["src"]',
    'wrangler.toml:15:1 [build] watch_dir is ["src"], so npm start does not see which articles are saved; write watch_dir = "seeds"',
  ],
  [
    'run_worker_first = true',
    'run_worker_first = ["/*", "!/media/*"]',
    'wrangler.toml:20:1 [assets] run_worker_first is ["/*","!/media/*"], so media has no byte ranges, and players cannot seek; write run_worker_first = true',
  ],
  ...['binding = "FILES", bucket_name = "tidings-media"', 'binding = "MEDIA"'].map(
    (bucket): Row => [
      'name = "x"',
      `name = "x"\nr2_buckets = [{ ${bucket} }]`,
      `wrangler.toml:2:1 r2_buckets is [{${bucket.replaceAll(/(\w+) = /g, '"$1":').replace(', ', ',')}}], so the Worker finds no bucket for files of more than 25 MiB; write r2_buckets = [{ binding = "MEDIA", bucket_name = "tidings-media" }]`,
    ],
  ),
];

test.each(COSTS)('warns: %s → %s', async (line, instead, says) => {
  expect(await check(WORKER.replace(line, instead))).toEqual({ stops: [], warns: [says] });
});

test.each([
  ['main = "src/worker.ts"', 'main = "./src/worker.ts"'],
  ['compatibility_date = "2026-10-23"', 'compatibility_date = "2027-01-01"'],
  ['compatibility_date = "2026-10-23"', 'compatibility_date = 2026-10-23'],
  ['no_nodejs_compat_v2"]', 'no_nodejs_compat_v2", "global_navigator"]'],
  ['sax = "./src/feed/no-reader.ts"', 'sax = "src/feed/no-reader.ts"\nother = "./x.ts"'],
  ['command = "node src/cli/compile.ts"', 'command = "make && node src/cli/compile.ts --strict"'],
  ['watch_dir = "seeds"', 'watch_dir = ["src", "./seeds/"]'],
  ['directory = ".build/assets"', 'directory = "./.build/assets/"'],
  ['run_worker_first = true', 'run_worker_first = ["/*"]'],
  ['[alias]', '[[rules]]\ntype = "Text"\nglobs = ["**/*.txt"]\n\n[alias]'],
  ['name = "x"', 'name = "x"\nr2_buckets = [{ binding = "MEDIA", bucket_name = "x" }] # ["MEDIA"]'],
  ['name = "x"', 'name = "x"\nr2_buckets = [{ binding = "FILES", bucket_name = "x" }]'],
  ['binding = "ASSETS"', 'binding = "ASSETS" # binding = "FILES"'],
  ['[alias]\nsax = "./src/feed/no-reader.ts"', 'alias.sax = "./src/feed/no-reader.ts"'],
])('as well as before: %s → %s', async (line, instead) => {
  const worker = line.startsWith('[alias]\n')
    ? `${instead}\n${WORKER.replace(line, '')}`
    : WORKER.replace(line, instead);
  expect(await check(worker)).toEqual({ stops: [], warns: [] });
});

const keysOf = (told: readonly string[]): readonly string[] =>
  told.map((text) => text.replace(/^\S+ (.*?) is .*/, '$1'));

describe('the file of an older Tidings is told which lines have changed', () => {
  const FIRST = `name = "x"
main = "src/worker.ts"
compatibility_date = "2026-10-23"

[cache]
enabled = true

[build]
command = "npm run --silent compile"
watch_dir = "seeds"
`;
  const MEDIA = `${FIRST.replace('npm run --silent compile', 'node src/cli/compile.ts')}
[assets]
directory = ".build/assets"
`;
  const LIBRARY = `${MEDIA}binding = "ASSETS"\nrun_worker_first = ["/library/*"]\n`;
  const FAST = LIBRARY.replace(
    '\n[cache]',
    `compatibility_flags = ["no_nodejs_compat", "no_nodejs_compat_v2"]
keep_names = false

[alias]
sax = "./src/feed/no-reader.ts"

[cache]`,
  );
  const ASSETS = ['binding', 'run_worker_first', 'html_handling'].map((key) => `[assets] ${key}`);
  const SPEED = ['compatibility_flags', 'keep_names', '[alias] sax'];

  test.each([
    ['the first', FIRST, ['[assets] directory', ...ASSETS], [...SPEED, '[build] command']],
    ['with media', MEDIA, ASSETS, SPEED],
    [
      'with the library',
      LIBRARY,
      ['[assets] html_handling'],
      [...SPEED, '[assets] run_worker_first'],
    ],
    ['with the alias', FAST, ['[assets] html_handling'], ['[assets] run_worker_first']],
    [
      'of the last release',
      WORKER.replace('run_worker_first = true', 'run_worker_first = ["/*", "!/media/*"]'),
      [],
      ['[assets] run_worker_first'],
    ],
  ])('%s', async (_, worker, stops, warns) => {
    const told = await check(worker);
    expect(keysOf(told.stops)).toEqual(stops);
    expect(keysOf(told.warns)).toEqual(warns);
  });
});

describe('an environment', () => {
  const next = SETTINGS.replace('[vars]', '[env.next.vars]');

  test('has what is at the top of the file', async () => {
    expect(await check(WORKER + next, 'next')).toEqual({ stops: [], warns: [] });
  });

  test('is told where its own table has less', async () => {
    const own = `\n[env.next.assets]\ndirectory = ".build/assets"\nbinding = "ASSETS"\nhtml_handling = "none"\n`;
    expect(await check(WORKER + next + own, 'next')).toEqual({
      stops: [
        'wrangler.toml:29:1 [env.next.assets] run_worker_first is not set, so everybody can read /library/, with the articles that are scheduled; write run_worker_first = true',
      ],
      warns: [],
    });
    expect(await check(WORKER + next + own)).toEqual({ stops: [], warns: [] });
  });
});

test('a file with settings alone is not for a Worker', async () => {
  expect(await check('name = "x"\n')).toEqual({ stops: [], warns: [] });
});
