import { Hono, type HonoRequest } from 'hono';
import { createAnswering } from './answering.ts';
import { TOPIC_KINDS, type TopicKey } from './article/topic.ts';
import { createChannels } from './channels.ts';
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
import { createDirectories } from './handlers/directories.ts';
import { createFeeds } from './handlers/feeds.ts';
import { createPages } from './handlers/pages.ts';
import { refuseMethod } from './http/methods.ts';
import { CACHE } from './http/policy.ts';
import { refuse } from './http/refusal.ts';
import { DOCUMENT_SECURITY } from './http/security.ts';
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

const readNumber = (request: HonoRequest): number => Number(request.param('number'));

/** An archive's, and that of a page but for the first. */
const NUMBER = ':number{[1-9]\\d{0,5}}';
const LATER_NUMBER = ':number{(?:[2-9]|[1-9]\\d{1,5})}';

const isRead = (method: string): boolean => method === 'GET' || method === 'HEAD';

/**
 * The Worker's routes over a library of articles.
 * @param clock milliseconds since 1970
 */
export function createApp(library: Library, settings: Settings, clock: () => number): Hono {
  const channels = createChannels(settings);
  const pages = createPages(channels);
  const feeds = createFeeds(channels, settings);
  const directories = createDirectories(channels, settings, library.parts);
  const { serve, move, unknown, failure } = createAnswering(library, clock, pages);
  const app = new Hono({ getPath });

  app.get('/', serve(pages.front));
  app.get(
    `/archive/${NUMBER}`,
    serve((edition, req) => pages.archive(edition, readNumber(req))),
  );
  app.get(
    '/articles/:slug',
    serve((edition, req) => pages.article(edition, readName(req))),
  );
  app.get('/subscribe', serve(pages.subscribe));

  for (const kind of TOPIC_KINDS) {
    const readKey = (req: HonoRequest): TopicKey => `${kind}/${readName(req)}`;
    app.get(
      `/${kind}`,
      serve((edition) => pages.topics(edition, kind, 1)),
    );
    app.get(
      `/all/${kind}/${LATER_NUMBER}`,
      serve((edition, req) => pages.topics(edition, kind, readNumber(req))),
    );
    app.get(
      `/${kind}/:topic`,
      serve((edition, req) => pages.topic(edition, kind, readKey(req))),
    );
    app.get(
      `/${kind}/:topic/archive/${NUMBER}`,
      serve((edition, req) => pages.topicArchive(edition, kind, readKey(req), readNumber(req))),
    );
    for (const format of FORMATS) {
      app.get(
        `/${kind}/:topic${FEED_FORMATS[format].path}`,
        serve((edition, req) => feeds.topic(edition, readKey(req), format)),
      );
    }
  }

  for (const format of FORMATS) {
    const { path } = FEED_FORMATS[format];
    app.get(
      path,
      serve((edition) => feeds.main(edition, format)),
    );
    app.get(
      `/archive/${NUMBER}${path}`,
      serve((edition, req) => feeds.archive(edition, readNumber(req), format)),
    );
  }

  for (const [alias, format] of Object.entries(FEED_ALIASES)) {
    app.get(
      alias,
      move(() => FEED_FORMATS[format].path),
    );
  }
  // Lists had pages of 20, counted from the newest article on.
  app.get(
    `/page/${LATER_NUMBER}`,
    move(({ open }, req) => pages.findPage(open, '', readNumber(req))),
  );
  for (const kind of TOPIC_KINDS) {
    app.get(
      `/${kind}/:topic/page/${LATER_NUMBER}`,
      move(async (edition, req) => {
        const part = await edition.topic(`${kind}/${readName(req)}`);
        return part && pages.findPage(part, `/${part.topic.key}`, readNumber(req));
      }),
    );
  }

  app.get(OPML_PATH, serve(directories.opml));
  app.get(SITEMAP_PATH, serve(directories.sitemap));
  app.get(PAGES_SITEMAP_PATH, serve(directories.pagesSitemap));
  for (let part = 1; part <= library.parts; part += 1) {
    app.get(
      articlesSitemapPath(part),
      serve((edition) => directories.articlesSitemap(edition, part)),
    );
  }
  app.get(
    NEWS_SITEMAP_PATH,
    serve((edition, _, now) => directories.newsSitemap(edition, now)),
  );

  for (const [path, text, mediaType, lifetime] of [
    [STYLE_PATH, STYLE, 'text/css', CACHE.immutable],
    ['/favicon.svg', FAVICON, 'image/svg+xml', CACHE.file],
    ['/robots.txt', renderRobots(settings.SITE_URL), 'text/plain', CACHE.file],
  ] as const) {
    const file = { text, mediaType, lifetime, headers: DOCUMENT_SECURITY };
    app.get(
      path,
      serve(() => file),
    );
  }

  // Nothing is there for another method: so whatever the path is, they all end here.
  app.notFound(({ req }) => (isRead(req.method) ? unknown(req.raw) : refuseMethod(req.method)));
  app.onError((error, { req }) => failure(req.raw, error));
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
