import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanText } from '../../../src/model/characters.ts';
import { readHtml } from '../../../src/read/markup/read-html.ts';
import { readMarkdown } from '../../../src/read/markup/read-markdown.ts';
import { publish } from '../../support/markup-safety.ts';

test.each([
  ['the first line', '<p><a href="a.md">x</a>', 1, 4],
  ['a later line', '<p>\n <a href="a.md">x</a>', 2, 2],
])('a reference on %s has its place', (_, html, line, column) => {
  expect(readHtml(html).references).toEqual([{ kind: 'link', url: 'a.md', line, column }]);
});
test.each(['<a id="x">y</a>', '<a name="x">y</a>', '<a>y</a>'])('%s is text', (html) => {
  expect(readHtml(html).contentHtml).toBe('y');
});
const PIECES = [
  '<a href="#x">',
  '</a>',
  '<b>',
  '</b>',
  '<p>',
  '</p>',
  '<table>',
  '<tr>',
  '<td>',
  '</table>',
  '<div>',
  '</div>',
  '<ul>',
  '<li>',
  '<pre>',
  '\n',
  'x ',
  '<h2>',
  '</h2>',
  '<button>',
  '<marquee>',
  '<form>',
  '<details>',
  '<summary>',
  '<iframe src="https://e.example/v"></iframe>',
  '<img src="https://h.example/i" alt="">',
  '<svg>',
  '<style>',
  '</style>',
  '<title>',
  '&lt;',
  '\u00a0',
  '<code>',
  '</code>',
  '<i>',
  '</i>',
  '<select>',
  '<template>',
  '<ruby>',
  '<rt>',
  '<caption>',
  '<col>',
];
test.each([
  ['HTML', readHtml],
  ['Markdown', readMarkdown],
])('read again, %s stays as it is', (_, read) => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 24 }), (parts) => {
      const html = publish(read(cleanText(parts.join('')).text));
      expect(readHtml(html).contentHtml).toBe(html);
    }),
    { numRuns: 500 },
  );
});
