import { classifyBlocks } from '../src/read/text/classify-blocks.ts';
import { type ClassifiedBlock, ROLES } from '../src/read/text/roles.ts';
import type { Page } from './read-pages.ts';
import { unmask } from './unmask.ts';

/** What is counted of pages: lines of a kind, and how many of them the reader reads so. */
const COUNTS = [
  'clutter',
  'clutter left out',
  'text',
  'text kept',
  'text taken for captions',
  'captions and credits',
  'captions and credits found',
  'pages',
  'titles',
  'titles found',
  'pages with a wrong author',
] as const;

type Count = (typeof COUNTS)[number];

/** How often each was counted. */
export type Tally = Readonly<Record<Count, number>>;

const tallyOf = (read: (count: Count) => number): Tally =>
  Object.fromEntries(COUNTS.map((count) => [count, read(count)])) as Tally;

/** The title, or the title again. */
const IS_TITLE: ReadonlySet<string> = new Set(['title', 'again']);

/** Lines that may name the author, or of which nobody said what they are. */
const MAY_NAME: ReadonlySet<string> = new Set(['byline', 'date', 'doubt', 'unknown']);

type Unit = Page['units'][number];

/** What a line adds to the counts. */
function* countLine({ label }: Unit, { role }: ClassifiedBlock): Generator<Count> {
  const isCaption = role === 'caption' || role === 'credit';
  if (label === 'other') {
    yield 'clutter';
    if (!ROLES[role].isShown) yield 'clutter left out';
  } else if (label === 'body') {
    yield 'text';
    if (ROLES[role].isShown) yield 'text kept';
    if (isCaption) yield 'text taken for captions';
  } else if (label === 'caption' || label === 'credit') {
    yield 'captions and credits';
    if (isCaption) yield 'captions and credits found';
  }
}

/** True for an author whom no byline names, and nothing that says By. */
const isWrong = ({ label, signs }: Unit, { said }: ClassifiedBlock): boolean =>
  (said?.authors ?? []).length > 0 && !MAY_NAME.has(label) && !signs.includes('B');

/** What the whole reader makes of pages. */
export function tryReader(pages: readonly Page[]): Tally {
  const counted: Count[] = [];
  for (const page of pages) {
    const { text, lines } = unmask(page);
    const blocks = classifyBlocks(text);
    const read = page.units.flatMap((unit, at) => {
      const line = lines[at] ?? 0;
      const block = blocks.find(({ first, last }) => first <= line && line <= last);
      return block ? [{ unit, block }] : [];
    });
    for (const { unit, block } of read) counted.push(...countLine(unit, block));
    counted.push('pages');
    const titles = read.filter(({ unit }) => IS_TITLE.has(unit.label));
    if (titles.length > 0) counted.push('titles');
    if (titles.some(({ block }) => block.role === 'title')) counted.push('titles found');
    if (read.some(({ unit, block }) => isWrong(unit, block)))
      counted.push('pages with a wrong author');
  }
  return tallyOf((count) => counted.filter((each) => each === count).length);
}

/** The counts of several parts together. */
export const addTallies = (tallies: readonly Tally[]): Tally =>
  tallyOf((count) => tallies.reduce((sum, tally) => sum + tally[count], 0));
