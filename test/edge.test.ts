import { Agent, type Dispatcher, interceptors, request } from 'undici';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { createApp } from '../src/app.ts';
import { SITE as LIBRARY } from './support/feed-site.ts';
import { buildSiteLibrary } from './support/library.ts';
import { serveRoutes } from './support/node-server.ts';
import { type Server, startServer } from './support/server.ts';
import { createSettings } from './support/settings.ts';

const PATIENCE = 60_000;
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const FEEDS = ['/rss.xml', '/atom.xml', '/feed.json'] as const;

/** A request that got past the cache, and what the Worker made of it. */
interface Passed {
  readonly path: string;
  readonly ifNoneMatch: string | undefined;
  status: number;
}

/** RFC 9213 §2.2: the lifetime that is addressed to this cache goes before `Cache-Control`. */
const obeyTargetedHeader =
  (passed: Passed[]): Dispatcher.DispatcherComposeInterceptor =>
  (dispatch) =>
  (options, handler) => {
    const headers = new Headers(options.headers as Record<string, string>);
    const entry: Passed = {
      path: options.path,
      ifNoneMatch: headers.get('if-none-match') ?? undefined,
      status: 0,
    };
    passed.push(entry);
    const onResponseStart = handler.onResponseStart?.bind(handler);
    handler.onResponseStart = (controller, status, received, message) => {
      entry.status = status;
      const targeted = received['cloudflare-cdn-cache-control'];
      if (targeted) received['cache-control'] = targeted;
      onResponseStart?.(controller, status, received, message);
    };
    return dispatch(options, handler);
  };

/** A shared cache (RFC 9111, RFC 5861) that is undici's, in front of an origin. */
function createEdge() {
  const passed: Passed[] = [];
  const agent = new Agent();
  const dispatcher = agent.compose(
    obeyTargetedHeader(passed),
    interceptors.cache({ type: 'shared' }),
  );
  return {
    passed,
    get: async (url: URL, headers: Record<string, string> = {}) => {
      const response = await request(url, { dispatcher, headers });
      return {
        status: response.statusCode,
        headers: response.headers,
        text: await response.body.text(),
      };
    },
    close: () => agent.close(),
  };
}

let edge: ReturnType<typeof createEdge>;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() });
  edge = createEdge();
});

afterEach(async () => {
  vi.useRealTimers();
  await edge.close();
});

const passTime = (milliseconds: number) => vi.setSystemTime(Date.now() + milliseconds);

describe('in front of the Worker, a shared cache', () => {
  let server: Server;

  beforeAll(async () => {
    server = await startServer();
  }, PATIENCE);

  afterAll(() => server.stop());

  test.each(FEEDS)('lets through one of a thousand polls of %s', async (path) => {
    const url = new URL(path, server.url);
    const first = await edge.get(url);
    const polls = await Promise.all(Array.from({ length: 999 }, () => edge.get(url)));
    expect(new Set(polls.map(({ status, text }) => `${status} ${text}`))).toEqual(
      new Set([`200 ${first.text}`]),
    );
    expect(edge.passed).toEqual([{ path, ifNoneMatch: undefined, status: 200 }]);
  });

  test('asks once whether a feed is still the same, when its five minutes are over', async () => {
    const url = new URL('/atom.xml', server.url);
    const first = await edge.get(url);
    passTime(5 * MINUTE - SECOND);
    await edge.get(url);
    expect(edge.passed).toHaveLength(1);
    passTime(2 * SECOND);
    // It serves the old one and asks behind the reader's back.
    expect((await edge.get(url)).text).toBe(first.text);
    await vi.waitFor(() => expect(edge.passed.at(-1)?.status).toBe(304));
    expect(edge.passed).toHaveLength(2);
    expect(edge.passed[1]?.ifNoneMatch).toBe(first.headers.etag);
  });

  test('gets the same bytes for every host and every query', async () => {
    const texts = new Set<string>();
    for (const [query, host] of [
      ['', 'a.test'],
      ['', 'b.test'],
      ['?utm_source=x', 'a.test'],
      ['?a=1&a=2', 'b.test'],
    ]) {
      const fresh = createEdge();
      texts.add(
        (await fresh.get(new URL(`/rss.xml${query}`, server.url), { host: `${host}` })).text,
      );
      await fresh.close();
    }
    expect(texts.size).toBe(1);
  });
});

describe('while the Worker fails, a shared cache', () => {
  test(
    'goes on with the feed that it has for a day, and no longer',
    async () => {
      const server = await startServer();
      const { url } = server;
      const feed = new URL('/rss.xml', url);
      const first = await edge.get(feed);
      await server.stop();
      const broken = await startServer({ SITE_URL: '/news' }, Number(url.port));
      passTime(2 * HOUR);
      expect(await edge.get(feed)).toMatchObject({ status: 200, text: first.text });
      expect(edge.passed.at(-1)?.status).toBe(503);
      passTime(23 * HOUR);
      expect((await edge.get(feed)).status).toBe(503);
      await broken.stop();
    },
    PATIENCE,
  );
});

describe('with an article that is scheduled, a shared cache', () => {
  const settings = createSettings({ SITE_URL: 'https://rich.tidings.test' });

  const [newest] = LIBRARY.articles;
  if (!newest) throw new Error('there is no article');

  test.each([HOUR, 10 * MINUTE, 20 * SECOND])(
    'has it %i ms later, at its time and not before, however it is polled',
    async (ahead) => {
      const start = Math.floor(Date.now() / SECOND) * SECOND;
      vi.setSystemTime(start);
      const published = new Date(start + ahead).toISOString().replace('.000Z', 'Z');
      const article = { ...newest, id: 'urn:x:new', slug: 'new', title: 'On time', published };
      const site = { ...LIBRARY, articles: [article, ...LIBRARY.articles] };
      const app = createApp(buildSiteLibrary(site), settings, Date.now);
      const origin = await serveRoutes((request) => app.fetch(request));
      const url = new URL('/feed.json', origin.url);
      const step = Math.max(ahead / 40, SECOND);
      for (let passedTime = 0; passedTime < ahead; passedTime += step) {
        vi.setSystemTime(start + passedTime);
        expect((await edge.get(url)).text).not.toContain('On time');
      }
      vi.setSystemTime(start + ahead - 1);
      const before = await edge.get(url);
      expect(before.text).not.toContain('On time');
      vi.setSystemTime(start + ahead + SECOND);
      const after = await edge.get(url);
      expect(after.status).toBe(200);
      expect(after.text).toContain('On time');
      expect(after.headers['last-modified']).toBe(new Date(published).toUTCString());
      await origin.stop();
    },
  );
});
