import type { Instant } from '../article/article.ts';
import type { Identity } from '../article/identity.ts';
import { type Lock, type LockEntry, MOST_ARCHIVES } from '../article/lock.ts';

/** Articles in an archive that is full. */
export const ARCHIVE_SIZE = 50;

/**
 * Fills archives with what the feed has no place for any more, the oldest first. What once stands in
 * a full one stays there, whatever is written, dated back or taken away later (RFC 5005 §4). As many
 * are left for the last one, which is open: when articles are taken away from the feed, those next to
 * it come back from there.
 * @param older the articles beyond the feed, the newest first
 */
export function sealArchives(lock: Lock, older: readonly Identity[], now: Instant): Lock {
  const free = older.filter(({ entry }) => entry.archive === undefined).toReversed();
  const last = Object.values(lock.articles).reduce(
    (most, { archive = 0 }) => Math.max(most, archive),
    0,
  );
  const full = Math.max(0, Math.floor(free.length / ARCHIVE_SIZE) - 1);
  const sealed = free
    .slice(0, Math.min(full, MOST_ARCHIVES - last) * ARCHIVE_SIZE)
    .map(({ id, entry }, at): readonly [string, LockEntry] => [
      id,
      { ...entry, archive: last + 1 + Math.floor(at / ARCHIVE_SIZE), archived: now },
    ]);
  return { ...lock, articles: { ...lock.articles, ...Object.fromEntries(sealed) } };
}
