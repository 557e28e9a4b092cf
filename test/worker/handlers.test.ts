import { describe, expect, test, vi } from 'vitest';
import site from '#library';
import { createApp } from '../../src/app.ts';
import { createLibrary, type Library } from '../../src/library/library.ts';
import { readSettings } from '../../src/settings.ts';

const read = readSettings({
  SITE_URL: 'https://news.tidings.test',
  SITE_TITLE: 'T',
  SITE_DESCRIPTION: 'D',
  SITE_LANGUAGE: 'en',
  FEED_LIMIT: '2',
  FEED_MAX_AGE: '600',
});
if ('problems' in read) throw new Error('the settings of this test are wrong');
const { settings } = read;

/** The real library, which also counts how often somebody asks it for articles to render. */
function createCountingApp(): { app: ReturnType<typeof createApp>; renders: () => number } {
  const library = createLibrary(site);
  let count = 0;
  const counting: Library = {
    latest: (limit) => {
      count += 1;
      return library.latest(limit);
    },
    find: library.find,
    redirect: library.redirect,
  };
  return { app: createApp(counting, settings), renders: () => count };
}

describe('a warm isolate', () => {
  test('renders each feed once, whatever is asked of it', async () => {
    const { app, renders } = createCountingApp();
    const first = await app.request('/atom.xml');
    expect(renders()).toBe(1);
    const etag = first.headers.get('etag') ?? '';
    const lastModified = first.headers.get('last-modified') ?? '';
    for (const [status, headers] of [
      [200, {}],
      [304, { 'If-None-Match': etag }],
      [304, { 'If-Modified-Since': lastModified }],
    ] as const) {
      expect((await app.request('/atom.xml', { headers })).status).toBe(status);
      expect((await app.request('/atom.xml', { headers, method: 'HEAD' })).status).toBe(status);
    }
    expect(renders()).toBe(1);
  });

  test('renders once for requests that come together', async () => {
    const { app, renders } = createCountingApp();
    await Promise.all([1, 2, 3].map(() => app.request('/rss.xml')));
    expect(renders()).toBe(1);
  });
});

test('settings shape the feeds', async () => {
  const { app } = createCountingApp();
  const response = await app.request('/rss.xml');
  const rss = await response.text();
  expect(response.headers.get('cache-control')).toBe('public, max-age=600');
  expect(rss).toContain('<ttl>10</ttl>');
  expect(rss.match(/<item>/g)).toHaveLength(2);
});

test('a failure says nothing of the inside, and is tried again the next time', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => {});
  let isBroken = true;
  const library = createLibrary(site);
  const app = createApp(
    {
      latest: (limit) =>
        isBroken ? Promise.reject(new Error('secret: /srv/x')) : library.latest(limit),
      find: library.find,
      redirect: library.redirect,
    },
    settings,
  );
  const failed = await app.request('/rss.xml');
  expect(failed.status).toBe(500);
  expect(failed.headers.get('cache-control')).toBe('no-store');
  expect(await failed.text()).toBe('Something went wrong here. Try again later.\n');
  expect(log).toHaveBeenCalledWith(expect.objectContaining({ message: 'secret: /srv/x' }));
  isBroken = false;
  expect((await app.request('/rss.xml')).status).toBe(200);
});
