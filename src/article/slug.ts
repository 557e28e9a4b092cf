import slugify from '@sindresorhus/slugify';

/** Long enough for a headline, short enough for an address bar. */
const SLUG_LENGTH = 80;

/** ASCII words joined by hyphens: the only slugs there are, so that no URL needs escaping. */
export const isSlug = (text: string): boolean => /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(text);

const spell = (text: string): string => slugify(text, { decamelize: false });

/** Whole words of the slug, up to its length. */
function shorten(slug: string): string {
  if (slug.length <= SLUG_LENGTH) return slug;
  const end = slug.lastIndexOf('-', SLUG_LENGTH);
  return slug.slice(0, end > 0 ? end : SLUG_LENGTH);
}

/**
 * The slug of a title, or of the file's name where the title has no letter that ASCII can spell.
 * @example buildSlug('Über Öl', 'seeds/x.txt') // → 'ueber-oel'
 */
export function buildSlug(title: string, file: string): string {
  const name = file.replace(/^.*\//, '').replace(/\.[^.]*$/, '');
  const candidates = [title, name].map((text) => shorten(spell(text)));
  return candidates.find(isSlug) ?? 'article';
}
