import { expect, test } from 'vitest';
import { readHtml } from '../../../src/read/markup/read-html.ts';
import { readMarkdown } from '../../../src/read/markup/read-markdown.ts';
import { fillTemplate } from '../../../src/read/template.ts';

/** The content with the place of each reference for a URL. */
const fill = (markdown: string): string => {
  const { contentHtml: text, slots } = readMarkdown(markdown);
  return fillTemplate(
    { text, slots },
    ({ attribute, reference }) => ` ${attribute}="/${reference}"`,
  );
};

test.each([
  ['links', '[x](a.md)', '<p><a href="/0">x</a></p>'],
  ['several in their order', '[x](a.md) ![y](b.png)', '<a href="/0">x</a> <img alt="y" src="/1"/>'],
  ['posters', '<video src="a.mp4" poster="b.png"></video>', 'src="/0" poster="/1"'],
  ['a text behind blank lines', '<i></i>\n\n[x](a.md)', '<a href="/0">x</a>'],
])('references are filled in %s', (_, markdown, html) => {
  expect(fill(markdown)).toContain(html);
});

test.each([
  ['a text', ' src="tidings-reference:0"'],
  ['code', '`<a href="tidings-reference:0">`'],
  ['a title', '[x](https://x.example "a src=&quot;tidings-reference:0&quot; b")'],
  ['a link', '[x](tidings-reference:0)'],
])('%s that looks like a mark stays as it is', (_, markdown) => {
  expect(readMarkdown(markdown).slots).toEqual([]);
});

test('an attribute is left out until its reference is resolved', () => {
  expect(readHtml('<a href="a.md">x</a>').contentHtml).toBe('<a>x</a>');
});

test.each([
  ['a block', '<div href="no.md">x</div>'],
  ['an image', '<img src="https://h.example/a.png" alt="x" href="no.md" poster="no.png">'],
])('an address on %s that does not use it is ignored', (_, html) => {
  expect(readHtml(html).references).toEqual([]);
});
