import { readFileName } from '../read/file-name.ts';
import { findConfigured, isInside } from './configured-roots.ts';
import { SEEDS } from './seeds.ts';

/** Folders below a root that generators have for all content. */
const CONTENT = /^(?:(?:site\/)?content|source|src\/content)(?:\/|$)/;

/** The same, where it is not known how far from the root: the site is what is around it. */
const ANY_CONTENT = /^(?:.+?\/)?(?:content|source)(?:\/|$)/;

const POSTS = /\/_(?:posts|drafts)(?:\/|$)/;

/** Where sites that were copied into `seeds/` have their roots. */
export interface SiteRoots {
  /** Folders with a configuration, the deepest first: `seeds/jk`. */
  readonly known: readonly string[];
  /** A folder around everything, which may be that of the site, or a part of it. */
  readonly around?: string | undefined;
  /** The roots of sites that have `_posts`. */
  readonly withPosts: ReadonlySet<string>;
}

/** True for a post of Jekyll or Hexo; what is not in such a folder there is a page. */
export const isPost = (file: string): boolean => POSTS.test(file);

const folderOf = (file: string): string => file.slice(0, file.lastIndexOf('/'));

/** The outermost folder that all paths share, with `seeds` for none. */
function findCommon(folders: readonly string[]): string {
  const [first, ...others] = folders.map((folder) => folder.split('/'));
  if (!first) return SEEDS;
  const end = first.findIndex((part, at) => others.some((other) => other[at] !== part));
  return (end < 0 ? first : first.slice(0, end)).join('/');
}

/** The root of the site that a file is of: `seeds` if nothing tells of another one. */
export const rootOf = (file: string, { known, around }: Omit<SiteRoots, 'withPosts'>): string =>
  known.find((root) => isInside(file, root)) ??
  (around !== undefined && isInside(file, around) ? around : SEEDS);

/**
 * Finds the roots of sites.
 * @param articles their files
 * @param others all other files, also those that are skipped
 */
export function findSiteRoots(articles: readonly string[], others: readonly string[]): SiteRoots {
  const known = findConfigured(others);
  const posts = articles.filter(isPost);
  // What is in `seeds/` itself is of Tidings, such as the sample article.
  const nested = (posts.length > 0 ? posts : articles)
    .filter((file) => folderOf(file) !== SEEDS && !known.some((root) => isInside(file, root)))
    .map((file) => folderOf(file).replace(/\/_(?:posts|drafts)(?:\/.*)?$/, ''));
  const common = findCommon(nested);
  const roots = { known, around: common === SEEDS ? undefined : common };
  return { ...roots, withPosts: new Set(posts.map((file) => rootOf(file, roots))) };
}

/** The folders of an article below the root of its site, and those that generators have for all articles. */
function listFolders(file: string, root: string): readonly string[] {
  const parts = file.slice(root.length + 1).split('/');
  const folders = parts.slice(0, readFileName(file).isIndex ? -2 : -1).join('/');
  const below = CONTENT.test(folders) ? folders.replace(CONTENT, '') : folders;
  return below.split('/').filter((folder) => folder !== '');
}

/**
 * The folders of an article in its site, as addresses may have them, the likeliest first.
 * @example foldersInSite('seeds/jk/news/_posts/kim.md', roots) // → [['news', '_posts']] with `seeds/jk/_config.yml`
 */
export function foldersInSite(
  file: string,
  { known, around }: SiteRoots,
): readonly (readonly string[])[] {
  const root = known.find((each) => isInside(file, each));
  if (root !== undefined) return [listFolders(file, root)];
  const marked = ANY_CONTENT.exec(folderOf(file).slice(SEEDS.length + 1))?.[0];
  if (marked !== undefined && !isPost(file)) {
    return [listFolders(file, `${SEEDS}/${marked.replace(/\/$/, '')}`)];
  }
  const whole = listFolders(file, SEEDS);
  if (around === undefined || !isInside(file, around)) return [whole];
  const inside = listFolders(file, around);
  return isPost(file) ? [inside, whole] : [whole, inside];
}
