import slugify from '@sindresorhus/slugify';
import anyAscii from 'any-ascii';
import type { Instant } from '../model/article.ts';
import { isSlug } from '../model/slug.ts';

/** Long enough for a headline, short enough for an address bar. */
const SLUG_LENGTH = 80;

/** Raised digits behind others are a number of their own: `10⁶` is `10-6`, and `H₂O` is `h2o`. */
const RAISED = /(?<=\p{N})(?=[⁻⁰¹²³⁴-⁹])(?<![⁰¹²³⁴-⁹])/gu;
const SIGNS = /[⁰¹²³⁴-⁹₀-₉]/g;

const spell = (text: string): string =>
  slugify(
    text.replace(RAISED, '-').replace(SIGNS, (sign) => sign.normalize('NFKC')),
    { decamelize: false },
  );

const LETTER = /[\p{L}\p{N}]/gu;

/** Whether ASCII can spell a letter; texts share few. */
const spelled = new Map<string, boolean>();

function canSpell(letter: string): boolean {
  const known = spelled.get(letter) ?? spell(letter) !== '';
  spelled.set(letter, known);
  return known;
}

/** True if ASCII can spell every letter: a scrap of a name would say something else. */
const isSpelled = (text: string): boolean => text.match(LETTER)?.every(canSpell) ?? false;

/** Cuts between words; a first word that is too long is cut anywhere. */
function shorten(slug: string): string {
  if (slug.length <= SLUG_LENGTH) return slug;
  const end = slug.lastIndexOf('-', SLUG_LENGTH);
  return slug.slice(0, end > 0 ? end : SLUG_LENGTH);
}

/** What a slug is where no text gives one. */
const NAMELESS = 'article';

const KANA = /[\p{sc=Hiragana}\p{sc=Katakana}]/u;

/**
 * Writes the scripts that slugs cannot spell in Latin letters, a syllable a word. A Japanese text stays, since how its
 * Chinese characters are read is not to be seen.
 */
function romanize(text: string, language: string): string {
  if (KANA.test(text) || /^ja\b/i.test(language)) return text;
  return text.replace(/\P{ASCII}+/gu, (run) =>
    run.match(LETTER)?.every(canSpell) === false
      ? ` ${anyAscii(run).replace(/(?=[A-Z])/g, ' ')} `
      : run,
  );
}

/** What a slug is made of. */
export interface SlugSource {
  /** The first that can be spelled counts. */
  readonly texts: readonly string[];
  /** Of the texts: a BCP 47 tag. */
  readonly language: string;
  readonly published?: Instant | undefined;
}

/**
 * The slug of the first text that ASCII can spell, or else of the date.
 * @example buildSlug({ texts: ['RubyGemsの話', 'Über Öl'], language: 'ja' }) // → 'ueber-oel'
 * @example buildSlug({ texts: ['东京'], language: 'zh' }) // → 'dong-jing'
 */
export const buildSlug = ({ texts, language, published }: SlugSource): string =>
  texts
    .map((text) => romanize(text, language))
    .filter(isSpelled)
    .map((text) => shorten(spell(text)))
    .find(isSlug) ?? (published === undefined ? NAMELESS : `${NAMELESS}-${published.slice(0, 10)}`);

/**
 * A name of a published file, from the letters that ASCII can spell.
 * @example buildFileName('地図 2') // → '2'
 */
export const buildFileName = (name: string): string =>
  [shorten(spell(name))].find(isSlug) ?? NAMELESS;

/**
 * The first of `slug`, `slug-2`, `slug-3` … that is free.
 * @example findFreeSlug('kim', new Set(['kim'])) // → 'kim-2'
 */
export function findFreeSlug(slug: string, taken: Pick<ReadonlySet<string>, 'has'>): string {
  let free = slug;
  for (let count = 2; taken.has(free); count += 1) free = `${slug}-${count}`;
  return free;
}
