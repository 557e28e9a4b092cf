import { spawnSync } from 'node:child_process';
import { LOCK_FILE } from '../lock/lock.ts';

/** The text of the lock in the last commit; undefined without git, or outside a repository. */
export function readCommittedLock(root: string): string | undefined {
  const { status, stdout } = spawnSync('git', ['show', `HEAD:./${LOCK_FILE}`], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: Number.POSITIVE_INFINITY,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return status === 0 ? stdout : undefined;
}
