/** Lines of cells; the first one has the names of the columns. */
export type Table = readonly (readonly string[])[];

/** Two numbers, the lower one first. */
export type Range = readonly [low: number, high: number];

/** What is promised of a number. */
export interface Promised {
  readonly relation: '≥' | '≤' | '<';
  readonly limit: number;
  readonly unit: '×' | 'ms' | 'MB' | 's' | '%' | '';
  /** Digits behind the point. */
  readonly digits?: number;
}

/** A promise, and what was measured. */
export interface Verdict extends Promised {
  readonly what: string;
  readonly against: string;
  readonly measured: number;
  /** Between which numbers it lies with 95 % certainty, where that is known. */
  readonly interval?: Range;
}

/** What a part of the benchmarks found. */
export interface Findings {
  readonly tables: readonly Table[];
  /** Sentences below the tables. */
  readonly notes?: readonly string[];
  readonly verdicts: readonly Verdict[];
}

/** @example formatCount(10_000) // → '10,000' */
export const formatCount = (count: number): string => count.toLocaleString('en');

/** @example formatRange([0.911, 1.054], 2) // → '0.91–1.05' */
export const formatRange = (range: Range, digits: number): string =>
  range.map((number) => number.toFixed(digits)).join('–');

const HOLDS = {
  '≥': (measured: number, limit: number) => measured >= limit,
  '≤': (measured: number, limit: number) => measured <= limit,
  '<': (measured: number, limit: number) => measured < limit,
} as const satisfies Record<Promised['relation'], unknown>;

const formatNumber = (number: number, { unit, digits = 2 }: Promised): string =>
  `${number.toFixed(digits)} ${unit}`.trimEnd();

/** @example formatPromised({ relation: '≥', limit: 0.95, unit: '×' }) // → '≥ 0.95 ×' */
export const formatPromised = (promised: Promised): string =>
  `${promised.relation} ${formatNumber(promised.limit, promised)}`;

/** Whether a promise was kept. */
export const judge = ({ measured, relation, limit }: Verdict): 'met' | 'missed' =>
  HOLDS[relation](measured, limit) ? 'met' : 'missed';

/** Every target, and whether it was met. */
export const formatVerdicts = (verdicts: readonly Verdict[]): Table => [
  ['targets', 'against', 'measured', 'with 95 %', 'target', ''],
  ...verdicts.map((verdict) => [
    verdict.what,
    verdict.against,
    formatNumber(verdict.measured, verdict),
    verdict.interval ? formatRange(verdict.interval, verdict.digits ?? 2) : '',
    formatPromised(verdict),
    judge(verdict),
  ]),
];

/** A column of words begins where it is, one of numbers ends there. */
const isWords = (column: readonly string[]): boolean =>
  column.slice(1).every((cell) => !/^[≤≥<]?\s?\d/.test(cell));

/** Sets a table for a terminal, each column as wide as it has to be. */
export function formatTable(table: Table): string {
  const [head = []] = table;
  const columns = head.map((_, at) => {
    const cells = table.map((row) => row[at] ?? '');
    return {
      width: Math.max(...cells.map(({ length }) => length)),
      pad: at === 0 || isWords(cells) ? 'padEnd' : 'padStart',
    } as const;
  });
  return table
    .map((row) =>
      columns
        .map(({ width, pad }, at) => (row[at] ?? '')[pad](width))
        .join('   ')
        .trimEnd(),
    )
    .join('\n');
}

/** Everything that a part found but for its verdicts, for a terminal. */
export const formatFindings = ({ tables, notes = [] }: Findings): string =>
  [...tables.map((table) => `${formatTable(table)}\n`), ...notes.map((note) => `${note}\n`)].join(
    '\n',
  );
