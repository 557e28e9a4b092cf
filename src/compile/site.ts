import { createWording, type Wording } from '../library/build/localize.ts';
import type { Identity } from '../lock/identify.ts';
import { findLastChange, findPlaceInTime, isReleased, type Lock } from '../lock/lock.ts';
import type { Article, EarlierContent, FormerArticle, Instant } from '../model/article.ts';
import { findLast } from '../model/instant.ts';
import { nameStory } from '../read/article-error.ts';
import type { Story } from '../read/read-article.ts';
import type { Settings } from '../settings/settings.ts';
import type { PublishedFiles } from './media/collect.ts';
import { fillContent, fillMarkdown, findAllMedia, findAppearances, type Links } from './resolve.ts';
import { readTopics } from './terms.ts';

/** A story that is published, with its identity and what it links to. */
export interface PublishedStory extends Story {
  readonly identity: Identity;
  readonly links: Links;
}

/** How an article reads before what it links to appears. */
function buildEarlier(story: PublishedStory, now: Instant): readonly EarlierContent[] {
  const start = findLast([now, story.fields.published ?? '']);
  const times = new Set(findAppearances(story).filter((time) => time > start));
  return [...times].toSorted().map((until) => ({
    until,
    contentHtml: fillContent(story, until),
    contentMarkdown: fillMarkdown(story, until),
  }));
}

/** What every article is made with. */
interface Surroundings {
  readonly files: PublishedFiles;
  readonly now: Instant;
  readonly word: (article: Pick<Article, 'authors' | 'published' | 'updated'>) => Wording;
}

/** @param isListed whether it is in a feed, which says more of it than its page does */
function buildArticle(
  story: PublishedStory,
  isListed: boolean,
  { files, now, word }: Surroundings,
): Article {
  const { fields, identity } = story;
  const { id, entry } = identity;
  const { published } = fields;
  const topics = readTopics(fields);
  const updated = fields.updated ?? findLast([findPlaceInTime(entry), entry.changed ?? '']);
  const earlier = buildEarlier(story, now);
  return {
    id,
    slug: entry.slug,
    title: story.title,
    summary: story.summary,
    contentHtml: fillContent(story),
    ...(isListed && {
      contentText: story.contentText,
      contentMarkdown: fillMarkdown(story),
    }),
    ...(earlier.length > 0 && { earlier }),
    ...topics,
    ...findAllMedia(story, files),
    externalUrl: fields.external_url,
    canonical: fields.canonical,
    rights: fields.rights,
    language: fields.language,
    published,
    updated,
    ...word({ authors: topics.authors, published, updated }),
    lastModified: findLastChange(entry),
  };
}

/** The newest first; by id where the time is the same, so that the order never wavers. */
export const compareNewest = (a: Identity, b: Identity): number => {
  const [timeA, timeB] = [findPlaceInTime(a.entry), findPlaceInTime(b.entry)];
  if (timeA !== timeB) return timeA > timeB ? -1 : 1;
  return a.id < b.id ? -1 : 1;
};

/** Everything that was taken away, the newest first. */
export function buildRemoved(
  { articles: locked }: Lock,
  live: readonly Identity[],
): readonly FormerArticle[] {
  const isLive = new Set(live.map(({ id }) => id));
  const gone = Object.entries(locked).flatMap(([id, entry]) =>
    entry.removed === undefined || isLive.has(id) ? [] : [{ id, entry }],
  );
  let place = 0;
  return [...live, ...gone].toSorted(compareNewest).flatMap(({ id, entry }) => {
    const { slug, formerSlugs = [], topics = [], removed } = entry;
    if (removed === undefined || isLive.has(id)) {
      place += 1;
      return [];
    }
    return [{ id, slugs: [...formerSlugs, slug], place, topics, removed }];
  });
}

/**
 * The articles that the Worker serves.
 * @param published the newest first
 * @param now what is scheduled for later does not take the place of others in the feed yet
 */
export function buildArticles(
  published: readonly PublishedStory[],
  files: PublishedFiles,
  { FEED_LIMIT, SITE_LANGUAGE }: Settings,
  now: Instant,
): readonly Article[] {
  const ahead = published.filter(({ identity }) => !isReleased(identity.entry, now));
  const listed = FEED_LIMIT + ahead.length;
  const surroundings = { files, now, word: createWording(SITE_LANGUAGE) };
  return published.map((story, at) =>
    nameStory(story.file, () => buildArticle(story, at < listed, surroundings)),
  );
}
