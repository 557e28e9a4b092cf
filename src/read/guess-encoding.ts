import { TextDecoder } from '@exodus/bytes/encoding.js';

/**
 * What a text in a language most likely is, if it is not UTF-8.
 * @see https://html.spec.whatwg.org/multipage/parsing.html#determining-the-character-encoding the table of step 9
 */
const BY_LANGUAGE: Readonly<Record<string, string>> = {
  ar: 'windows-1256',
  az: 'windows-1254',
  ba: 'windows-1251',
  be: 'windows-1251',
  bg: 'windows-1251',
  cs: 'windows-1250',
  el: 'ISO-8859-7',
  et: 'windows-1257',
  fa: 'windows-1256',
  he: 'windows-1255',
  hr: 'windows-1250',
  hu: 'ISO-8859-2',
  ja: 'Shift_JIS',
  kk: 'windows-1251',
  ko: 'EUC-KR',
  ku: 'windows-1254',
  ky: 'windows-1251',
  lt: 'windows-1257',
  lv: 'windows-1257',
  mk: 'windows-1251',
  pl: 'ISO-8859-2',
  ru: 'windows-1251',
  sk: 'windows-1250',
  sl: 'ISO-8859-2',
  sr: 'windows-1251',
  tg: 'windows-1251',
  th: 'windows-874',
  tr: 'windows-1254',
  tt: 'windows-1251',
  uk: 'windows-1251',
  vi: 'windows-1258',
  zh: 'GBK',
};

const OTHERS = 'windows-1252';
const TRADITIONAL = /^zh-(?:hant|tw|hk|mo)\b/i;

/** The language that a page states, in bytes whose letters are not known yet. */
const STATED = /<html\b[^>]*?\slang\s*=\s*["']?([\w-]+)/i;

/** How far into a page it may stand, in bytes. */
const PRESCAN = 1024;

const LETTERS = /[^\P{L}\p{ASCII}]/gu;
/** Three accented letters together are rare in a language whose others are ASCII. */
const CLUSTERS = /[^\P{L}\p{ASCII}]{3,}/gu;
/** What stands in no word: most letters of another encoding are such a sign. */
const SIGNS = /(?<=\p{L})[^\p{L}\p{M}\p{ASCII}\u00a0\u00ad\u00b7\u2010-\u2019](?=\p{L})/gu;
/** Letters of KOI8-R, for example, are those of windows-1251 with the case turned round. */
const TURNED = /\p{Ll}\p{Lu}/gu;
const UNKNOWN = /[\u0080-\u009f\ufffd]/;

const count = (text: string, pattern: RegExp): number =>
  text.match(pattern)?.reduce((sum, { length }) => sum + length, 0) ?? 0;

function isPlausible(text: string, encoding: string): boolean {
  if (UNKNOWN.test(text)) return false;
  const letters = count(text, LETTERS);
  const isLatin = encoding === OTHERS;
  return (
    count(text, SIGNS) * 10 <= letters &&
    count(text, TURNED) * 10 <= text.length &&
    (!isLatin || count(text, CLUSTERS) * 5 <= letters)
  );
}

function encodingFor(language: string): string {
  if (TRADITIONAL.test(language)) return 'Big5';
  return BY_LANGUAGE[language.toLowerCase().split('-')[0] ?? ''] ?? OTHERS;
}

/**
 * Reads bytes that are not UTF-8 and do not say what they are, as what their language makes likely.
 * @param language of the site, a BCP 47 tag; what a page states counts more
 * @returns undefined if that makes no words
 */
export function guessEncoding(
  bytes: Uint8Array,
  language: string,
): { readonly text: string; readonly encoding: string } | undefined {
  const start = new TextDecoder('windows-1252').decode(bytes.subarray(0, PRESCAN));
  const encoding = encodingFor(STATED.exec(start)?.[1] ?? language);
  const text = new TextDecoder(encoding).decode(bytes);
  return isPlausible(text, encoding) ? { text, encoding } : undefined;
}
