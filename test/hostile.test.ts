import { METHODS } from 'node:http';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RawResponse, sendRaw } from './support/raw-http.ts';
import { type Server, SITE, startServer } from './support/server.ts';

const PATIENCE = 60_000;
const ARTICLE = '/articles/hochwasser-die-stadt-atmet-auf';
const FEEDS = ['/rss.xml', '/atom.xml', '/feed.json'] as const;

let server: Server;

beforeAll(async () => {
  server = await startServer();
}, PATIENCE);

afterAll(() => server.stop());

const get = (target: string, ...headers: readonly string[]): Promise<RawResponse> =>
  sendRaw(server.url, 'GET', target, headers);

/** What the contract never sends, in any answer. */
function expectNothingForbidden({ status, headers }: RawResponse): void {
  for (const name of ['set-cookie', 'vary', 'expires', 'pragma', 'content-encoding', 'server']) {
    expect(headers).not.toHaveProperty(name);
  }
  const cache = `${headers['cache-control']}, ${headers['cloudflare-cdn-cache-control'] ?? ''}`;
  expect(cache).not.toMatch(/s-maxage|must-revalidate|proxy-revalidate|private|undefined/);
  if (status !== 204 && status !== 301) {
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'/);
  }
}

/** A response less what differs from one second to the next. */
const withoutDate = ({ headers: { date, ...headers }, ...response }: RawResponse) => ({
  ...response,
  headers,
});

const NOT_FOUND = { status: 404, headers: { 'cache-control': 'public, max-age=60' } };

describe('no header of a request changes the answer', () => {
  test.each([
    'Host: evil.test',
    'X-Forwarded-Host: evil.test',
    'X-Forwarded-Proto: gopher',
    'X-Forwarded-Prefix: /evil.test',
    'X-Forwarded-For: evil.test',
    'Forwarded: host=evil.test;proto=gopher',
    'X-Original-URL: /evil.test',
    'X-Rewrite-URL: /evil.test',
    'X-Host: evil.test',
    'X-HTTP-Method-Override: DELETE',
    'Referer: https://evil.test/',
    'Origin: https://evil.test',
    'Cookie: session=evil.test',
    'Authorization: Basic evil.test',
    'CF-Connecting-IP: evil.test',
  ])('%s', async (header) => {
    for (const path of [...FEEDS, '/', ARTICLE, '/feed', '/nothing', '/articles/flood']) {
      const [plain, hostile] = [await get(path), await get(path, header)];
      expect(withoutDate(hostile)).toEqual(withoutDate(plain));
      expect(JSON.stringify(hostile)).not.toMatch(/evil|gopher/);
    }
  });

  test('an address of another site in the request line is a path of this one', async () => {
    const { status, body } = await get('http://evil.test/rss.xml');
    expect(status).toBe(200);
    expect(body).toBe((await get('/rss.xml')).body);
  });

  test.each([
    'Accept: text/html',
    'Accept: image/avif,*/*;q=0.1',
    'Accept: application/x-nothing',
    'Accept: ;;;,,,',
    'Accept-Language: fr',
    'Range: bytes=0-9',
    'Range: bytes=-5,0-1',
    'A-IM: feed',
    'TE: gzip',
    'Cache-Control: no-cache',
    'Pragma: no-cache',
    'If-Match: "x"',
    'If-Unmodified-Since: Thu, 01 Jan 1970 00:00:00 GMT',
    'If-Range: "x"',
    'Upgrade: websocket',
    'Sec-Fetch-Dest: script',
  ])('%s makes no difference', async (header) => {
    for (const path of FEEDS) {
      expect(withoutDate(await get(path, header))).toEqual(withoutDate(await get(path)));
    }
  });

  test('a query changes nothing, be it short, long or odd', async () => {
    for (const path of [...FEEDS, '/', ARTICLE]) {
      const plain = withoutDate(await get(path));
      for (const query of [
        '?',
        '?utm_source=evil',
        '?url=//evil.test',
        `?${'a=b&'.repeat(4000)}`,
      ]) {
        expect(withoutDate(await get(path + query))).toEqual(plain);
      }
      expect(withoutDate(await get(`${path}?%00%zz%3Cscript%3E&__proto__=1`))).toEqual(plain);
    }
  });

  test('a flood of headers, and a body on GET, change nothing', async () => {
    const flood = Array.from({ length: 800 }, (_, at) => `X-${at}: ${'v'.repeat(90)}`);
    const plain = withoutDate(await get('/rss.xml'));
    expect(withoutDate(await get('/rss.xml', ...flood))).toEqual(plain);
    const withBody = await sendRaw(server.url, 'GET', '/rss.xml', ['Content-Length: 4'], 'evil');
    expect(withoutDate(withBody)).toEqual(plain);
  });
});

describe('an address that is almost one of a document', () => {
  test.each([
    '/rss.xml/x.css',
    '/rss.xml;x.css',
    '/rss.xml%3Bx.css',
    '/rss.xml%2Fx.css',
    '/rss.xml%00.css',
    '/rss.xml%0d%0aSet-Cookie:evil',
    '/rss.xml%20',
    '/rss.xml%23',
    '/rss.xml%3f',
    '/RSS.XML',
    '/Rss.xml',
    '//rss.xml',
    '/./%2f/rss.xml',
    '/%72ss.xml',
    '/rss%2exml',
    '/%2e%2e%2frss.xml',
    '/..%2frss.xml',
    `${ARTICLE}.css`,
    `${ARTICLE}/x.css`,
    `${ARTICLE}%00`,
    `${ARTICLE}%0a`,
    ARTICLE.toUpperCase(),
    ARTICLE.replace('/', '//'),
    '/articles/',
    '/articles',
    '/articles//',
    '/articles/__proto__',
    '/articles/constructor',
    '/articles/toString',
    '/articles/hasOwnProperty',
    '/__proto__',
    '/%',
    '/%zz',
    '/%e0%a4%a',
    '/%ed%a0%80',
    '/%c0%ae%c0%ae/',
    '/%ff',
    '/\\evil.test',
    '///evil.test/',
    '/%5cevil.test',
    '/.well-known/anything',
    '/cdn-cgi/anything',
    '/worker.js',
    '/_headers',
    '/.build/library.json',
    '/library/0.tsv',
    '/library/',
    '/%6Cibrary/0.tsv',
    '//library/0.tsv',
    '/library%2F0.tsv',
    '/%2Flibrary/0.tsv',
    '/seeds/articles.lock.json',
    `/${'a'.repeat(10_240)}`,
    `/articles/${'a'.repeat(10_240)}`,
    `/${'%41'.repeat(3000)}`,
    `/${'a/'.repeat(5000)}`,
  ])('%s is not found, and not echoed', async (target) => {
    const response = await get(target);
    expect(response).toMatchObject(NOT_FOUND);
    expectNothingForbidden(response);
    expect(JSON.stringify(response)).not.toMatch(/evil|%|aaaa/);
  });

  test.each([
    ['/rss.xml/', '/rss.xml'],
    ['/rss.xml///', '/rss.xml'],
    ['/rss.xml/index.html', '/rss.xml'],
    [`${ARTICLE}/?to=//evil.test`, ARTICLE],
  ])('%s leads to %s and nowhere else', async (target, to) => {
    const { status, headers } = await get(target);
    expect([status, headers.location]).toEqual([301, to]);
  });

  test.each(['/../rss.xml', '/%2e%2e/rss.xml', '/x/%2E./rss.xml', '/./rss.xml'])(
    '%s is the document itself by the URL Standard, which counts dots',
    async (target) => {
      expect(withoutDate(await get(target))).toEqual(withoutDate(await get('/rss.xml')));
    },
  );

  test.each(['/ÿ', '/a b', '/\u0000', '/a\rb'])('%j is a bad request', async (target) => {
    const { status, headers } = await get(target);
    expect(status).toBe(400);
    expect(headers['content-type']).toBe('text/plain');
  });
});

describe('a method', () => {
  /** It asks for a tunnel: no request to a Worker, and workerd's own server refuses it. */
  const OF_THE_SERVER = ['CONNECT'];

  test.each(METHODS.filter((method) => !OF_THE_SERVER.includes(method)))('%s', async (method) => {
    const response = await sendRaw(server.url, method, '/rss.xml');
    if (method === 'GET' || method === 'HEAD') {
      expect(response.status).toBe(200);
    } else if (method === 'OPTIONS') {
      expect(response.status).toBe(204);
    } else {
      expect([405, 501]).toContain(response.status);
      expect(response.body).not.toContain('<rss');
    }
    if (response.status === 405) {
      expectNothingForbidden(response);
      expect(response.headers).toMatchObject({
        allow: 'GET, HEAD, OPTIONS',
        'cache-control': 'no-store',
        'access-control-allow-origin': '*',
      });
      expect(response.body).toBe('This address only supports GET, HEAD, OPTIONS.\n');
    }
  });

  test.each(['get', 'Get', 'EVIL', 'G', 'GETGET', 'XYZZY-EVIL'])(
    '%s, which is none, is refused by the server',
    async (method) => {
      const { status, body } = await sendRaw(server.url, method, '/rss.xml');
      expect(status).toBe(501);
      expect(body).not.toContain('<rss');
    },
  );

  test.each(['/', '/feed', '/nothing', ARTICLE, '/articles/taken-away', '/favicon.svg'])(
    'HEAD of %s has the headers of GET',
    async (path) => {
      const full = withoutDate(await get(path));
      const head = withoutDate(await sendRaw(server.url, 'HEAD', path));
      expect(head).toEqual({ ...full, body: '' });
    },
  );
});

describe('If-None-Match, however odd, is answered in time', () => {
  test.each([
    ['any', '*', 304],
    ['a list of thousands', `${'"x", '.repeat(2500)}"y"`, 200],
    ['a tag that never ends', `"${'x'.repeat(15_000)}`, 200],
    ['quotes alone', '"'.repeat(15_000), 200],
    ['prefixes alone', 'W/'.repeat(7000), 200],
    ['no tag at all', 'evil', 200],
    ['nothing', '', 200],
  ])('%s', async (_, value, status) => {
    const response = await get('/rss.xml', `If-None-Match: ${value}`);
    expect(response.status).toBe(status);
    expectNothingForbidden(response);
  });

  test('the tag at the end of thousands is found', async () => {
    const { headers } = await get('/rss.xml');
    const list = `${'"x", '.repeat(2500)}${headers.etag}`;
    expect((await get('/rss.xml', `If-None-Match: ${list}`)).status).toBe(304);
  });
});

describe('any request', () => {
  /** Stands in every request, and must stand in no answer. */
  const TOKEN = 'zqxjk';

  const segment = fc.oneof(
    fc.constantFrom('rss.xml', 'atom.xml', 'feed.json', 'articles', 'feed', '..', '.', '', 'media'),
    fc.constantFrom('%00', '%0a', '%2f', '%zz', '%ed%a0%80', '__proto__', ';', '\\', ':', '@'),
    fc.string({ maxLength: 12 }).map(encodeURI),
    fc.constant(TOKEN),
  );
  const path = fc.array(segment, { maxLength: 5 }).map((segments) => `/${segments.join('/')}`);
  const query = fc.oneof(
    fc.constant(''),
    fc.string({ maxLength: 30 }).map((text) => `?${TOKEN}=${encodeURI(text)}`),
  );
  const value = fc
    .oneof(
      fc.constantFrom('*', 'evil.test', '"x"', 'W/"x"', 'bytes=0-1', 'text/html', '0', '-1'),
      fc.constantFrom('Sun, 06 Nov 1994 08:49:37 GMT', 'Thu, 01 Jan 1800 00:00:00 GMT', 'chunked'),
      fc.string({ maxLength: 40 }).map((text) => text.replace(/[^\x20-\x7e]/g, '?')),
    )
    .map((text) => `${text} ${TOKEN}`);
  const name = fc.constantFrom(
    'If-None-Match',
    'If-Modified-Since',
    'If-Match',
    'Accept',
    'Accept-Encoding',
    'Accept-Language',
    'Range',
    'Origin',
    'Cookie',
    'X-Forwarded-Host',
    'Forwarded',
    'User-Agent',
    'Access-Control-Request-Headers',
    'Access-Control-Request-Method',
    'X-Any',
  );
  const header = fc.tuple(name, value).map(([key, text]) => `${key}: ${text}`);
  const method = fc.constantFrom('GET', 'GET', 'GET', 'HEAD', 'OPTIONS', 'POST', 'DELETE');

  test(
    'is answered with a status and headers of the contract, and not echoed',
    async () => {
      await fc.assert(
        fc.asyncProperty(
          method,
          path,
          query,
          fc.array(header, { maxLength: 6 }),
          async (verb, target, more, headers) => {
            const response = await sendRaw(server.url, verb, target + more, headers);
            expect([200, 204, 301, 304, 404, 405, 410]).toContain(response.status);
            // Asked for compression, Miniflare compresses, as the edge does.
            if (!('content-encoding' in response.headers)) expectNothingForbidden(response);
            expect(JSON.stringify(response)).not.toContain(TOKEN);
            const { location } = response.headers;
            if (location !== undefined) expect(location).toMatch(/^\/(?!\/)/);
          },
        ),
        { numRuns: 250 },
      );
    },
    PATIENCE,
  );
});

test('no answer names another host than the site', async () => {
  for (const path of ['/', ARTICLE, ...FEEDS, '/feeds.opml', '/sitemap.xml', '/robots.txt']) {
    expect(JSON.stringify(await get(path))).not.toContain(server.url.host);
    expect((await get(path)).body.includes(SITE)).toBe(true);
  }
});
