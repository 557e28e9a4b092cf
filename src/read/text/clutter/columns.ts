import { LINE_MEASURES, type Measure } from './measures.ts';
import { PLACE_MEASURES } from './places.ts';
import type { TextView } from './text-view.ts';

/** One of the things that are measured of every line: of itself, of its place, or of a neighbour. */
export interface Column extends Pick<Measure, 'name' | 'say'> {
  /** Which of the values of a line, here or that many lines below, it is. */
  readonly at: number;
  readonly offset: number;
}

/** Of a line of which a measure says nothing. */
export const NOTHING = -1;

const NEIGHBOURS = [
  { offset: -2, where: 'two lines above' },
  { offset: -1, where: 'the line above' },
  { offset: 1, where: 'the line below' },
  { offset: 2, where: 'two lines below' },
] as const;

const MEASURES: readonly Measure[] = [...LINE_MEASURES, ...PLACE_MEASURES];

const OWN: readonly Column[] = MEASURES.map(({ name, say }, at) => ({ name, say, at, offset: 0 }));

export const COLUMNS: readonly Column[] = [
  ...OWN,
  ...NEIGHBOURS.flatMap(({ offset, where }): readonly Column[] => [
    ...LINE_MEASURES.flatMap(({ name, say, reach = 0 }, at) =>
      reach >= Math.abs(offset)
        ? [
            {
              name: `${where}: ${name}`,
              say: (bucket: number) => `${where}: ${say(bucket)}`,
              at,
              offset,
            },
          ]
        : [],
    ),
  ]),
];

/** The bucket of each line in each column. */
export function measureLines(text: TextView): readonly Int8Array[] {
  const values = text.lines.map((_, index) => {
    const line = new Int8Array(MEASURES.length).fill(NOTHING);
    for (const [at, { read }] of MEASURES.entries()) line[at] = read(index, text) ?? NOTHING;
    return line;
  });
  return values.map((_, index) => {
    const line = new Int8Array(COLUMNS.length).fill(NOTHING);
    for (let at = 0; at < COLUMNS.length; at += 1) {
      const column = COLUMNS[at];
      const from = column && values[index + column.offset];
      if (from) line[at] = from[column.at] ?? NOTHING;
    }
    return line;
  });
}
