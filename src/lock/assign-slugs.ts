import { findFreeSlug } from './build-slug.ts';
import type { LockEntry } from './lock.ts';
import { type Candidate, slugOf } from './match.ts';

/** An article, and what the lock knows of it. */
interface Known {
  readonly candidate: Candidate;
  readonly entry?: LockEntry | undefined;
}

/** Who keeps a slug that several want: readers know it already, its author states it, it is only made of a name. */
function rankOf({ candidate, entry }: Known): number {
  if (candidate.isDraft) return 3;
  if (entry && (candidate.slug ?? entry.slug) === entry.slug) return 0;
  return candidate.slug === undefined ? 2 : 1;
}

/**
 * The slug of each article by its file. Of several that want the same one, all but the first get a number, which
 * the lock remembers.
 */
export function assignSlugs(all: readonly Known[]): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  const timeOf = ({ entry }: Known): number => Date.parse(entry?.firstSeen ?? '1970-01-01');
  const inOrder = all.toSorted((a, b) => rankOf(a) - rankOf(b) || timeOf(a) - timeOf(b));
  return new Map(
    inOrder.map(({ candidate, entry }) => {
      const slug = findFreeSlug(candidate.slug ?? entry?.slug ?? slugOf(candidate), taken);
      taken.add(slug);
      return [candidate.file, slug];
    }),
  );
}
