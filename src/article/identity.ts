import type { Instant } from './article.ts';
import { toInstant } from './instant.ts';
import { hasAppeared, type Lock, type LockEntry } from './lock.ts';
import { recognise } from './recognise.ts';
import { buildArticleSlug } from './slug.ts';
import type { TopicKey } from './topic.ts';

/** What tells an article from the others, before it has its identity. */
export interface Candidate {
  readonly file: string;
  readonly title: string;
  readonly hash: string;
  readonly published?: Instant | undefined;
  /** The lists of its tags and authors. */
  readonly topics: readonly TopicKey[];
  /** What its fields say, which wins. */
  readonly id?: string | undefined;
  readonly slug?: string | undefined;
}

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

const slugOf = ({ slug, title, file }: Candidate): string => slug ?? buildArticleSlug(title, file);

/** RFC 4151: `tag:` authority `,` date `:` what is unique there. */
const buildTag = (authority: string, day: string, specific: string): string =>
  `tag:${authority},${day}:${specific}`;

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

/** What an entry remembers of the lists that its article is not on any more. */
function leaveTopics(
  { topics = [], formerTopics = [] }: LockEntry,
  current: readonly TopicKey[],
  now: Instant,
): Pick<LockEntry, 'formerTopics' | 'retagged'> {
  const left = topics.filter((topic) => !current.includes(topic));
  return left.length > 0
    ? { formerTopics: [...new Set([...formerTopics, ...left])], retagged: now }
    : {};
}

/**
 * An entry brought up to date: what a reader sees of an article is its text and its address. Of
 * one that nobody has seen yet, nothing changes for anybody; brought forward, it is seen from now on.
 */
function renew(entry: LockEntry | undefined, candidate: Candidate, now: Instant): LockEntry {
  const { file, hash } = candidate;
  const topics = candidate.topics.length > 0 && { topics: [...candidate.topics] };
  const published = candidate.published && { published: candidate.published };
  if (!entry)
    return { file, slug: slugOf(candidate), firstSeen: now, ...published, hash, ...topics };
  const { slug = entry.slug } = candidate;
  const {
    removed,
    published: before,
    formerSlugs = [],
    archive,
    archived,
    topics: _,
    ...rest
  } = entry;
  const isKnown = hasAppeared(entry, now);
  const former = formerSlugs.concat(isKnown ? entry.slug : []).filter((old) => old !== slug);
  const isBroughtForward = !isKnown && (candidate.published ?? now) <= now;
  const isMoved = isKnown && before !== candidate.published;
  const isChanged = isKnown && (entry.hash !== hash || entry.slug !== slug);
  return {
    ...rest,
    file,
    slug,
    ...(isBroughtForward && { firstSeen: now }),
    ...(former.length > 0 && { formerSlugs: former }),
    ...published,
    hash,
    ...(isChanged && { changed: now }),
    ...(isMoved ? { moved: now } : archive !== undefined && { archive, archived }),
    ...topics,
    ...(isKnown && leaveTopics(entry, candidate.topics, now)),
    ...(removed !== undefined && { returned: now }),
  };
}

/**
 * Gives every article its identity: the one it had, or a new one.
 * @returns the lock as it is from now on, and each candidate's identity by its file
 */
export function identify(
  lock: Lock,
  candidates: readonly Candidate[],
  minting: Minting,
): { readonly lock: Lock; readonly identities: ReadonlyMap<string, Identity> } {
  const now = toInstant(minting.now);
  const stated = new Set(candidates.flatMap(({ id }) => id ?? []));
  const before = adoptAuthority(lock, stated, minting);
  const known = recognise(
    before,
    candidates.map((candidate) => ({
      ...candidate,
      // Few need it, and of ten thousand it takes its time.
      get slug() {
        return slugOf(candidate);
      },
    })),
  );
  const articles: Record<string, LockEntry> = Object.fromEntries(
    Object.entries(before.articles)
      .filter(([, entry]) => hasAppeared(entry, now))
      .map(([id, entry]) => [id, { ...entry, removed: entry.removed ?? now }]),
  );
  const taken = new Set([...Object.keys(articles), ...known.values()]);
  const identities = new Map<string, Identity>();
  for (const candidate of candidates) {
    const found = known.get(candidate.file);
    const entry = renew(found === undefined ? undefined : before.articles[found], candidate, now);
    const id = found ?? mint(taken, minting.authority, now, entry.slug);
    taken.add(id);
    articles[id] = entry;
    identities.set(candidate.file, { id, entry });
  }
  return { lock: { ...before, articles }, identities };
}
