import { describe, expect, test, vi } from 'vitest';
import type { FeedFormat } from '../../src/feed/formats.ts';
import { RENDER } from '../../src/feed/render.ts';
import { createChannel, SITE } from '../support/feed-site.ts';

const GOLDEN = { rss: 'rss.xml', atom: 'atom.xml', json: 'feed.json' } as const;

const channel = createChannel(SITE.articles);

describe.each(['rss', 'atom', 'json'] as const)('%s', (format: FeedFormat) => {
  const document = RENDER[format](channel);

  test('is the document that was approved', async () => {
    await expect(document).toMatchFileSnapshot(`golden/${GOLDEN[format]}`);
  });

  test('does not depend on the time', () => {
    vi.useFakeTimers({ now: new Date('2030-01-01T00:00:00Z') });
    expect(RENDER[format](channel)).toBe(document);
    vi.useRealTimers();
  });
});
