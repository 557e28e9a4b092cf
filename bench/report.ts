import type { Range } from './measure.ts';

/** How much is measured. */
export interface Scale {
  /** Of the large site. */
  readonly articles: number;
  /** How often something is done, or for how many seconds, of what a full run takes. */
  readonly of: (full: number) => number;
}

/** A part of the benchmarks. */
export type Part = (scale: Scale) => Promise<readonly Row[]>;

const HOLDS = {
  '≥': (measured: number, limit: number) => measured >= limit,
  '≤': (measured: number, limit: number) => measured <= limit,
  '<': (measured: number, limit: number) => measured < limit,
} as const;

/** What is promised of a figure, in its unit: `['≤', 1.5]`. */
export type Target = readonly [relation: keyof typeof HOLDS, limit: number];

/** A figure, and what is promised of it. */
export interface Row {
  readonly what: string;
  /** What it is held against, where it is a ratio or a share. */
  readonly beside?: string;
  readonly measured: number;
  readonly unit: '×' | 'ms' | 's' | 'MB' | 'GB' | '%' | '';
  /** Where the median lies with 95 % certainty, of what was measured several times. */
  readonly spread?: Range;
  /** None of a figure that explains another one. */
  readonly target?: Target | undefined;
}

/** @example formatNumber(0.9) // → '0.90', and of 10,001.5 → '10,002' */
export function formatNumber(number: number): string {
  const digits = Number.isInteger(number) || number >= 100 ? 0 : number >= 10 ? 1 : 2;
  const options = { minimumFractionDigits: digits, maximumFractionDigits: digits } as const;
  return number.toLocaleString('en', options);
}

function formatCells({ what, beside = '', measured, unit, spread, target }: Row) {
  const withUnit = (number: number): string => `${formatNumber(number)} ${unit}`.trimEnd();
  const cells = [what, beside, withUnit(measured), spread?.map(formatNumber).join('–') ?? ''];
  if (!target) return [...cells, '', ''];
  const [relation, limit] = target;
  const verdict = HOLDS[relation](measured, limit) ? 'met' : 'missed';
  return [...cells, `${relation} ${withUnit(limit)}`, verdict];
}

/** A table in Markdown, each column as wide as it has to be. */
export function formatRows(title: string, rows: readonly Row[]): string {
  const lines = [[title, 'beside', 'measured', '95 %', 'target', ''], ...rows.map(formatCells)];
  const widths = [0, 1, 2, 3, 4, 5].map((at) =>
    Math.max(3, ...lines.map((cells) => cells[at]?.length ?? 0)),
  );
  lines.splice(
    1,
    0,
    widths.map((width, at) => '-'.repeat(width - 1) + (at < 2 ? '-' : ':')),
  );
  const pad = (cell: string, at: number) => cell[at < 2 ? 'padEnd' : 'padStart'](widths[at] ?? 0);
  return lines.map((cells) => `| ${cells.map(pad).join(' | ')} |`).join('\n');
}
