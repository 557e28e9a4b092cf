import { articlePath } from '../article/article.ts';
import type { TopicKey, TopicKind } from '../article/topic.ts';
import { findAlternates } from '../document-links.ts';
import type { ListedFeed } from '../feed/channel.ts';
import { linkHeader } from '../http/link.ts';
import { CACHE } from '../http/policy.ts';
import { createRepresentation, type Representation } from '../http/representation.ts';
import { PAGE_SECURITY } from '../http/security.ts';
import type { Edition } from '../library/edition.ts';
import { renderArticle } from '../pages/article.tsx';
import { renderFront, renderTopic } from '../pages/list.tsx';
import { renderSubscribe } from '../pages/subscribe.tsx';
import { partPath } from '../pages/teaser.tsx';
import { renderTopics, topicsPath } from '../pages/topics.tsx';
import type { Answer, Kit } from './kit.ts';

/** Articles on one page of a list. */
const PAGE_SIZE = 20;

/** Tags or authors on one page of all of them. */
const TOPICS_PAGE_SIZE = 100;

/** The pages for people. */
export function createPageHandlers({ answer, channels }: Kit) {
  const { masthead, toListedItem, toPageItem, describeTopic } = channels;

  const createPage = (
    text: string,
    lastModified: string,
    feeds: readonly ListedFeed[] = [masthead],
  ): Promise<Representation> =>
    createRepresentation(text, 'text/html', lastModified, {
      lifetime: CACHE.page,
      headers: {
        ...PAGE_SECURITY,
        'Cache-Tag': 'site',
        ...linkHeader(feeds.flatMap(findAlternates)),
      },
    });

  /** A part of the list of all articles, whose first page is the front page. */
  const createFront = async (edition: Edition, number: number) => {
    const page = await edition.main.page(number, PAGE_SIZE);
    if (!page) return undefined;
    const { articles, hasOlder, lastModified } = page;
    const part = { number, items: articles.map(toListedItem), hasOlder, folder: '' };
    if (number > 1) return createPage(renderFront(masthead, part, []), lastModified);
    return createPage(renderFront(masthead, part, edition.mainTopics('tags')), edition.lastChange);
  };

  /** A part of the list of one tag or author. */
  const createTopic = async (edition: Edition, number: number, kind: TopicKind, key: TopicKey) => {
    const list = await edition.topic(key);
    const page = await list?.page(number, PAGE_SIZE);
    if (!list || !page) return undefined;
    const { topic } = list;
    const { articles, hasOlder, lastModified } = page;
    const part = { number, items: articles.map(toListedItem), hasOlder, folder: `/${key}` };
    const feed = describeTopic(topic);
    const text = renderTopic(masthead, { kind, topic, feed, part });
    return createPage(text, lastModified, [feed, masthead]);
  };

  return {
    /** @param number from 1 on, which has the newest articles */
    front: (request: Request, number: number): Answer =>
      answer.document(request, partPath('', number), (edition) => createFront(edition, number)),

    topic: (request: Request, kind: TopicKind, key: TopicKey, number: number): Answer =>
      answer.document(request, partPath(`/${key}`, number), (edition) =>
        createTopic(edition, number, kind, key),
      ),

    /** @param number from 1 on, by name */
    topics: (request: Request, kind: TopicKind, number: number): Answer =>
      answer.document(request, topicsPath(kind, number), async (edition) => {
        const all = await edition.topics(kind);
        const end = number * TOPICS_PAGE_SIZE;
        const topics = all.slice(end - TOPICS_PAGE_SIZE, end);
        if (topics.length === 0) return undefined;
        const part = { number, topics, hasMore: all.length > end };
        return createPage(renderTopics(masthead, kind, part), edition.lastChange);
      }),

    subscribe: (request: Request): Answer =>
      answer.document(request, '/subscribe', async (edition) => {
        const [latest] = (await edition.main.listings(1)).map(toListedItem);
        const text = renderSubscribe(masthead, {
          latest,
          tags: edition.mainTopics('tags'),
          authors: edition.mainTopics('authors'),
        });
        return createPage(text, edition.lastChange);
      }),

    article: (request: Request, slug: string): Answer =>
      answer.document(request, articlePath(slug), async (edition) => {
        const found = await edition.find(slug);
        if (!found) return undefined;
        const text = renderArticle(masthead, toPageItem(found.article), found);
        return createPage(text, found.lastModified);
      }),
  };
}
