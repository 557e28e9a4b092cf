import type { Fields } from '../fields/schemas.ts';
import { byName } from '../markup/reference.ts';
import type { PageValues } from './meaning.ts';

/** What the reader of a text knows of the article that the text does not say. */
export interface Context {
  /** The title that a field states. */
  readonly title?: string | undefined;
  /** Its language, or else the site's: a BCP 47 tag, by default English. */
  readonly language?: string | undefined;
  readonly page: PageValues;
  /** Whether the front matter says that `$…$` is a formula. */
  readonly hasMath: boolean;
}

export const NO_CONTEXT: Context = { page: {}, hasMath: false };

const PICTURES = [
  'image',
  'cover',
  'thumbnail',
  'banner',
  'hero',
  'featured_image',
  'feature_image',
  'cover_image',
  'hero_image',
];

const listValues = ({
  title,
  summary,
  published,
  updated,
  slug,
  authors,
  language,
  image,
}: Fields) => ({
  title,
  name: title,
  description: summary,
  summary,
  excerpt: summary,
  date: published,
  last_modified_at: updated,
  lastmod: updated,
  slug,
  author: authors?.map(({ name }) => name).join(', '),
  lang: language,
  ...Object.fromEntries(PICTURES.map((name) => [name, image?.location])),
});

/**
 * Makes it of the fields of an article.
 * @param options.language of an article that does not state its own
 * @param options.file that it is in
 */
export function createContext(
  fields: Fields,
  { language, file }: { readonly language?: string; readonly file?: string } = {},
): Context {
  const url = file === undefined ? undefined : byName(encodeURI(file));
  const addresses = { url, permalink: url, relpermalink: url };
  const values = Object.entries({ ...listValues(fields), ...addresses }).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return {
    title: fields.title,
    language: fields.language ?? language,
    page: Object.fromEntries(values),
    hasMath: fields.math ?? false,
  };
}
