import { FEED_FORMATS, FORMATS } from '../../feed/formats.ts';
import { buildLibrary } from '../../library/build/build-library.ts';
import { listsOf } from '../../library/listed-terms.ts';
import type { Article, Site } from '../../model/article.ts';
import { toInstant } from '../../model/instant.ts';
import type { Shows } from '../../model/show.ts';
import type { TermKey } from '../../model/term.ts';
import { articlePath, termPath } from '../../paths.ts';
import type { Settings } from '../../settings/settings.ts';
import { createRender, type Render } from './render.ts';

/** Articles to render as a site of their own. */
export interface Portion {
  readonly articles: readonly Article[];
  /** The tags and authors whose pages to render along. */
  readonly terms: readonly TermKey[];
  readonly settings: Settings;
  readonly shows?: Shows | undefined;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** A document that cannot be served. */
export interface Fault {
  readonly path: string;
  readonly why: string;
  /** The article at fault, if it breaks a document all by itself. */
  readonly id?: string | undefined;
}

const withFeeds = (folder: string): readonly string[] =>
  FORMATS.map((format) => folder + FEED_FORMATS[format].path);

/**
 * Renders documents concurrently, since each waits for the hash of its bytes.
 * @returns those that cannot be served
 */
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

/** Left empty, since these parts of a site say nothing that the articles do not say. */
const OTHERS = {
  removed: [],
  redirects: [],
  archives: 0,
} as const satisfies Partial<Site>;

async function renderTogether(portion: Portion): Promise<readonly Fault[]> {
  const { articles, terms, shows, now } = portion;
  const settings = { ...portion.settings, FEED_LIMIT: Math.max(1, articles.length) };
  const site: Site = {
    ...OTHERS,
    // As they read once everything that they link to is published.
    articles: articles.map(({ earlier, archive, ...article }) => article),
    ...(shows && { shows }),
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
 * Renders the page of each article, the feeds with all of them, and the pages of their tags and
 * authors. The feeds of tags and authors add nothing: their items are rendered here anyway, and
 * their names are on those pages.
 * @returns the first fault of each article by itself; if there is none, all faults
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
