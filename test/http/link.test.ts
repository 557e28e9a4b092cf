import { expect, test } from 'vitest';
import { formatLinks } from '../../src/http/link.ts';

test.each([
  [[], ''],
  [[{ href: 'https://a.test/', rel: 'self' }], '<https://a.test/>; rel="self"'],
  [
    [
      { href: 'https://a.test/rss.xml', rel: 'alternate', type: 'application/rss+xml', title: 'A' },
      { href: 'https://hub.test/', rel: 'hub' },
    ],
    '<https://a.test/rss.xml>; rel="alternate"; type="application/rss+xml"; title="A", <https://hub.test/>; rel="hub"',
  ],
  [
    [{ href: 'https://a.test/', rel: 'self', title: 'Say "so" \\ <b>, then; go' }],
    '<https://a.test/>; rel="self"; title="Say \\"so\\" \\\\ <b>, then; go"',
  ],
  [
    [{ href: 'https://a.test/', rel: 'self', title: "L'été (*)" }],
    '<https://a.test/>; rel="self"; title*=UTF-8\'\'L%27%C3%A9t%C3%A9%20%28%2A%29',
  ],
])('links as a header: %j', (links, header) => {
  expect(formatLinks(links)).toBe(header);
});
