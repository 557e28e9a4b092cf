import { type Measure, share, toBucket } from './measures.ts';
import type { TextView } from './text-view.ts';

const FAR = [2, 3, 5, 8, 15];

const sayFar = (where: string) => (bucket: number) =>
  bucket === 0 ? `right ${where}` : bucket < 3 ? where : `far ${where}`;

const first = ({ paragraphs }: TextView): number => paragraphs[0] ?? -1;
const last = ({ paragraphs }: TextView): number => paragraphs.at(-1) ?? -1;

/** What is next to a line, and whether it is in the same chunk: a paragraph, another line, or nothing. */
function readSide(index: number, by: 1 | -1, text: TextView): number {
  const neighbour = text.lines[index + by];
  if (!neighbour) return 0;
  const isSame = neighbour.chunk === text.lines[index]?.chunk;
  return 1 + (text.isParagraph[index + by] ? 2 : 0) + (isSame ? 1 : 0);
}

const SIDES = 5;

/** Fewer paragraphs share too little to tell. */
const LEAST_KIN = 6;

/** How many of the stems of a few paragraphs are in others too. */
function readKinship(paragraphs: readonly number[], text: TextView): number | undefined {
  let shared = 0;
  let all = 0;
  for (const index of paragraphs) {
    const stems = new Set(text.lines[index]?.stems);
    all += stems.size;
    for (const stem of stems) if ((text.stemCount.get(stem) ?? 0) > 1) shared += 1;
  }
  return paragraphs.length === 0 || text.paragraphs.length < LEAST_KIN
    ? undefined
    : toBucket(share(shared, all), [0.1, 0.2, 0.3, 0.4, 0.5]);
}

const sayKinship = (bucket: number): string =>
  bucket < 2
    ? 'the paragraphs next to it share few words with the others'
    : 'the paragraphs next to it share words with the others';

const after = (index: number, text: TextView): number =>
  (text.above[index] ?? 0) + (text.isParagraph[index] ? 1 : 0);

/** A value of a line that stands alone between blank lines, and is no paragraph. */
function readLone(
  index: number,
  text: TextView,
  read: (line: TextView['lines'][number]) => number,
): number | undefined {
  const line = text.lines[index];
  const isLone = line && !text.isParagraph[index] && text.chunks.get(line.chunk)?.size === 1;
  return isLone ? read(line) : undefined;
}

/** What is measured of the place of a line in its text. */
export const PLACE_MEASURES: readonly Measure[] = [
  {
    name: 'above the text',
    read: (index, text) => (index < first(text) ? toBucket(first(text) - index, FAR) : undefined),
    say: sayFar('above the first paragraph'),
  },
  {
    name: 'below the text',
    read: (index, text) =>
      text.paragraphs.length > 0 && index > last(text)
        ? toBucket(index - last(text), [2, 3, 5, 10, 20])
        : undefined,
    say: sayFar('below the last paragraph'),
  },
  {
    name: 'chunk',
    read: (index, { lines, chunks }) =>
      toBucket(chunks.get(lines[index]?.chunk ?? -1)?.size ?? 1, [2, 3, 5, 9, 20]),
    say: (bucket) => (bucket === 0 ? 'alone between blank lines' : 'lines without a blank line'),
  },
  {
    name: 'paragraphs of the chunk',
    read(index, { lines, chunks }) {
      const chunk = chunks.get(lines[index]?.chunk ?? -1);
      return chunk && toBucket(share(chunk.paragraphs, chunk.size), [0.001, 0.2, 0.5, 0.8, 0.999]);
    },
    say: (bucket) =>
      bucket === 0
        ? 'only short lines between blank lines'
        : bucket < 5
          ? 'short lines and paragraphs between blank lines'
          : 'only paragraphs between blank lines',
  },
  {
    name: 'place in the chunk',
    read(index, { lines, chunks }) {
      const chunk = chunks.get(lines[index]?.chunk ?? -1);
      if (!chunk || chunk.size < 2) return undefined;
      if (index === chunk.first) return 0;
      return index === chunk.first + chunk.size - 1 ? 1 : 2;
    },
    say: (bucket) => ['first of its lines', 'last of its lines', 'among its lines'][bucket] ?? '',
  },
  {
    name: 'run',
    read: (index, { isParagraph, runs }) =>
      isParagraph[index] ? undefined : toBucket(runs[index]?.size ?? 1, [2, 3, 5, 9, 16, 30]),
    say: (bucket) => (bucket < 2 ? 'hardly a short line next to it' : 'in a run of short lines'),
  },
  {
    name: 'labels',
    read(index, { isParagraph, runs, lines, labelsAbove }) {
      const run = runs[index];
      if (isParagraph[index] || !run) return undefined;
      const at = (line: number): number => labelsAbove[line] ?? labelsAbove.at(-1) ?? 0;
      const own = lines[index]?.signs.has('s') ? 1 : 0;
      const above = at(index) - at(run.first);
      const below = at(run.first + run.size) - at(index) - own;
      return toBucket(above, [1, 2, 4]) * 3 + toBucket(below, [1, 2]);
    },
    say: (bucket) => (bucket === 0 ? 'no label of pages near it' : 'near labels that pages have'),
  },
  {
    name: 'sides',
    read: (index, text) =>
      text.isParagraph[index]
        ? undefined
        : readSide(index, -1, text) * SIDES + readSide(index, 1, text),
    say: (bucket) =>
      bucket % SIDES > 2
        ? 'above a paragraph'
        : bucket >= 3 * SIDES
          ? 'below a paragraph'
          : 'next to no paragraph',
  },
  {
    name: 'lone words',
    read: (index, text) =>
      readLone(index, text, (line) => toBucket(line.words.length, [3, 5, 7, 9, 12])),
    say: (bucket) =>
      bucket > 3 ? 'a headline alone between blank lines' : 'alone between blank lines',
  },
  {
    name: 'lone and repeated',
    read: (index, text) =>
      readLone(index, text, () => toBucket(text.sameWords[index] ?? 1, [2, 3])),
    say: (bucket) => (bucket > 0 ? 'it is repeated' : 'alone between blank lines'),
  },
  {
    name: 'paragraphs above',
    read: (index, text) => toBucket(text.above[index] ?? 0, [1, 2, 3, 5, 9]),
    say: (bucket) => (bucket === 0 ? 'no paragraph above it' : 'paragraphs above it'),
  },
  {
    name: 'paragraphs below',
    read: (index, text) => toBucket(text.paragraphs.length - after(index, text), [1, 2, 3, 5, 9]),
    say: (bucket) => (bucket === 0 ? 'no paragraph below it' : 'paragraphs below it'),
  },
  {
    name: 'kinship below',
    read(index, text) {
      const next = after(index, text);
      return readKinship(text.paragraphs.slice(next, next + 2), text);
    },
    say: sayKinship,
  },
];
