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

const DAY = /^(?<day>\d{4}-\d{2}-\d{2})(?:[-_ .]+|$)/;
const LANGUAGE = /\.(?<tag>[a-z]{2}(?:[-_][a-z]{2})?)$/i;

/** What the name of an article's file says. */
export interface NamedFile {
  /** The name without its ending, day and language; of an `index`, that of its folder, if it has one. */
  readonly stem: string;
  readonly isIndex: boolean;
  readonly published?: WrittenDate | undefined;
  readonly language?: string | undefined;
}

function splitName(name: string): Omit<NamedFile, 'isIndex'> {
  const tag = LANGUAGE.exec(name)?.groups?.tag?.replace('_', '-');
  const language = tag !== undefined && isLanguage(tag) ? tag : undefined;
  const whole = language === undefined ? name : name.replace(LANGUAGE, '');
  const day = DAY.exec(whole)?.groups?.day;
  const reading = day === undefined ? undefined : readInstant(day);
  return {
    stem: reading && 'value' in reading ? whole.replace(DAY, '') : whole,
    ...(reading && 'value' in reading && { published: reading.value.slice(0, -1) }),
    ...(language !== undefined && { language }),
  };
}

/**
 * Reads the name of an article's file, or of the folder that it is the index of; Next has `page.mdx` for it.
 * @example readFileName('seeds/2021-06-18-kim.fr.md') // → stem 'kim', published '2021-06-18T00:00:00', language 'fr'
 */
export function readFileName(file: string): NamedFile {
  const own = splitName(path.posix.basename(file, path.posix.extname(file)));
  const isPage = /\/page\.mdx$/.test(file);
  if (!isPage && !/^index$/i.test(own.stem)) return { ...own, isIndex: false };
  const folder = path.posix.dirname(file).split('/').slice(1).at(-1);
  return { ...splitName(folder ?? ''), ...own, stem: splitName(folder ?? '').stem, isIndex: true };
}
