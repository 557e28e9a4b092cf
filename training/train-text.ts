import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readChain, STEPS } from '../src/read/text/clutter/chain.ts';
import { type Chain, fitWeights, scoreRows, type Weights } from './fit-weights.ts';
import { type Copy, type Line, readCopies } from './read-copies.ts';

const DATA = fileURLToPath(import.meta.resolve('./lines.jsonl.gz'));
const WEIGHTS = fileURLToPath(import.meta.resolve('../src/read/text/clutter/weights.json'));

/** A bucket with fewer lines teaches nothing. */
const LEAST_LINES = 20;

/** In lines: a language with less text has no curve of its own. */
const LEAST_TEXT = 100;

/** An outlet is in one of the parts: what it teaches is never tried on itself. */
const PARTS = 5;

/** In per cent of the lines of articles: what is kept at the points of the curve. */
const KEPT = [99.9, 99.75, 99.5, 99, 98] as const;

const partOf = ({ outlet }: Copy): number => Number.parseInt(outlet.slice(0, 6), 16) % PARTS;

/** A page has fewer lines if it was dragged over; of a page in part, mostly the easy lines were judged. */
const importanceOf = ({ copied, whole }: Copy): number =>
  (copied === 'drag' ? 2 : 1) * (whole ? 1 : 0.5);

interface Model {
  readonly names: readonly string[];
  readonly weights: Weights;
}

function nameFeatures(copies: readonly Copy[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { lines } of copies)
    for (const { features, isClutter } of lines)
      if (isClutter !== undefined)
        for (const name of features) counts.set(name, (counts.get(name) ?? 0) + 1);
  const known = [...counts].filter(([, count]) => count >= LEAST_LINES).map(([name]) => name);
  return [...known.toSorted(), 'bias 0'];
}

function toChain(copy: Copy, names: readonly string[]): Chain {
  const ids = new Map(names.map((name, id) => [name, id]));
  return {
    rows: copy.lines.map(({ features }) =>
      Int32Array.from([...features, 'bias 0'].flatMap((name) => ids.get(name) ?? [])),
    ),
    pairs: copy.lines.map(({ pair }) => pair),
    isClutter: copy.lines.map(({ isClutter }) => isClutter),
    importance: importanceOf(copy),
  };
}

function train(copies: readonly Copy[]): Model {
  const names = nameFeatures(copies);
  const chains = copies.map((copy) => toChain(copy, names));
  return { names, weights: fitWeights(chains, { size: names.length, l2: 4, iterations: 80 }) };
}

function score(copy: Copy, { names, weights }: Model): readonly number[] {
  const { rows, pairs } = toChain(copy, names);
  const { above, below } = readChain(scoreRows(rows, weights.own), pairs, weights.steps);
  return copy.lines.map(({ isKept }, at) =>
    isKept ? Number.NEGATIVE_INFINITY : (above[at] ?? 0) + (below[at] ?? 0),
  );
}

/** The score of each line, by a model that has seen no line of its outlet. */
function crossValidate(copies: readonly Copy[]): ReadonlyMap<Line, number> {
  const scores = new Map<Line, number>();
  for (let part = 0; part < PARTS; part += 1) {
    const model = train(copies.filter((copy) => partOf(copy) !== part));
    for (const copy of copies.filter((each) => partOf(each) === part)) {
      const own = score(copy, model);
      for (const [at, line] of copy.lines.entries()) scores.set(line, own[at] ?? 0);
    }
    console.log(`tried on part ${part + 1} of ${PARTS}`);
  }
  return scores;
}

/** How much clutter goes, and at which score, where so many of the lines of articles are kept. */
function describeCurve(
  name: string,
  lines: readonly Line[],
  scores: ReadonlyMap<Line, number>,
): string {
  const of = (isOne: (line: Line) => boolean): readonly number[] =>
    lines.filter(isOne).map((line) => scores.get(line) ?? 0);
  const text = of(({ label }) => label === 'body').toSorted((a, b) => b - a);
  const clutter = of(({ isClutter }) => isClutter === true);
  const points = KEPT.map((kept) => {
    const least = text[Math.floor((text.length * (100 - kept)) / 100)] ?? 0;
    const out = clutter.filter((each) => each > least).length / clutter.length;
    return `${kept} %: ${(100 * out).toFixed(1)} (${least.toFixed(1)})`;
  });
  return `${name.padEnd(10)} ${text.length} lines of text, ${clutter.length} of clutter; ${points.join(', ')}`;
}

function printCurves(copies: readonly Copy[]): void {
  const scores = crossValidate(copies);
  console.log('lines of text kept: clutter out in per cent (at which score)');
  for (const copied of ['drag', 'loose'] as const) {
    const judged = copies.filter((copy) => copy.whole && copy.copied === copied);
    const linesOf = (some: readonly Copy[]): readonly Line[] => some.flatMap(({ lines }) => lines);
    console.log(describeCurve(copied, linesOf(judged), scores));
    for (const [language, own] of Map.groupBy(judged, (copy) => copy.language)) {
      const lines = linesOf(own);
      if (lines.filter(({ label }) => label === 'body').length >= LEAST_TEXT)
        console.log(describeCurve(`  ${language}`, lines, scores));
    }
  }
}

const round = (weight: number | undefined): number => Number((weight ?? 0).toFixed(2));

function writeWeights({ names, weights: { own, steps } }: Model): void {
  const columns: Record<string, number[]> = {};
  for (const [id, name] of names.entries()) {
    const end = name.lastIndexOf(' ');
    const bucket = Number(name.slice(end + 1));
    const column = columns[name.slice(0, end)] ?? [];
    while (column.length < bucket) column.push(0);
    column[bucket] = round(own[id]);
    columns[name.slice(0, end)] = column;
  }
  for (const [at, name] of STEPS.entries())
    columns[name] = steps.map((weights) => round(weights[at]));
  const rows = Object.entries(columns).map((column) =>
    column.map((part) => JSON.stringify(part)).join(':'),
  );
  writeFileSync(WEIGHTS, `{\n${rows.join(',\n')}\n}\n`);
}

const copies = readCopies(DATA);
const outlets = new Set(copies.map(({ outlet }) => outlet)).size;
const count = copies.reduce((all, { lines }) => all + lines.length, 0);
console.log(`${count} lines, ${outlets} outlets`);
printCurves(copies);
writeWeights(train(copies));
