/** The two texts that a merge left in one, on the lines where they stand there. */
export interface Conflict {
  readonly ours: string;
  readonly theirs: string;
  /** The line of the first mark, counted from 1. */
  readonly line: number;
}

type Section = 'both' | 'ours' | 'base' | 'theirs';

/** What follows each mark; `base` is what both sides had, where git is told to show it (diff3). */
const FOLLOWS: ReadonlyMap<string, Section> = new Map([
  ['<<<<<<<', 'ours'],
  ['|||||||', 'base'],
  ['=======', 'theirs'],
  ['>>>>>>>', 'both'],
]);

/** A longer mark is that of a merge within the base, which counts for nothing. */
const MARK = /^(?:<{7}|\|{7}|={7}|>{7})(?=\s|$)/;

/** Tells the two sides of a merge that git could not finish, or undefined where there is no mark. */
export function readConflict(text: string): Conflict | undefined {
  let section: Section = 'both';
  const lines = text.split('\n').map((line) => {
    const [mark = ''] = MARK.exec(line) ?? [];
    section = FOLLOWS.get(mark) ?? section;
    return { line, section: mark === '' ? section : 'mark' };
  });
  const first = lines.findIndex((line) => line.section === 'mark');
  const pick = (side: Section): string =>
    lines.map((line) => ([side, 'both'].includes(line.section) ? line.line : '')).join('\n');
  return first < 0 ? undefined : { ours: pick('ours'), theirs: pick('theirs'), line: first + 1 };
}
