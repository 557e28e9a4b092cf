import type { LockEntry } from '../lock/lock.ts';
import { withoutHash } from '../model/file-name.ts';
import { encodePath } from '../model/percent.ts';
import type { Redirect } from '../model/redirect.ts';
import { filePath } from '../paths.ts';
import { readFileName } from '../read/file-name.ts';
import type { ParsedArticle } from '../read/read-article.ts';
import { readAlias } from './alias.ts';
import type { PublishedFiles } from './media/collect.ts';
import { SEEDS } from './seeds.ts';
import type { UsedFiles } from './site-files.ts';
import { rootOf, type SiteRoots } from './site-roots.ts';

interface Surroundings {
  readonly files: PublishedFiles;
  readonly used: UsedFiles;
  readonly roots: SiteRoots;
}

/** Folders whose content generators serve at the root. */
const SERVED = /^(?:static|public|content|source|src|docs|site\/(?:static|content))\//;

const spell = (path: string): string => readAlias(`/${encodePath(path)}`);

/**
 * The addresses that a file had on its site, the likeliest last.
 * @example listFormer('seeds/hg/static/a.png', roots) // → ['/static/a.png', '/a.png'] with `seeds/hg/hugo.toml`
 */
function listFormer(file: string, roots: SiteRoots): readonly string[] {
  const inSite = [SEEDS, rootOf(file, roots)].map((root) => file.slice(root.length + 1));
  return [...new Set(inSite.flatMap((path) => [path, path.replace(SERVED, '')]))].map(spell);
}

/** The addresses of what is beside the `index.md` of an article, below those of the article. */
function listBeside(
  { file: article, fields, permalinks = [] }: ParsedArticle,
  file: string,
): readonly string[] {
  const folder = article.slice(0, article.lastIndexOf('/') + 1);
  if (!readFileName(article).isIndex || !file.startsWith(folder)) return [];
  const rest = encodePath(file.slice(folder.length));
  return [...permalinks.toReversed(), ...(fields.aliases ?? []).map(readAlias)].flatMap((path) =>
    /\?|\.\w+$/.test(path) ? [] : [`${path.replace(/\/$/, '')}/${rest}`],
  );
}

/**
 * Where files lead by the addresses that they had, which items that readers hold still name. Only files that articles
 * use: nobody has seen others.
 * @param articles those that readers can see
 */
export function buildFileRedirects(
  articles: readonly ParsedArticle[],
  { files, used, roots }: Surroundings,
): readonly Redirect[] {
  const names = Map.groupBy(files, ([, { path }]) => path);
  const own = articles.flatMap((article) =>
    (used.get(article.file) ?? []).flatMap(({ path: to }) =>
      (names.get(to) ?? []).flatMap(([name]) =>
        [...listFormer(name, roots), ...listBeside(article, name)].map((from) => ({ from, to })),
      ),
    ),
  );
  return [
    ...new Map(own.map((redirect) => [`${redirect.from}\n${redirect.to}`, redirect])).values(),
  ];
}

/**
 * Where replaced files lead, such as a recording that was cut anew: apps download what the feed named when they read it.
 * Not for good, since a publisher may go back to the first one, and a browser would go in circles.
 * @param entries of the lock, of the articles that readers can see
 */
export const buildReplacedRedirects = (entries: readonly LockEntry[]): readonly Redirect[] =>
  entries.flatMap(({ media = [], formerMedia = [] }) =>
    formerMedia.flatMap((former) => {
      const now = media.find((name) => withoutHash(name) === withoutHash(former));
      return now === undefined ? [] : [{ from: filePath(former), to: filePath(now), status: 302 }];
    }),
  );
