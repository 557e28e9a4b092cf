import { FEED_FORMATS, FORMATS } from '../../feed/formats.ts';
import { buildLibrary } from '../../library/build/build-library.ts';
import { listsOf } from '../../library/listed-terms.ts';
import type { Article, Site } from '../../model/article.ts';
import { toInstant } from '../../model/instant.ts';
import type { TermKey } from '../../model/term.ts';
import { articlePath, termPath } from '../../paths.ts';
import type { Settings } from '../../settings/settings.ts';
import { createRender, type Render } from './render.ts';

/** Articles that are rendered as a site of their own. */
export interface Portion {
  readonly articles: readonly Article[];
  /** The tags and authors whose pages are rendered with them. */
  readonly terms: readonly TermKey[];
  readonly settings: Settings;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** A document that cannot be served. */
export interface Fault {
  readonly path: string;
  readonly why: string;
  /** The id of the article that it is the fault of, where one alone is enough to break it. */
  readonly id?: string | undefined;
}

const withFeeds = (folder: string): readonly string[] =>
  FORMATS.map((format) => folder + FEED_FORMATS[format].path);

/** Renders documents side by side, since each waits for the hash of its bytes. */
export async function renderPaths(
  render: Render,
  paths: readonly string[],
): Promise<readonly Fault[]> {
  const reasons = await Promise.all(paths.map(render));
  return paths.flatMap((path, at) => {
    const why = reasons[at];
    return why === undefined ? [] : [{ path, why }];
  });
}

/** What of a site says nothing that its articles do not say. */
const OTHERS = {
  removed: [],
  redirects: [],
  archives: 0,
} as const satisfies Partial<Site>;

async function renderTogether(portion: Portion): Promise<readonly Fault[]> {
  const { articles, terms, now } = portion;
  const settings = { ...portion.settings, FEED_LIMIT: Math.max(1, articles.length) };
  const site: Site = {
    ...OTHERS,
    // As they read in the end.
    articles: articles.map(({ earlier, archive, ...article }) => article),
    changed: toInstant(now),
    showsAll: true,
  };
  const render = await createRender(buildLibrary(site, toInstant(now), settings), settings, now);
  const paths = [
    ...articles.map(({ slug }) => articlePath(slug)),
    ...withFeeds(''),
    ...terms.map(termPath),
  ];
  return renderPaths(render, paths);
}

/**
 * Renders the page of each article, the feeds with all of them, and the pages of their tags and authors.
 * The feeds of these say nothing else: items that are rendered here, under a name that is on its page.
 * @returns the first fault of each article, or of their documents where no article alone has any
 */
export async function renderPortion(portion: Portion): Promise<readonly Fault[]> {
  const faults = await renderTogether(portion);
  if (faults.length === 0) return [];
  const alone: Fault[] = [];
  for (const article of portion.articles) {
    const [fault] = await renderTogether({
      ...portion,
      articles: [article],
      terms: listsOf(article),
    });
    if (fault) alone.push({ ...fault, id: article.id });
  }
  return alone.length > 0 ? alone : faults;
}
