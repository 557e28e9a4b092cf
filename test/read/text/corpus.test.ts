import { describe, expect, test } from 'vitest';
import { classifyBlocks } from '../../../src/read/text/classify-blocks.ts';
import { readText } from '../../../src/read/text/read-text.ts';
import { type ClassifiedBlock, ROLES } from '../../../src/read/text/roles.ts';
import { CORPUS, type Expected } from '../../support/text-corpus.ts';

const TITLES = 100;
const SUMMARIES = 95;
const PUBLISHED = 91;
const AUTHORS = 89;
const PIECES = 90;
const LEFT_OUT = 84;
const PARAGRAPHS = 99;

/** How an editor would call what the reader calls by finer names. */
const kindOf = ({ role }: ClassifiedBlock): string => {
  if (!ROLES[role].isShown) return 'left out';
  return ['verse', 'quotation', 'break'].includes(role) ? 'paragraph' : role;
};

const KINDS = {
  left_out: 'left out',
  captions: 'caption',
  credits: 'credit',
  headings: 'heading',
  items: 'item',
  notes: 'note',
  apart: 'apart',
} as const;

/** What an editor takes each line for that is no paragraph. */
const listKinds = (expected: Expected): ReadonlyMap<number, string> =>
  new Map(
    Object.entries(KINDS).flatMap(([key, kind]) =>
      (expected[key as keyof typeof KINDS] ?? []).map((line) => [line, kind] as const),
    ),
  );

/** The blocks that are judged, each with what it is and what it should be. */
function compare(text: string, expected: Expected) {
  const kinds = listKinds(expected);
  const open = new Set([...(expected.doubtful ?? []), ...(expected.kept ?? [])]);
  return classifyBlocks(text)
    .filter(({ role, first }) => role !== 'title' && !open.has(first))
    .map((block) => ({
      block,
      actual: kindOf(block),
      wanted: kinds.get(block.first) ?? 'paragraph',
    }));
}

type Reading = (typeof READINGS)[number];

const READINGS = CORPUS.map(({ name, text, expected }) => ({
  name,
  expected,
  read: readText(text),
  blocks: compare(text, expected),
}));

const instantOf = (text: string | undefined): number | undefined =>
  text === undefined ? undefined : Date.parse(text);

const share = (part: number, whole: number): number => Math.round((100 * part) / whole);

test('no sentence of a text is left out', () => {
  const lost = READINGS.flatMap(({ name, blocks }) =>
    blocks
      // Where the headline stands twice, either may be the title.
      .filter(({ block }) => block.role !== 'repetition')
      .filter(({ actual, wanted }) => actual === 'left out' && wanted !== 'left out')
      .filter(({ block }) => /[.!?…。]["'”’»)]*$/.test(block.text))
      .map(({ block }) => `${name}:${block.first} ${block.text}`),
  );
  expect(lost).toEqual([]);
});

/**
 * How much is read as an editor would, in per cent. These are pages copied whole, noisier than most;
 * what is not reached is known, and the numbers only ever rise.
 */
describe('the share of all texts that is read as an editor would', () => {
  test.each([
    ['titles', TITLES, ({ read, expected }: Reading) => read.title?.text === expected.title],
    [
      'dates of publication',
      PUBLISHED,
      ({ read, expected }: Reading) =>
        instantOf(read.said.published) === instantOf(expected.published),
    ],
    [
      'authors',
      AUTHORS,
      ({ read, expected }: Reading) =>
        expected.authors === undefined ||
        (read.said.authors ?? []).map(({ name }) => name).join() === expected.authors.join(),
    ],
  ] as const)('%s', (_, least, isRight) => {
    expect(share(READINGS.filter(isRight).length, READINGS.length)).toBeGreaterThanOrEqual(least);
  });

  test('starts of summaries', () => {
    const judged = READINGS.flatMap(({ read, expected: { summary_starts: start } }) =>
      start === undefined ? [] : [read.lead?.startsWith(start) === true],
    );
    expect(share(judged.filter(Boolean).length, judged.length)).toBeGreaterThanOrEqual(SUMMARIES);
  });

  const blocks = READINGS.flatMap((reading) => reading.blocks);
  test.each([
    ['all pieces', PIECES, blocks],
    ['what an editor leaves out', LEFT_OUT, blocks.filter(({ wanted }) => wanted === 'left out')],
    ['paragraphs', PARAGRAPHS, blocks.filter(({ wanted }) => wanted === 'paragraph')],
  ] as const)('%s', (_, least, judged) => {
    const right = judged.filter(({ actual, wanted }) => actual === wanted);
    expect(share(right.length, judged.length)).toBeGreaterThanOrEqual(least);
  });
});
