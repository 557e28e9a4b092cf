import { Hono, type HonoRequest } from 'hono';
import { TOPIC_KINDS } from './article/topic.ts';
import { OPML_PATH } from './directory/opml.ts';
import { renderRobots } from './directory/robots.ts';
import {
  articlesSitemapPath,
  NEWS_SITEMAP_PATH,
  PAGES_SITEMAP_PATH,
  SITEMAP_PATH,
} from './directory/sitemap.ts';
import type { FeedFormat } from './feed/formats.ts';
import { FEED_FORMATS, FORMATS } from './feed/formats.ts';
import { createHandlers } from './handlers/handlers.ts';
import { refuseMethod } from './http/methods.ts';
import { CACHE } from './http/policy.ts';
import { refuse } from './http/refusal.ts';
import type { Library } from './library/library.ts';
import { FAVICON } from './pages/favicon.ts';
import { STYLE, STYLE_PATH } from './pages/style.ts';
import type { Settings } from './settings.ts';

/** Addresses that people and readers try for a feed, and the format that each leads to. */
const FEED_ALIASES = {
  '/feed': 'rss',
  '/feed/': 'rss',
  '/rss': 'rss',
  '/rss/': 'rss',
  '/index.xml': 'rss',
  '/feed.xml': 'rss',
  '/feed.rss': 'rss',
  '/atom': 'atom',
  '/atom/': 'atom',
  '/feed/json': 'json',
  '/index.json': 'json',
} as const satisfies Record<string, FeedFormat>;

const PATH = /^https?:\/\/[^/?#]*([^?#]*)/;

/** The path as the request spells it: no document has two addresses, one of them with an escape. */
const getPath = ({ url }: Request): string => PATH.exec(url)?.[1] || '/';

/** The second segment of a path, likewise: Hono would take the escapes out. */
const readName = ({ path }: HonoRequest): string => path.split('/')[2] ?? '';

const PAGE_NUMBER = ':number{(?:[2-9]|[1-9]\\d{1,5})}';

const isRead = (method: string): boolean => method === 'GET' || method === 'HEAD';

/**
 * The Worker's routes over a library of articles.
 * @param clock milliseconds since 1970
 */
export function createApp(library: Library, settings: Settings, clock: () => number): Hono {
  const handle = createHandlers(library, settings, clock);
  const app = new Hono({ getPath });

  app.get('/', ({ req }) => handle.front(req.raw, 1));
  app.get(`/page/${PAGE_NUMBER}`, ({ req }) => handle.front(req.raw, Number(req.param('number'))));
  app.get('/articles/:slug', ({ req }) => handle.article(req.raw, readName(req)));
  app.get('/subscribe', ({ req }) => handle.subscribe(req.raw));

  for (const kind of TOPIC_KINDS) {
    app.get(`/${kind}`, ({ req }) => handle.topics(req.raw, kind, 1));
    app.get(`/all/${kind}/${PAGE_NUMBER}`, ({ req }) =>
      handle.topics(req.raw, kind, Number(req.param('number'))),
    );
    app.get(`/${kind}/:topic`, ({ req }) =>
      handle.topic(req.raw, kind, `${kind}/${readName(req)}`, 1),
    );
    app.get(`/${kind}/:topic/page/${PAGE_NUMBER}`, ({ req }) =>
      handle.topic(req.raw, kind, `${kind}/${readName(req)}`, Number(req.param('number'))),
    );
    for (const format of FORMATS) {
      app.get(`/${kind}/:topic${FEED_FORMATS[format].path}`, ({ req }) =>
        handle.topicFeed(req.raw, `${kind}/${readName(req)}`, format),
      );
    }
  }

  for (const format of FORMATS) {
    const { path } = FEED_FORMATS[format];
    app.get(path, ({ req }) => handle.feed(req.raw, format));
    app.get(`/archive/:number{[1-9]\\d{0,5}}${path}`, ({ req }) =>
      handle.archive(req.raw, Number(req.param('number')), format),
    );
  }
  for (const [alias, format] of Object.entries(FEED_ALIASES)) {
    app.get(alias, () => handle.moved(FEED_FORMATS[format].path));
  }

  app.get(OPML_PATH, ({ req }) => handle.opml(req.raw));
  app.get(SITEMAP_PATH, ({ req }) => handle.sitemap(req.raw));
  app.get(PAGES_SITEMAP_PATH, ({ req }) => handle.pagesSitemap(req.raw));
  for (let part = 1; part <= library.parts; part += 1) {
    app.get(articlesSitemapPath(part), ({ req }) => handle.articlesSitemap(req.raw, part));
  }
  app.get(NEWS_SITEMAP_PATH, ({ req }) => handle.newsSitemap(req.raw));

  for (const [path, text, mediaType, lifetime] of [
    [STYLE_PATH, STYLE, 'text/css', CACHE.immutable],
    ['/favicon.svg', FAVICON, 'image/svg+xml', CACHE.file],
    ['/robots.txt', renderRobots(settings.SITE_URL), 'text/plain', CACHE.file],
  ] as const) {
    app.get(path, ({ req }) => handle.file(req.raw, path, text, mediaType, lifetime));
  }

  // Nothing is there for another method: so whatever the path is, they all end here.
  app.notFound(({ req }) =>
    isRead(req.method) ? handle.unknown(req.raw) : refuseMethod(req.method),
  );
  app.onError((error, { req }) => handle.failure(req.raw, error));
  return app;
}

/**
 * What is served while the settings are wrong: nothing, and the log says why. The edge goes on
 * with what it has (stale-if-error).
 */
export function createClosedApp(problems: readonly string[]): Hono {
  const app = new Hono();
  app.all('*', () => {
    console.error({ message: 'The settings are wrong, so nothing is served.', problems });
    return refuse(503, 'This site is not set up yet. Its log says what is missing.');
  });
  return app;
}
