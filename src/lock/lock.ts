import { z } from 'zod';
import { isAbsoluteIri } from '../model/address.ts';
import type { Instant } from '../model/article.ts';
import { readInstant } from '../model/instant.ts';
import { isReleased } from '../model/released.ts';
import { isSlug } from '../model/slug.ts';
import { TAXONOMIES } from '../model/term.ts';

const instant = z.string().refine((text) => {
  const reading = readInstant(text);
  return 'value' in reading && reading.value === text;
});

const slug = z.string().refine(isSlug);

const term = z.templateLiteral([z.enum(TAXONOMIES), '/', z.string()]);

/**
 * A limit that no site reaches: five million articles. Compile makes a record for each archive up to the
 * highest number, even if someone mistyped it.
 */
export const MOST_ARCHIVES = 100_000;

const lockEntry = z.strictObject({
  /** The path where its source was last seen, from the project's folder. */
  file: z.string(),
  slug,
  /** The id its source states, if that is no URI: the key of the entry is what Atom has instead. */
  guid: z.string().optional(),
  /** The slug its source gives, if the article has another: its title was rewritten, for example. */
  sourceSlug: slug.optional(),
  /** Its earlier slugs, the oldest first; their addresses redirect to it. */
  formerSlugs: z.array(slug).optional(),
  firstSeen: instant,
  /** If known; a removed article keeps its place by it. */
  published: instant.optional(),
  /** Over what its author wrote, and the files it uses. */
  hash: z.string(),
  /** Over what is served of it. If only this hash changes, the site has changed but not the article. */
  served: z.string().optional(),
  /** When its hash or its slug last changed, after readers had seen it. */
  changed: instant.optional(),
  archive: z.int().positive().max(MOST_ARCHIVES).optional(),
  terms: z.array(term).optional(),
  /** The files that it shows or offers, by the names they have on the site; a removed article took them along. */
  media: z.array(z.string()).optional(),
  /** The files that others of the same name have replaced, the latest last; their addresses redirect to those. */
  formerMedia: z.array(z.string()).optional(),
  /** When readers lost it: its source was taken away, or became a draft. Undefined while it is published. */
  removed: instant.optional(),
  /** Its source is there but not published: it is a draft, or its file is skipped. */
  draft: z.literal(true).optional(),
  /** When its source was last put back, changed or not. */
  returned: instant.optional(),
  /** Readers know its id from the site where it was before. */
  imported: z.literal(true).optional(),
});

/** Fields of earlier versions: read, but no longer written. */
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
  /** Over what every document says: the settings, and Tidings itself. */
  hash: z.string(),
  /** When the hash last changed, or something served of articles whose own times do not show it. */
  changed: instant,
  /** Until it is deployed for the first time. Not in locks of earlier versions, which may have been. */
  deployed: z.literal(false).optional(),
});

const iri = z.string().refine(isAbsoluteIri);

/** The lock's path from the project's folder. */
export const LOCK_FILE = 'seeds/articles.lock.json';

/** The format of {@link LOCK_FILE}. */
export const lockFile = z.strictObject({
  version: z.literal(1),
  /** Each site made of these articles, by URL: an environment may have its own. */
  sites: z.record(z.string().refine(URL.canParse), siteEntry).default({}),
  /** Every article there ever was, by id. */
  articles: z.record(iri, readEntry),
});

/** What the lock knows of one article. */
export type LockEntry = z.infer<typeof lockEntry>;
/** What the lock knows of one site. */
export type SiteEntry = z.infer<typeof siteEntry>;
/** What {@link LOCK_FILE} holds, checked. */
export type Lock = z.infer<typeof lockFile>;

export const EMPTY_LOCK: Lock = { version: 1, sites: {}, articles: {} };

/** The keys of entries, in the order of the file. */
export const LOCK_ENTRY_KEYS: readonly string[] = [
  ...Object.keys(lockEntry.shape),
  ...Object.keys(siteEntry.shape),
];

/**
 * The prefix of hashes over the text as it was read. They cannot be compared with today's, over what its
 * author wrote.
 */
const OLD_HASH = 'sha256-';

/** True if the hash says nothing about what the author wrote. */
export const hasOldHash = ({ hash }: Pick<LockEntry, 'hash'>): boolean => hash.startsWith(OLD_HASH);

/** True if a source is as it was. If that cannot be known, the author gets the benefit of the doubt. */
export const isUnedited = (entry: Pick<LockEntry, 'hash'>, hash: string): boolean =>
  entry.hash === hash || hasOldHash(entry);

/** The time an article is sorted by; an edit does not move it. */
export const sortTimeOf = ({
  published,
  firstSeen,
}: Pick<LockEntry, 'published' | 'firstSeen'>): Instant => published ?? firstSeen;

/**
 * True if readers may have seen the article. A scheduled one they may have seen only if it was changed, put
 * back or removed.
 */
export const wasSeen = (entry: LockEntry, now: Instant): boolean =>
  isReleased(entry, now) ||
  [entry.changed, entry.returned, entry.removed].some((time) => time !== undefined);

/** When what is served of an article last changed. */
export const computeLastModified = ({
  firstSeen,
  changed = '',
  removed = '',
  returned = '',
}: LockEntry): Instant => [firstSeen, changed, removed, returned].toSorted().at(-1) ?? firstSeen;
