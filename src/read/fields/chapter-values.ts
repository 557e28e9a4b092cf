import { z } from 'zod';
import { readUrl } from '../../model/address.ts';
import type { Chapter } from '../../model/episode.ts';
import { type DataMap, isMap, renameParts } from './maps.ts';
import { location } from './media-values.ts';
import type { PartParams } from './read-parts.ts';
import { readTime, readTimedLine } from './times.ts';
import { checked, flag, line, url } from './values.ts';

/** What formats and tools call the parts of a chapter. */
const PARTS = {
  start: ['start', 'starttime', 'time', 'timestamp', 'at', 'from', 'begin'],
  end: ['end', 'endtime', 'to'],
  title: ['title', 'name', 'label', 'chapter', 'text'],
  url: ['url', 'href', 'link'],
  image: ['image', 'img', 'picture'],
  toc: ['toc'],
} as const;

const NO_TIME = 'a chapter needs a time; write it as "12:34 Title", or with start and title';

const time = checked(NO_TIME, readTime);

/** Tools write relative pages into files of chapters: then there is none. What is written here is told of. */
const page = z
  .unknown()
  .transform((value) => url.safeParse(value).data)
  .optional();

const toImage = (value: unknown): unknown =>
  isMap(value) ? renameParts(value, { file: ['file', 'url', 'src', 'path'] }).file : value;

const CHAPTER = z.object({
  start: time,
  end: time.optional(),
  title: line.optional(),
  url: page,
  image: z.preprocess(toImage, location()).optional(),
  toc: flag.optional(),
});

/** mp4chaps has the address of a chapter behind its title, Markdown around it. */
const LINKED =
  /^(?:\[(?<linked>[^\]]+)\]\((?<url>[^)\s]+)\)|(?<plain>.*?)\s*<(?<href>https?:[^<>\s]+)>)$/;

function readText(text: string): DataMap {
  const timed = readTimedLine(text);
  if (!timed) return { title: text };
  const { linked, url, plain, href } = LINKED.exec(timed.text)?.groups ?? {};
  return { ...timed, title: linked ?? plain ?? timed.text, url: url ?? href };
}

/** A title that says nothing is none. */
const dropEmpty = ({ title, ...others }: DataMap): unknown =>
  typeof title === 'string' && title.trim() === '' ? others : { ...others, title };

/** `- 0:00: Intro` is a map with one part, `- [0:00, Intro]` a list of two. */
function toChapter(value: unknown): unknown {
  if (typeof value === 'string') return dropEmpty(readText(value));
  if (Array.isArray(value)) return { start: value[0], title: value[1] };
  if (!isMap(value)) return value;
  const [first, ...more] = Object.entries(value);
  const isPair = first !== undefined && more.length === 0 && 'value' in readTime(first[0]);
  return isPair ? { start: first[0], title: first[1] } : dropEmpty(renameParts(value, PARTS));
}

const chapter = z
  .preprocess(toChapter, CHAPTER)
  .transform(
    ({ toc, ...said }): Chapter => ({ ...said, ...(toc === false && { isSilent: true }) }),
  );

/** Where the chapters are: in a file, or here. */
export type StatedChapters = { readonly location: string } | { readonly list: readonly Chapter[] };

const isTimed = (text: string): boolean => /^[\s*•–([-]*\d+:\d/.test(text);

const toLines = (text: string): readonly string[] =>
  text.split('\n').filter((each) => each.trim() !== '');

const FILE = { location: ['file', 'url', 'src', 'path', 'location', 'href'] } as const;

/** Chapters as a list, a map of times and titles, or lines of one text; anything else is a file. */
function toList(value: unknown): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value;
  if (typeof value === 'string')
    return isTimed(value) || value.trim().includes('\n') ? toLines(value) : undefined;
  if (!isMap(value)) return undefined;
  if (Array.isArray(value.chapters)) return value.chapters;
  return 'location' in renameParts(value, FILE) ? undefined : Object.entries(value);
}

const NOT_CHAPTERS =
  'these are not chapters; use a list of "12:34 Title", or the path of a JSON file';

const LIST = z.array(chapter).transform((list): StatedChapters => ({ list }));
const LOCATION = z.preprocess(
  (value) => (isMap(value) ? renameParts(value, FILE).location : value),
  location(NOT_CHAPTERS).transform((given): StatedChapters => ({ location: given })),
);

/** A chapter with its page; undefined without one. */
function readPage(given: unknown): { readonly page: string; readonly rest: unknown } | undefined {
  const read = toChapter(given);
  if (!isMap(read) || read.url === undefined) return undefined;
  const { url: page, ...rest } = read;
  return { page: String(page), rest };
}

/** Tells each page of a chapter that is no address. The chapter is as good without it. */
function tellPages(list: readonly unknown[], context: z.core.$RefinementCtx): void {
  const pages = list.map(readPage);
  const faults = pages.map((each) => {
    const reading = each && readUrl(each.page);
    return reading && 'problem' in reading ? reading.problem : undefined;
  });
  const whole = list.map((each, at) => (faults[at] === undefined ? each : pages[at]?.rest));
  for (const [at, message] of faults.entries()) {
    const params: PartParams = { isPart: true, whole };
    if (message !== undefined) context.addIssue({ code: 'custom', message, path: [at], params });
  }
}

/** The chapters of a recording. */
export const chapters = z.unknown().transform((value, context): StatedChapters => {
  const list = toList(value);
  if (list) tellPages(list, context);
  const read = list ? LIST.safeParse(list) : LOCATION.safeParse(value);
  if (read.success) return read.data;
  for (const issue of read.error.issues)
    context.addIssue({
      code: 'custom',
      message: issue.message,
      path: issue.path,
      ...(issue.code === 'custom' && issue.params && { params: issue.params }),
    });
  return z.NEVER;
});

/** A chapter of a file with a picture that nobody can fetch is one without. */
const withoutPicture = (value: unknown): unknown =>
  isMap(value)
    ? Object.fromEntries(
        Object.entries(value).filter(([name]) => !/^(?:image|img|picture)$/i.test(name)),
      )
    : value;

/** Reads the chapters that a file has, without what is none. */
export const readChapters = (data: unknown): readonly Chapter[] =>
  (toList(data) ?? []).flatMap(
    (each) => chapter.safeParse(each).data ?? chapter.safeParse(withoutPicture(each)).data ?? [],
  );
