import { afterEach, expect, inject, test, vi } from 'vitest';
import { createApp } from '../../src/app.ts';
import type { Snapshot } from '../../src/library/open/snapshot.ts';
import { buildSiteLibrary } from '../support/library.ts';
import { createSettings } from '../support/settings.ts';

const site = inject('site');

const settings = createSettings({ FEED_LIMIT: '2', FEED_MAX_AGE: '600' });

afterEach(() => void vi.restoreAllMocks());

test('settings shape the feeds', async () => {
  const app = createApp(buildSiteLibrary(site), settings, Date.now);
  const response = await app.request('/rss.xml');
  const rss = await response.text();
  expect(response.headers.get('cache-control')).toBe('public, max-age=600');
  expect(rss).toContain('<ttl>10</ttl>');
  expect(rss.match(/<item>/g)).toHaveLength(2);
});

test('an error response has no inner detail, and the next request is tried again', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => {});
  let isBroken = true;
  const library = buildSiteLibrary(site);
  const snapshot = library.at(Date.now());
  const breaking: Snapshot = {
    ...snapshot,
    latest: (limit) => {
      if (isBroken) throw new Error('secret: /srv/x');
      return snapshot.latest(limit);
    },
  };
  const app = createApp({ ...library, at: () => breaking }, settings, Date.now);
  const failed = await app.request('/rss.xml');
  expect(failed.status).toBe(500);
  expect(failed.headers.get('cache-control')).toBe('no-store');
  expect(await failed.text()).toBe('Something went wrong. Please try again later.\n');
  expect(log).toHaveBeenCalledWith({
    message: 'Error: secret: /srv/x',
    method: 'GET',
    path: '/rss.xml',
    stack: expect.stringContaining('handlers.test.ts'),
  });
  isBroken = false;
  expect((await app.request('/rss.xml')).status).toBe(200);
});
