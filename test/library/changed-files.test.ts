import { expect, test } from 'vitest';
import { buildLibrary } from '../../src/library/build/build-library.ts';
import { toInstant } from '../../src/model/instant.ts';
import { hour, makeSite } from '../support/made-site.ts';

test('a scheduled article that appears changes few files of the library', () => {
  const site = makeSite({ due: 1200, scheduled: 1, removed: [] });
  const settings = { FEED_LIMIT: 50, SITE_LANGUAGE: 'en', SITE_TIMEZONE: 'UTC' };
  const [before, after] = [hour(0), hour(1)].map(
    (now) => buildLibrary(site, toInstant(now), settings).files,
  );
  const changed = [...(after ?? [])].filter(([path, make]) => before?.get(path)?.() !== make());
  // Its own, those beside it and of what it links to, its lists with their feeds, the last archive and
  // the last part of the addresses: of hundreds.
  expect(changed.length).toBeGreaterThan(5);
  expect(changed.length).toBeLessThanOrEqual(16);
});
