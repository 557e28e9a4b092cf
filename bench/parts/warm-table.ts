import type { Comparison } from '../load/compare.ts';
import { formatPromised, formatRange, judge, type Table, type Verdict } from '../report.ts';

/** A comparison, and what is promised of it. */
export interface WarmRow {
  readonly name: string;
  readonly against: string;
  /** How many times as many requests a second are promised; nothing of a control. */
  readonly target: number | undefined;
  readonly comparison: Comparison;
}

const HEAD = [
  'warm, in turns',
  'beside',
  'a second',
  'other',
  'ratio',
  '95 % of it',
  'half of pairs',
  'processor',
  'other',
  'by processor',
  'target',
  '',
] as const;

/** The verdict on a row; none on a control. */
export const toVerdicts = ({ name, against, target, comparison }: WarmRow): readonly Verdict[] =>
  target === undefined
    ? []
    : [
        {
          what: `${name}, warm`,
          against,
          measured: comparison.ratio,
          interval: comparison.interval,
          relation: '≥',
          limit: target,
          unit: '×',
        },
      ];

const formatRow = (row: WarmRow): readonly string[] => {
  const { comparison } = row;
  return [
    row.name,
    row.against,
    ...comparison.rates.map((rate) => rate.toFixed(0)),
    `${comparison.ratio.toFixed(2)} ×`,
    formatRange(comparison.interval, 2),
    formatRange(comparison.quartiles, 2),
    ...comparison.cpus.map((cpu) => `${cpu.toFixed(0)} µs`),
    `${comparison.cpuRatio.toFixed(2)} ×`,
    ...toVerdicts(row).flatMap((verdict) => [formatPromised(verdict), judge(verdict)]),
  ];
};

export const formatRows = (rows: readonly WarmRow[]): Table => [HEAD, ...rows.map(formatRow)];

const formatShare = (share: number): string => `${(share * 100).toFixed(0)} %`;

/** Which of the two is the limit: what answers, as it should be, or what asks. */
export function describeLoad(rows: readonly WarmRow[]): string {
  const asking = Math.max(...rows.map(({ comparison }) => comparison.busy));
  const answering = rows.map(({ comparison: { rates, cpus } }) => (rates[0] * cpus[0]) / 1e6);
  return `What answered took ${formatShare(Math.min(...answering))} of a processor at least, what asked ${formatShare(asking)} at most.`;
}
