import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Problem } from '../model/problem.ts';
import { LIBRARY_FOLDER, MEDIA_FOLDER } from '../paths.ts';
import { ASSETS } from './assets.ts';
import { findBucket } from './bucket.ts';
import { CONFIGURATION_FILE, type Toml } from './wrangler-toml.ts';

/** What is wrong with a value: whether the site would break or hurt its readers, and how. */
interface Verdict {
  readonly stops: boolean;
  readonly why: string;
}

interface Requirement {
  /** As wrangler has it: `assets.binding`. */
  readonly key: string;
  /** What to write; nothing if it should not be there. */
  readonly write?: string;
  /** @param exists whether there is a file at a path of the project */
  readonly judge: (value: unknown, exists: (file: string) => boolean) => Verdict | undefined;
}

const stops = (why: string): Verdict => ({ stops: true, why });
const warns = (why: string): Verdict => ({ stops: false, why });

const unless = (isRight: boolean, verdict: Verdict): Verdict | undefined =>
  isRight ? undefined : verdict;

const toList = (value: unknown): readonly unknown[] => [value].flat();

/** @example isPath('./src/worker.ts', 'src/worker.ts') // → true */
const isPath = (value: unknown, file: string): boolean =>
  typeof value === 'string' && path.posix.normalize(value).replace(/\/$/, '') === file;

const WORKER = 'src/worker.ts';
const NO_READER = 'src/feed/no-reader.ts';
const COMPILE = 'src/cli/compile.ts';

/** The day whose runtime the Worker is tested with. */
const TESTED = '2026-10-23';
const DAY = /^\d{4}-\d{2}-\d{2}$/;

const WITHOUT_NODE = ['no_nodejs_compat', 'no_nodejs_compat_v2'] as const;

function judgeMain(value: unknown, exists: (file: string) => boolean): Verdict | undefined {
  if (isPath(value, WORKER)) return undefined;
  return typeof value === 'string' && exists(value)
    ? warns('the site is served by other code than the Worker of Tidings')
    : stops('there is no Worker to serve the site');
}

function judgeDate(value: unknown): Verdict | undefined {
  const day = value instanceof Date ? value.toISOString().slice(0, 10) : value;
  if (typeof day !== 'string' || !DAY.test(day)) {
    return stops('Cloudflare does not know which runtime the Worker is made for');
  }
  return unless(day >= TESTED, warns('the Worker runs in an older runtime than it is tested with'));
}

function judgeAlias(value: unknown, exists: (file: string) => boolean): Verdict | undefined {
  if (isPath(value, NO_READER)) return undefined;
  return value === undefined || (typeof value === 'string' && exists(value))
    ? warns('the Worker carries an XML reader that nothing uses, and starts a tenth slower')
    : stops('the Worker cannot be bundled');
}

function judgeCommand(value: unknown): Verdict | undefined {
  const command = String(value ?? '');
  if (command.includes(COMPILE)) return undefined;
  return /\brun\b.*\bcompile\b/.test(command)
    ? warns('every article that is saved waits for npm to start')
    : stops('what is deployed may be an old build of the articles');
}

/** A rule for paths as wrangler has them, in which `*` stands for anything. */
const fits = (rule: string, address: string): boolean =>
  new RegExp(`^${rule.replace(/[\\^$+?.()|[\]{}]/g, String.raw`\$&`).replace(/\*+/g, '.*')}$`).test(
    address,
  );

/** True if the Worker gets the requests for an address: some rule fits it, and none with `!` does. */
const reachesWorker = (rules: readonly string[], address: string): boolean =>
  rules.some((rule) => fits(rule, address)) &&
  !rules.some((rule) => rule.startsWith('!') && fits(rule.slice(1), address));

function judgeWorkerFirst(value: unknown): Verdict | undefined {
  if (value === true) return undefined;
  const rules = Array.isArray(value) ? value.map(String) : [];
  if (!reachesWorker(rules, `${LIBRARY_FOLDER}/x`)) {
    return stops(`everybody can read ${LIBRARY_FOLDER}/, with the articles that are scheduled`);
  }
  return unless(
    reachesWorker(rules, `${MEDIA_FOLDER}/x`),
    warns('media has no byte ranges, and players cannot seek'),
  );
}

const isOfJson = (rule: unknown): boolean =>
  typeof rule === 'object' &&
  rule !== null &&
  toList(Reflect.get(rule, 'globs')).some((glob) => /json|\*$/.test(String(glob)));

/** What the Worker needs of wrangler.toml, in the order of the file that comes with Tidings. */
const REQUIREMENTS: readonly Requirement[] = [
  { key: 'main', write: `main = "${WORKER}"`, judge: judgeMain },
  { key: 'compatibility_date', write: `compatibility_date = "${TESTED}"`, judge: judgeDate },
  {
    key: 'compatibility_flags',
    write: `compatibility_flags = ${JSON.stringify(WITHOUT_NODE).replace(',', ', ')}`,
    judge: (value) =>
      unless(
        WITHOUT_NODE.every((flag) => toList(value).includes(flag)),
        warns('the first page of a Worker takes twice as long'),
      ),
  },
  {
    key: 'keep_names',
    write: 'keep_names = false',
    judge: (value) => unless(value === false, warns('every answer takes a tenth longer')),
  },
  {
    key: 'no_bundle',
    judge: (value) => unless(value !== true, stops('the Worker is deployed without its parts')),
  },
  {
    key: 'rules',
    judge: (value) =>
      unless(
        !toList(value).some(isOfJson),
        stops('the Worker cannot read the library, which is JSON'),
      ),
  },
  { key: 'alias.sax', write: `sax = "./${NO_READER}"`, judge: judgeAlias },
  {
    key: 'cache.enabled',
    write: 'enabled = true',
    judge: (value) =>
      unless(value === true, warns("Cloudflare's cache is off, and every request runs the Worker")),
  },
  {
    key: 'cache.cross_version_cache',
    judge: (value) =>
      unless(
        value !== true,
        warns('an archive may stay as an earlier deployment had it, for a year'),
      ),
  },
  { key: 'build.command', write: `command = "node ${COMPILE}"`, judge: judgeCommand },
  {
    key: 'build.cwd',
    judge: (value) =>
      unless(value === undefined || isPath(value, '.'), stops('compile finds no articles')),
  },
  {
    key: 'build.watch_dir',
    write: 'watch_dir = "seeds"',
    judge: (value) =>
      unless(
        toList(value).some((folder) => isPath(folder, 'seeds')),
        warns('npm start does not see which articles are saved'),
      ),
  },
  {
    key: 'assets.directory',
    write: `directory = "${ASSETS}"`,
    judge: (value) =>
      unless(isPath(value, ASSETS), stops('the library and the media are not deployed')),
  },
  {
    key: 'assets.binding',
    write: 'binding = "ASSETS"',
    judge: (value) =>
      unless(value === 'ASSETS', stops('the Worker finds no library, and answers 503')),
  },
  { key: 'assets.run_worker_first', write: 'run_worker_first = true', judge: judgeWorkerFirst },
  {
    key: 'assets.html_handling',
    write: 'html_handling = "none"',
    judge: (value) =>
      unless(value === 'none', stops('attached pages are redirected to where nothing is')),
  },
  {
    key: 'assets.not_found_handling',
    judge: (value) =>
      unless(
        value !== 'single-page-application',
        stops('the Worker takes a web page for a part of the library'),
      ),
  },
  {
    // Buckets for something else are the publisher's.
    key: 'r2_buckets',
    write: 'r2_buckets = [{ binding = "MEDIA", bucket_name = "tidings-media" }]',
    judge: (value) =>
      unless(
        !/media/i.test(JSON.stringify(value) ?? '') ||
          findBucket({ r2_buckets: value }, undefined) !== undefined,
        warns('the Worker finds no bucket for files of more than 25 MiB'),
      ),
  },
];

/** Wrangler takes these from the top of the file alone. */
const TOP_ONLY = /^alias\b/;

/** Only a file that says one of these is for a Worker; another has settings alone. */
const OF_A_WORKER = ['main', 'alias', 'cache', 'build'] as const;

/** @example nameOf(['assets', 'binding']) // → '[assets] binding' */
const nameOf = (keys: readonly string[]): string =>
  keys.length === 1 ? keys.join() : `[${keys.slice(0, -1).join('.')}] ${keys.at(-1)}`;

/**
 * Holds what wrangler.toml says of the Worker against what the Worker needs, such as after an update of
 * Tidings. What would break the site or hurt its readers is a fault, what only costs a warning.
 * @param environment whose own values count before those at the top of the file
 */
export function checkWorker(
  root: string,
  toml: Toml,
  environment: string | undefined,
): { readonly faults: readonly Problem[]; readonly warnings: readonly Problem[] } {
  if (OF_A_WORKER.every((key) => toml.read([key]) === undefined)) {
    return { faults: [], warnings: [] };
  }
  const exists = (file: string): boolean => existsSync(path.join(root, file));
  const locate = (keys: readonly string[]): readonly string[] => {
    const own = environment ? ['env', environment] : [];
    return TOP_ONLY.test(keys.join('.')) || toml.read([...own, ...keys.slice(0, 1)]) === undefined
      ? keys
      : [...own, ...keys];
  };
  const found = REQUIREMENTS.flatMap(({ key, write, judge }) => {
    const keys = locate(key.split('.'));
    const value = toml.read(keys);
    const verdict = judge(value, exists);
    if (!verdict) return [];
    const seen = value === undefined ? 'not set' : JSON.stringify(value);
    const todo = write === undefined ? 'remove it' : `write ${write}`;
    const message = `${nameOf(keys)} is ${seen}, so ${verdict.why}; ${todo}`;
    return [
      {
        stops: verdict.stops,
        problem: { file: CONFIGURATION_FILE, ...toml.placeOf(keys), message },
      },
    ];
  });
  const of = (stopping: boolean): readonly Problem[] =>
    found.filter((each) => each.stops === stopping).map(({ problem }) => problem);
  return { faults: of(true), warnings: of(false) };
}
