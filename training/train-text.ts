import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { fitWeights } from './fit-weights.ts';
import { type JudgedLine, readLines } from './read-lines.ts';

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

const partOf = ({ outlet }: JudgedLine): number => Number.parseInt(outlet.slice(0, 6), 16) % PARTS;

/** A page has fewer lines if it was dragged over; of a page in part, mostly the easy lines were judged. */
const importanceOf = ({ copied, whole, isClutter }: JudgedLine): number =>
  (copied === 'drag' ? 2 : 1) * (whole ? 1 : 0.5) * (isClutter ? 1 : 2);

interface Model {
  readonly names: readonly string[];
  readonly weights: Float64Array;
}

function nameFeatures(lines: readonly JudgedLine[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { features } of lines)
    for (const name of features) counts.set(name, (counts.get(name) ?? 0) + 1);
  const known = [...counts].filter(([, count]) => count >= LEAST_LINES).map(([name]) => name);
  return [...known.toSorted(), 'bias 0'];
}

function toRow({ features }: JudgedLine, ids: ReadonlyMap<string, number>): Int32Array {
  return Int32Array.from([...features, 'bias 0'].flatMap((name) => ids.get(name) ?? []));
}

function train(lines: readonly JudgedLine[]): Model {
  const names = nameFeatures(lines);
  const ids = new Map(names.map((name, id) => [name, id]));
  const weights = fitWeights(
    lines.map((line) => toRow(line, ids)),
    lines.map(({ isClutter }) => isClutter),
    lines.map(importanceOf),
    { size: names.length, l2: 4, iterations: 120 },
  );
  return { names, weights };
}

function score(line: JudgedLine, { weights }: Model, ids: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const id of toRow(line, ids)) sum += weights[id] ?? 0;
  return line.isKept ? Number.NEGATIVE_INFINITY : sum;
}

/** The score of each line, by a model that has seen no line of its outlet. */
function crossValidate(lines: readonly JudgedLine[]): ReadonlyMap<JudgedLine, number> {
  const scores = new Map<JudgedLine, number>();
  for (let part = 0; part < PARTS; part += 1) {
    const model = train(lines.filter((line) => partOf(line) !== part));
    const ids = new Map(model.names.map((name, id) => [name, id]));
    for (const line of lines) if (partOf(line) === part) scores.set(line, score(line, model, ids));
    console.log(`tried on part ${part + 1} of ${PARTS}`);
  }
  return scores;
}

/** How much clutter goes, and at which score, where so many of the lines of articles are kept. */
function describeCurve(
  name: string,
  lines: readonly JudgedLine[],
  scores: ReadonlyMap<JudgedLine, number>,
): string {
  const of = (isOne: (line: JudgedLine) => boolean): readonly number[] =>
    lines.filter(isOne).map((line) => scores.get(line) ?? 0);
  const text = of(({ label }) => label === 'body').toSorted((a, b) => b - a);
  const clutter = of(({ isClutter }) => isClutter);
  const points = KEPT.map((kept) => {
    const least = text[Math.floor((text.length * (100 - kept)) / 100)] ?? 0;
    const out = clutter.filter((each) => each > least).length / clutter.length;
    return `${kept} %: ${(100 * out).toFixed(1)} (${least.toFixed(1)})`;
  });
  return `${name.padEnd(10)} ${text.length} lines of text, ${clutter.length} of clutter; ${points.join(', ')}`;
}

function printCurves(lines: readonly JudgedLine[]): void {
  const scores = crossValidate(lines);
  const judged = lines.filter(({ whole }) => whole);
  console.log('lines of text kept: clutter out in per cent (at which score)');
  for (const copied of ['drag', 'loose'] as const) {
    const copies = judged.filter((line) => line.copied === copied);
    console.log(describeCurve(copied, copies, scores));
    const languages = Map.groupBy(copies, ({ language }) => language);
    for (const [language, own] of languages)
      if (own.filter(({ label }) => label === 'body').length >= LEAST_TEXT)
        console.log(describeCurve(`  ${language}`, own, scores));
  }
}

function writeWeights({ names, weights }: Model): void {
  const columns: Record<string, number[]> = {};
  for (const [id, name] of names.entries()) {
    const end = name.lastIndexOf(' ');
    const bucket = Number(name.slice(end + 1));
    const column = columns[name.slice(0, end)] ?? [];
    while (column.length < bucket) column.push(0);
    column[bucket] = Number((weights[id] ?? 0).toFixed(2));
    columns[name.slice(0, end)] = column;
  }
  const rows = Object.entries(columns).map((column) =>
    column.map((part) => JSON.stringify(part)).join(':'),
  );
  writeFileSync(WEIGHTS, `{\n${rows.join(',\n')}\n}\n`);
}

const lines = readLines(DATA);
console.log(`${lines.length} lines, ${new Set(lines.map(({ outlet }) => outlet)).size} outlets`);
printCurves(lines);
writeWeights(train(lines));
