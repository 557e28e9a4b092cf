import slugify from '@sindresorhus/slugify';
import { isSlug } from '../model/slug.ts';

/** Long enough for a headline, short enough for an address bar. */
const SLUG_LENGTH = 80;

const spell = (text: string): string => slugify(text, { decamelize: false });

/** Cuts between words; a first word that is too long is cut anywhere. */
function shorten(slug: string): string {
  if (slug.length <= SLUG_LENGTH) return slug;
  const end = slug.lastIndexOf('-', SLUG_LENGTH);
  return slug.slice(0, end > 0 ? end : SLUG_LENGTH);
}

/** A date at the start of a file name says when, not what. */
const DAY = /^\d{4}-\d{2}-\d{2}[-_ .]/;

/** `seeds/norway/index.md` is the article of the folder `norway`; `seeds/index.md` is not the article of a folder. */
const FOLDER_INDEX = /\/(?<folder>[^/]+)\/index\.[^./]+$/i;

const pick = (texts: readonly string[]): string =>
  texts.map((text) => shorten(spell(text))).find(isSlug) ?? 'article';

/**
 * The slug of a title; of the file name if ASCII can spell no letter of the title; or else `article`.
 * @example buildSlug('Über Öl', 'seeds/x.txt') // → 'ueber-oel'
 */
export function buildSlug(title: string, file: string): string {
  const name = file.replace(/^.*\//, '').replace(/\.[^.]*$/, '');
  return pick([title, name.replace(DAY, '')]);
}

/**
 * The slug of an article: its title's, or for an `index` file the folder's name.
 * @example buildArticleSlug('A trip', 'seeds/norway/index.md') // → 'norway'
 */
export function buildArticleSlug(title: string, file: string): string {
  const folder = FOLDER_INDEX.exec(file)?.groups?.folder;
  return folder === undefined ? buildSlug(title, file) : pick([folder, title]);
}
