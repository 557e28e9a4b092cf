import { countParts } from '../../library/build/addresses.ts';
import { countArchives, TERMS_PAGE_SIZE } from '../../model/archives.ts';
import type { Site } from '../../model/article.ts';
import { TAXONOMIES } from '../../model/term.ts';
import {
  archivePath,
  articlePath,
  articlesSitemapPath,
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

/** The numbers from 1 on. */
const count = (last: number): readonly number[] => Array.from({ length: last }, (_, at) => at + 1);

const withFeeds = (folder: string): readonly string[] => [
  folder,
  ...FEEDS.map((feed) => folder + feed),
];

/** The archives of a list, with their feeds. */
const listArchives = (list: string, archives: number): readonly string[] =>
  count(archives).flatMap((number) => withFeeds(archivePath(list, number)));

/**
 * The addresses of a site.
 * @param files the addresses of its media
 */
export function listAddresses(
  { articles, unlisted = [], archives }: Pick<Site, 'articles' | 'unlisted' | 'archives'>,
  files: ReadonlySet<string>,
): SiteAddresses {
  const sizes = Map.groupBy(articles.flatMap(listTerms), (term) => term);
  const terms = [...sizes].map(([key, { length }]) => ({ path: termPath(key), length }));
  const lists = TAXONOMIES.flatMap((kind) => {
    const own = terms.filter(({ path }) => path.startsWith(`${termsPath(kind)}/`));
    return count(Math.ceil(own.length / TERMS_PAGE_SIZE)).map((page) => termsPath(kind, page));
  });
  const served = new Set([
    ...ALWAYS,
    ...listArchives('', archives),
    ...count(countParts(archives)).map(articlesSitemapPath),
    ...lists,
    ...terms.flatMap(({ path, length }) => [
      ...withFeeds(path),
      ...listArchives(path, countArchives(length)),
    ]),
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
  return { isServed: (path) => served.has(path), hasFolder: (folder) => folders.has(folder) };
}

/** True for a path that the Worker is never asked for. */
export const isMediaPath = (path: string): boolean =>
  canonicalPath(path).startsWith(`${MEDIA_FOLDER}/`);
