import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildTermSlug } from '../../src/compile/term-slug.ts';

test.each([
  ['News', 'news'],
  ['Fish & Chips', 'fish-and-chips'],
  ['R&D', 'r-and-d'],
  ['C', 'c'],
  ['C++', 'c-plus-plus'],
  ['C#', 'c-sharp'],
  ['.NET', 'dot-net'],
  ['Node.js', 'node-js'],
  ['#hashtag', 'hashtag'],
  ['100 %', '100-percent'],
  ['Café', 'cafe'],
  ['Ångström', 'angstroem'],
  ['Привет мир', 'privet-mir'],
  ['東京', encodeURIComponent('東京')],
  ['東京 2020', encodeURIComponent('東京-2020')],
  ['日本語 C++', encodeURIComponent('日本語-c-plus-plus')],
  ['हिन्दी', encodeURIComponent('हिन्दी')],
  ['한국', encodeURIComponent('한국')],
  ['🎉', 'u1f389'],
  ['..', 'u2e-u2e'],
  ['__proto__', 'proto'],
])('%s has the slug %s', (name, slug) => expect(buildTermSlug(name)).toBe(slug));

test('every name has a slug that needs no escaping in a path', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (name) => {
      const slug = buildTermSlug(name);
      expect(slug).toMatch(/^(?:[\w-]|%[0-9A-F]{2})+$/);
      expect(new URL(`https://x.test/tags/${slug}/rss.xml`).pathname).toBe(`/tags/${slug}/rss.xml`);
    }),
  );
});
