import type { Lock } from '../lock/lock.ts';
import type { SiteFile } from '../model/article.ts';
import { MEDIA_FOLDER } from '../paths.ts';
import type { PublishedFile } from './media/publish.ts';
import type { PublishedArticle } from './site.ts';

/** The files of each article, by the article's own. */
export type UsedFiles = ReadonlyMap<string, readonly PublishedFile[]>;

/** Every file that these articles, or these settings, name; each once, with its content. */
export const listFiles = (
  published: readonly Pick<PublishedArticle, 'file'>[],
  used: UsedFiles,
): readonly PublishedFile[] => [
  ...new Map(
    published.flatMap(({ file }) => (used.get(file) ?? []).map((each) => [each.path, each])),
  ).values(),
];

/** What the Worker has to know of each of them. */
export const listSiteFiles = (files: readonly PublishedFile[]): readonly SiteFile[] =>
  files.map(({ path, mediaType, byteLength, bytes }) => ({
    path,
    mediaType,
    byteLength,
    ...(!bytes && { inBucket: true }),
  }));

/** `/media/map-5f1c….png` */
const nameOf = ({ path }: PublishedFile): string => path.slice(MEDIA_FOLDER.length + 1);

/** Adds to the lock the files of each article, which go with it. */
export function rememberFiles(
  lock: Lock,
  published: readonly PublishedArticle[],
  used: UsedFiles,
): Lock {
  const articles = { ...lock.articles };
  for (const { file, identity } of published) {
    const { media: _, ...entry } = articles[identity.id] ?? identity.entry;
    const names = [...new Set(used.get(file)?.map(nameOf))].toSorted();
    articles[identity.id] = names.length > 0 ? { ...entry, media: names } : entry;
  }
  return { ...lock, articles };
}
