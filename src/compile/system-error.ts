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
  ENOSPC: 'the disk is full; free up some space',
  EDQUOT: 'your disk quota is used up; free up some space',
  EFBIG: 'the system does not allow a file of this size; raise the limit (ulimit -f)',
  EROFS: 'the file system is read-only; use one that is writable',
  EACCES: 'permission denied; change the permissions or the owner',
  EPERM: 'the system does not permit this; change the permissions, the owner or the flags',
  EMFILE: 'there are too many open files; close some programs, or raise the limit (ulimit -n)',
  EBUSY: 'this is in use by another program, or is a mount point; release it',
  ELOOP: 'links form a loop here; remove them',
  EXDEV: 'this is on a different file system from its folder; remove it',
  ENOENT: 'this disappeared during the compile; keep other programs out of the folder',
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
export function explainFailure(root: string, error: unknown, command = 'compile'): Problem {
  if (!isSystemError(error)) throw error;
  const { code, path: from = root, dest = from } = error;
  const file = path.relative(root, dest).replaceAll(path.sep, '/');
  const advice = ADVICE[code] ?? 'the system refused this; check what is there';
  return atStart(file || '.', `${advice}, then ${command} again (${code})`);
}
