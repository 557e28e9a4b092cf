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
  readonly beside?: string | undefined;
  readonly measured: number;
  readonly unit?: '×' | 'ms' | 's' | 'MB' | 'GB' | '%';
  /** Where the median lies with 95 % certainty, of what was measured several times. */
  readonly spread?: readonly [low: number, high: number];
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
  const withUnit = (number: number): string => `${formatNumber(number)} ${unit ?? ''}`.trimEnd();
  const cells = [what, beside, withUnit(measured), spread?.map(formatNumber).join('–') ?? ''];
  if (!target) return [...cells, '', ''];
  const [relation, limit] = target;
  const verdict = HOLDS[relation](measured, limit) ? 'met' : 'missed';
  return [...cells, `${relation} ${withUnit(limit)}`, verdict];
}

/** A table in Markdown, each column as wide as it has to be, numbers to the right. */
export function formatRows(title: string, rows: readonly Row[]): string {
  const head = [title, 'beside', 'measured', '95 %', 'target', ''];
  const lines = [head, ...rows.map(formatCells)];
  const widths = head.map((_, at) => Math.max(3, ...lines.map((cells) => cells[at]?.length ?? 0)));
  const pad = (cell: string, at: number) => cell[at < 2 ? 'padEnd' : 'padStart'](widths[at] ?? 0);
  const rule = widths.map((width, at) => (at < 2 ? '-' : ':').padStart(width, '-'));
  return lines
    .toSpliced(1, 0, rule)
    .map((cells) => `| ${cells.map(pad).join(' | ')} |`)
    .join('\n');
}
