import { posix } from 'node:path';
import type { MediaFile } from '../../model/article.ts';
import type { Chapter } from '../../model/episode.ts';
import { formatTime } from '../../model/recording-time.ts';
import { asMarked, type Marked, placeSite, SITE_MARK } from '../../model/site-mark.ts';
import { readChapters } from '../../read/fields/chapter-values.ts';
import { isMap } from '../../read/fields/maps.ts';
import type { ParsedArticle } from '../../read/read-article.ts';
import { isRemote } from '../location.ts';
import { makeFile, type PublishedFile } from '../media/publish.ts';
import { CHAPTERS } from '../media/types.ts';
import type { FindPublished } from '../resolve.ts';

/** The chapters of a recording, for pages and feeds and as a file. */
export interface ResolvedChapters {
  readonly chapters?: readonly Chapter<Marked>[] | undefined;
  readonly chaptersFile?: MediaFile<Marked> | undefined;
  /** The file, if compile made it. */
  readonly made?: PublishedFile | undefined;
  readonly problems: readonly string[];
}

/** The version of the format. */
const VERSION = '1.2.0';

/**
 * The file that apps fetch. It is static, so that its addresses are those of the site that is compiled.
 * @see https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/chapters/jsonChapters.md
 */
const formatFile = (chapters: readonly Chapter<Marked>[], siteUrl: string): string =>
  JSON.stringify({
    version: VERSION,
    chapters: chapters.map(({ start, end, title, image, url, isSilent }) => ({
      startTime: start,
      endTime: end,
      title,
      img: image && placeSite(image, siteUrl),
      url,
      ...(isSilent && { toc: false }),
    })),
  });

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

const toFile = ({ path, mediaType, byteLength }: PublishedFile): MediaFile<Marked> => ({
  url: asMarked(SITE_MARK + path),
  mediaType,
  byteLength,
});

/** Apps read one format, in the order of time. */
const isReady = (data: unknown): boolean => isMap(data) && typeof data.version === 'string';

const NOT_CHAPTERS =
  'there are no chapters in this file; use JSON chapters, or lines such as "12:34 Title"';

/** Feeds and pages have each of them. The longest of shows have some hundreds. */
const MOST = 1000;

const explainTooMany = (count: number): string =>
  `there are ${count.toLocaleString('en')} chapters; use ${MOST.toLocaleString('en')} at most (left out until then)`;

const findUnordered = (list: readonly Chapter[]): readonly string[] => {
  const late = list.find(({ start }, at) => start < (list[at - 1]?.start ?? 0));
  return late
    ? [
        `the chapter at ${formatTime(late.start)} comes after a later one; put them in the order of time`,
      ]
    : [];
};

/** @param siteUrl an origin */
export function resolveChapters(
  parsed: ParsedArticle,
  find: FindPublished,
  siteUrl: string,
): ResolvedChapters {
  const { chapters: stated } = parsed.fields;
  if (!stated) return { problems: [] };
  const address = (image: string): Marked | undefined => {
    if (isRemote(image)) return asMarked(image);
    const file = find(parsed.file, image);
    return file && asMarked(SITE_MARK + file.path);
  };
  const resolve = (list: readonly Chapter[]): readonly Chapter<Marked>[] =>
    list
      .map(({ image, ...chapter }) => ({
        ...chapter,
        image: image === undefined ? undefined : address(image),
      }))
      .toSorted((a, b) => a.start - b.start);
  const make = (list: readonly Chapter[]): ResolvedChapters => {
    if (list.length > MOST) return { problems: [explainTooMany(list.length)] };
    const chapters = resolve(list);
    const made = makeFile(posix.parse(parsed.file).name, formatFile(chapters, siteUrl), CHAPTERS);
    return { chapters, chaptersFile: toFile(made), made, problems: findUnordered(list) };
  };
  if ('list' in stated) return make(stated.list);
  if (isRemote(stated.location))
    return {
      chaptersFile: { url: asMarked(stated.location), mediaType: CHAPTERS.mediaType },
      problems: [],
    };
  const file = find(parsed.file, stated.location);
  if (!file) return { problems: [] };
  const data = parse(new TextDecoder().decode(file.bytes));
  const list = readChapters(data);
  if (list.length === 0) return { problems: [NOT_CHAPTERS] };
  if (!isReady(data) || list.length > MOST) return make(list);
  return {
    chapters: resolve(list),
    chaptersFile: toFile({ ...file, ...CHAPTERS }),
    problems: findUnordered(list),
  };
}
