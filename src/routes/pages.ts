import type { ListedFeed } from '../feed/channel.ts';
import { CACHE, type Lifetime } from '../http/cache-policy.ts';
import { linkHeader } from '../http/link.ts';
import type { Document } from '../http/representation.ts';
import { PAGE_SECURITY } from '../http/security.ts';
import type { Edition, OpenPart, TopicPart } from '../library/open/snapshot.ts';
import { ARCHIVE_SIZE } from '../model/archives.ts';
import type { Listing } from '../model/article.ts';
import type { TopicKey, TopicKind } from '../model/term.ts';
import { renderArticle } from '../pages/article-page.tsx';
import { renderFront, renderTopic } from '../pages/list.tsx';
import { renderGone, renderNotFound } from '../pages/missing.tsx';
import { renderSubscribe } from '../pages/subscribe.tsx';
import { renderTopics } from '../pages/terms.tsx';
import { archivePath, termPath } from '../paths.ts';
import type { Channels } from './channels.ts';
import { findAlternates } from './document-links.ts';

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

  const topicPage = (
    kind: TopicKind,
    { topic, archives }: TopicPart,
    articles: readonly Listing[],
    archive?: { readonly number: number; readonly period?: string | undefined },
  ): Document => {
    const feed = describeTopic(topic);
    const items = articles.map(toListedItem);
    const list = { items, folder: termPath(topic.key), archives, ...(archive && { archive }) };
    return page(renderTopic(masthead, { kind, topic, feed }, list), [feed, masthead]);
  };

  return {
    front({ open, mainTopics }: Edition): Document {
      const list = { ...open, items: open.articles.map(toListedItem), folder: '' };
      return page(renderFront(masthead, list, mainTopics('tags')));
    },

    /** @param number from 1 on, which has the oldest articles */
    async archive({ open, sealed }: Edition, number: number): Promise<Document | undefined> {
      const found = await sealed(number);
      if (!found) return undefined;
      const { articles, period } = found;
      const items = articles.map(toListedItem);
      const list = { items, folder: '', archives: open.archives, archive: { number, period } };
      return page(renderFront(masthead, list));
    },

    async topic(edition: Edition, kind: TopicKind, key: TopicKey): Promise<Document | undefined> {
      const part = await edition.topic(key);
      return part && topicPage(kind, part, part.articles);
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
      return topicPage(kind, part, archive.articles, { number, period: archive.period });
    },

    /** Where the articles are now that stood on a page of a list: on its first page, or in an archive. */
    findPage({ articles, archives }: OpenPart, folder: string, number: number): string {
      const place = (number - 1) * FORMER_PAGE_SIZE - articles.length;
      const archive = archives - Math.floor(place / ARCHIVE_SIZE);
      return archivePath(folder, place < 0 || archive < 1 ? undefined : archive);
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
