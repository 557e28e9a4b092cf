import type { Article, Instant, RemovedArticle, Site } from '../article/article.ts';
import { htmlToText } from '../article/html-text.ts';
import type { Identity } from '../article/identity.ts';
import { findLast } from '../article/instant.ts';
import {
  findLastChange,
  findPlaceInTime,
  isReleased,
  type Lock,
  type LockEntry,
} from '../article/lock.ts';
import type { Settings } from '../settings.ts';
import { buildRedirects } from './redirects.ts';
import {
  fillContent,
  fillMarkdown,
  findAllMedia,
  findLinkedFiles,
  type Places,
} from './resolve.ts';
import type { Story } from './story.ts';
import { mapStories } from './story-error.ts';
import { readTopics } from './topics.ts';
import { createWording } from './wording.ts';

/** When what a link to it leads to last changed. */
const findLastChangeOfAddress = (entry: LockEntry): Instant => {
  const { firstSeen, formerSlugs, changed = '', moved = '', removed = '', returned = '' } = entry;
  return findLast([firstSeen, formerSlugs ? changed : '', moved, removed, returned]);
};

/** The same by file: another article may have had the file before. */
function findLastChanges({ articles }: Lock): ReadonlyMap<string, Instant> {
  const changes = new Map<string, Instant>();
  for (const entry of Object.values(articles)) {
    const other = changes.get(entry.file) ?? '';
    changes.set(entry.file, findLast([other, findLastChangeOfAddress(entry)]));
  }
  return changes;
}

/** A story that is published, with its identity. */
export type PublishedStory = Story & { readonly identity: Identity };

/**
 * @param isListed whether it is in a feed, which says more of it than its page does
 * @param lastChanges of the addresses that it may link to, by file
 */
const buildArticle = (
  story: PublishedStory,
  places: Places,
  isListed: boolean,
  lastChanges: ReadonlyMap<string, Instant>,
  word: ReturnType<typeof createWording>,
): Article => {
  const {
    fields,
    identity: { id, entry },
  } = story;
  const { published } = fields;
  const topics = readTopics(fields);
  const updated = fields.updated ?? findLast([findPlaceInTime(entry), entry.changed ?? '']);
  return {
    id,
    slug: entry.slug,
    title: story.title,
    summary: story.summary,
    contentHtml: fillContent(story, places),
    ...(isListed && {
      contentText: htmlToText(story.contentHtml),
      contentMarkdown: fillMarkdown(story, places),
    }),
    ...topics,
    ...findAllMedia(story, places),
    externalUrl: fields.external_url,
    canonical: fields.canonical,
    rights: fields.rights,
    language: fields.language,
    published,
    updated,
    ...word({ authors: topics.authors, published, updated }),
    archive:
      entry.archive === undefined
        ? undefined
        : { number: entry.archive, since: entry.archived ?? entry.firstSeen },
    // A link follows the address of its article, and is text once that is gone.
    lastModified: findLast([
      findLastChange(entry),
      ...findLinkedFiles(story, places).map((file) => lastChanges.get(file) ?? ''),
    ]),
  };
};

/** The newest first; by id where the time is the same, so that the order never wavers. */
export const compareNewest = (a: Identity, b: Identity): number => {
  const [timeA, timeB] = [findPlaceInTime(a.entry), findPlaceInTime(b.entry)];
  if (timeA !== timeB) return timeA > timeB ? -1 : 1;
  return a.id < b.id ? -1 : 1;
};

/** Everything that was taken away, the newest first. */
function buildRemoved(
  { articles: locked }: Lock,
  live: readonly Identity[],
): readonly RemovedArticle[] {
  const gone = Object.entries(locked).flatMap(([id, entry]) =>
    entry.removed === undefined ? [] : [{ id, entry }],
  );
  let place = 0;
  return [...live, ...gone].toSorted(compareNewest).flatMap(({ id, entry }) => {
    const { slug, formerSlugs = [], topics = [], archive, removed } = entry;
    if (removed === undefined) {
      place += 1;
      return [];
    }
    return [{ id, slugs: [...formerSlugs, slug], place, topics, archive, removed }];
  });
}

/**
 * What the Worker serves: the articles, and the memory of what was.
 * @param now what is scheduled for later does not take the place of others in the feed yet
 */
export function buildSite(
  published: readonly PublishedStory[],
  lock: Lock,
  places: Places,
  { FEED_LIMIT, SITE_LANGUAGE }: Settings,
  now: Instant,
): Omit<Site, 'changes'> {
  const stories = published.toSorted((a, b) => compareNewest(a.identity, b.identity));
  const lastChanges = findLastChanges(lock);
  const ahead = stories.filter(({ identity: { entry } }) => !isReleased(entry, now));
  const listed = FEED_LIMIT + ahead.length;
  const word = createWording(SITE_LANGUAGE);
  return {
    articles: mapStories(stories, (story, at) =>
      buildArticle(story, places, at < listed, lastChanges, word),
    ),
    removed: buildRemoved(
      lock,
      stories.map(({ identity }) => identity),
    ),
    redirects: buildRedirects(
      stories.map(({ identity: { entry }, fields: { aliases } }) => ({ ...entry, aliases })),
    ),
  };
}
