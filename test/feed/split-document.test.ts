import { Feed } from 'feed';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { RENDER } from '../../src/feed/render.ts';
import { splitDocument } from '../../src/feed/split-document.ts';
import { createChannel, SITE } from '../support/feed-site.ts';

const RSS = `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0">
    <channel>
        <title>T</title>
        <image>
            <title>T</title>
            <url>https://x.test/a.png</url>
        </image>
        <item>
            <link>https://x.test/1</link>
            <category>a</category>
            <category>b</category>
        </item>
        <item>
            <link>https://x.test/2</link>
        </item>
    </channel>
</rss>`;

test('the elements of the head and of each item are found by their names, without indentation', () => {
  const { head, items } = splitDocument(RSS, ['first', 'second']);
  expect(head('title')).toBe('<title>T</title>');
  expect(head('image')).toBe('<image><title>T</title><url>https://x.test/a.png</url></image>');
  expect(items.map(([item, written]) => [item, written('link')])).toEqual([
    ['first', '<link>https://x.test/1</link>'],
    ['second', '<link>https://x.test/2</link>'],
  ]);
  const [, written] = items[0] ?? [];
  expect(written?.('category')).toBe('<category>a</category><category>b</category>');
});

test('the elements are put into the frame of the document, and attributes into its root', () => {
  const { assemble } = splitDocument(RSS, ['first', 'second']);
  expect(assemble(['<dc:title>U</dc:title>', '<title>V</title>'], ' xml:lang="en"')).toBe(
    '<?xml version="1.0" encoding="utf-8"?><rss xml:lang="en" xmlns:dc="http://purl.org/dc/elements/1.1/" version="2.0"><channel><dc:title>U</dc:title><title>V</title></channel></rss>',
  );
});

test.each([
  ['another document', '<html></html>', 'no document'],
  ['fewer items than it was given', RSS, '2 of 3 items'],
])('%s is a fault', (_, xml, fault) => {
  expect(() => splitDocument(xml, ['first', 'second', 'third'])).toThrow(fault);
});

describe('an element that feed no longer writes is a fault, not a gap in the document', () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  test.each([
    ['rss', 'rss2', 'generator'],
    ['rss', 'rss2', 'guid'],
    ['rss', 'rss2', 'item'],
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
