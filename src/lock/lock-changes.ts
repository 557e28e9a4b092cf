import { LOCK_ENTRY_KEYS, type Lock } from './lock.ts';

type Entry = Readonly<Record<string, unknown>>;

/** What only helps to know a source again. */
const HINTS: readonly string[] = ['draft', 'sourceSlug'];

/**
 * What two entries are compared by. Hints alone make no lock stale: whether a source is set aside may hang on
 * a file that one machine alone has, such as an editor's `kim.md~`.
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

/** The entries of a lock that are new, or not as they were before. */
export const diffLocks = (before: Lock, after: Lock): Lock => ({
  ...after,
  sites: pickChanged(before.sites, after.sites),
  articles: pickChanged(before.articles, after.articles),
});

const countEntries = ({ sites, articles }: Lock): number =>
  Object.keys(sites).length + Object.keys(articles).length;

/** True where two locks tell the same. */
export const isSameLock = (before: Lock, after: Lock): boolean =>
  countEntries(before) === countEntries(after) && countEntries(diffLocks(before, after)) === 0;
