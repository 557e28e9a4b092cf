import type { Fields } from '../fields/schemas.ts';
import type { Overrides } from './roles.ts';

type Ruling = 'drop' | 'keep' | 'caption';

const RULINGS = ['drop', 'keep', 'caption'] as const satisfies readonly Ruling[];

/** Lines or text that the sidecar names and the article does not have. */
export interface Missing {
  readonly field: Ruling;
  readonly message: string;
}

/** The lines of a text that are not blank, from 1, as a sidecar counts them. */
interface Lines {
  readonly has: (first: number, last: number) => boolean;
  readonly find: (text: string) => readonly number[];
  /** Yields the lines of a range that have not been taken yet. */
  readonly take: (first: number, last: number) => Iterable<number>;
}

function createLines(text: string): Lines {
  const lines = text.split('\n').map((line) => line.trim());
  const whole = lines.join('\n');
  /** How many lines up to each number are not blank, and where each begins in `whole`. */
  const counts = [0];
  const starts = [0];
  /** For each line, a later one to go on with, or itself if it can be taken. */
  const leadsTo = [0];
  for (const [index, line] of lines.entries()) {
    counts.push((counts[index] ?? 0) + (line === '' ? 0 : 1));
    starts.push((starts[index] ?? 0) + (index === 0 ? 0 : (lines[index - 1] ?? '').length + 1));
    leadsTo.push(line === '' ? index + 2 : index + 1);
  }
  /** Each step shortens the path for the next one, so a thousand ranges cost little more than one. */
  const findNext = (from: number): number => {
    let line = from;
    for (let next = leadsTo[line]; next !== undefined && next !== line; next = leadsTo[line]) {
      leadsTo[line] = leadsTo[next] ?? next;
      line = next;
    }
    return line;
  };
  const countTo = (line: number): number => counts[Math.min(line, lines.length)] ?? 0;
  return {
    has: (first, last) => countTo(last) > countTo(first - 1),
    find(wanted) {
      const found: number[] = [];
      let line = 1;
      // No line contains a text of several lines.
      let at = wanted.includes('\n') ? -1 : whole.indexOf(wanted);
      while (at >= 0) {
        while ((starts[line + 1] ?? Number.POSITIVE_INFINITY) <= at) line += 1;
        found.push(line);
        at = whole.indexOf(wanted, starts[line + 1] ?? whole.length);
      }
      return found;
    },
    *take(first, last) {
      const end = Math.min(last, lines.length);
      for (let line = findNext(first); line <= end; line = findNext(line + 1)) {
        leadsTo[line] = line + 1;
        yield line;
      }
    },
  };
}

/** What a sidecar decides for each line. If it names a line twice, the first counts. */
export function readOverrides(
  text: string,
  fields: Pick<Fields, Ruling>,
): { readonly overrides: Overrides; readonly missing: readonly Missing[] } {
  const overrides = new Map<number, Ruling>();
  const missing: Missing[] = [];
  if (RULINGS.every((field) => fields[field] === undefined)) return { overrides, missing };
  const { has, find, take } = createLines(text);
  const known = new Map<string, readonly number[]>();
  const findOnce = (wanted: string): readonly number[] => {
    const found = known.get(wanted) ?? find(wanted);
    known.set(wanted, found);
    return found;
  };
  for (const field of RULINGS) {
    for (const place of fields[field] ?? []) {
      if (place.kind === 'lines') {
        for (const line of take(place.first, place.last)) overrides.set(line, field);
        if (has(place.first, place.last)) continue;
      } else {
        const found = findOnce(place.text);
        for (const line of found) for (const open of take(line, line)) overrides.set(open, field);
        if (found.length > 0) continue;
      }
      const what =
        place.kind === 'lines' ? `text at line ${place.first}` : `line with "${place.text}"`;
      missing.push({
        field,
        message: `${field}: the article has no ${what}; run "npm run explain" to see its lines`,
      });
    }
  }
  return { overrides, missing };
}
