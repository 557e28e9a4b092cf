import type { Instant } from '../model/article.ts';
import type { TermKey } from '../model/term.ts';
import { buildSlug } from './build-slug.ts';
import type { Lock, LockEntry } from './lock.ts';

/** What is known of an article before it has an identity. */
export interface Candidate {
  readonly file: string;
  readonly title: string;
  /** Of its file, or the last part of its permalink. */
  readonly name: string;
  /** Whether its address is made of its name rather than of its title. */
  readonly isNamed: boolean;
  readonly hash: string;
  /** A BCP 47 tag. */
  readonly language: string;
  readonly published?: Instant | undefined;
  readonly terms: readonly TermKey[];
  /** The publisher's own, which wins. */
  readonly id?: string | undefined;
  /** The same if it is no URI. */
  readonly guid?: string | undefined;
  readonly slug?: string | undefined;
  /** Hidden from readers: articles they know stay as they are, and no new article is given out. */
  readonly isDraft?: boolean | undefined;
}

/** The publisher's slug, or else that of its name or title. */
export const slugOf = (candidate: Candidate): string => {
  const { slug, title, name, isNamed } = candidate;
  return slug ?? buildSlug({ ...candidate, texts: isNamed ? [name, title] : [title, name] });
};

/**
 * The slug that it is known by again: the publisher's, or that of its title, since many files have the same name
 * in different folders, and a file may be renamed.
 */
export const sourceSlugOf = (candidate: Candidate): string =>
  candidate.slug ?? buildSlug({ ...candidate, texts: [candidate.title, candidate.name] });

/** One way to match a source with an entry: a trait that both have. */
interface Pass {
  readonly of: (candidate: Candidate) => string;
  /** An entry may have several, such as two slugs. */
  readonly to: (entry: LockEntry) => readonly string[];
  /** Whether the two may belong together, if they share the trait. */
  readonly fits: (entry: LockEntry, candidate: Candidate) => boolean;
}

const byFileAndHash = {
  of: ({ file, hash }: Candidate) => `${hash} ${file}`,
  to: ({ file, hash }: LockEntry) => [`${hash} ${file}`],
};
const byHash = { of: ({ hash }: Candidate) => hash, to: ({ hash }: LockEntry) => [hash] };
const byFile = { of: ({ file }: Candidate) => file, to: ({ file }: LockEntry) => [file] };

const slugsOf = ({ slug, sourceSlug = slug }: LockEntry): readonly string[] => [slug, sourceSlug];
const bySlug = { of: sourceSlugOf, to: slugsOf };
const byFileAndSlug = {
  of: (candidate: Candidate) => `${sourceSlugOf(candidate)} ${candidate.file}`,
  to: (entry: LockEntry) => slugsOf(entry).map((slug) => `${slug} ${entry.file}`),
};

const isLive = ({ removed }: LockEntry): boolean => removed === undefined;

/** True if its source was there when the lock was written, published or as a draft. */
export const isThere = (entry: LockEntry): boolean => isLive(entry) || entry.draft === true;

/**
 * How an article is matched, the surest way first:
 *
 * 1. unchanged in its place
 * 2. same content elsewhere: moved, renamed or put back. Ids follow the content if two files swap names
 * 3. same file: edited in its place
 * 4. same slug: renamed and edited at once
 * 5. and 6. the same as 2 and 4 for drafts. A draft may be a copy, so it gets what readers know only if
 *    no article that they see claims it
 * 7. same file and slug as a source removed in an earlier compile. Another article may since have
 *    taken either of them, but one that has both is the same
 *
 * @param hidden files that are there under a name that is skipped, so they have not moved
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

/** Entries whose source is there come last, and among equals the oldest id: the last entry with a trait is taken. */
const compare = ([idA, a]: readonly [string, LockEntry], [idB, b]: readonly [string, LockEntry]) =>
  rankOf(a) - rankOf(b) || (idA > idB ? -1 : 1);

/** Articles that readers see are matched before drafts. */
export const draftsLast = (candidates: readonly Candidate[]): readonly Candidate[] =>
  candidates.toSorted((a, b) => Number(a.isDraft ?? false) - Number(b.isDraft ?? false));

type Entries = readonly (readonly [id: string, entry: LockEntry])[];

/**
 * The ids of the articles that the lock already knows, by file.
 * @param hidden the files that are there under a name that is skipped
 * @param isSeen whether readers may have seen an article
 */
export function matchArticles(
  lock: Lock,
  candidates: readonly Candidate[],
  hidden: ReadonlySet<string>,
  isSeen: (entry: LockEntry) => boolean,
): ReadonlyMap<string, string> {
  const known = new Map<string, string>();
  const free = new Map(Object.entries(lock.articles).toSorted(compare));
  const take = (file: string, id: string): void => {
    known.set(file, id);
    free.delete(id);
  };
  // An id that the lock does not know may be a new one for an article that it does know.
  for (const { file, id } of candidates) if (id !== undefined && free.has(id)) take(file, id);
  const idOf = new Map(
    [...free].flatMap(([id, { guid }]) => (guid === undefined ? [] : [[guid, id] as const])),
  );
  for (const { file, guid } of candidates) {
    const id = guid === undefined ? undefined : idOf.get(guid);
    if (id !== undefined && free.has(id)) take(file, id);
  }
  const drafts = candidates.filter(({ isDraft }) => isDraft);
  const others = candidates.filter(({ isDraft }) => !isDraft);
  /** Lets candidates take entries by one pass. */
  const match = ({ of, to, fits }: Pass, some: readonly Candidate[], entries: Entries): void => {
    if (some.length === 0) return;
    const ids = new Map(entries.flatMap(([id, entry]) => to(entry).map((key) => [key, id])));
    for (const candidate of some) {
      if (known.has(candidate.file)) continue;
      const id = ids.get(of(candidate));
      const entry = id === undefined ? undefined : free.get(id);
      if (id !== undefined && entry && fits(entry, candidate)) take(candidate.file, id);
    }
  };
  for (const pass of createPasses(hidden)) {
    if (free.size === 0) break;
    match(pass, others, [...free]);
    // What readers never saw is forgotten when it becomes a draft, so the next compile would not know it either.
    match(
      pass,
      drafts,
      [...free].filter(([, entry]) => isSeen(entry)),
    );
  }
  return known;
}
