import { isOfHost } from '../lock/identify.ts';
import { LOCK_FILE, type Lock } from '../lock/lock.ts';
import type { Instant } from '../model/article.ts';
import { latestOf, toInstant } from '../model/instant.ts';
import { atStart, type Problem } from '../model/problem.ts';
import { EXAMPLE_HOST } from '../settings/settings.ts';

const DAY = 24 * 3600 * 1000;
const YEAR = 366 * DAY;

/** The times in an entry that are read from the clock of a compile. */
const WRITTEN = ['firstSeen', 'changed', 'removed', 'returned'] as const;

/**
 * The last time that a compile wrote to a lock; empty if none did. The time at which an article is
 * published does not count, since it may be in the future. Nor does the example site that comes
 * with Tidings, which no reader knows.
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
 * Now, or the last time in the lock if this machine's clock is slightly behind the one that wrote
 * it, so that no time in the lock ever goes back.
 * @returns milliseconds since 1970, like `now`
 */
export const computeLockTime = (lock: Lock, now: number): number =>
  Math.max(now, Date.parse(lastWriteOf(lock)) || 0);

/** Reports a clock over a day behind the lock: published articles would seem to be scheduled. */
export function checkSlowClock(lock: Lock, now: number): readonly Problem[] {
  const last = lastWriteOf(lock);
  if (last === '' || now >= Date.parse(last) - DAY) return [];
  const message = `the lock was last written at ${last}, but this machine's clock says ${toInstant(now)}; if the clock is behind, set it; if it is right, an earlier compile ran while it was ahead: restore the lock from version control`;
  return [atStart(LOCK_FILE, message)];
}

/**
 * Reports a clock more than a year ahead of the lock, before its time is written there.
 * @param before the lock that is about to change
 */
export function checkFastClock(before: Lock, now: number): readonly Problem[] {
  const last = lastWriteOf(before);
  if (last === '' || now <= Date.parse(last) + YEAR) return [];
  const message = `this machine's clock says ${toInstant(now)}, more than a year after the last change in the lock (${last}); if the clock is wrong, set it, and restore the lock from version control`;
  return [atStart(LOCK_FILE, message)];
}
