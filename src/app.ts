import { Hono } from 'hono';
import type { FeedFormat } from './feed/formats.ts';
import { FEED_FORMATS, FORMATS } from './feed/formats.ts';
import { createHandlers } from './handlers.ts';
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

const ROBOTS = 'User-agent: *\nAllow: /\n';

const ESCAPE = /^[^?#]*%/;

const isRead = (method: string): boolean => method === 'GET' || method === 'HEAD';

/**
 * The Worker's routes over a library of articles.
 * @param clock milliseconds since 1970
 */
export function createApp(library: Library, settings: Settings, clock: () => number): Hono {
  const handle = createHandlers(library, settings, clock);
  const app = new Hono();

  app.use(async ({ req }, next) => (isRead(req.method) ? next() : refuseMethod(req.method)));
  // No address of a document needs an escape: with one it is an article's old one, or a second copy.
  app.use(async ({ req }, next) => (ESCAPE.test(req.url) ? handle.unknown(req.raw) : next()));

  app.get('/', ({ req }) => handle.front(req.raw));
  app.get('/articles/:slug', ({ req }) => handle.article(req.raw, req.param('slug')));

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

  for (const [path, text, mediaType, lifetime] of [
    [STYLE_PATH, STYLE, 'text/css', CACHE.immutable],
    ['/favicon.svg', FAVICON, 'image/svg+xml', CACHE.file],
    ['/robots.txt', ROBOTS, 'text/plain', CACHE.file],
  ] as const) {
    app.get(path, ({ req }) => handle.file(req.raw, path, text, mediaType, lifetime));
  }

  app.notFound(({ req }) => handle.unknown(req.raw));
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
