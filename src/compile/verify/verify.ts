import { createHash } from 'node:crypto';
import type { BuiltLibrary } from '../../library/build/build-library.ts';
import { listsOf } from '../../library/listed-terms.ts';
import type { Article, Site } from '../../model/article.ts';
import { TAXONOMIES, type TermKey } from '../../model/term.ts';
import {
  articlePath,
  articlesSitemapPath,
  FEED_PATHS,
  HOME_PATH,
  NEWS_SITEMAP_PATH,
  OPML_PATH,
  PAGES_SITEMAP_PATH,
  SITEMAP_PATH,
  SUBSCRIBE_PATH,
  termsPath,
} from '../../paths.ts';
import type { Settings } from '../../settings/settings.ts';
import { runThreads } from '../threads.ts';
import { type Fault, type Portion, renderPaths, renderPortion } from './portion.ts';
import { createRender } from './render.ts';

/** Articles to render together. More of them take as long each, and need more memory. */
const PORTION = 20;

/** Fewer articles are rendered faster than threads are started. */
const WORTH_THREADS = 400;

/** What a site is rendered with. */
export interface Surroundings {
  readonly settings: Settings;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Of the program that renders. */
  readonly version: string;
}

/** What articles are rendered with. */
type Rendering = Surroundings & Pick<Site, 'shows'>;

/** The outcome of rendering a site. */
export interface Verification {
  readonly faults: readonly Fault[];
  /** Hashes of the site and of each article, so that the next compile can skip them. */
  readonly rendered: ReadonlySet<string>;
}

/** Documents made from all articles together. */
const SITE_PATHS: readonly string[] = [
  HOME_PATH,
  ...Object.values(FEED_PATHS),
  ...TAXONOMIES.map((kind) => termsPath(kind)),
  SUBSCRIBE_PATH,
  OPML_PATH,
  SITEMAP_PATH,
  PAGES_SITEMAP_PATH,
  articlesSitemapPath(1),
  NEWS_SITEMAP_PATH,
];

/** False for the list of all tags, or all authors, if there are none. */
const isServed = (path: string, { terms }: BuiltLibrary['libraryIndex']): boolean =>
  TAXONOMIES.every((kind) => path !== termsPath(kind) || terms[kind].length > 0);

/** Divides articles into portions. Each tag and author is in the first portion that has it. */
function divide(
  articles: readonly Article[],
  { settings, shows, now }: Rendering,
): readonly Portion[] {
  const known = new Set<TermKey>();
  return Array.from({ length: Math.ceil(articles.length / PORTION) }, (_, at) => {
    const some = articles.slice(at * PORTION, (at + 1) * PORTION);
    const terms = [...new Set(some.flatMap(listsOf))].filter((key) => !known.has(key));
    for (const key of terms) known.add(key);
    return { articles: some, terms, settings, shows, now };
  });
}

async function renderArticles(
  articles: readonly Article[],
  surroundings: Rendering,
): Promise<readonly Fault[]> {
  const portions = divide(articles, surroundings);
  const faults: Fault[] = [];
  if (articles.length < WORTH_THREADS) {
    for (const portion of portions) faults.push(...(await renderPortion(portion)));
    return faults;
  }
  await runThreads<Portion, readonly Fault[]>({
    file: 'verify/thread.ts',
    portions,
    onResult: (_, found) => faults.push(...found),
    onDeath: ({ articles: some, ...portion }, error) => {
      const [article, ...more] = some;
      if (article && more.length === 0) {
        faults.push({ path: articlePath(article.slug), why: error.message, id: article.id });
        return [];
      }
      return some.map((each) => ({ ...portion, articles: [each], terms: listsOf(each) }));
    },
  });
  return faults;
}

/**
 * Renders and parses the documents of a site, so that one that cannot be served is found before it
 * is published. Whatever has not changed since it was last rendered is skipped.
 * @param known hashes of what was rendered before
 */
export async function verify(
  site: Site,
  built: BuiltLibrary,
  surroundings: Surroundings,
  known: ReadonlySet<string>,
): Promise<Verification> {
  const { settings, now, version } = surroundings;
  const { shows } = site;
  const common = JSON.stringify([version, settings, shows]);
  const hashOf = (...parts: readonly string[]): string =>
    createHash('sha256').update(common).update(parts.join('\n')).digest('base64url');
  const all = [...site.articles, ...(site.unlisted ?? [])];
  const articles = new Map(all.map((each) => [hashOf(JSON.stringify(each)), each]));
  const { removed, redirects, archives } = site;
  const whole = hashOf(...articles.keys(), JSON.stringify([removed, redirects, archives]));
  const rendered = new Set([whole, ...articles.keys()]);
  if (known.has(whole)) return { faults: [], rendered };
  const changed = [...articles].filter(([hash]) => !known.has(hash)).map(([, article]) => article);
  const faults = await renderArticles(changed, { ...surroundings, shows });
  if (faults.length > 0) return { faults, rendered };
  const render = await createRender(built, settings, now);
  const paths = SITE_PATHS.filter((path) => isServed(path, built.libraryIndex));
  return { faults: await renderPaths(render, paths), rendered };
}
