/**
 * What `Intl.Locale` knows too, but it takes an isolate longer to load that than to render a feed. Languages that few
 * websites are in are taken for left to right, unless their tag names the script.
 */

/** Scripts that are written from right to left (Unicode, Bidi_Class R and AL). */
const SCRIPTS = new Set('Adlm Arab Hebr Mand Mend Nkoo Rohg Samr Syrc Thaa'.split(' '));

/** Languages that are written in one of them (CLDR, likely subtags). */
const LANGUAGES = new Set(
  'acm aeb afb apc ar ars ary arz azb bal bqi ckb dv fa glk haz he khw ks lah lrc mzn nqo pbt ps rhg sd sdh skr syr ug ur yi'.split(
    ' ',
  ),
);

/** Where the same language is written the other way. */
const EXCEPTIONS = new Set(
  'az-IQ az-IR ha-CM ha-SD kk-AF kk-CN kk-IR kk-MN ku-IQ ku-IR ku-LB ky-CN ms-CC pa-PK sd-IN tg-PK ug-KZ ug-MN uz-AF'.split(
    ' ',
  ),
);

const SCRIPT = /^[A-Z][a-z]{3}$/;

function isRightToLeft(tag: string): boolean {
  const [language = '', second = ''] = tag.split('-');
  if (SCRIPT.test(second)) return SCRIPTS.has(second);
  return LANGUAGES.has(language) !== EXCEPTIONS.has(`${language}-${second}`);
}

/**
 * The direction in which a language is written.
 * @param language a BCP 47 tag in its canonical form
 * @example directionOf('he') // → 'rtl'
 */
export const directionOf = (language: string): 'ltr' | 'rtl' =>
  isRightToLeft(language) ? 'rtl' : 'ltr';
