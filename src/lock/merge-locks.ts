import type { Instant } from '../model/article.ts';
import { computeLastModified, type Lock, type LockEntry, type SiteEntry } from './lock.ts';

const lastEditOf = ({ firstSeen, changed = firstSeen }: LockEntry): Instant => changed;

/** The later entry by a time; the first if the times are equal. */
const later = (a: LockEntry, b: LockEntry, timeOf: (of: LockEntry) => Instant): LockEntry =>
  timeOf(b) > timeOf(a) ? b : a;

/**
 * Merges two versions of an entry: the content as last edited, and there or gone as last said. So an article
 * that one side edits and the other removes is matched again, whichever side wins.
 */
export function mergeEntries(a: LockEntry, b: LockEntry): LockEntry {
  const { removed: _, returned: __, draft: ___, ...edited } = later(a, b, lastEditOf);
  const { removed, returned, draft } = later(a, b, computeLastModified);
  const imported = a.imported ?? b.imported;
  const guid = edited.guid ?? a.guid ?? b.guid;
  const archive = edited.archive ?? a.archive ?? b.archive;
  const isMoved = a.published !== b.published;
  const slugs = [a, b].flatMap(({ slug, formerSlugs = [] }) => [...formerSlugs, slug]);
  const former = [...new Set(slugs)].filter((slug) => slug !== edited.slug);
  const files = [a, b].flatMap(({ media = [], formerMedia = [] }) => [...formerMedia, ...media]);
  const formerMedia = [...new Set(files)].filter((name) => !edited.media?.includes(name));
  return {
    ...edited,
    ...(formerMedia.length > 0 && { formerMedia }),
    ...(former.length > 0 && { formerSlugs: former }),
    ...(guid !== undefined && { guid }),
    ...(imported && { imported }),
    // Only a new date takes an article out of its archive.
    ...(!isMoved && archive !== undefined && { archive }),
    ...(removed !== undefined && { removed }),
    ...(returned !== undefined && { returned }),
    ...(draft && { draft }),
  };
}

/** The site as it last changed. One lock that says it is deployed is enough. */
function mergeSites(a: SiteEntry, b: SiteEntry): SiteEntry {
  const { deployed: _, ...site } = b.changed > a.changed ? b : a;
  return a.deployed === false && b.deployed === false ? { ...site, deployed: false } : site;
}

/** Everything that any of the locks knows, for merging branches. */
export function mergeLocks(locks: readonly Lock[]): Lock {
  const merged = new Map<string, LockEntry>();
  for (const [id, entry] of locks.flatMap(({ articles }) => Object.entries(articles))) {
    const other = merged.get(id);
    merged.set(id, other ? mergeEntries(other, entry) : entry);
  }
  const sites = new Map<string, SiteEntry>();
  for (const [url, entry] of locks.flatMap((lock) => Object.entries(lock.sites))) {
    const other = sites.get(url);
    sites.set(url, other ? mergeSites(other, entry) : entry);
  }
  return {
    version: 1,
    sites: Object.fromEntries(sites),
    articles: Object.fromEntries(merged),
  };
}
