import { createServer } from 'node:http';
import getPort from 'get-port';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadFeed } from '../../src/import/load-feed.ts';

const item = (id: string): string => `<item><guid>${id}</guid></item>`;
const rss = (content: string): string =>
  `<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>x</title>${content}</channel></rss>`;

const PAGES: Readonly<Record<string, string>> = {
  '/rss': rss(`<atom:link rel="next" href="/rss?paged=2"/>${item('1')}`),
  '/rss?paged=2': rss(`<atom:link rel="next" href="/rss?paged=3"/>${item('1')}${item('2')}`),
  '/away': rss(`<atom:link rel="next" href="http://other.test/rss"/>${item('1')}`),
  '/file': rss(`<atom:link rel="next" href="file:///etc/passwd"/>${item('1')}`),
  '/endless': rss(`<atom:link rel="next" href="/endless"/>${item('1')}`),
};

const server = createServer(({ url = '' }, response) => {
  const page = PAGES[url];
  response.writeHead(page === undefined ? 404 : 200).end(page);
});
let site = '';

beforeAll(async () => {
  const port = await getPort();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  site = `http://127.0.0.1:${port}`;
});
afterAll(() => server.close());

test.each([
  ['/rss', ['1', '2'], '/rss?paged=3'],
  ['/away', ['1'], 'http://other.test/rss'],
  ['/file', ['1'], 'file:///etc/passwd'],
  ['/endless', ['1'], undefined],
])('a feed at a URL, %s, is read as far as it goes on there', async (path, ids, rest) => {
  const loaded = await loadFeed('/', site + path);
  if ('problem' in loaded) throw new Error(loaded.problem.message);
  expect(loaded.items.map(({ id }) => id)).toEqual(ids);
  expect(loaded.rest?.replace(site, '')).toBe(rest);
});

test('a URL that answers with an error is a problem', async () => {
  const url = `${site}/nothing`;
  expect(await loadFeed('/', url)).toEqual({
    problem: {
      file: url,
      line: 1,
      column: 1,
      message: 'the server answered 404; save the feed and give its path',
    },
  });
});

test('a server that is not there is a problem', async () => {
  expect(await loadFeed('/', 'http://127.0.0.1:1/rss')).toMatchObject({
    problem: { message: 'this cannot be downloaded; save the feed and give its path' },
  });
});
