import { z } from 'zod';
import { isAbsoluteIri } from './address.ts';
import type { Instant } from './article.ts';
import { readInstant } from './instant.ts';
import { isSlug } from './slug.ts';

const instant = z.string().refine((text) => {
  const reading = readInstant(text);
  return 'value' in reading && reading.value === text;
});

const slug = z.string().refine(isSlug);

const lockEntry = z.strictObject({
  /** Where its source was last seen, from the project's folder on. */
  file: z.string(),
  slug,
  /** The slugs it had before, in the order they were used: their addresses lead to it. */
  formerSlugs: z.array(slug).optional(),
  firstSeen: instant,
  /** When it was published, where that is known: a removed article keeps its place by it. */
  published: instant.optional(),
  /** Of what a reader sees. */
  hash: z.string(),
  /** When that last changed; absent while it is as first seen. */
  changed: instant.optional(),
  /** When its source was taken away; absent while it is there. */
  removed: instant.optional(),
  /** When its source was put back, unchanged or not. */
  returned: instant.optional(),
});

/** The form of `articles.lock.json`: every article that there ever was, by its id. */
export const lockFile = z.strictObject({
  version: z.literal(1),
  articles: z.record(z.string().refine(isAbsoluteIri), lockEntry),
});

export type LockEntry = z.infer<typeof lockEntry>;
export type Lock = z.infer<typeof lockFile>;

export const EMPTY_LOCK: Lock = { version: 1, articles: {} };

/** The keys of an entry, in the order in which the file has them. */
export const LOCK_ENTRY_KEYS: readonly string[] = Object.keys(lockEntry.shape);

/** When an article takes its place among the others; an edit does not move it. */
export const findPlaceInTime = ({
  published,
  firstSeen,
}: Pick<LockEntry, 'published' | 'firstSeen'>): Instant => published ?? firstSeen;

/** When what is served of an article last changed; instants sort as texts. */
export const findLastChange = ({
  firstSeen,
  changed = '',
  removed = '',
  returned = '',
}: LockEntry): Instant => [firstSeen, changed, removed, returned].toSorted().at(-1) ?? firstSeen;
