import type { Instant } from '../model/article.ts';
import type { TermKey } from '../model/term.ts';
import { buildArticleSlug } from './build-slug.ts';
import type { Lock, LockEntry } from './lock.ts';

/** What tells an article from the others, before it has its identity. */
export interface Candidate {
  readonly file: string;
  readonly title: string;
  readonly hash: string;
  readonly published?: Instant | undefined;
  /** The lists of its tags and authors. */
  readonly terms: readonly TermKey[];
  /** What its fields say, which wins. */
  readonly id?: string | undefined;
  readonly slug?: string | undefined;
  /** Where readers are not to see it: what they know stays as it is, and none is given what is new. */
  readonly isDraft?: boolean | undefined;
}

/** As its publisher or its title gives it. */
export const slugOf = ({ slug, title, file }: Candidate): string =>
  slug ?? buildArticleSlug(title, file);

/** One way to know an article again: by a trait that its source and its entry in the lock share. */
interface Pass {
  readonly of: (candidate: Candidate) => string;
  /** An entry may have several, as with two slugs. */
  readonly to: (entry: LockEntry) => readonly string[];
  /** Whether they may belong together, where they have that trait in common. */
  readonly fits: (entry: LockEntry, candidate: Candidate) => boolean;
}

const byFileAndHash = {
  of: ({ file, hash }: Candidate) => `${hash} ${file}`,
  to: ({ file, hash }: LockEntry) => [`${hash} ${file}`],
};
const byHash = { of: ({ hash }: Candidate) => hash, to: ({ hash }: LockEntry) => [hash] };
const byFile = { of: ({ file }: Candidate) => file, to: ({ file }: LockEntry) => [file] };

/** The slug it has, and the one that its source gave last. */
const slugsOf = ({ slug, sourceSlug = slug }: LockEntry): readonly string[] => [slug, sourceSlug];
const bySlug = { of: slugOf, to: slugsOf };
const byFileAndSlug = {
  of: (candidate: Candidate) => `${slugOf(candidate)} ${candidate.file}`,
  to: (entry: LockEntry) => slugsOf(entry).map((slug) => `${slug} ${entry.file}`),
};

const isLive = ({ removed }: LockEntry): boolean => removed === undefined;

/** True where its source was there when the lock was written, to be seen or as a draft. */
export const isThere = (entry: LockEntry): boolean => isLive(entry) || entry.draft === true;

/**
 * How an article is known again, the surest first: unchanged in its place; moved, renamed or put
 * back, so that ids follow the content when two files swap names; edited in its place; renamed
 * and edited at once, under its old address. A draft may be a copy: it has what readers know only where
 * no article that they see is left to have it. Where a file was taken away in an earlier compile,
 * another article may take its name or its address: the one that has both again is the same.
 * @param hidden the files that are there under a name that is skipped, and so have not moved
 */
const createPasses = (hidden: ReadonlySet<string>): readonly Pass[] => {
  const mayMove = (entry: LockEntry): boolean =>
    isLive(entry) || (isThere(entry) && !hidden.has(entry.file));
  return [
    { ...byFileAndHash, fits: () => true },
    { ...byHash, fits: (entry, { isDraft }) => !(isDraft && isLive(entry)) },
    { ...byFile, fits: isThere },
    { ...bySlug, fits: (entry, { isDraft }) => !isDraft && mayMove(entry) },
    { ...byHash, fits: () => true },
    { ...bySlug, fits: mayMove },
    { ...byFileAndSlug, fits: () => true },
  ];
};

const rankOf = (entry: LockEntry): number => (isLive(entry) ? 2 : Number(isThere(entry)));

/** Those that are there come last, and with them the older: of equals the last is taken. */
const compare = ([idA, a]: readonly [string, LockEntry], [idB, b]: readonly [string, LockEntry]) =>
  rankOf(a) - rankOf(b) || (idA > idB ? -1 : 1);

/** What readers see takes what it is known by first. */
export const draftsLast = (candidates: readonly Candidate[]): readonly Candidate[] =>
  candidates.toSorted((a, b) => Number(a.isDraft ?? false) - Number(b.isDraft ?? false));

/** The ids of the articles that the lock knows already, by file. */
export function matchArticles(
  lock: Lock,
  candidates: readonly Candidate[],
  hidden: ReadonlySet<string>,
): ReadonlyMap<string, string> {
  const known = new Map<string, string>();
  const free = new Map(Object.entries(lock.articles).toSorted(compare));
  const take = (file: string, id: string): void => {
    known.set(file, id);
    free.delete(id);
  };
  // An id that the lock does not know yet is given to an article that it may know by another.
  for (const { file, id } of candidates) if (id !== undefined && free.has(id)) take(file, id);
  const ordered = draftsLast(candidates);
  for (const { of, to, fits } of createPasses(hidden)) {
    if (free.size === 0) break;
    const ids = new Map([...free].flatMap(([id, entry]) => to(entry).map((key) => [key, id])));
    for (const candidate of ordered) {
      if (known.has(candidate.file)) continue;
      const id = ids.get(of(candidate));
      const entry = id === undefined ? undefined : free.get(id);
      if (id !== undefined && entry && fits(entry, candidate)) take(candidate.file, id);
    }
  }
  return known;
}
