import path from 'node:path';
import { atStart, type Problem } from '../model/problem.ts';

/** A system call that failed: the machine's fault, and no bug of ours. */
interface SystemError extends Error {
  readonly code: string;
  readonly path?: string;
  readonly dest?: string;
}

/** What to do, by what the system says. */
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

/** The code of what Node refused, such as `ENOENT`; what has none is thrown on. */
export function codeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error) return String(error.code);
  throw error;
}

/** Says what could not be done, and what to do; what is no failed system call is thrown on. */
export function explainFailure(root: string, error: unknown): Problem {
  if (!isSystemError(error)) throw error;
  const { code, path: from = root, dest = from } = error;
  const file = path.relative(root, dest).replaceAll(path.sep, '/');
  const advice = ADVICE[code] ?? 'the system refused this; check what is there';
  return atStart(file || '.', `${advice}, then compile again (${code})`);
}
