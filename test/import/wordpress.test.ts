import process from 'node:process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MediaFetcher } from '../../src/import/media.ts';
import { XmlMender } from '../../src/import/mend-xml.ts';
import { readWordPressText } from '../../src/import/wordpress-text.ts';
import { withFolder } from '../support/made-folder.ts';

const LIBRARY = {
  isWordPress: true,
  attachments: new Map(),
  blocks: new Map(),
  paths: new Set<string>(),
  site: 'https://old.example.org',
};

const read = (text: string, featured?: string): string =>
  readWordPressText(
    { text, footnotes: '', link: undefined, featured },
    { library: LIBRARY, article: '1', onMissing: () => undefined },
  );

test.each<[string, string, number]>([
  ['code that nothing closes', '[code lang="php"] ', 2000],
  ['code that is closed at last', '[code]', 2000],
  ['tags that nothing ends', '[caption id="a" ', 2000],
  ['players that nothing closes', '[audio src="a.mp3"] x ', 250],
  ['tags of plug-ins', '[box a="b"] x ', 2000],
  ['quotes in tags', '[box a="', 2000],
  ['marks of blocks', '<!-- wp:block {"ref":1 ', 2000],
  ['blocks that nothing closes', '<!-- wp:group -->\n', 2000],
  ['blank lines', '\n\n', 2000],
])('the time for %s grows with the text, and no faster', (_, piece, count) => {
  const measure = (times: number): number => {
    const text = `${piece.repeat(times)}[/code]`;
    return Math.min(
      ...[1, 2, 3].map(() => {
        const start = process.cpuUsage();
        read(text);
        return process.cpuUsage(start).user / 1000;
      }),
    );
  };
  measure(count);
  // Eight times as much: quadratic would be 64 times, which is seconds.
  expect(measure(8 * count) / Math.max(measure(count), 10)).toBeLessThan(30);
});

const PIECES = [
  '<a>',
  '&',
  '&amp;',
  '&#8217;',
  '&#8;',
  '&mdash;',
  '<![CDATA[',
  ']]>',
  ']]',
  ']',
  '\n',
  'text ',
];

test('where a document is cut into pieces makes no difference', () => {
  const mend = (pieces: readonly string[]): string => {
    const mender = new XmlMender();
    return pieces.map((piece) => mender.write(piece)).join('') + mender.end();
  };
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }),
      fc.integer({ min: 1, max: 7 }),
      (parts, size) => {
        const text = `<rss>${'x'.repeat(1100)}${parts.join('')}`;
        const pieces = text.match(new RegExp(`[\\s\\S]{1,${size}}`, 'g')) ?? [];
        expect(mend(pieces)).toBe(mend([text]));
      },
    ),
  );
});

test('what is in CDATA stays, and what is not becomes XML', () => {
  const mender = new XmlMender();
  const text = '<rss><t>A & B&nbsp;&amp; C&#8;</t><c><![CDATA[A & B&nbsp;&#8;]]></c></rss>';
  expect(mender.write(text) + mender.end()).toBe(
    '<rss><t>A &amp; B&amp;nbsp;&amp; C</t><c><![CDATA[A & B&nbsp;&#8;]]></c></rss>',
  );
});

test("files are fetched from the export's hosts, and from Jetpack's copies of them", () =>
  withFolder(async ({ root }) => {
    const hosts = new Set(['old.example.org']);
    const fetcher = await MediaFetcher.create(hosts, { cache: `${root}/.build/media` });
    const allows = (url: string): boolean => fetcher.allows(new URL(url));
    expect(allows('https://old.example.org/a.jpg')).toBe(true);
    expect(allows('https://i0.wp.com/old.example.org/a.jpg?w=300&ssl=1')).toBe(true);
    expect(allows('https://i0.wp.com/other.example.org/a.jpg')).toBe(false);
    expect(allows('https://cdn.example.org/old.example.org/a.jpg')).toBe(false);
  }));

test.each([
  ['Write [[gallery]] for it.', '<p>Write &#91;gallery] for it.</p>'],
  ['[[caption width="3"]A[/caption]]', '<p>&#91;caption width="3"]A&#91;/caption]</p>'],
  ['See [[Another page]].', '<p>See [[Another page]].</p>'],
])('what WordPress shows in brackets is no shortcode here either: %s', (text, expected) => {
  expect(read(text)).toBe(expected);
});

test.each([
  ['of Jetpack', 'https://i0.wp.com/old.example.org/a.jpg?w=300&ssl=1', 'a.jpg'],
  ['of Jetpack in a size', 'https://i2.wp.com/old.example.org/a-300x200.jpg', 'a-300x200.jpg'],
  ['with another protocol', 'http://www.old.example.org/a-300x200.jpg', 'a-300x200.jpg'],
])('the featured picture has one address, in the text too: %s', (_, src, expected) => {
  const html = read(`<img src="${src}">`, 'https://old.example.org/a.jpg');
  expect(html).toBe(`<p><img src="https://old.example.org/${expected}"></p>`);
});

test.each([
  'https://i0.wp.com/old.example.org/b.jpg?w=300',
  'https://i0.wp.com/other.example.org/a.jpg',
  'https://cdn.example.org/a.jpg',
])('another picture stays as it is: %s', (src) => {
  const html = read(`<img src="${src}">`, 'https://old.example.org/a.jpg');
  expect(html).toBe(`<p><img src="${src}"></p>`);
});

test('lists that nothing is in go', () => {
  expect(
    read(
      '<!-- wp:social-links --><ul><!-- wp:social-link {"service":"x"} /--></ul><!-- /wp:social-links -->',
    ),
  ).toBe('');
});
