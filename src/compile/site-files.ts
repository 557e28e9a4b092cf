import type { Lock, LockEntry } from '../lock/lock.ts';
import type { SiteFile } from '../model/article.ts';
import { withoutHash } from '../model/file-name.ts';
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

/** How many replaced files of an article are remembered: a picture that is being drawn has many. */
const MOST_FORMER = 20;

/** The files that were replaced, so far and now. */
function listFormer(entry: LockEntry, names: readonly string[]): readonly string[] {
  const { media = [], formerMedia = [] } = entry;
  const originals = new Set(names.map(withoutHash));
  const replaced = media.filter((name) => originals.has(withoutHash(name)));
  return [...new Set([...formerMedia, ...replaced])]
    .filter((name) => !names.includes(name))
    .slice(-MOST_FORMER);
}

/** Adds to the lock the files of each article, which go with it. */
export function rememberFiles(
  lock: Lock,
  published: readonly PublishedArticle[],
  used: UsedFiles,
): Lock {
  const articles = { ...lock.articles };
  for (const parsed of published) {
    const { identity } = parsed;
    const known = articles[identity.id] ?? identity.entry;
    const { media: _, formerMedia: __, ...entry } = known;
    const media = [...new Set(filesOf(parsed, used).map(nameOf))].toSorted();
    const formerMedia = [...listFormer(known, media)];
    articles[identity.id] = {
      ...entry,
      ...(media.length > 0 && { media }),
      ...(formerMedia.length > 0 && { formerMedia }),
    };
  }
  return { ...lock, articles };
}
