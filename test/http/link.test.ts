import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatLinks, linkHeader } from '../../src/http/link.ts';

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

/** Texts of a few scripts, up to far more than a header carries. */
const text = fc
  .tuple(fc.constantFrom('a', 'é', '東', '🚀', '"', '\\', '%', "'", ' ', ','), fc.nat(4000))
  .map(([sign, count]) => sign.repeat(count));

const link = fc.record(
  {
    href: fc.nat(3000).map((count) => `https://a.test/${'a'.repeat(count)}`),
    rel: fc.constantFrom('self', 'hub', 'alternate'),
    type: fc.constant('application/rss+xml'),
    title: text,
  },
  { requiredKeys: ['href', 'rel'] },
);

test('a Link header has at most 2 KB, and no link that is cut', () => {
  fc.assert(
    fc.property(fc.array(link, { maxLength: 12 }), (links) => {
      const { Link: value = '' } = linkHeader(links);
      expect(value.length).toBeLessThanOrEqual(2048);
      let rest = value;
      for (const each of links) {
        const whole = formatLinks([each]);
        // What is there comes in the order given; what is not there would have been too long.
        if (whole !== '' && rest.startsWith(whole))
          rest = rest.slice(whole.length).replace(/^, /, '');
        else expect(whole.length === 0 || whole.length + value.length + 2 > 2048).toBe(true);
      }
      expect(rest).toBe('');
    }),
  );
});

test('a link that is too long is left out, and those after it are kept', () => {
  const create = (title: string) => ({ href: 'https://a.test/', rel: 'alternate', title });
  const long = create('a'.repeat(2000));
  expect(linkHeader([long, create('A'), long])).toEqual({
    Link: '<https://a.test/>; rel="alternate"; title="A"',
  });
  expect(linkHeader([long])).toEqual({});
});
