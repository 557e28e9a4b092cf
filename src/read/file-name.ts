import path from 'node:path';
import { readInstant } from '../model/instant.ts';
import type { WrittenDate } from './written-date.ts';

const languages = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });

/** True for a tag with a language that has a name: `fr`, `pt-br`, but not `ui`. */
function isLanguage(tag: string): boolean {
  try {
    return languages.of(tag) !== undefined;
  } catch {
    return false;
  }
}

/** A day in front, with hyphens, underscores or nothing between its parts. */
const DAY =
  /^(?<year>(?:19|20)\d{2})(?<gap>[-_.]?)(?<month>\d{1,2})\k<gap>(?<day>\d{1,2})(?:[-_ .T]+|$)/;

/** Folders of a day: `2020/05/06/kim.md`. */
const DAY_FOLDERS = /\/(?<year>(?:19|20)\d{2})\/(?<month>\d{2})\/(?<day>\d{2})\//;

/** The day that a name or a path has; undefined if the calendar has no such day. */
function readDay(match: RegExpExecArray | null): WrittenDate | undefined {
  const { year, month = '', day = '' } = match?.groups ?? {};
  if (year === undefined || (match?.groups?.gap === '' && month.length + day.length < 4)) {
    return undefined;
  }
  const reading = readInstant(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
  return 'value' in reading ? reading.value.slice(0, -1) : undefined;
}
const LANGUAGE = /\.(?<tag>[a-z]{2}(?:[-_][a-z]{2})?)$/i;

/** What the name of an article's file says. */
export interface NamedFile {
  /** The name without its ending, day and language; of an `index`, that of its folder, if it has one. */
  readonly stem: string;
  readonly isIndex: boolean;
  readonly published?: WrittenDate | undefined;
  readonly language?: string | undefined;
  /** A day in front that no calendar has: `2021-02-30`. */
  readonly missingDay?: string | undefined;
}

/** Written so that it can be nothing but a day. */
const FULL_DAY = /^(?:19|20)\d{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?=[-_ .T]|$)/;

function splitName(name: string): Omit<NamedFile, 'isIndex'> {
  const tag = LANGUAGE.exec(name)?.groups?.tag?.replace('_', '-');
  const language = tag !== undefined && isLanguage(tag) ? tag : undefined;
  const whole = language === undefined ? name : name.replace(LANGUAGE, '');
  const published = readDay(DAY.exec(whole));
  return {
    stem: published === undefined ? whole : whole.replace(DAY, ''),
    ...(published !== undefined && { published }),
    ...(published === undefined && { missingDay: FULL_DAY.exec(whole)?.[0] }),
    ...(language !== undefined && { language }),
  };
}

/**
 * Reads the name of an article's file, or of the folder that it is the index of; Next has `page.mdx` for it.
 * @example readFileName('seeds/2021-06-18-kim.fr.md') // → stem 'kim', published '2021-06-18T00:00:00', language 'fr'
 */
export function readFileName(file: string): NamedFile {
  const inFolders = readDay(DAY_FOLDERS.exec(file));
  const own = {
    ...(inFolders !== undefined && { published: inFolders }),
    ...splitName(path.posix.basename(file, path.posix.extname(file))),
  };
  const isPage = /\/page\.mdx$/.test(file);
  if (!isPage && !/^index$/i.test(own.stem)) return { ...own, isIndex: false };
  const folder = path.posix.dirname(file).split('/').slice(1).at(-1);
  return { ...splitName(folder ?? ''), ...own, stem: splitName(folder ?? '').stem, isIndex: true };
}
