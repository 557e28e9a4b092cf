import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { z } from 'zod';
import { PROJECT, WRANGLER_TOML } from '../workerd/configuration.ts';
import { type Form, writeArticle } from './article.ts';

/** The settings of a made site. */
export const SETTINGS = {
  SITE_URL: 'https://bench.tidings.test',
  SITE_TITLE: 'Bench',
  SITE_DESCRIPTION: 'Made articles.',
  SITE_LANGUAGE: 'en',
} as const;

/** The file of an article, from the site's folder on: there are a hundred to a folder. */
export const fileOf = (article: number, ending: string): string =>
  `seeds/${Math.floor(article / 100)}/${article}.${ending}`;

/** Writes a site of made articles. */
export function writeSite(root: string, count: number, form: Form): void {
  const vars = Object.entries(SETTINGS).map(([name, value]) => `${name} = "${value}"\n`);
  writeFileSync(path.join(root, 'wrangler.toml'), `${WRANGLER_TOML}[vars]\n${vars.join('')}`);
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
const COMPILE = path.join(PROJECT, 'src/cli/compile.ts');

/**
 * Compiles a site as `npm run compile` does.
 * @returns how long that took, and the largest resident memory of the process with all its threads
 */
export function compileSite(root: string) {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, ['--import', PRELOAD, COMPILE], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, CI: '' },
  });
  if (status !== 0) throw new Error(stderr);
  const seconds = (performance.now() - start) / 1000;
  return { seconds, megabytes: Number(/peak (\d+)/.exec(stderr)?.[1]) / 1024 };
}

const lock = z.object({
  articles: z.record(z.string(), z.object({ file: z.string(), slug: z.string() })),
});

/** The path of each article's page by its file, those that were taken away among them. */
export function readPaths(root: string): ReadonlyMap<string, string> {
  const text = readFileSync(path.join(root, 'seeds/articles.lock.json'), 'utf8');
  const { articles } = lock.parse(JSON.parse(text));
  return new Map(Object.values(articles).map(({ file, slug }) => [file, `/articles/${slug}`]));
}
