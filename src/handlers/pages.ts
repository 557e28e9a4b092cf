import { ARCHIVE_SIZE } from '../article/catalogue.ts';
import type { TopicKey, TopicKind } from '../article/topic.ts';
import type { Channels } from '../channels.ts';
import { findAlternates } from '../document-links.ts';
import type { ListedFeed } from '../feed/channel.ts';
import { linkHeader } from '../http/link.ts';
import { CACHE, type Lifetime } from '../http/policy.ts';
import type { Document } from '../http/representation.ts';
import { PAGE_SECURITY } from '../http/security.ts';
import type { Edition, OpenPart } from '../library/edition.ts';
import { renderArticle } from '../pages/article.tsx';
import {
  archivePath,
  renderArchive,
  renderFront,
  renderTopic,
  renderTopicArchive,
} from '../pages/list.tsx';
import { renderGone, renderNotFound } from '../pages/missing.tsx';
import { renderSubscribe } from '../pages/subscribe.tsx';
import { renderTopics } from '../pages/topics.tsx';

/** Tags or authors on one page of all of them. */
const TOPICS_PAGE_SIZE = 100;

/** Articles that a page of a list had, before there were archives. */
const FORMER_PAGE_SIZE = 20;

/** Articles that a page for what is not there names. */
const FEW = 5;

/** The pages for people. */
export function createPages({ masthead, toListedItem, toPageItem, describeTopic }: Channels) {
  const page = (text: string, feeds: readonly ListedFeed[] = [masthead]): Document => ({
    text,
    mediaType: 'text/html',
    lifetime: CACHE.page,
    headers: {
      ...PAGE_SECURITY,
      'Cache-Tag': 'site',
      ...linkHeader(feeds.flatMap(findAlternates)),
    },
  });

  const missing = (text: string, lifetime: Lifetime): Document => ({
    text,
    mediaType: 'text/html',
    lifetime,
    headers: PAGE_SECURITY,
  });

  const latest = ({ open }: Edition) => open.articles.slice(0, FEW);

  return {
    front: (edition: Edition): Document => {
      const { articles, archives } = edition.open;
      const list = { items: articles.map(toListedItem), archives, folder: '' };
      return page(renderFront(masthead, list, edition.mainTopics('tags')));
    },

    /** Where the articles are now that stood on a page of a list: on its first page, or in an archive. */
    findPage({ articles, archives }: OpenPart, folder: string, number: number): string {
      const place = (number - 1) * FORMER_PAGE_SIZE - articles.length;
      const archive = archives - Math.floor(place / ARCHIVE_SIZE);
      return place < 0 || archive < 1 ? folder || '/' : archivePath(folder, archive);
    },

    /** @param number from 1 on, which has the oldest articles */
    async archive(edition: Edition, number: number): Promise<Document | undefined> {
      const { archives } = edition.open;
      const archive = number > archives ? undefined : await edition.archive(number, 0);
      if (!archive) return undefined;
      const items = archive.articles.map(toListedItem);
      const { period } = archive;
      return page(renderArchive(masthead, { number, archives, items, period, folder: '' }));
    },

    async topic(edition: Edition, kind: TopicKind, key: TopicKey): Promise<Document | undefined> {
      const part = await edition.topic(key);
      if (!part) return undefined;
      const { topic, articles, archives } = part;
      const list = { items: articles.map(toListedItem), archives, folder: `/${key}` };
      const feed = describeTopic(topic);
      return page(renderTopic(masthead, { kind, topic, feed }, list), [feed, masthead]);
    },

    /** @param number from 1 on, which has the oldest articles */
    async topicArchive(
      edition: Edition,
      kind: TopicKind,
      key: TopicKey,
      number: number,
    ): Promise<Document | undefined> {
      const part = await edition.topic(key);
      const archive = part && (await edition.topicArchive(key, number));
      if (!archive) return undefined;
      const { topic, archives } = part;
      const { articles, period } = archive;
      const items = articles.map(toListedItem);
      const feed = describeTopic(topic);
      const list = { number, archives, items, period, folder: `/${key}` };
      return page(renderTopicArchive(masthead, { kind, topic, feed }, list), [feed, masthead]);
    },

    /** @param number from 1 on, by name */
    async topics(edition: Edition, kind: TopicKind, number: number) {
      const all = await edition.topics(kind);
      const end = number * TOPICS_PAGE_SIZE;
      const topics = all.slice(end - TOPICS_PAGE_SIZE, end);
      if (topics.length === 0) return undefined;
      return page(renderTopics(masthead, kind, { number, topics, hasMore: all.length > end }));
    },

    subscribe(edition: Edition): Document {
      const [newest] = edition.open.articles;
      return page(
        renderSubscribe(masthead, {
          latest: newest && toListedItem(newest),
          tags: edition.mainTopics('tags'),
          authors: edition.mainTopics('authors'),
        }),
      );
    },

    async article(edition: Edition, slug: string): Promise<Document | undefined> {
      const found = await edition.find(slug);
      return found && page(renderArticle(masthead, toPageItem(found.article), found));
    },

    unknown: (edition: Edition): Document =>
      missing(renderNotFound(masthead, latest(edition)), CACHE.notFound),

    gone: (edition: Edition): Document =>
      missing(renderGone(masthead, latest(edition)), CACHE.gone),
  };
}
