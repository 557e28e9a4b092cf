import { isOfHost } from '../lock/identify.ts';
import { LOCK_FILE } from '../lock/lock.ts';
import { readLockText } from '../lock/lock-text.ts';
import { atStart, type Problem } from '../model/problem.ts';
import { EXAMPLE_HOST } from '../settings/settings.ts';
import { readCommittedLock } from './committed-lock.ts';
import { readInput } from './input.ts';

/** A copy of the lock, as the last compile in this folder left it. */
export const LOCK_COPY = '.build/articles.lock.json';

function readCopy(root: string): string | undefined {
  const input = readInput(root, LOCK_COPY);
  return input.kind === 'bytes' ? new TextDecoder().decode(input.bytes) : undefined;
}

/** True for a lock with ids that readers may know. Nobody knows those of the example site. */
function isKnown(text: string | undefined): boolean {
  const reading = readLockText(text ?? '');
  return (
    'lock' in reading &&
    Object.keys(reading.lock.articles).some((id) => !isOfHost(id, EXAMPLE_HOST))
  );
}

/** For a lock without articles: a problem if it had some before, with what to do about it. */
export function checkLostLock(root: string): Problem | undefined {
  const [where, restore] = isKnown(readCommittedLock(root))
    ? ['the last commit', `"git checkout HEAD -- ${LOCK_FILE}"`]
    : isKnown(readCopy(root))
      ? ['the last compile here', `a copy of ${LOCK_COPY}`]
      : [];
  if (where === undefined) return undefined;
  const message = `the lock has no articles, but ${where} had some; without them, every article is new to every reader; restore the lock with ${restore}, or start over with "npm run compile -- --new-lock"`;
  return atStart(LOCK_FILE, message);
}
