import type { Instant } from '../model/article.ts';
import { toInstant } from '../model/instant.ts';
import { assignSlugs } from './assign-slugs.ts';
import { isUnedited, type Lock, type LockEntry, wasSeen } from './lock.ts';
import {
  type Candidate,
  draftsLast,
  isThere,
  matchArticles,
  slugOf,
  sourceSlugOf,
} from './match.ts';
import { mergeEntries } from './merge-locks.ts';

/** An article's id, and its entry in the lock. */
export interface Identity {
  readonly id: string;
  readonly entry: LockEntry;
}

/** What new ids are made from. */
export interface Minting {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** The host in new ids (RFC 4151 §2.1). */
  readonly authority: string;
  /** The host of a site that was never deployed: ids with this host may still change. */
  readonly exampleAuthority: string;
}

/** RFC 4151: `tag:` authority `,` date `:` specific, as in `tag:x.test,2021-06-18:a-trip`. */
const buildTag = (authority: string, day: string, specific: string): string =>
  `tag:${authority},${day}:${specific}`;

/**
 * True if the id was minted for the host.
 * @example isOfHost('tag:x.test,2021-06-18:a-trip', 'x.test') // → true
 */
export const isOfHost = (id: string, host: string): boolean => id.startsWith(`tag:${host},`);

/**
 * Renames ids of the example host to the real host, since no reader has seen them.
 * @param stated ids that the publisher wrote, which are never changed
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

/** A new id. If the tag is taken, it gets a number: `tag:x.test,2021-06-18:a-trip-2`. */
function mint(taken: ReadonlySet<string>, authority: string, now: Instant, slug: string): string {
  const base = buildTag(authority, now.slice(0, 10), slug);
  let id = base;
  for (let count = 2; taken.has(id); count += 1) id = `${base}-${count}`;
  return id;
}

/**
 * The slug that the source gives, if the article has another one: matching compares it next time, next to the
 * file and the content.
 */
function keepSourceSlug(
  entry: LockEntry,
  candidate: Candidate,
  slug: string,
): Pick<LockEntry, 'sourceSlug'> {
  const isSame = candidate.slug === undefined && isUnedited(entry, candidate.hash);
  const given = isSame ? entry.sourceSlug : sourceSlugOf(candidate);
  return given === undefined || given === slug ? {} : { sourceSlug: given };
}

/** What the source states, or else what it stated before, unless that is now a URI. */
function keepGuid(entry: LockEntry | undefined, { id, guid }: Candidate): Pick<LockEntry, 'guid'> {
  const stated = guid ?? (id === undefined ? entry?.guid : undefined);
  return stated === undefined ? {} : { guid: stated };
}

/** The source is gone, or set aside under a name that is skipped: `seeds/kim.md` is now `seeds/_kim.md`. */
function takeAway(
  { draft, ...entry }: LockEntry,
  hidden: ReadonlySet<string>,
  now: Instant,
): LockEntry {
  const isThere = (entry.removed === undefined || draft === true) && hidden.has(entry.file);
  return { ...entry, removed: entry.removed ?? now, ...(isThere && { draft: true }) };
}

/** The source is a draft: readers lose the article and see none of its edits, but it can still be matched. */
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
 * Brings an entry up to date. Readers see an article's text and its address, so a change of either counts,
 * unless nobody has seen the article yet. A scheduled article whose date moves to the past is first seen now.
 */
function renew(
  entry: LockEntry | undefined,
  candidate: Candidate,
  slug: string,
  now: Instant,
): LockEntry {
  const { file, hash } = candidate;
  const terms = candidate.terms.length > 0 && { terms: [...candidate.terms] };
  const published = candidate.published && { published: candidate.published };
  if (!entry) {
    const source = sourceSlugOf(candidate);
    const sourceSlug = source !== slug && { sourceSlug: source };
    return {
      file,
      slug,
      ...keepGuid(entry, candidate),
      ...sourceSlug,
      firstSeen: now,
      ...published,
      hash,
      ...terms,
    };
  }
  const {
    removed,
    published: before,
    formerSlugs = [],
    archive,
    terms: _,
    sourceSlug: __,
    draft: ___,
    guid: ____,
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
    ...keepGuid(entry, candidate),
    ...keepSourceSlug(entry, candidate, slug),
    ...(isBroughtForward && { firstSeen: now }),
    ...(former.length > 0 && { formerSlugs: former }),
    ...published,
    hash,
    ...(isChanged && { changed: now }),
    // A new date is a new place in the order, so the article leaves its archive.
    ...(!isMoved && archive !== undefined && { archive }),
    ...terms,
    ...(removed !== undefined && { returned: now }),
  };
}

/** The ids that matched no source, though their source was there last time, by file. */
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
 * The entry of an id, merged with that of a second id the same file had. It had two if, say, its author gave
 * it the first on another branch.
 */
function mergeDuplicate(
  { articles }: Lock,
  id: string | undefined,
  twin: string | undefined,
): LockEntry | undefined {
  const [entry, other] = [articles[id ?? ''], articles[twin ?? '']];
  return entry && other ? mergeEntries(entry, other) : entry;
}

/** What every article is. */
export interface Identified {
  readonly lock: Lock;
  /** Of what is published, by file. */
  readonly identities: ReadonlyMap<string, Identity>;
  /** Of drafts, by file, for previews; the lock does not have them. */
  readonly drafts: ReadonlyMap<string, Identity>;
  /** The slugs that new articles would have but for others with the same one, by file. */
  readonly wanted: ReadonlyMap<string, string>;
}

/**
 * Gives every article its identity: the one it had, or a new one. A draft that readers never saw leaves
 * nothing in the lock, and neither does an article that is taken away before anybody could see it.
 * @param hidden files that are there under a name that is skipped, such as `seeds/kim.md` as `seeds/_kim.md`
 * @param isDeployed whether anybody can have seen what was made of the lock
 */
export function identify(
  lock: Lock,
  candidates: readonly Candidate[],
  minting: Minting,
  hidden: ReadonlySet<string> = new Set(),
  isDeployed = true,
): Identified {
  const now = toInstant(minting.now);
  const isSeen = (entry: LockEntry): boolean =>
    (isDeployed || entry.imported === true) && wasSeen(entry, now);
  const stated = new Set(candidates.flatMap(({ id }) => id ?? []));
  const before = adoptAuthority(lock, stated, minting);
  const known = matchArticles(before, candidates, hidden, isSeen);
  const articles: Record<string, LockEntry> = Object.fromEntries(
    Object.entries(before.articles)
      .filter(([, entry]) => isSeen(entry))
      .map(([id, entry]) => [id, takeAway(entry, hidden, now)]),
  );
  const leftOver = findLeftOver(before, known);
  const taken = new Set([...Object.keys(articles), ...known.values(), ...stated]);
  const identities = new Map<string, Identity>();
  const drafts = new Map<string, Identity>();
  const slugs = assignSlugs(
    candidates.map((candidate) => ({
      candidate,
      entry: before.articles[known.get(candidate.file) ?? ''],
    })),
  );
  const wanted = new Map<string, string>();
  for (const candidate of draftsLast(candidates)) {
    const slug = slugs.get(candidate.file) ?? slugOf(candidate);
    const found = known.get(candidate.file);
    const twin =
      found !== undefined && found === candidate.id ? leftOver.get(candidate.file) : undefined;
    const last = mergeDuplicate(before, found, twin);
    // Readers get the id that the author gave. They are not told that the other one is gone.
    if (twin !== undefined && !candidate.isDraft) delete articles[twin];
    const isNewId = candidate.id !== undefined && candidate.id !== found;
    // An id that the author gives replaces the one before. But if readers were told that the article is gone,
    // it stays gone under the old id, and the new id starts afresh.
    const isTakenOver = isNewId && last !== undefined && isThere(last);
    const entry = renew(isNewId && !isTakenOver ? undefined : last, candidate, slug, now);
    const id = candidate.id ?? found ?? mint(taken, minting.authority, now, entry.slug);
    taken.add(id);
    if (candidate.isDraft) {
      drafts.set(candidate.file, { id, entry });
      if (found !== undefined && last && isSeen(last))
        articles[found] = withhold(last, candidate, now);
      continue;
    }
    identities.set(candidate.file, { id, entry });
    if (!last && slug !== slugOf(candidate)) wanted.set(candidate.file, slugOf(candidate));
    if (isTakenOver && found !== undefined) delete articles[found];
    articles[id] = entry;
  }
  return { lock: { ...before, articles }, identities, drafts, wanted };
}
