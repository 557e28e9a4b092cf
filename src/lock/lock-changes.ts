import { LOCK_ENTRY_KEYS, type Lock } from './lock.ts';

type Entry = Readonly<Record<string, unknown>>;

/** Fields that only help to match a source, and whether a site was deployed. */
const HINTS: readonly string[] = ['draft', 'sourceSlug', 'deployed'];

/**
 * What two entries are compared by. A changed hint alone leaves the lock as it is: whether a source is set
 * aside may depend on a file on one machine only, such as an editor's `kim.md~`, and a commit is no change.
 */
const KEYS = LOCK_ENTRY_KEYS.filter((key) => !HINTS.includes(key));

const isSame = (a: Entry | undefined, b: Entry): boolean =>
  a !== undefined &&
  KEYS.every((key) => a[key] === b[key] || JSON.stringify(a[key]) === JSON.stringify(b[key]));

const pickChanged = <E extends Entry>(
  before: Readonly<Record<string, E>>,
  after: Readonly<Record<string, E>>,
): Record<string, E> =>
  Object.fromEntries(Object.entries(after).filter(([key, entry]) => !isSame(before[key], entry)));

/** The entries that are new or changed. */
export const diffLocks = (before: Lock, after: Lock): Lock => ({
  ...after,
  sites: pickChanged(before.sites, after.sites),
  articles: pickChanged(before.articles, after.articles),
});

const countEntries = ({ sites, articles }: Lock): number =>
  Object.keys(sites).length + Object.keys(articles).length;

/** True if two locks say the same, apart from hints. */
export const isSameLock = (before: Lock, after: Lock): boolean =>
  countEntries(before) === countEntries(after) && countEntries(diffLocks(before, after)) === 0;
