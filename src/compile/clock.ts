import { isOfHost } from '../lock/identify.ts';
import type { Lock } from '../lock/lock.ts';
import { LOCK_FILE } from '../lock/lock.ts';
import type { Instant } from '../model/article.ts';
import { latestOf, toInstant } from '../model/instant.ts';
import { atStart, type Problem } from '../model/problem.ts';
import { EXAMPLE_HOST } from '../settings/settings.ts';

/** In milliseconds. */
const DAY = 24 * 3600 * 1000;
const YEAR = 366 * DAY;

/** The times of an entry that are those of a compile. */
const WRITTEN = ['firstSeen', 'changed', 'removed', 'returned'] as const;

/**
 * The last time that a compile wrote into a lock; empty where none did. When an article was published is
 * its own, and may lie ahead; of the example that comes with Tidings, no reader knows.
 */
export function lastWriteOf({ articles, sites }: Lock): Instant {
  const real = Object.entries(sites).filter(([url]) => new URL(url).hostname !== EXAMPLE_HOST);
  let last = latestOf(real.map(([, { changed }]) => changed));
  for (const [id, entry] of Object.entries(articles)) {
    if (isOfHost(id, EXAMPLE_HOST)) continue;
    for (const name of WRITTEN) last = latestOf([last, entry[name] ?? '']);
  }
  return last;
}

/**
 * Now, or the last time in the lock where this machine's clock is a little behind the one that wrote it:
 * so that no time in the lock ever goes back.
 * @returns milliseconds since 1970, like `now`
 */
export const computeLockTime = (lock: Lock, now: number): number =>
  Math.max(now, Date.parse(lastWriteOf(lock)) || 0);

/** A clock so far behind the lock that it would make what readers know a thing to come. */
export function checkSlowClock(lock: Lock, now: number): readonly Problem[] {
  const last = lastWriteOf(lock);
  if (last === '' || now >= Date.parse(last) - DAY) return [];
  const message = `the lock was last written at ${last}, but this machine's clock says ${toInstant(now)}; if the clock is behind, set it; if it is right, an earlier compile ran while it was ahead: restore the lock from version control`;
  return [atStart(LOCK_FILE, message)];
}

/**
 * A clock so far ahead of the lock that it should be looked at before its time is kept there.
 * @param before the lock that is about to change
 */
export function checkFastClock(before: Lock, now: number): readonly Problem[] {
  const last = lastWriteOf(before);
  if (last === '' || now <= Date.parse(last) + YEAR) return [];
  const message = `this machine's clock says ${toInstant(now)}, more than a year after the last change in the lock (${last}); if the clock is wrong, set it, and restore the lock from version control`;
  return [atStart(LOCK_FILE, message)];
}
