import type { Site } from '../../model/article.ts';
import { TAXONOMIES } from '../../model/term.ts';
import {
  articlePath,
  canonicalPath,
  FAVICON_PATH,
  FEED_PATHS,
  HOME_PATH,
  MEDIA_FOLDER,
  NEWS_SITEMAP_PATH,
  OPML_PATH,
  PAGES_SITEMAP_PATH,
  ROBOTS_PATH,
  SITEMAP_PATH,
  SUBSCRIBE_PATH,
  termPath,
  termsPath,
} from '../../paths.ts';
import { listTerms } from '../terms.ts';

/** What is at each address of the site, as far as rules have to know it. */
export interface SiteAddresses {
  /** True for a canonical path with a document. */
  readonly isServed: (path: string) => boolean;
  /** True for a folder that has something, with a slash at its end. */
  readonly hasFolder: (folder: string) => boolean;
}

const FEEDS: readonly string[] = Object.values(FEED_PATHS);

const ALWAYS: readonly string[] = [
  HOME_PATH,
  ...FEEDS,
  SUBSCRIBE_PATH,
  OPML_PATH,
  SITEMAP_PATH,
  NEWS_SITEMAP_PATH,
  PAGES_SITEMAP_PATH,
  ROBOTS_PATH,
  FAVICON_PATH,
];

/** An archive of a list or of a term, a further page of all terms, a part of the sitemap. */
const NUMBERED =
  /^(?<list>|\/(?:tags|authors)\/[^/]+)\/archive\/[1-9]\d*(?<feed>\/(?:rss\.xml|atom\.xml|feed\.json))?$|^\/all\/(?:tags|authors)\/[1-9]\d*$|^\/sitemap-[1-9]\d*\.xml$/;

/** What a path with a number is a part of; it may end before that number. */
const listOf = (path: string): string | undefined => {
  const match = NUMBERED.exec(path);
  return match ? (match.groups?.list ?? '') || HOME_PATH : undefined;
};

/**
 * The addresses of a site.
 * @param files the addresses of its media
 */
export function listAddresses(
  { articles, unlisted = [] }: Pick<Site, 'articles' | 'unlisted'>,
  files: ReadonlySet<string>,
): SiteAddresses {
  const terms = [...new Set(articles.flatMap(listTerms))].map(termPath);
  const lists = TAXONOMIES.map((kind) => termsPath(kind)).filter((list) =>
    terms.some((term) => term.startsWith(`${list}/`)),
  );
  const served = new Set([
    ...ALWAYS,
    ...lists,
    ...terms.flatMap((term) => [term, ...FEEDS.map((feed) => term + feed)]),
    ...[...articles, ...unlisted].map(({ slug }) => articlePath(slug)),
    ...files,
  ]);
  const folders = new Set(
    [...served].flatMap((path) =>
      [...path.matchAll(/\//g)].map(({ index }) => path.slice(0, index + 1)),
    ),
  );
  // The names of files there are made of their content, so no rule can guess them.
  folders.delete(`${MEDIA_FOLDER}/`);
  return {
    isServed: (path) => served.has(path) || served.has(listOf(path) ?? ''),
    hasFolder: (folder) => folders.has(folder) || folder === '/archive/',
  };
}

/** True for a path that the Worker is never asked for. */
export const isMediaPath = (path: string): boolean =>
  canonicalPath(path).startsWith(`${MEDIA_FOLDER}/`);
