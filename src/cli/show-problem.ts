import type { Problem } from '../model/problem.ts';

/** A problem with one file, which a person named: its place is said if it is not the file as a whole. */
export const showProblem = ({ file, line, column, message }: Problem): string =>
  line === 1 && column === 1 ? `${file}: ${message}` : `${file}:${line}:${column} ${message}`;
