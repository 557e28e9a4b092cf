import slugify from '@sindresorhus/slugify';

/** Long enough for a name, short enough for an address bar. */
const LONGEST = 80;

/** Signs that tell one name from another, as they are said. */
const SAID: Readonly<Record<string, string>> = {
  '+': 'plus',
  '#': 'sharp',
  '&': 'and',
  '@': 'at',
  '%': 'percent',
};
const SIGN = /[+#&@%]/g;

/** The mark of a hashtag, which is no part of its name. */
const HASH = /^#+(?=[\p{L}\p{N}])/u;
const LEADING_DOT = /^\.(?=\w)/;
const LETTER = /[\p{L}\p{N}]/gu;

const spell = (name: string): string => slugify(name, { decamelize: false });

/** True where ASCII can spell each letter. */
const isSpelled = (name: string): boolean =>
  [...new Set(name.match(LETTER))].every((letter) => spell(letter) !== '');

const shorten = (slug: string): string => [...slug].slice(0, LONGEST).join('').replace(/-$/, '');

/** The letters as they are, where ASCII has none for them; of a name without any, its code points. */
const keepLetters = (name: string): string =>
  (
    name
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
  ).join('-') || Array.from(name, (sign) => `u${sign.codePointAt(0)?.toString(16)}`).join('-');

/**
 * The part of a path that stands for a tag or an author, by the name alone: no other name changes it.
 * @example buildTopicSlug('C++') // → 'c-plus-plus'
 * @example buildTopicSlug('Ångström') // → 'angstroem'
 * @example buildTopicSlug('東京') // → '%E6%9D%B1%E4%BA%AC'
 */
export function buildTermSlug(name: string): string {
  const spoken = name
    .replace(HASH, '')
    .replace(LEADING_DOT, 'dot ')
    .replace(SIGN, (sign) => ` ${SAID[sign]} `);
  const spelled = isSpelled(spoken) ? spell(spoken) : '';
  return encodeURIComponent(shorten(spelled || keepLetters(spoken)));
}

/**
 * What names have in common that mean the same: they differ in case, accents, spaces or punctuation.
 * @example foldTopicName('Jose  García') // → 'jose garcia'
 */
export const foldTermName = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\s\p{P}]+/gu, ' ')
    .trim();
