import { describe, expect, inject, test, vi } from 'vitest';
import { createApp } from '../../src/app.ts';
import type { Edition } from '../../src/library/edition.ts';
import { createSettings } from '../known-settings.ts';
import { shelveSite } from '../shelved.ts';

const site = inject('site');

const settings = createSettings({ FEED_LIMIT: '2', FEED_MAX_AGE: '600' });

/** The real library, which also counts how often somebody asks it for articles to render. */
function createCountingApp(): { app: ReturnType<typeof createApp>; renders: () => number } {
  let count = 0;
  const edition = shelveSite(site).at(Date.now());
  const counting: Edition = {
    ...edition,
    main: {
      ...edition.main,
      latest: (limit) => {
        count += 1;
        return edition.main.latest(limit);
      },
    },
  };
  return { app: createApp({ at: () => counting }, settings, Date.now), renders: () => count };
}

describe('a warm isolate', () => {
  test('renders and hashes each feed once, whatever is asked of it', async () => {
    const { app, renders } = createCountingApp();
    const first = await app.request('/atom.xml');
    expect(renders()).toBe(1);
    const etag = first.headers.get('etag') ?? '';
    const lastModified = first.headers.get('last-modified') ?? '';
    const digest = vi.spyOn(crypto.subtle, 'digest');
    for (const [status, headers] of [
      [200, {}],
      [304, { 'If-None-Match': etag }],
      [304, { 'If-Modified-Since': lastModified }],
    ] as const) {
      expect((await app.request('/atom.xml', { headers })).status).toBe(status);
      expect((await app.request('/atom.xml', { headers, method: 'HEAD' })).status).toBe(status);
    }
    expect(renders()).toBe(1);
    expect(digest).not.toHaveBeenCalled();
    await app.request('/rss.xml');
    expect(digest).toHaveBeenCalledOnce();
    digest.mockRestore();
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
  const edition = shelveSite(site).at(Date.now());
  const breaking: Edition = {
    ...edition,
    main: {
      ...edition.main,
      latest: (limit) =>
        isBroken ? Promise.reject(new Error('secret: /srv/x')) : edition.main.latest(limit),
    },
  };
  const app = createApp({ at: () => breaking }, settings, Date.now);
  const failed = await app.request('/rss.xml');
  expect(failed.status).toBe(500);
  expect(failed.headers.get('cache-control')).toBe('no-store');
  expect(await failed.text()).toBe('Something went wrong here. Try again later.\n');
  expect(log).toHaveBeenCalledWith({
    message: 'Error: secret: /srv/x',
    method: 'GET',
    path: '/rss.xml',
    stack: expect.stringContaining('handlers.test.ts'),
  });
  isBroken = false;
  expect((await app.request('/rss.xml')).status).toBe(200);
});
