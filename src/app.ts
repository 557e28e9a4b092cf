import { Hono, type HonoRequest } from 'hono';
import { renderRobots } from './discovery/robots.ts';
import { FEED_FORMATS, FORMATS } from './feed/formats.ts';
import { CACHE } from './http/cache-policy.ts';
import { respondError } from './http/error-response.ts';
import { respondMethodNotAllowed } from './http/methods.ts';
import { DOCUMENT_SECURITY } from './http/security.ts';
import type { Library } from './library/open/library.ts';
import { TAXONOMIES, type TermKey } from './model/term.ts';
import { FAVICON } from './pages/favicon.ts';
import { STYLE, STYLE_PATH } from './pages/style.ts';
import {
  articlesSitemapPath,
  FAVICON_PATH,
  FEED_ALIASES,
  HOME_PATH,
  MEDIA_FOLDER,
  NEWS_SITEMAP_PATH,
  OPML_PATH,
  PAGES_SITEMAP_PATH,
  PHP_PATH,
  ROBOTS_PATH,
  SITEMAP_PATH,
  SUBSCRIBE_PATH,
} from './paths.ts';
import { createChannels } from './routes/channels.ts';
import { createDiscovery } from './routes/discovery.ts';
import { createFeeds } from './routes/feeds.ts';
import { createListPages, pathOfFormerPage } from './routes/list-pages.ts';
import { createPages } from './routes/pages.ts';
import { createResponder, type FindTarget, type Render } from './routes/responder.ts';
import type { Settings } from './settings/settings.ts';

const PATH = /^https?:\/\/[^/?#]*([^?#]*)/;

/** The path as the request spells it. Decoded, one document would have several addresses. */
const getPath = ({ url }: Request): string => PATH.exec(url)?.[1] || '/';

/** The second segment of a path, likewise: Hono would decode it. */
const readName = ({ path }: HonoRequest): string => path.split('/')[2] ?? '';

const readNumber = (request: HonoRequest): number => Number(request.param('number'));

/** The number of an archive, and that of a page after the first. */
const NUMBER = ':number{[1-9]\\d{0,5}}';
const LATER_NUMBER = ':number{(?:[2-9]|[1-9]\\d{1,5})}';

const isRead = (method: string): boolean => method === 'GET' || method === 'HEAD';

/**
 * The Worker's routes over a library of articles.
 * @param clock milliseconds since 1970
 */
export function createApp(library: Library, settings: Settings, clock: () => number): Hono {
  const channels = createChannels(settings, library);
  const pages = createPages(channels);
  const lists = createListPages(channels);
  const feeds = createFeeds(channels, settings);
  const discovery = createDiscovery(channels, settings, library.parts);
  const app = new Hono({ getPath });
  const { serve, serveFile, move, moveByQuery, unknown, failure } = createResponder(
    library,
    clock,
    pages,
    (request) => app.request(request),
  );
  const get = (path: string, render: Render) => app.get(path, serve(render));
  const redirect = (path: string, find: FindTarget) => app.get(path, move(find));

  app.get(HOME_PATH, moveByQuery(serve(lists.front)));
  app.get(
    PHP_PATH,
    moveByQuery(({ req }) => unknown(req.raw)),
  );
  get(`/archive/${NUMBER}`, (snapshot, req) => lists.archive(snapshot, readNumber(req)));
  get('/articles/:slug', (snapshot, req) => pages.article(snapshot, readName(req)));
  get(SUBSCRIBE_PATH, pages.subscribe);

  for (const kind of TAXONOMIES) {
    const readKey = (req: HonoRequest): TermKey => `${kind}/${readName(req)}`;
    get(`/${kind}`, (snapshot) => lists.terms(snapshot, kind, 1));
    get(`/all/${kind}/${LATER_NUMBER}`, (snapshot, req) =>
      lists.terms(snapshot, kind, readNumber(req)),
    );
    get(`/${kind}/:term`, (snapshot, req) => lists.term(snapshot, kind, readKey(req)));
    get(`/${kind}/:term/archive/${NUMBER}`, (snapshot, req) =>
      lists.termArchive(snapshot, kind, readKey(req), readNumber(req)),
    );
    // Former addresses: lists had pages of 20, counted from the newest article.
    redirect(`/${kind}/:term/page/${LATER_NUMBER}`, async (snapshot, req) => {
      const part = await snapshot.term(readKey(req));
      return part && pathOfFormerPage(part, `/${part.term.key}`, readNumber(req));
    });
    for (const format of FORMATS) {
      get(`/${kind}/:term${FEED_FORMATS[format].path}`, (snapshot, req) =>
        feeds.term(snapshot, readKey(req), format),
      );
    }
  }
  redirect(`/page/${LATER_NUMBER}`, ({ open }, req) => pathOfFormerPage(open, '', readNumber(req)));

  for (const format of FORMATS) {
    const { path } = FEED_FORMATS[format];
    get(path, (snapshot) => feeds.main(snapshot, format));
    get(`/archive/${NUMBER}${path}`, (snapshot, req) =>
      feeds.archive(snapshot, readNumber(req), format),
    );
  }
  for (const [alias, format] of Object.entries(FEED_ALIASES)) {
    redirect(alias, () => FEED_FORMATS[format].path);
  }

  app.get(`${MEDIA_FOLDER}/:file`, serveFile);

  get(OPML_PATH, discovery.opml);
  get(SITEMAP_PATH, discovery.sitemap);
  get(PAGES_SITEMAP_PATH, discovery.pagesSitemap);
  for (let part = 1; part <= library.parts; part += 1) {
    get(articlesSitemapPath(part), (snapshot) => discovery.articlesSitemap(snapshot, part));
  }
  get(NEWS_SITEMAP_PATH, (snapshot, _, now) => discovery.newsSitemap(snapshot, now));

  for (const [path, text, mediaType, lifetime] of [
    [STYLE_PATH, STYLE, 'text/css', CACHE.immutable],
    [FAVICON_PATH, FAVICON, 'image/svg+xml', CACHE.file],
    [ROBOTS_PATH, renderRobots(settings.SITE_URL), 'text/plain', CACHE.file],
  ] as const) {
    get(path, () => ({ text, mediaType, lifetime, headers: DOCUMENT_SECURITY }));
  }

  // No path takes another method, so all requests with one end here.
  app.notFound(({ req }) =>
    isRead(req.method) ? unknown(req.raw) : respondMethodNotAllowed(req.method),
  );
  app.onError((error, { req }) => failure(req.raw, error));
  return app;
}

/**
 * What is served while the settings are wrong: only a 503, and the log says why. The edge goes on
 * serving what it has (stale-if-error).
 */
export function createClosedApp(problems: readonly string[]): Hono {
  const app = new Hono();
  app.all('*', () => {
    console.error({ message: 'Some settings are not valid, so nothing is served.', problems });
    return respondError(503, 'This site is not set up yet. See its log for what is missing.');
  });
  return app;
}
