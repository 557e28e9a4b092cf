import { expect, test } from 'vitest';
import { createContext } from '../../../src/read/dialects/context.ts';
import { readMarkdown } from '../../../src/read/markup/read-markdown.ts';

test.each([
  ['a table keeps its alignment', '|a|\n|-:|\n|1|', '<td align="right">1</td>'],
  ['code keeps its language', '```c++\nx\n```', '<code class="language-c++">x\n</code>'],
  ['code keeps its empty lines', '```\n\nx\n```', '<pre tabindex="0"><code>\nx\n</code></pre>'],
  [
    'code keeps them beside HTML',
    '<b>\n\n```\n\nx\n```',
    '<pre tabindex="0"><code>\nx\n</code></pre>',
  ],
  ['code behind a definition keeps its lines', '[a]: /b\n```\nx\ny', '<code>x\ny\n</code>'],
  ['a script within a line goes whole', 'a <script>b *c* d</script>', '<p>a </p>'],
  ['text in no cell stands before its table', '<table><tr>a', 'a<table tabindex="0">'],
  ['a note in a link ends it', '[a[^1]](/b)\n\n[^1]: c', 'a<sup></sup></a>'],
  [
    'a task is a box that nobody can tick',
    '- [x] b',
    '<input type="checkbox" checked="" disabled=""/>',
  ],
  ['struck text is struck', '~~a~~', '<del>a</del>'],
  ['a bare address is a link', 'www.example.com', '<a href="http://www.example.com/">'],
  ['an e-mail address is a link', 'a@b.example', '<a href="mailto:a@b.example">'],
  ['a footnote leads there', 'x[^1]\n\n[^1]: y', 'href="#user-content-fn-1"'],
  ['a footnote leads back', 'x[^1]\n\n[^1]: y', 'id="user-content-fnref-1"'],
  [
    'the heading of footnotes is for screen readers',
    'x[^1]\n\n[^1]: y',
    '<h2 class="sr-only" id="footnote-label">Footnotes</h2>',
  ],
  ['named references are characters', 'a&nbsp;&copy;', '<p>a\u00a0©</p>'],
  ['a heading like the title is one below it', '# A\n\n# B', '<h2 id="b">B</h2>'],
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
  ['of number signs', '# T *a*\n\nx', 'T a', 1],
  ['underlined', '\n\nT\n===\n\nx', 'T', 3],
  ['of HTML', '<!--\n# a -->\n\n<h1>T</h1>\n\nx', 'T', 4],
])('a first heading %s is the title and leaves the body', (_, markdown, title, line) => {
  const reading = readMarkdown(markdown);
  expect(reading.title).toEqual({ text: title, line });
  expect(reading.contentHtml).toBe('<p>x</p>');
});

test.each([
  ['a comment in an element', '<div>\n<!--\n\nhidden\n\n<p>hidden</p> -->\n</div>'],
  ['a script in an element', '<div><script>\n\nhidden\n\nhidden()\n\n</script></div>'],
  ['a style sheet in an element', '<div><style>\n\n.hidden {}\n\n</style></div>'],
  ['a script in a line', 'a <script>\n\nhidden()\n\n</script>'],
  ['a script on one line', 'a <script>hidden() *b*</script>'],
  ['a comment that nobody ended', 'a\n\n<div>\n<!--\n\nhidden\n\nhidden'],
])('what HTML hides is not published: %s', (_, markdown) => {
  const { contentHtml, lead } = readMarkdown(`# T\n\nFirst.\n\n${markdown}\n`);
  expect(contentHtml).not.toMatch(/hidden|-->|<em>/);
  expect(contentHtml).toContain('First.');
  expect(lead).toBe('First.');
});

test('the text before <!--more--> is the summary', () => {
  expect(readMarkdown('# T\n\nA **b**.\n\n<!--more-->\n\nC').said.summary).toBe('A b.');
});

test.each([
  ['a link', 'a\nb [x](b.md)', { kind: 'link', url: 'b.md', line: 2, column: 3 }],
  ['an image', 'a ![x](b.png)', { kind: 'media', url: 'b.png', line: 1, column: 3 }],
  [
    'a definition, where it is used,',
    'a [x]\n\n[x]: ../b.md',
    { kind: 'link', url: '../b.md', line: 1, column: 3 },
  ],
  [
    'a block of HTML',
    'a\n\n<div>\n <img src="b.png" alt="x">',
    { kind: 'media', url: 'b.png', line: 4, column: 2 },
  ],
  [
    'a word of HTML',
    '\n\na\n*b <a href="b.md">x</a>*',
    { kind: 'link', url: 'b.md', line: 4, column: 4 },
  ],
  [
    'HTML in a list behind code that looks alike',
    '`<a href="b.md">`\n\n- a\n\n  <a href="b.md">x</a>',
    { kind: 'link', url: 'b.md', line: 5, column: 3 },
  ],
])('the relative address of %s is a reference with its place', (_, markdown, reference) => {
  expect(readMarkdown(markdown).references).toEqual([reference]);
});

test.each([
  [{}, 'en', '<h2 class="sr-only" id="footnote-label">Footnotes</h2>'],
  [{}, 'de', '<h2 class="sr-only" id="footnote-label">Fußnoten</h2>'],
  [
    { language: 'fr-CA' },
    'de',
    '<h2 class="sr-only" id="footnote-label">Notes de bas de page</h2>',
  ],
  [{ language: 'fa' }, 'de', '<h2 class="sr-only" lang="en" id="footnote-label">Footnotes</h2>'],
])(
  'footnotes of an article with %j on a site in %s have the heading %s',
  (fields, site, heading) => {
    const { contentHtml } = readMarkdown(
      'x[^1]\n\n[^1]: y',
      createContext(fields, { language: site }),
    );
    expect(contentHtml).toContain(heading);
  },
);
