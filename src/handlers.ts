import { type Article, articlePath } from './article/article.ts';
import {
  buildItem,
  buildMasthead,
  type Channel,
  type Item,
  type Masthead,
} from './feed/channel.ts';
import { FEED_FORMATS, type FeedFormat } from './feed/formats.ts';
import { RENDER } from './feed/render.ts';
import { createMemory } from './http/memory.ts';
import { READABLE_ANYWHERE } from './http/methods.ts';
import { CACHE, type CachePolicy } from './http/policy.ts';
import { createRepresentation, type Representation, respond } from './http/representation.ts';
import { DOCUMENT_SECURITY, PAGE_SECURITY } from './http/security.ts';
import type { Library } from './library/library.ts';
import { renderArticle } from './pages/article.tsx';
import { renderFront } from './pages/front.tsx';
import { renderGone, renderNotFound } from './pages/missing.tsx';
import type { Settings } from './settings.ts';

const PAGE_HEADERS = { ...CACHE.page, ...PAGE_SECURITY, 'Cache-Tag': 'site' };

/** RFC 8288; the hub as WebSub §4 wants it. */
const formatLinks = ({ feedUrls, hubUrl }: Masthead, format: FeedFormat): string =>
  [`<${feedUrls[format]}>; rel="self"`, ...(hubUrl ? [`<${hubUrl}>; rel="hub"`] : [])].join(', ');

const html = (text: string, status: 404 | 410): Response =>
  new Response(text, {
    status,
    headers: {
      ...(status === 410 ? CACHE.gone : CACHE.notFound),
      ...PAGE_SECURITY,
      'Content-Type': 'text/html; charset=utf-8',
    },
  });

const moved = (path: string): Response =>
  new Response(null, { status: 301, headers: { ...CACHE.moved, Location: path } });

/** An answer to each kind of request, and what these share: the documents that were rendered. */
export function createHandlers(library: Library, settings: Settings) {
  const documents = createMemory<Representation>();

  const masthead = buildMasthead(settings.SITE_URL, {
    title: settings.SITE_TITLE,
    description: settings.SITE_DESCRIPTION,
    language: settings.SITE_LANGUAGE,
    author: { name: settings.SITE_AUTHOR ?? settings.SITE_TITLE, email: settings.SITE_EMAIL },
    copyright: settings.SITE_COPYRIGHT,
    iconUrl: settings.SITE_ICON,
    category: settings.SITE_CATEGORY?.split(' > '),
    hubUrl: settings.HUB_URL,
    maxAge: settings.FEED_MAX_AGE,
  });

  const toItem = (article: Article): Item => buildItem(settings.SITE_URL, article);

  const readChannel = async (): Promise<Channel> => {
    const { articles, removed, lastModified } = await library.latest(settings.FEED_LIMIT);
    return { ...masthead, updated: lastModified, items: articles.map(toItem), removed };
  };

  const createFeedHeaders = (format: FeedFormat) => ({
    ...CACHE.feed(settings.FEED_MAX_AGE),
    ...DOCUMENT_SECURITY,
    ...READABLE_ANYWHERE,
    'Cache-Tag': 'site,feed',
    Link: formatLinks(masthead, format),
  });
  const feedHeaders = {
    rss: createFeedHeaders('rss'),
    atom: createFeedHeaders('atom'),
    json: createFeedHeaders('json'),
  };

  /** Where no document is: the way to where it went, or the page that says that there is none. */
  const answerUnknown = async ({ url }: Request): Promise<Response> => {
    const path = await library.redirect(new URL(url).pathname);
    return path === undefined ? html(renderNotFound(masthead), 404) : moved(path);
  };

  return {
    async feed(request: Request, format: FeedFormat): Promise<Response> {
      const { path, mediaType } = FEED_FORMATS[format];
      const document = await documents.recall(path, async () => {
        const channel = await readChannel();
        return createRepresentation(RENDER[format](channel), mediaType, channel.updated);
      });
      return respond(request, document, feedHeaders[format]);
    },

    async front(request: Request): Promise<Response> {
      const page = await documents.recall('/', async () => {
        const channel = await readChannel();
        return createRepresentation(renderFront(channel), 'text/html', channel.updated);
      });
      return respond(request, page, PAGE_HEADERS);
    },

    async article(request: Request, slug: string): Promise<Response> {
      const found = await library.find(slug);
      if (found.kind === 'removed') return html(renderGone(masthead), 410);
      if (found.kind === 'unknown') return answerUnknown(request);
      const { article } = found;
      const page = await documents.recall(articlePath(slug), async () =>
        createRepresentation(
          renderArticle(masthead, toItem(article)),
          'text/html',
          article.lastModified,
        ),
      );
      return respond(request, page, PAGE_HEADERS);
    },

    /** A file that is the same for as long as the Worker is. */
    file(text: string, mediaType: string, cache: CachePolicy): Response {
      return new Response(text, {
        headers: {
          ...cache,
          ...DOCUMENT_SECURITY,
          'Content-Type': `${mediaType}; charset=utf-8`,
        },
      });
    },

    moved,
    unknown: answerUnknown,

    failure(error: Error): Response {
      console.error({ message: error.message, stack: error.stack });
      return new Response('Something went wrong here. Try again later.\n', {
        status: 500,
        headers: { ...CACHE.never, 'Content-Type': 'text/plain; charset=utf-8' },
      });
    },
  };
}
