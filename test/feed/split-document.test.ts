import { Feed } from 'feed';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { RENDER } from '../../src/feed/render.ts';
import { createChannel, SITE } from '../support/feed-site.ts';

describe('an element that `feed` no longer writes is an error, not a gap in the document', () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  test.each([
    ['rss', 'rss2', 'rss'],
    ['rss', 'rss2', 'generator'],
    ['rss', 'rss2', 'guid'],
    ['rss', 'rss2', 'item'],
    ['atom', 'atom1', 'feed'],
    ['atom', 'atom1', 'author'],
    ['atom', 'atom1', 'updated'],
    ['atom', 'atom1', 'entry'],
  ] as const)('%s, %s: %s', (format, method, name) => {
    const write = Feed.prototype[method];
    vi.spyOn(Feed.prototype, method).mockImplementation(function (this: Feed) {
      return write.call(this).replaceAll(new RegExp(`<(/?)${name}\\b`, 'g'), '<$1renamed');
    });
    expect(() => RENDER[format](createChannel(SITE.articles))).toThrow(/^feed wrote /);
  });
});
