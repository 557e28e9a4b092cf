import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanText } from '../../../src/model/characters.ts';
import { readHtml } from '../../../src/read/markup/read-html.ts';
import { readMarkdown } from '../../../src/read/markup/read-markdown.ts';
import { faultsOf, parseXml, publish } from '../../support/markup-safety.ts';
import { VECTORS } from '../../support/markup-vectors.ts';

const READERS = {
  HTML: readHtml,
  'a page': (text: string) => readHtml(`<!doctype html><body><article>${text}</article></body>`),
  Markdown: readMarkdown,
} as const;

const NASTY = [
  ...'<>&"\'`=/\\:;!-[](){}#*_~|\n\t\r ax1?.@',
  ...['\0', '\u0001', '\u000b', '\ufffe', '\ufeff', '\ud800', '\u00a0', '\u2028', '\u0085'],
  ...['<!--', '-->', '<![CDATA[', ']]>', '<?', '&lt;', '&quot', '&#13;', '&#10;'],
  ...['<p>', '</p>', '<a href="x">', "<a href='javascript:x'>", '</a>', '<b>', '</b>', '<i>'],
  ...['</i>', '<table>', '<tr>', '<td>', '</table>', '<h1>', '</h1>', '<h2>', '<ul>', '<li>'],
  ...['<pre>', '<div>', '<svg>', '</svg>', '<math>', '<mtext>', '<style>', '</style>', '<title>'],
  ...['</title>', '<script>', '<form>', '<button>', '<select>', '<option>', '<template>'],
  ...['</template>', '<noscript>', '<img src=x onerror=y>', '<img src="//h/i" width=1 height=1>'],
  ...['<iframe src="https://e/">', '<video src=v>', '<source src=s>', '<marquee>', '</marquee>'],
  ...['<center>', '<ruby>', '<rt>', '<details>', '<summary>', '<input type=checkbox disabled>'],
  ...['<br>', '</br>', '<hr>', '<body>', '![a](b "c")\n\n', '[a](b)', '# ', '\n\n', '    '],
  ...['```\n', '> ', '- [x] ', '[^1]', '[^1]: ', '|-|\n'],
  ...['tidings-reference:0', ' src="tidings-reference:0"', 'java', 'script:', 'data:', 'http://h/'],
];

describe.each(Object.entries(READERS))('in %s', (_, read) => {
  test.each(VECTORS)('%s does nothing', (_name, source) => {
    const html = publish(read(source));
    expect(faultsOf(html)).toEqual([]);
    parseXml(html);
    // Read again, it is the same.
    expect(readHtml(html).contentHtml).toBe(html);
  });

  test('any source gives content that is safe and well-formed XML', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...NASTY), { maxLength: 24 }), (parts) => {
        const html = publish(read(cleanText(parts.join('')).text));
        expect(faultsOf(html)).toEqual([]);
        parseXml(html);
      }),
      { numRuns: 500 },
    );
  });
});
