import { expect, test } from 'vitest';
import { splitFrontMatter } from '../../../src/article/markup/front-matter.ts';
import { readMarkdown } from '../../../src/article/markup/read-markdown.ts';

test.each([
  ['a table keeps its alignment', '|a|\n|-:|\n|1|', '<td align="right">1</td>'],
  ['code keeps its language', '```c++\nx\n```', '<code class="language-c++">x\n</code>'],
  ['code keeps its empty lines', '```\n\nx\n```', '<pre><code>\nx\n</code></pre>'],
  [
    'a task is a box that nobody can tick',
    '- [x] b',
    '<input type="checkbox" disabled="" checked=""/>',
  ],
  ['struck text is struck', '~~a~~', '<del>a</del>'],
  ['a bare address is a link', 'www.example.com', '<a href="http://www.example.com/">'],
  ['an e-mail address is a link', 'a@b.example', '<a href="mailto:a@b.example">'],
  ['a footnote leads there', 'x[^1]\n\n[^1]: y', 'href="#user-content-fn-1"'],
  ['a footnote leads back', 'x[^1]\n\n[^1]: y', 'id="user-content-fnref-1"'],
  ['named references are characters', 'a&nbsp;&copy;', '<p>a\u00a0©</p>'],
  ['a heading like the title is one below it', '# A\n\n# B', '<h2>B</h2>'],
  ['a line break is closed', 'a  \nb', '<br/>'],
  [
    'a link without a scheme is one of https',
    '![a](//h.example/x.png)',
    'src="https://h.example/x.png"',
  ],
  ['an image alone with a title is a figure', '![a](x.png "c")', '<figcaption>c</figcaption>'],
])('%s', (_, markdown, html) => {
  expect(readMarkdown(markdown).contentHtml).toContain(html);
});

test.each([
  ['of number signs', '# T *a*\n\nx', 'T a'],
  ['underlined', 'T\n===\n\nx', 'T'],
])('a first heading %s is the title and leaves the body', (_, markdown, title) => {
  const reading = readMarkdown(markdown);
  expect(reading.title).toEqual({ text: title, line: 1 });
  expect(reading.contentHtml).toBe('<p>x</p>');
});

test('what stands before the cut is the summary', () => {
  expect(readMarkdown('# T\n\nA **b**.\n\n<!--more-->\n\nC').summary).toBe('A b.');
});

test.each([
  ['a link', 'a\n[x](b.md)', { kind: 'link', url: 'b.md', line: 2, column: 5 }],
  ['an image', '![x](b.png)', { kind: 'media', url: 'b.png', line: 1, column: 6 }],
  ['a definition', '[x]\n\n[x]: ../b.md', { kind: 'link', url: '../b.md', line: 3, column: 6 }],
  [
    'raw HTML',
    'a\n\n<img src="b.png" alt="x">',
    { kind: 'media', url: 'b.png', line: 3, column: 11 },
  ],
])('the relative address of %s is a reference with its place', (_, markdown, reference) => {
  expect(readMarkdown(markdown).references).toEqual([reference]);
});

test.each([
  ['nothing without a closing line', '---\na: 1\n', { body: '---\na: 1\n' }],
  ['nothing behind an empty line', '\n---\na: 1\n---\n', { body: '\n---\na: 1\n---\n' }],
  ['fields, and a body on its own lines', '---\na: 1\n---\nx', { yaml: '\na: 1', body: '\n\n\nx' }],
  ['fields that end with dots', '---\na: 1\n...\nx', { yaml: '\na: 1', body: '\n\n\nx' }],
])('front matter: %s', (_, text, parts) => {
  expect(splitFrontMatter(text)).toEqual(parts);
});
