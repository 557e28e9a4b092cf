import { z } from 'zod';
import { isAbsoluteIri } from '../model/address.ts';
import type { Instant } from '../model/article.ts';
import { readInstant } from '../model/instant.ts';
import { isSlug } from '../model/slug.ts';
import { TAXONOMIES } from '../model/term.ts';

const instant = z.string().refine((text) => {
  const reading = readInstant(text);
  return 'value' in reading && reading.value === text;
});

const slug = z.string().refine(isSlug);

const term = z.templateLiteral([z.enum(TAXONOMIES), '/', z.string()]);

/**
 * No site has more archives that are full: five million articles. Each of them costs compile a record, be
 * it of a number that somebody mistyped.
 */
export const MOST_ARCHIVES = 100_000;

const lockEntry = z.strictObject({
  /** Where its source was last seen, from the project's folder on. */
  file: z.string(),
  slug,
  /** The slug that its source gives, where the article has another: its title was rewritten, say. */
  sourceSlug: slug.optional(),
  /** The slugs it had before, in the order they were used: their addresses lead to it. */
  formerSlugs: z.array(slug).optional(),
  firstSeen: instant,
  /** When it was published, where that is known: a removed article keeps its place by it. */
  published: instant.optional(),
  /** Of what its author wrote, and of the files that it uses. */
  hash: z.string(),
  /** Of what is served of it: where that alone is another one, the site has changed, and not the article. */
  served: z.string().optional(),
  /** When its hash last changed; absent while it is as first seen. */
  changed: instant.optional(),
  /** The number of the archive that it is sealed in. */
  archive: z.int().positive().max(MOST_ARCHIVES).optional(),
  /** The lists of tags and authors that it is on. */
  terms: z.array(term).optional(),
  /** When its source was taken away; absent while it is there. */
  removed: instant.optional(),
  /** True where its source is still there and kept back: a draft, or a file that is skipped. */
  draft: z.literal(true).optional(),
  /** When its source was put back, unchanged or not. */
  returned: instant.optional(),
});

/** What entries of earlier versions have besides: it is read, and not written any more. */
const readEntry = lockEntry
  .extend({
    topics: z.array(term).optional(),
    moved: instant.optional(),
    archived: instant.optional(),
    formerTopics: z.array(term).optional(),
    retagged: instant.optional(),
  })
  .transform(
    ({ topics, moved, archived, formerTopics, retagged, ...entry }): LockEntry =>
      topics === undefined ? entry : { ...entry, terms: topics },
  );

const siteEntry = z.strictObject({
  /** Of what every document says: the settings, and Tidings itself. */
  hash: z.string(),
  /** When that last changed, or something that is served of articles and that their own times do not tell. */
  changed: instant,
});

const iri = z.string().refine(isAbsoluteIri);

/** Where the lock is, from the project's folder on. */
export const LOCK_FILE = 'seeds/articles.lock.json';

/** The form of that file. */
export const lockFile = z.strictObject({
  version: z.literal(1),
  /** Every site that was made of the articles, by its URL: an environment may have its own. */
  sites: z.record(z.string().refine(URL.canParse), siteEntry).default({}),
  /** Every article that there ever was, by its id. */
  articles: z.record(iri, readEntry),
});

export type LockEntry = z.infer<typeof lockEntry>;
export type SiteEntry = z.infer<typeof siteEntry>;
export type Lock = z.infer<typeof lockFile>;

export const EMPTY_LOCK: Lock = { version: 1, sites: {}, articles: {} };

/** The keys of entries, in the order in which the file has them. */
export const LOCK_ENTRY_KEYS: readonly string[] = [
  ...Object.keys(lockEntry.shape),
  ...Object.keys(siteEntry.shape),
];

/** What hashes began with that were over the text as it was read: none of today can be compared with them. */
const OLD_HASH = 'sha256-';

/** True for an entry whose hash tells nothing of what its author wrote. */
export const hasOldHash = ({ hash }: Pick<LockEntry, 'hash'>): boolean => hash.startsWith(OLD_HASH);

/** True for an entry that is of a source as it stands now; the benefit of the doubt goes to the author. */
export const isUnedited = (entry: Pick<LockEntry, 'hash'>, hash: string): boolean =>
  entry.hash === hash || hasOldHash(entry);

/** When an article takes its place among the others; an edit does not move it. */
export const sortTimeOf = ({
  published,
  firstSeen,
}: Pick<LockEntry, 'published' | 'firstSeen'>): Instant => published ?? firstSeen;

/** True once the time of an article has come. */
export const isReleased = ({ published }: Pick<LockEntry, 'published'>, now: Instant): boolean =>
  published === undefined || published <= now;

/** True where readers may have seen the article: not while it waits for its time. */
export const wasSeen = (entry: LockEntry, now: Instant): boolean =>
  isReleased(entry, now) ||
  [entry.changed, entry.returned, entry.removed].some((time) => time !== undefined);

/** When what is served of an article last changed; instants sort as texts. */
export const computeLastModified = ({
  firstSeen,
  changed = '',
  removed = '',
  returned = '',
}: LockEntry): Instant => [firstSeen, changed, removed, returned].toSorted().at(-1) ?? firstSeen;
