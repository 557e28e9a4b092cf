import { cp, rm, symlink } from 'node:fs/promises';
import path from 'node:path';
import { compile } from '../../src/compile/compile.ts';
import { addTerms, pickLargest } from '../../src/library/listed-terms.ts';
import type { Article } from '../../src/model/article.ts';
import type { Taxonomy } from '../../src/model/term.ts';
import { articlePath } from '../../src/paths.ts';
import { showProgress } from '../progress.ts';
import { PROJECT } from '../project.ts';
import { createFolder } from '../scratch.ts';
import { writeProgram } from '../workerd/configure.ts';
import { oldPathOf } from './articles.ts';
import { bundle } from './bundle.ts';
import { fileOf, SETTINGS, writeSite } from './write-site.ts';

/** A list of articles that has pages and feeds of its own. */
interface MadeList {
  /** Where it stands: `/tags/name`. */
  readonly folder: string;
  readonly count: number;
}

/** A made site, compiled and bundled, and some of its addresses. */
export interface MadeSite {
  readonly count: number;
  readonly root: string;
  /** As wrangler would upload it. */
  readonly script: string;
  /** The folder of its static assets. */
  readonly assets: string;
  readonly newest: string;
  readonly oldest: string;
  /** Of an article that was taken away. */
  readonly gone: string;
  /** From where the oldest article moved, on sites of a hundred and more. */
  readonly moved: string | undefined;
  /** The tag and the author with the most articles. */
  readonly tag: MadeList;
  readonly author: MadeList;
}

/** What a Worker is bundled from, beside the site. */
const PARTS = ['package.json', 'tsconfig.json', 'src', 'bench/workers'] as const;

async function compileSite(root: string): Promise<readonly Article[]> {
  const outcome = await compile({ root, now: Date.now(), frozen: false });
  if ('problems' in outcome) throw new Error(JSON.stringify(outcome.problems));
  return outcome.site.articles;
}

function findLargestList(articles: readonly Article[], kind: Taxonomy): MadeList {
  const [largest] = pickLargest(addTerms([], kind, articles, SETTINGS.SITE_LANGUAGE), 1);
  return { folder: `/${largest?.key}`, count: largest?.count ?? 0 };
}

async function makeSite(count: number): Promise<MadeSite> {
  showProgress(`a site of ${count.toLocaleString('en')}`);
  const root = createFolder(`site-of-${count}`);
  for (const part of PARTS) {
    await cp(path.join(PROJECT, part), path.join(root, part), { recursive: true });
  }
  await symlink(path.join(PROJECT, 'node_modules'), path.join(root, 'node_modules'));
  // The oldest one is taken away again, so that there is an address where something was.
  await writeSite(root, count + 1, 'html');
  const before = await compileSite(root);
  await rm(path.join(root, fileOf(count, 'html')));
  const articles = await compileSite(root);
  const pathOf = (article: Article | undefined): string => articlePath(article?.slug ?? '');
  return {
    count,
    root,
    script: await bundle(root, 'src/worker.ts'),
    assets: path.join(root, '.build/assets'),
    newest: pathOf(articles[0]),
    oldest: pathOf(articles.at(-1)),
    gone: pathOf(before.at(-1)),
    moved: oldPathOf(count - 1),
    tag: findLargestList(articles, 'tags'),
    author: findLargestList(articles, 'authors'),
  };
}

const made = new Map<number, Promise<MadeSite>>();

/** The site of so many articles: it is made once in a run. */
export function findSite(count: number): Promise<MadeSite> {
  const known = made.get(count) ?? makeSite(count);
  made.set(count, known);
  return known;
}

/**
 * What `workerd serve` takes for a site's Worker.
 * @param vars settings that differ from those it was compiled with
 */
export const writeTidings = (
  { count, script, assets }: MadeSite,
  vars: Readonly<Record<string, string>> = {},
  flags: readonly string[] = [],
): Promise<string> =>
  writeProgram(`tidings-of-${count}`, { script, assets, vars: { ...SETTINGS, ...vars }, flags });
