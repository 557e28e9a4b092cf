import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { createFolder } from '../scratch.ts';
import { PROJECT } from '../workerd/configuration.ts';
import { compileSite, fileOf, readPaths, SETTINGS, writeSite } from './folder.ts';

/** How many articles a site has whose feed is full, and one that is small. */
export const ORDINARY = 100;
export const FEW = 10;

/** With ten articles in its feeds, the documents of sites of any size are alike. */
const SHORT_FEEDS = { FEED_LIMIT: String(FEW) } as const;

/** What a Worker is bundled from, beside the site. */
const SOURCES = ['package.json', 'tsconfig.json', 'src', 'bench/workers'] as const;

/** Bundles a Worker as `wrangler deploy` would upload it. @param main its entry, from `root` on */
function bundle(root: string, main: string): string {
  execFileSync('wrangler', ['deploy', main, '--dry-run', '--outdir', 'out'], {
    cwd: root,
    env: { ...process.env, WRANGLER_SEND_METRICS: 'false' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return readFileSync(path.join(root, 'out', `${path.basename(main, '.ts')}.js`), 'utf8');
}

/** A made site, its Worker as it would be uploaded, and some of its addresses. */
function makeSite(count: number) {
  const root = createFolder(`site-of-${count}`);
  for (const source of SOURCES) {
    cpSync(path.join(PROJECT, source), path.join(root, source), { recursive: true });
  }
  symlinkSync(path.join(PROJECT, 'node_modules'), path.join(root, 'node_modules'));
  // The oldest one is taken away again, so that there is an address where something was.
  writeSite(root, count + 1, 'html');
  compileSite(root);
  rmSync(path.join(root, fileOf(count, 'html')));
  compileSite(root);
  const script = bundle(root, 'src/worker.ts');
  const paths = readPaths(root);
  const pathOf = (article: number): string => paths.get(fileOf(article, 'html')) ?? '';
  const worker = { script, assets: path.join(root, '.build/assets'), vars: SETTINGS };
  return {
    root,
    worker,
    shortFeeds: { ...worker, vars: { ...SETTINGS, ...SHORT_FEEDS } },
    newest: pathOf(0),
    /** It is not among those that the Worker has at hand. */
    oldest: pathOf(count - 1),
    gone: pathOf(count),
    /** From where the oldest article moved, of a hundred or more. */
    moved: `/old/${count - 1}.html`,
  };
}

export type MadeSite = ReturnType<typeof makeSite>;

const made = new Map<number, MadeSite>();

/** The site of so many articles: it is made once in a run. */
export function getSite(count: number): MadeSite {
  const site = made.get(count) ?? makeSite(count);
  made.set(count, site);
  return site;
}

/** Another Worker, which may render the same articles: `empty` or `rival`. */
export const bundleOther = (name: 'empty' | 'rival') => ({
  script: bundle(getSite(ORDINARY).root, `bench/workers/${name}.ts`),
});
