import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { createFolder } from '../scratch.ts';
import { HOST } from '../workers/feed.ts';
import { type Form, writeArticle } from './article.ts';

/** How many articles a site has whose feed is full, and one that is small. */
export const ORDINARY = 100;
export const FEW = 10;

const PROJECT = path.join(import.meta.dirname, '../..');

/** What a Worker is bundled from, beside the site. */
const SOURCES = ['package.json', 'tsconfig.json', 'src', 'bench/workers'] as const;

const SETTINGS = {
  SITE_URL: HOST,
  SITE_TITLE: 'Bench',
  SITE_DESCRIPTION: 'Made articles.',
  SITE_LANGUAGE: 'en',
} as const;

const vars = Object.entries(SETTINGS).map(([name, value]) => `${name} = "${value}"\n`);

/** The project's, with other settings; but the benchmarks compile by themselves, so that a build does nothing. */
const WRANGLER_TOML = readFileSync(path.join(PROJECT, 'wrangler.toml'), 'utf8')
  .replace(/^command = .*$/m, 'command = "true # src/cli/compile.ts"')
  .replace(/^\[vars\].*/ms, `[vars]\n${vars.join('')}`);

/** What `wrangler.toml` says, as it is written there, which is as workerd writes it too. */
export const readSetting = (name: string): string =>
  new RegExp(`^${name} = (.*)$`, 'm').exec(WRANGLER_TOML)?.[1] ?? '';

/** The file of an article, from the site's folder on: there are a hundred to a folder. */
export const fileOf = (article: number, ending: string): string =>
  `seeds/${Math.floor(article / 100)}/number-${article}.${ending}`;

/** Writes a site of made articles. */
export function writeSite(root: string, count: number, form: Form): void {
  writeFileSync(path.join(root, 'wrangler.toml'), WRANGLER_TOML);
  for (let article = 0; article < count; article += 1) {
    mkdirSync(path.dirname(path.join(root, fileOf(article, form))), { recursive: true });
    for (const [ending, text] of Object.entries(writeArticle(article, form))) {
      writeFileSync(path.join(root, fileOf(article, ending)), text);
    }
  }
}

/** Has the child say its own peak of memory, in kilobytes, when it ends. */
const PRELOAD =
  'data:text/javascript,process.on("exit",()=>console.error("peak",process.resourceUsage().maxRSS))';

/** Runs a command as its npm script does. */
function run(root: string, args: readonly string[], expected: string) {
  const start = performance.now();
  const { stdout, stderr } = spawnSync(process.execPath, ['--import', PRELOAD, ...args], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, CI: '' },
  });
  const seconds = (performance.now() - start) / 1000;
  if (!stdout.includes(expected)) throw new Error(stdout + stderr);
  return { seconds, kilobytes: Number(/peak (\d+)/.exec(stderr)?.[1]) };
}

/**
 * Compiles a site as `npm run compile` does.
 * @param count how many articles it is to find
 * @returns how long that took, and the largest resident memory of the process with all its threads
 */
export function compileSite(root: string, count: number) {
  const program = path.join(PROJECT, 'src/cli/compile.ts');
  const expected = `${count.toLocaleString('en')} articles compiled`;
  const { seconds, kilobytes } = run(root, [program], expected);
  return { seconds, megabytes: kilobytes / 1024 };
}

/** What npm gives to Node: `node --flag src/cli/import.ts`. */
function readFlags(script: string): readonly string[] {
  const { scripts } = JSON.parse(readFileSync(path.join(PROJECT, 'package.json'), 'utf8'));
  return String(scripts[script]).split(' ').slice(1, -1);
}

/** Imports an export as `npm run import` does; its memory is in megabytes of a million bytes. */
export function importFile(root: string, file: string, count: number) {
  const args = [...readFlags('import'), path.join(PROJECT, 'src/cli/import.ts'), file];
  const { seconds, kilobytes } = run(root, args, `${count.toLocaleString('en')} articles`);
  return { seconds, megabytes: (kilobytes * 1024) / 1000 ** 2 };
}

/** Bundles a Worker as `wrangler deploy` would upload it. @param main its entry, from `root` on */
function bundle(root: string, main: string): string {
  execFileSync('wrangler', ['deploy', main, '--dry-run', '--outdir', 'out'], {
    cwd: root,
    env: { ...process.env, WRANGLER_SEND_METRICS: 'false' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return readFileSync(path.join(root, 'out', `${path.basename(main, '.ts')}.js`), 'utf8');
}

/** Redirects of another site: one in ten is for many addresses. */
function writeRules(root: string, count: number): void {
  const lines = Array.from({ length: count }, (_, at) =>
    at % 10 === 0 ? `/folder-${at}/* /articles/:splat` : `/old/${at}.html /rss.xml`,
  );
  writeFileSync(path.join(root, 'seeds/_redirects'), lines.join('\n'));
}

/** In bytes: a static file may have 25 MiB. */
export const RECORDING_SIZE = 25e6;

/** Episodes with large recordings: a short one, over and over. */
function writeRecordings(root: string, count: number): void {
  const sound = readFileSync(path.join(PROJECT, 'test/fixtures/media/vbr.mp3'));
  for (let recording = 0; recording < count; recording += 1) {
    const name = `recording-${recording}`;
    // The last bytes tell one from the other.
    const bytes = Buffer.alloc(RECORDING_SIZE, sound).fill(name, RECORDING_SIZE - name.length);
    writeFileSync(path.join(root, `seeds/${name}.mp3`), bytes);
    writeFileSync(
      path.join(root, `seeds/${name}.md`),
      `---\naudio: ${name}.mp3\n---\n# ${name}\n\nText.\n`,
    );
  }
}

/** A made site, and its Worker as it would be uploaded. */
function makeSite(made: number, rules: number, recordings: number) {
  const root = createFolder(`site-of-${made}-and-${rules}-and-${recordings}`);
  for (const source of SOURCES) {
    cpSync(path.join(PROJECT, source), path.join(root, source), { recursive: true });
  }
  symlinkSync(path.join(PROJECT, 'node_modules'), path.join(root, 'node_modules'));
  // The oldest one is taken away again, so that there is an address where something was.
  writeSite(root, made + 1, 'html');
  if (rules > 0) writeRules(root, rules);
  writeRecordings(root, recordings);
  compileSite(root, made + recordings + 1);
  rmSync(path.join(root, fileOf(made, 'html')));
  compileSite(root, made + recordings);
  const script = bundle(root, 'src/worker.ts');
  const worker = { script, assets: path.join(root, '.build/assets'), vars: SETTINGS };
  return {
    root,
    worker,
    /** With ten articles in its feeds, the documents of sites of any size are alike. */
    shortFeeds: { ...worker, vars: { ...SETTINGS, FEED_LIMIT: String(FEW) } },
  };
}

export type MadeSite = ReturnType<typeof makeSite>;

const made = new Map<string, MadeSite>();

/** The site of so many articles, rules for redirects, and recordings: it is made once in a run. */
export function getSite(count: number, rules = 0, recordings = 0): MadeSite {
  const key = `${count} ${rules} ${recordings}`;
  const site = made.get(key) ?? makeSite(count, rules, recordings);
  made.set(key, site);
  return site;
}

/** Another Worker, which may render the same articles: `empty` or `rival`. */
export const bundleOther = (name: 'empty' | 'rival') => ({
  script: bundle(getSite(ORDINARY).root, `bench/workers/${name}.ts`),
});
