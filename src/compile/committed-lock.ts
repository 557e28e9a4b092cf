import { spawnSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { LOCK_FILE } from '../lock/lock.ts';

/** True if git could find a repository, as it looks for one: to start it takes longer than to read a small site. */
function mayBeInRepository(folder: string): boolean {
  if (process.env.GIT_DIR !== undefined || existsSync(path.join(folder, '.git'))) return true;
  const above = path.dirname(folder);
  return above !== folder && mayBeInRepository(above);
}

/** The text of the lock in the last commit; undefined without git, or outside a repository. */
export function readCommittedLock(root: string): string | undefined {
  if (!mayBeInRepository(realpathSync(root))) return undefined;
  const { status, stdout } = spawnSync('git', ['show', `HEAD:./${LOCK_FILE}`], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: Number.POSITIVE_INFINITY,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return status === 0 ? stdout : undefined;
}
