import type { Fields } from './fields/schemas.ts';
import { NAME_PREFIX } from './markup/reference.ts';
import type { ParsedSource } from './parsed-source.ts';

/** True for a path that says itself where it begins. */
const isWhole = (url: string): boolean =>
  url.startsWith('/') || url.startsWith(NAME_PREFIX) || /^[a-z][a-z0-9+.-]*:/i.test(url);

/**
 * A path in the folder where the files of an article are.
 * @example inFolder('map.png', '/img/trip/') // → '/img/trip/map.png'
 */
const inFolder = (url: string, folder: string): string =>
  isWhole(url) ? url : `${folder.replace(/\/$/, '')}/${url.replace(/^\.\//, '')}`;

/** Puts the folder of an article's files in front of the pictures and recordings of its text. */
export function useMediaFolder(parsed: ParsedSource, folder: string | undefined): ParsedSource {
  if (folder === undefined) return parsed;
  const urls = new Set(
    parsed.references.filter(({ kind }) => kind === 'media').map(({ url }) => url),
  );
  const place = <T extends { readonly url: string }>(each: T): T =>
    urls.has(each.url) ? { ...each, url: inFolder(each.url, folder) } : each;
  return {
    ...parsed,
    references: parsed.references.map(place),
    markdown: parsed.markdown && { ...parsed.markdown, slots: parsed.markdown.slots.map(place) },
  };
}

/** The same for the picture of an article. */
export function placeImage({ media_folder: folder, ...fields }: Fields): Fields {
  const { image } = fields;
  if (image === undefined || folder === undefined) return fields;
  return { ...fields, image: { ...image, location: inFolder(image.location, folder) } };
}
