import { createHash } from 'node:crypto';
import { atStart, type Problem } from '../../model/problem.ts';
import { readShows, type ShowsReading } from '../../read/shows/read-shows.ts';
import { readInput } from '../input.ts';

/** The settings of the shows, by either ending of YAML. */
export const SHOWS_FILES = ['seeds/_podcasts.yml', 'seeds/_podcasts.yaml'] as const;

/** More than anybody writes about shows; in bytes. */
const MOST_BYTES = 1024 * 1024;

/** The shows of a site as they are written. */
export interface WrittenShows extends ShowsReading {
  readonly file: string;
  /** Of the file's text; undefined if there is none. */
  readonly hash?: string | undefined;
}

export const NO_SHOWS: WrittenShows = {
  file: SHOWS_FILES[0],
  shows: [],
  problems: [],
  warnings: [],
};

const refuse = (file: string, ...problems: readonly Problem[]): WrittenShows => ({
  ...NO_SHOWS,
  file,
  problems,
});

/** Reads the settings of the shows; most sites have none. */
export function readShowsFile(root: string): WrittenShows {
  const found = SHOWS_FILES.map((file) => ({ file, input: readInput(root, file, MOST_BYTES) }));
  const [first, second] = found.filter(({ input }) => input.kind !== 'missing');
  if (!first) return NO_SHOWS;
  const { file, input } = first;
  if (second) return refuse(file, atStart(file, `there is also ${second.file}; keep one of them`));
  if (input.kind === 'unreadable') return refuse(file, input.problem);
  if (input.kind !== 'bytes') return NO_SHOWS;
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(input.bytes);
    const hash = createHash('sha256').update(input.bytes).digest('base64url');
    return { ...readShows(text, file), file, hash };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return refuse(file, atStart(file, 'this is not UTF-8; save the file as UTF-8'));
  }
}
