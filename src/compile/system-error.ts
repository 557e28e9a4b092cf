import path from 'node:path';
import { atStart, type Problem } from '../model/problem.ts';

/** A failed system call: a problem of the machine, not a bug of ours. */
interface SystemError extends Error {
  readonly code: string;
  readonly path?: string;
  readonly dest?: string;
}

/** What to do, by error code. */
const ADVICE: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full; free some space',
  EDQUOT: 'your share of the disk is used up; free some space',
  EFBIG: 'the system allows no file of this size; raise the limit (ulimit -f)',
  EROFS: 'the file system is read-only; work on one that can be written to',
  EACCES: 'this account may not write here; change the permissions or the owner',
  EPERM: 'the system does not allow a change here; change the permissions, the owner or the flags',
  EMFILE: 'too many files are open; close some programs, or raise the limit (ulimit -n)',
  EBUSY: 'another program or a mount keeps this; free it',
  ELOOP: 'links lead in a circle here; remove them',
  EXDEV: 'this is on another file system than the folder it is in; remove it',
  ENOENT: 'this has gone in the meantime; leave the folder alone while it is written',
};

const isSystemError = (error: unknown): error is SystemError =>
  error instanceof Error && 'code' in error && 'syscall' in error;

/**
 * The code of an error from Node, such as `ENOENT`.
 * @throws the error itself if it has no code
 */
export function codeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error) return String(error.code);
  throw error;
}

/**
 * Explains a failed system call: what could not be done, and what to do.
 * @throws the error itself if it is anything else
 */
export function explainFailure(root: string, error: unknown): Problem {
  if (!isSystemError(error)) throw error;
  const { code, path: from = root, dest = from } = error;
  const file = path.relative(root, dest).replaceAll(path.sep, '/');
  const advice = ADVICE[code] ?? 'the system refused this; see what is there';
  return atStart(file || '.', `${advice}, then compile again (${code})`);
}
