import { ARCHIVE_SIZE } from '../../model/archives.ts';
import {
  type Article,
  type ArticleLink,
  type Instant,
  type Site,
  withoutTexts,
} from '../../model/article.ts';
import { findLast } from '../../model/instant.ts';
import { listNews, takeNews } from '../../model/news.ts';
import { TOPIC_KINDS, type TopicKind } from '../../model/term.ts';
import { LIBRARY_FOLDER } from '../../paths.ts';
import { type Catalogue, MAIN_TOPICS } from '../format.ts';
import { addTopics, findLargest, type ListedTopic, listsOf } from '../listed-terms.ts';
import { isDue } from '../scheduled.ts';
import { buildParts, buildPaths, countParts } from './addresses.ts';
import { buildArchives } from './archives.ts';
import { createFormatPeriod } from './localize.ts';
import { createRecord, packRecords, type ShelfRecord } from './records.ts';
import { buildTopics, findTombstones } from './terms.ts';

/** Articles to a file: what is read for one of them stays small, and the files few. */
const ARTICLES_PER_FILE = 2;

/** Beyond this, the files grow: the free plan has 20,000, and pictures need some. */
const MOST_FILES = 8192;

/** The settings that a library depends on. */
export interface LibrarySettings {
  /** Articles in a feed. */
  readonly FEED_LIMIT: number;
  /** A BCP 47 tag. */
  readonly SITE_LANGUAGE: string;
}

/** A library as it is written. */
export interface Shelved {
  readonly catalogue: Catalogue;
  /** The content of each file of the shelf by its path, made when it is asked for. */
  readonly files: ReadonlyMap<string, () => string>;
}

/** How many files so many articles take: twice as many at a time, since each time all of them change. */
const countFiles = (articles: number): number =>
  Math.min(MOST_FILES, 2 ** Math.ceil(Math.log2(Math.max(1, articles / ARTICLES_PER_FILE))));

const toLink = (article: Article | undefined): ArticleLink | undefined =>
  article && { slug: article.slug, title: article.title, language: article.language };

/** Each article with those beside it. */
const buildPages = (articles: readonly Article[]): readonly ShelfRecord[] =>
  articles.map((article, at) =>
    createRecord('article', article.slug, () => ({
      article: withoutTexts(article),
      newer: toLink(articles[at - 1]),
      older: toLink(articles[at + 1]),
    })),
  );

/**
 * Divides a site into what the Worker carries with it and what it looks up.
 * @param now what is scheduled for later is carried whole: it appears by itself
 */
export function shelve(
  { articles: all, removed: gone, redirects, archives, changed, showsAll }: Site,
  now: Instant,
  { FEED_LIMIT, SITE_LANGUAGE: language }: LibrarySettings,
): Shelved {
  const ahead = showsAll ? [] : all.filter((article) => !isDue(article, now));
  const scheduled = new Set(ahead);
  const articles = all.filter((article) => !scheduled.has(article));
  const removed = gone.map((each) => ({
    ...each,
    // What was taken away before its time stands among what is scheduled: before all the others.
    place: Math.max(0, each.place - ahead.length),
  }));
  const topics: Readonly<Record<TopicKind, readonly ListedTopic[]>> = {
    tags: addTopics([], 'tags', articles, language),
    authors: addTopics([], 'authors', articles, language),
  };
  // Those of what is scheduled may soon be among the largest.
  const soon = new Set(ahead.flatMap(listsOf));
  const findMain = (kind: TopicKind): readonly ListedTopic[] => {
    const largest = new Set(findLargest(topics[kind], MAIN_TOPICS));
    return topics[kind].filter((topic) => largest.has(topic) || soon.has(topic.key));
  };
  const format = createFormatPeriod(language);
  const shelves = countFiles(articles.length);
  const records = [
    ...buildPages(articles),
    ...buildArchives(articles, archives, format),
    ...TOPIC_KINDS.map((kind) => createRecord('topics', kind, () => topics[kind])),
    ...buildTopics(
      [...topics.tags, ...topics.authors],
      soon,
      { articles, removed, changed },
      FEED_LIMIT,
      format,
    ),
    ...buildParts(articles, archives),
    ...buildPaths({ removed, redirects }),
  ];
  return {
    catalogue: {
      folder: LIBRARY_FOLDER,
      shelves,
      feedLimit: FEED_LIMIT,
      language,
      lastModified: findLast([changed, ...articles.map(({ published = '' }) => published)]),
      ahead,
      newest: articles.filter(
        ({ archive }, at) => at < Math.max(FEED_LIMIT, ARCHIVE_SIZE) || archive === undefined,
      ),
      removed: findTombstones(removed, FEED_LIMIT),
      topics: { tags: findMain('tags'), authors: findMain('authors') },
      archives,
      news: takeNews(listNews(articles), Date.parse(now)),
      parts: countParts(archives),
    },
    files: packRecords(records, shelves),
  };
}
