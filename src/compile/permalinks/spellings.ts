import slugify from '@sindresorhus/slugify';

/** As Jekyll spells it, letters of every script and all: what is no letter or number is a hyphen. */
export const hyphenate = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '-')
    .replace(/^-|-$/g, '');

/** As Jekyll spells the names of files: capitals and the signs that addresses may have stay. */
export const keepSigns = (text: string): string =>
  text.replace(/[^\p{L}\p{Nd}\p{M}._~!$&'()+,;=@]+/gu, '-').replace(/^-|-$/g, '');

/** As Hugo spells it: what is no letter or number goes, and blanks are hyphens. */
const strip = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}\s._+~@-]/gu, '')
    .trim()
    .replace(/[\s-]+/g, '-');

/** As WordPress spells it: likewise, without accents, and with a hyphen for a period. */
const stripAccents = (text: string): string =>
  strip(
    text
      .normalize('NFD')
      .replace(/(?<=\p{Script=Latin})\p{M}+/gu, '')
      .normalize('NFC')
      .replaceAll('.', '-'),
  ).replace(/^-|-$/g, '');

/** Those that say something, each once. */
export const unique = (texts: readonly (string | undefined)[]): readonly string[] => [
  ...new Set(texts.flatMap((text) => (text === undefined || text === '' ? [] : [text]))),
];

/**
 * What generators make of a name or a title.
 * @example spellings("Kim's Café") // → ['kim-s-café', 'kims-cafe', 'kims-café']
 */
export const spellings = (text: string): readonly string[] =>
  unique([hyphenate(text), slugify(text, { decamelize: false }), strip(text), stripAccents(text)]);
