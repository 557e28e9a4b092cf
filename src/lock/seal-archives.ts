import { ARCHIVE_SIZE, countArchives } from '../model/archives.ts';
import type { Identity } from './identify.ts';
import { type Lock, MOST_ARCHIVES } from './lock.ts';

/**
 * Seals articles in archives, the oldest first, until 50 to 99 are left open. A sealed article stays in its
 * archive, whatever else is written, backdated or removed later (RFC 5005 §4); only a new date of its own
 * takes it out.
 * @param visible the articles that readers see, the newest first
 */
export function sealArchives(lock: Lock, visible: readonly Identity[]): Lock {
  const open = visible.filter(({ entry }) => entry.archive === undefined).toReversed();
  const last = lastArchiveOf(lock);
  const count = Math.min(countArchives(open.length), MOST_ARCHIVES - last);
  const articles = { ...lock.articles };
  for (const [at, { id, entry }] of open.slice(0, count * ARCHIVE_SIZE).entries()) {
    const archive = last + 1 + Math.floor(at / ARCHIVE_SIZE);
    articles[id] = { ...(articles[id] ?? entry), archive };
  }
  return { ...lock, articles };
}

/** The number of the last archive, even if all its articles have since been removed; 0 if there is none. */
export const lastArchiveOf = ({ articles }: Lock): number =>
  Object.values(articles).reduce((last, { archive = 0 }) => Math.max(last, archive), 0);
