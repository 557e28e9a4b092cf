import { readChain, STEPS } from '../src/read/text/clutter/chain.ts';
import { type Chain, fitWeights, scoreRows, type Weights } from './fit-weights.ts';
import type { Copy } from './read-copies.ts';

/** A bucket with fewer lines teaches nothing. */
const LEAST_LINES = 20;

/** A page has fewer lines if it was dragged over; of a page in part, mostly the easy lines were judged. */
const importanceOf = ({ copied, whole }: Copy): number =>
  (copied === 'drag' ? 2 : 1) * (whole ? 1 : 0.5);

/** What is learned of pages. */
export interface Model {
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

/** Learns from the lines of copies. */
export function train(copies: readonly Copy[]): Model {
  const names = nameFeatures(copies);
  const chains = copies.map((copy) => toChain(copy, names));
  return { names, weights: fitWeights(chains, { size: names.length, l2: 4, iterations: 80 }) };
}

/** The log odds of each line to be clutter. */
export function score(copy: Copy, { names, weights }: Model): readonly number[] {
  const { rows, pairs } = toChain(copy, names);
  const { above, below } = readChain(scoreRows(rows, weights.own), pairs, weights.steps);
  return copy.lines.map(({ isKept }, at) =>
    isKept ? Number.NEGATIVE_INFINITY : (above[at] ?? 0) + (below[at] ?? 0),
  );
}

const round = (weight: number | undefined): number => Number((weight ?? 0).toFixed(2));

/** The weights as the reader has them: by the name of a column or a step, a number for each bucket or kind of pair. */
export function printWeights({ names, weights: { own, steps } }: Model): string {
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
  return `{\n${rows.join(',\n')}\n}\n`;
}
