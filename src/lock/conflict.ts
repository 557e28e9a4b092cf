/** Both sides of an unfinished merge. Lines of the other side are blank, so that line numbers stay right. */
export interface Conflict {
  readonly ours: string;
  readonly theirs: string;
  /** The line of the first conflict marker, from 1. */
  readonly line: number;
}

type Section = 'both' | 'ours' | 'base' | 'theirs';

/** The section after each conflict marker. `base` is what both sides had, which git shows in diff3 style. */
const FOLLOWS: ReadonlyMap<string, Section> = new Map([
  ['<<<<<<<', 'ours'],
  ['|||||||', 'base'],
  ['=======', 'theirs'],
  ['>>>>>>>', 'both'],
]);

/** Exactly seven: a longer marker is of a merge within the base, which is ignored. */
const MARK = /^(?:<{7}|\|{7}|={7}|>{7})(?=\s|$)/;

/** The two sides of a merge that git could not finish; undefined if there is no conflict marker. */
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
