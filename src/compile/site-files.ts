import type { Lock } from '../lock/lock.ts';
import type { SiteFile } from '../model/article.ts';
import { MEDIA_FOLDER } from '../paths.ts';
import type { PublishedFile } from './media/publish.ts';
import type { PublishedArticle } from './site.ts';

/** The files of each article, by the article's own. */
export type UsedFiles = ReadonlyMap<string, readonly PublishedFile[]>;

/** An article, or the settings of the shows. */
type Source = Pick<PublishedArticle, 'file' | 'resolved'>;

/** The files that a source names, and those that are made of it. */
const filesOf = ({ file, resolved }: Source, used: UsedFiles): readonly PublishedFile[] => [
  ...(used.get(file) ?? []),
  ...(resolved?.made ?? []),
];

/** The files of all of them; each once, with its content. */
export const listFiles = (
  sources: readonly Source[],
  used: UsedFiles,
): readonly PublishedFile[] => [
  ...new Map(
    sources.flatMap((source) => filesOf(source, used).map((each) => [each.path, each])),
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
  for (const parsed of published) {
    const { identity } = parsed;
    const { media: _, ...entry } = articles[identity.id] ?? identity.entry;
    const names = [...new Set(filesOf(parsed, used).map(nameOf))].toSorted();
    articles[identity.id] = names.length > 0 ? { ...entry, media: names } : entry;
  }
  return { ...lock, articles };
}
