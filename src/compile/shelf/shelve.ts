import {
  type Article,
  articlePath,
  type Instant,
  type Site,
  withoutTexts,
} from '../../article/article.ts';
import { findLinkedPaths, findOwnEvent, isDue } from '../../article/calendar.ts';
import { type Catalogue, MAIN_TOPICS, type Neighbour } from '../../article/catalogue.ts';
import { findLast } from '../../article/instant.ts';
import { addTopics, findLargest, type ListedTopic, listsOf } from '../../article/listed-topics.ts';
import { SHELF_FOLDER } from '../../article/shelf.ts';
import { TOPIC_KINDS, type TopicKind } from '../../article/topic.ts';
import type { Settings } from '../../settings.ts';
import { buildParts, buildPaths } from './addresses.ts';
import { buildArchives, findLastFull } from './archives.ts';
import { buildList, findChanges } from './lists.ts';
import { createRecord, packRecords, type ShelfRecord } from './records.ts';
import { buildTopics } from './topics.ts';

/** Articles to a file: what is read for one of them stays small, and the files few. */
const ARTICLES_PER_FILE = 2;

/** Beyond this, the files grow: the free plan has 20,000, and pictures need some. */
const MOST_FILES = 8192;

/** What the first pages show, however short the feed is. */
const LEAST_NEWEST = 50;

/** The settings that a library depends on. */
export type ShelfSettings = Pick<Settings, 'FEED_LIMIT' | 'SITE_LANGUAGE'>;

/** A library as it is written. */
export interface Shelved {
  readonly catalogue: Catalogue;
  /** The content of each file of the shelf by its path, made when it is asked for. */
  readonly files: ReadonlyMap<string, () => string>;
}

/** How many files so many articles take: twice as many at a time, since each time all of them change. */
const countFiles = (articles: number): number =>
  Math.min(MOST_FILES, 2 ** Math.ceil(Math.log2(Math.max(1, articles / ARTICLES_PER_FILE))));

/** Articles with the time at which the last of what each links to appeared. */
function addLinked(articles: readonly Article[]): readonly Article[] {
  const dates = new Map(articles.map(({ slug, published = '' }) => [articlePath(slug), published]));
  return articles.map((article) => {
    const paths = findLinkedPaths(article.contentHtml);
    const linked = findLast(paths.map((path) => dates.get(path) ?? ''));
    return linked > findOwnEvent(article) ? { ...article, linked } : article;
  });
}

const toNeighbour = (article: Article | undefined): Neighbour | undefined =>
  article && { slug: article.slug, title: article.title, language: article.language };

/** Each article with those beside it. */
function buildPages({
  articles,
  removed,
}: Pick<Site, 'articles' | 'removed'>): readonly ShelfRecord[] {
  const changes = findChanges(articles, removed);
  return articles.map((article, at) =>
    createRecord('article', article.slug, () => {
      const [newer, older] = [articles[at - 1], articles[at + 1]];
      return {
        article: withoutTexts(article),
        newer: toNeighbour(newer),
        older: toNeighbour(older),
        changed: findLast(changes.slice(Math.max(0, at - 1), at + 2)),
      };
    }),
  );
}

/** When anything last changed. */
const findLastChange = ({ articles, removed, changes }: Site): Instant =>
  findLast([
    changes.everything,
    changes.order,
    ...Object.values(changes.topics),
    ...articles.map(findOwnEvent),
    ...removed.map(({ removed: when }) => when),
  ]);

/**
 * Divides a site into what the Worker carries with it and what it looks up.
 * @param now what is scheduled for later is carried whole: it appears by itself
 */
export function shelve(
  whole: Site,
  now: Instant,
  { FEED_LIMIT, SITE_LANGUAGE: language }: ShelfSettings,
): Shelved {
  const ahead = whole.showsAll ? [] : whole.articles.filter((article) => !isDue(article, now));
  const scheduled = new Set(ahead);
  const site: Site = {
    ...whole,
    articles: addLinked(whole.articles.filter((article) => !scheduled.has(article))),
    removed: whole.removed.map((gone) => ({
      ...gone,
      // What was taken away before its time stands among what is scheduled: before all the others.
      place: Math.max(0, gone.place - ahead.length),
    })),
  };
  const { articles, changes } = site;
  const main = buildList(
    { ...site, topic: undefined, left: '', size: Math.max(FEED_LIMIT, LEAST_NEWEST) },
    (article) => article,
  );
  const full = findLastFull(whole);
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
  const parts = buildParts(articles);
  const shelves = countFiles(articles.length);
  const records = [
    ...buildPages(site),
    ...main.blocks,
    ...buildArchives(site, full, main.list.newest.length),
    ...TOPIC_KINDS.map((kind) => createRecord('topics', kind, () => topics[kind])),
    ...buildTopics([...topics.tags, ...topics.authors], soon, site, FEED_LIMIT),
    ...parts,
    ...buildPaths(site),
  ];
  const { everything, order, archives } = changes;
  return {
    catalogue: {
      folder: SHELF_FOLDER,
      shelves,
      feedLimit: FEED_LIMIT,
      language,
      ahead,
      changes: { everything, order, archives },
      lastChange: findLastChange(site),
      main: main.list,
      topics: { tags: findMain('tags'), authors: findMain('authors') },
      full,
      parts: Math.max(1, parts.length),
    },
    files: packRecords(records, shelves),
  };
}
