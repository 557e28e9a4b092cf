import type { Form } from '../src/read/text/blocks.ts';
import { type Sign, viewLine } from '../src/read/text/clutter/line-view.ts';
import { type Page, readSigns } from './read-pages.ts';

type Unit = Page['units'][number];

const MARKS: Readonly<Record<Form, string>> = {
  plain: '',
  heading: '## ',
  bullet: '• ',
  number: '',
  quotation: '> ',
  rule: '',
  underline: '',
};

/** Letters of which no word is made, so that nothing is read by its meaning. */
const CONSONANTS = 'bcdfghjklmnpqrstvwxz';

/** Of each script without capitals, its first letter and how many letters are taken. */
const SCRIPTS: Readonly<Record<string, readonly [number, number]>> = {
  字: [0x5000, 4000],
  の: [0x30a1, 80],
  가: [0xac00, 9000],
};

/** In characters: how much of a line the data has. */
const SHAPE_LENGTH = 600;

/** In letters: how long a word is that has a stem, and its stem. */
const LONG_WORD = 4;
const STEM_LENGTH = 5;

/** Keeps the letters of stems apart from those of words. */
const STEM_SEED = 1_000_000;

const WORD = /[字の]|(?:(?![字の])[\p{L}\p{M}\p{N}])+/gu;

/** Signs for which a line may need a word that means something. */
const MEANT: ReadonlySet<Sign> = new Set(['d', 'D', 'B', 'C', 'c', 'i', 's']);

/** What one word of a line may mean, or all of it. */
const MEANINGS = ['Photo', 'Reuters', 'By', 'March', 'Comments', 'Share', 'Published'];
const WHOLE = [
  '12 March 2024',
  'Published 12 March 2024, 15:59',
  '15:44',
  'Share',
  '0 Comments',
  'Reuters',
  'Photo: Reuters',
];

/** A number for each letter of a word, the same for the same word. */
const scramble = (seed: number, at: number): number =>
  (Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(at + 1, 0x85ebca6b)) >>> 7;

function unmaskWord(shape: string, word: number, stem: number | undefined): string {
  return Array.from(shape, (letter, at) => {
    const isStem = stem !== undefined && at < STEM_LENGTH;
    const number = scramble(isStem ? stem + STEM_SEED : word, at);
    const [first, size] = SCRIPTS[letter] ?? [];
    if (first !== undefined && size !== undefined)
      return String.fromCodePoint(first + (number % size));
    const consonant = CONSONANTS[number % CONSONANTS.length] ?? '';
    return letter === 'X' ? consonant.toUpperCase() : letter === 'x' ? consonant : letter;
  }).join('');
}

function unmaskLetters({ shape, words, stems, length }: Unit): string {
  let [word, stem] = [0, 0];
  const text = shape.replace(WORD, (each) => {
    const isLong = each.length >= LONG_WORD && !/[\p{N}字の]/u.test(each);
    const letters = unmaskWord(each, words[word] ?? word, isLong ? stems[stem] : undefined);
    word += 1;
    if (isLong) stem += 1;
    return letters;
  });
  if (length <= SHAPE_LENGTH) return text;
  return `${text} ${words
    .slice(word)
    .map((each) => unmaskWord('xxxxx', each, undefined))
    .join(' ')}.`;
}

const countDifferent = (text: string, signs: ReadonlySet<Sign>): number => {
  const read = viewLine({ form: 'plain', chunk: 0, text }).signs;
  return [...MEANT].filter((sign) => read.has(sign) !== signs.has(sign)).length;
};

/** Gives one word of a line a meaning, or all of it, so that the reader's detectors say of it what they said of the real one. */
function giveMeaning(text: string, signs: ReadonlySet<Sign>): string {
  const words = [...text.matchAll(WORD)];
  const texts = [
    text,
    ...MEANINGS.flatMap((meaning) => [
      ...words.map(
        ({ 0: word, index }) => text.slice(0, index) + meaning + text.slice(index + word.length),
      ),
      `${meaning} ${text}`,
    ]),
    `Read also: ${text}`,
    ...WHOLE,
  ];
  let best = { text, different: Number.POSITIVE_INFINITY };
  for (const each of texts) {
    if (best.different === 0) break;
    const different = countDifferent(each, signs);
    if (different < best.different) best = { text: each, different };
  }
  return best.text;
}

/** A page as a text of which the reader sees as much as of the real one, and the number of each unit's line, from 1. */
export function unmask({ units }: Pick<Page, 'units'>): {
  readonly text: string;
  readonly lines: readonly number[];
} {
  const texts: string[] = [];
  const lines: number[] = [];
  let item = 0;
  for (const [at, unit] of units.entries()) {
    if (at > 0 && unit.block !== units[at - 1]?.block) texts.push('');
    const signs = readSigns(unit.signs);
    const letters = unmaskLetters(unit);
    const text =
      unit.form === 'plain' && !signs.isDisjointFrom(MEANT) ? giveMeaning(letters, signs) : letters;
    if (unit.form === 'number') item += 1;
    texts.push((unit.form === 'number' ? `${item}. ` : MARKS[unit.form]) + text);
    lines.push(texts.length);
  }
  return { text: texts.join('\n'), lines };
}
