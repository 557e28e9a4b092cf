import slugify from '@sindresorhus/slugify';
import { isSlug } from '../model/slug.ts';

/** Long enough for a headline, short enough for an address bar. */
const SLUG_LENGTH = 80;

const spell = (text: string): string => slugify(text, { decamelize: false });

/** Whole words of the slug, up to its length. */
function shorten(slug: string): string {
  if (slug.length <= SLUG_LENGTH) return slug;
  const end = slug.lastIndexOf('-', SLUG_LENGTH);
  return slug.slice(0, end > 0 ? end : SLUG_LENGTH);
}

/** The day that a file's name may begin with: it says when, not what. */
const DAY = /^\d{4}-\d{2}-\d{2}[-_ .]/;

/** An `index` file below the top of its tree is the article of its folder. */
const FOLDER_INDEX = /\/(?<folder>[^/]+)\/index\.[^./]+$/i;

const pick = (texts: readonly string[]): string =>
  texts.map((text) => shorten(spell(text))).find(isSlug) ?? 'article';

/**
 * The slug of a title, or of the file's name where the title has no letter that ASCII can spell.
 * @example buildSlug('Über Öl', 'seeds/x.txt') // → 'ueber-oel'
 */
export function buildSlug(title: string, file: string): string {
  const name = file.replace(/^.*\//, '').replace(/\.[^.]*$/, '');
  return pick([title, name.replace(DAY, '')]);
}

/**
 * The slug of an article: that of its title; of an `index` file, the name of its folder.
 * @example buildArticleSlug('A trip', 'seeds/norway/index.md') // → 'norway'
 */
export function buildArticleSlug(title: string, file: string): string {
  const folder = FOLDER_INDEX.exec(file)?.groups?.folder;
  return folder === undefined ? buildSlug(title, file) : pick([folder, title]);
}
