import slugify from '@sindresorhus/slugify';

/** In characters: long enough for a name, short enough for an address bar. */
const LONGEST = 80;

/** Signs that tell names apart, as they are spoken. */
const SAID: Readonly<Record<string, string>> = {
  '+': 'plus',
  '#': 'sharp',
  '&': 'and',
  '@': 'at',
  '%': 'percent',
};
const SIGN = /[+#&@%]/g;

/** The mark of a hashtag, which is not part of the name. */
const HASH = /^#+(?=[\p{L}\p{N}])/u;
const LEADING_DOT = /^\.(?=\w)/;
const LETTER = /[\p{L}\p{N}]/gu;

const spell = (name: string): string => slugify(name, { decamelize: false });

/** True if ASCII can spell every letter. */
const isSpelled = (name: string): boolean =>
  [...new Set(name.match(LETTER))].every((letter) => spell(letter) !== '');

const shorten = (slug: string): string => [...slug].slice(0, LONGEST).join('').replace(/-$/, '');

/** The letters as they are, if ASCII cannot spell them. A name without letters becomes code points. */
const keepLetters = (name: string): string =>
  (
    name
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
  ).join('-') || Array.from(name, (sign) => `u${sign.codePointAt(0)?.toString(16)}`).join('-');

/**
 * The path segment of a tag or an author. It depends on the name alone, never on other names.
 * @example buildTermSlug('C++') // → 'c-plus-plus'
 * @example buildTermSlug('Ångström') // → 'angstroem'
 * @example buildTermSlug('東京') // → '%E6%9D%B1%E4%BA%AC'
 */
export function buildTermSlug(name: string): string {
  const spoken = name
    .replace(HASH, '')
    .replace(LEADING_DOT, 'dot ')
    .replace(SIGN, (sign) => ` ${SAID[sign]} `);
  const spelled = isSpelled(spoken) ? spell(spoken) : '';
  return encodeURIComponent(shorten(spelled || keepLetters(spoken)));
}
