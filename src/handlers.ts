import { createAnswering } from './answering.ts';
import { articlePath } from './article/article.ts';
import { findLast } from './article/calendar.ts';
import { TOPIC_KINDS, type TopicKey, type TopicKind } from './article/topic.ts';
import { createChannels } from './channels.ts';
import { findNews } from './directory/news.ts';
import { OPML_PATH, renderOpml } from './directory/opml.ts';
import {
  articlesSitemapPath,
  NEWS_SITEMAP_PATH,
  PAGES_SITEMAP_PATH,
  renderNewsSitemap,
  renderSitemap,
  renderSitemapIndex,
  SITEMAP_PATH,
} from './directory/sitemap.ts';
import { findAlternates, findFeedLinks } from './document-links.ts';
import type { Channel, Masthead } from './feed/channel.ts';
import { FEED_FORMATS, type FeedFormat } from './feed/formats.ts';
import { RENDER } from './feed/render.ts';
import { formatLinks } from './http/link.ts';
import { CACHE, type Lifetime } from './http/policy.ts';
import { createRepresentation, type Representation } from './http/representation.ts';
import { DOCUMENT_SECURITY, PAGE_SECURITY, READABLE_ANYWHERE } from './http/security.ts';
import type { Edition } from './library/edition.ts';
import type { Library } from './library/library.ts';
import { renderArticle } from './pages/article.tsx';
import { renderFront, renderTopic } from './pages/list.tsx';
import { renderGone, renderNotFound } from './pages/missing.tsx';
import { renderSubscribe } from './pages/subscribe.tsx';
import { partPath } from './pages/teaser.tsx';
import { renderTopics, topicsPath } from './pages/topics.tsx';
import type { Settings } from './settings.ts';

type Answer = Response | Promise<Response>;

/** Articles on one page of a list. */
const PAGE_SIZE = 20;

/** Tags or authors on one page of all of them. */
const TOPICS_PAGE_SIZE = 100;

/** Articles that a page for what is not there names. */
const FEW = 5;

/**
 * An answer to each kind of request.
 * @param clock milliseconds since 1970
 */
export function createHandlers(library: Library, settings: Settings, clock: () => number) {
  const { masthead, toListedItem, toPageItem, readMain, readArchive, readTopic, describeTopic } =
    createChannels(settings);

  const readLatest = async (edition: Edition, count: number) =>
    (await edition.main.listings(count)).map(toListedItem);

  const answer = createAnswering(library, clock, {
    unknown: async (edition) => renderNotFound(masthead, await readLatest(edition, FEW)),
    gone: async (edition) => renderGone(masthead, await readLatest(edition, FEW)),
  });

  const createPage = (
    text: string,
    lastModified: string,
    feeds: readonly Pick<Masthead, 'title' | 'feedUrls'>[] = [masthead],
  ): Promise<Representation> =>
    createRepresentation(text, 'text/html', lastModified, {
      lifetime: CACHE.page,
      headers: {
        ...PAGE_SECURITY,
        'Cache-Tag': 'site',
        Link: formatLinks(feeds.flatMap(findAlternates)),
      },
    });

  const createFeed = (
    channel: Channel,
    format: FeedFormat,
    lifetime: Lifetime,
  ): Promise<Representation> =>
    createRepresentation(RENDER[format](channel), FEED_FORMATS[format].mediaType, channel.updated, {
      lifetime,
      headers: {
        ...DOCUMENT_SECURITY,
        ...READABLE_ANYWHERE,
        'Cache-Tag': 'site,feed',
        Link: formatLinks(findFeedLinks(channel, format)),
      },
    });

  const createList = (
    text: string,
    mediaType: string,
    lastModified: string,
  ): Promise<Representation> =>
    createRepresentation(text, mediaType, lastModified, {
      lifetime: CACHE.page,
      headers: { ...DOCUMENT_SECURITY, ...READABLE_ANYWHERE, 'Cache-Tag': 'site' },
    });

  const feedLifetime = CACHE.feed(settings.FEED_MAX_AGE);

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
    feed: (request: Request, format: FeedFormat): Answer =>
      answer.document(request, FEED_FORMATS[format].path, async (edition) =>
        createFeed(await readMain(edition), format, feedLifetime),
      ),

    topicFeed: (request: Request, key: TopicKey, format: FeedFormat): Answer =>
      answer.document(request, `/${key}${FEED_FORMATS[format].path}`, async (edition) => {
        const channel = await readTopic(edition, key);
        return channel && createFeed(channel, format, feedLifetime);
      }),

    archive: (request: Request, number: number, format: FeedFormat): Answer =>
      answer.document(
        request,
        `/archive/${number}${FEED_FORMATS[format].path}`,
        async (edition) => {
          const archive = await readArchive(edition, number);
          if (!archive) return undefined;
          const lifetime = archive.isFinal ? CACHE.immutable : feedLifetime;
          return createFeed(archive.channel, format, lifetime);
        },
      ),

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
        const [latest] = await readLatest(edition, 1);
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

    opml: (request: Request): Answer =>
      answer.document(request, OPML_PATH, async (edition) => {
        const group = async (name: string, kind: TopicKind) => ({
          name: `${masthead.title}: ${name}`,
          feeds: (await edition.topics(kind)).map(describeTopic),
        });
        const groups = [await group('tags', 'tags'), await group('authors', 'authors')];
        return createList(renderOpml(masthead, groups), 'text/x-opml', edition.lastChange);
      }),

    sitemap: (request: Request): Answer =>
      answer.document(request, SITEMAP_PATH, async (edition) => {
        const text = renderSitemapIndex(settings.SITE_URL, edition.parts);
        return createList(text, 'application/xml', edition.lastChange);
      }),

    /** What is no article: the pages that lists stand on. */
    pagesSitemap: (request: Request): Answer =>
      answer.document(request, PAGES_SITEMAP_PATH, async (edition) => {
        const kinds = await Promise.all(TOPIC_KINDS.map((kind) => edition.topics(kind)));
        const urls = [
          masthead.homeUrl,
          ...kinds.flat().map((topic) => describeTopic(topic).homeUrl),
        ];
        const text = renderSitemap(
          [...urls, `${settings.SITE_URL}/subscribe`].map((url) => ({ url })),
        );
        return createList(text, 'application/xml', edition.lastChange);
      }),

    /** @param number from 1 on, which has the oldest articles */
    articlesSitemap: (request: Request, number: number): Answer =>
      answer.document(request, articlesSitemapPath(number), async (edition) => {
        const addresses = await edition.part(number);
        if (!addresses) return undefined;
        const places = addresses.map(({ slug, updated }) => ({
          url: settings.SITE_URL + articlePath(slug),
          lastModified: updated,
        }));
        return createList(renderSitemap(places), 'application/xml', edition.lastChange);
      }),

    newsSitemap: (request: Request): Answer =>
      answer.document(request, NEWS_SITEMAP_PATH, async (edition, now) => {
        const news = await findNews(edition.main.listings, now);
        const text = renderNewsSitemap(masthead, news.articles.map(toListedItem));
        const changed = findLast([news.lastModified, edition.lastChange]);
        return { ...(await createList(text, 'application/xml', changed)), until: news.until };
      }),

    /** A file that is the same for as long as the Worker is. */
    file: (
      request: Request,
      path: string,
      text: string,
      mediaType: string,
      lifetime: Lifetime,
    ): Answer =>
      answer.document(request, path, async ({ lastModified }) =>
        createRepresentation(text, mediaType, lastModified, {
          lifetime,
          headers: DOCUMENT_SECURITY,
        }),
      ),

    moved: answer.moved,
    unknown: answer.unknown,
    failure: answer.failure,
  };
}
