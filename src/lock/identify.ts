import type { Instant } from '../model/article.ts';
import { toInstant } from '../model/instant.ts';
import { isUnedited, type Lock, type LockEntry, wasSeen } from './lock.ts';
import { type Candidate, draftsLast, isThere, matchArticles, slugOf } from './match.ts';
import { mergeEntries } from './merge-locks.ts';

/** An article's place in the lock. */
export interface Identity {
  readonly id: string;
  readonly entry: LockEntry;
}

export interface Minting {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** The host that new ids are named after (RFC 4151 §2.1). */
  readonly authority: string;
  /** The host of a site that was never deployed: its ids are free to change. */
  readonly exampleAuthority: string;
}

/** RFC 4151: `tag:` authority `,` date `:` what is unique there. */
const buildTag = (authority: string, day: string, specific: string): string =>
  `tag:${authority},${day}:${specific}`;

/** True for an id that was minted for a host. */
export const isOfHost = (id: string, host: string): boolean => id.startsWith(`tag:${host},`);

/**
 * No reader ever saw an id that was minted for the example host, so it gives way to the real one.
 * @param stated the ids that the publisher gives, which are never touched
 */
function adoptAuthority(
  { articles, ...rest }: Lock,
  stated: ReadonlySet<string>,
  { authority, exampleAuthority }: Minting,
): Lock {
  const example = `tag:${exampleAuthority},`;
  const adopt = (id: string): string => {
    const real = `tag:${authority},${id.slice(example.length)}`;
    return id.startsWith(example) && !stated.has(id) && !(real in articles) ? real : id;
  };
  return {
    ...rest,
    articles: Object.fromEntries(Object.entries(articles).map(([id, entry]) => [adopt(id), entry])),
  };
}

/** A new id: with a number behind it where the day's tag is taken. */
function mint(taken: ReadonlySet<string>, authority: string, now: Instant, slug: string): string {
  const base = buildTag(authority, now.slice(0, 10), slug);
  let id = base;
  for (let count = 2; taken.has(id); count += 1) id = `${base}-${count}`;
  return id;
}

/** What an article is known by next time, beside its file and its content. */
function keepSourceSlug(
  entry: LockEntry,
  candidate: Candidate,
  slug: string,
): Pick<LockEntry, 'sourceSlug'> {
  const isSame = candidate.slug === undefined && isUnedited(entry, candidate.hash);
  const given = isSame ? entry.sourceSlug : slugOf(candidate);
  return given === undefined || given === slug ? {} : { sourceSlug: given };
}

/** An entry whose source is gone, or only set aside under a name that is skipped. */
function takeAway(
  { draft, ...entry }: LockEntry,
  hidden: ReadonlySet<string>,
  now: Instant,
): LockEntry {
  const isThere = (entry.removed === undefined || draft === true) && hidden.has(entry.file);
  return { ...entry, removed: entry.removed ?? now, ...(isThere && { draft: true }) };
}

/** An entry whose source is a draft: gone for readers, who know of no edit, and still to be known again. */
function withhold(entry: LockEntry, candidate: Candidate, now: Instant): LockEntry {
  const { file, hash } = candidate;
  const { sourceSlug: _, ...rest } = entry;
  return {
    ...rest,
    ...keepSourceSlug(entry, candidate, entry.slug),
    file,
    hash,
    ...(!isUnedited(entry, hash) && { changed: now }),
    removed: entry.removed ?? now,
    draft: true,
  };
}

/**
 * An entry brought up to date: what a reader sees of an article is its text and its address. Of
 * one that nobody has seen yet, nothing changes for anybody; brought forward, it is seen from now on.
 */
function renew(entry: LockEntry | undefined, candidate: Candidate, now: Instant): LockEntry {
  const { file, hash } = candidate;
  const terms = candidate.terms.length > 0 && { terms: [...candidate.terms] };
  const published = candidate.published && { published: candidate.published };
  if (!entry)
    return { file, slug: slugOf(candidate), firstSeen: now, ...published, hash, ...terms };
  const { slug = entry.slug } = candidate;
  const {
    removed,
    published: before,
    formerSlugs = [],
    archive,
    terms: _,
    sourceSlug: __,
    draft: ___,
    ...rest
  } = entry;
  const isKnown = wasSeen(entry, now);
  const former = formerSlugs.concat(isKnown ? entry.slug : []).filter((old) => old !== slug);
  const isBroughtForward = !isKnown && (candidate.published ?? now) <= now;
  const isMoved = before !== candidate.published;
  const isChanged = isKnown && (!isUnedited(entry, hash) || entry.slug !== slug);
  return {
    ...rest,
    file,
    slug,
    ...keepSourceSlug(entry, candidate, slug),
    ...(isBroughtForward && { firstSeen: now }),
    ...(former.length > 0 && { formerSlugs: former }),
    ...published,
    hash,
    ...(isChanged && { changed: now }),
    // Another date is another place among the articles.
    ...(!isMoved && archive !== undefined && { archive }),
    ...terms,
    ...(removed !== undefined && { returned: now }),
  };
}

/** The ids of living articles that nothing is known by any more, by their files. */
function findLeftOver(
  { articles }: Lock,
  known: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const ids = new Set(known.values());
  return new Map(
    Object.entries(articles).flatMap(([id, entry]) =>
      ids.has(id) || !isThere(entry) ? [] : [[entry.file, id] as const],
    ),
  );
}

/**
 * The entry of an id; with that of another one that the same file had until its author gave it the first, on
 * another branch, say.
 */
function mergeDuplicate(
  { articles }: Lock,
  id: string | undefined,
  twin: string | undefined,
): LockEntry | undefined {
  const [entry, other] = [articles[id ?? ''], articles[twin ?? '']];
  return entry && other ? mergeEntries(entry, other) : entry;
}

/** Who every article is. */
interface Identified {
  /** As it is from now on. */
  readonly lock: Lock;
  /** Of what is published, by its file. */
  readonly identities: ReadonlyMap<string, Identity>;
  /** Of drafts likewise, for whoever looks at them: the lock does not have them. */
  readonly drafts: ReadonlyMap<string, Identity>;
}

/**
 * Gives every article its identity: the one it had, or a new one. A draft that readers never saw leaves
 * no trace.
 * @param hidden the files that are there under a name that is skipped
 */
export function identify(
  lock: Lock,
  candidates: readonly Candidate[],
  minting: Minting,
  hidden: ReadonlySet<string> = new Set(),
): Identified {
  const now = toInstant(minting.now);
  const stated = new Set(candidates.flatMap(({ id }) => id ?? []));
  const before = adoptAuthority(lock, stated, minting);
  const known = matchArticles(before, candidates, hidden);
  const articles: Record<string, LockEntry> = Object.fromEntries(
    Object.entries(before.articles)
      .filter(([, entry]) => wasSeen(entry, now))
      .map(([id, entry]) => [id, takeAway(entry, hidden, now)]),
  );
  const leftOver = findLeftOver(before, known);
  const taken = new Set([...Object.keys(articles), ...known.values(), ...stated]);
  const identities = new Map<string, Identity>();
  const drafts = new Map<string, Identity>();
  for (const candidate of draftsLast(candidates)) {
    const found = known.get(candidate.file);
    const twin =
      found !== undefined && found === candidate.id ? leftOver.get(candidate.file) : undefined;
    const last = mergeDuplicate(before, found, twin);
    // Its readers are told of the id that its author gives, and not that the article is gone.
    if (twin !== undefined && !candidate.isDraft) delete articles[twin];
    const isNewId = candidate.id !== undefined && candidate.id !== found;
    // An id that its author gives to an article takes the place of the one before. One that readers were
    // told is gone stays gone under that.
    const isTakenOver = isNewId && last !== undefined && isThere(last);
    const entry = renew(isNewId && !isTakenOver ? undefined : last, candidate, now);
    const id = candidate.id ?? found ?? mint(taken, minting.authority, now, entry.slug);
    taken.add(id);
    if (candidate.isDraft) {
      drafts.set(candidate.file, { id, entry });
      if (found !== undefined && last && wasSeen(last, now))
        articles[found] = withhold(last, candidate, now);
      continue;
    }
    identities.set(candidate.file, { id, entry });
    if (isTakenOver && found !== undefined) delete articles[found];
    articles[id] = entry;
  }
  return { lock: { ...before, articles }, identities, drafts };
}
