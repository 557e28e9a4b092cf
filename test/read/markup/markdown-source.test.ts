import { expect, test } from 'vitest';
import { readMarkdown } from '../../../src/read/markup/read-markdown.ts';
import { fillTemplate } from '../../../src/read/template.ts';

const sourceOf = (text: string): string | undefined => {
  const { markdown } = readMarkdown(text);
  return markdown && fillTemplate(markdown, ({ url }) => url);
};

test.each([
  ['loses the title', '# Title\n\nText.\n', 'Text.'],
  ['keeps later headings', '# Title\n\n## Part\n\nText.', '## Part\n\nText.'],
  ['keeps a heading that is no title', 'Text.\n\n# Part', 'Text.\n\n# Part'],
  ['loses the mark of the summary', 'A.\n\n<!--more-->\n\nB.', 'A.\n\n\n\nB.'],
  ['loses a title with a link or HTML', '# [T](a.md) <b>x</b>\n\nText.', 'Text.'],
  ['keeps a definition above the title', '[a]: b.md\nT\n===\n[a]', '[a]: b.md\n[a]'],
  ['keeps images in links', '[![a](b.png)](c.md)', '[![a](b.png)](c.md)'],
  ['keeps code', 'A\n\n    <b>\n\n`<i>`', 'A\n\n    <b>\n\n`<i>`'],
])('the source of a text %s', (_, text, source) => {
  expect(sourceOf(text)).toBe(source);
});

test('its relative URLs stand apart, for compile to resolve', () => {
  const text =
    'See [a](b.md "t"), ![c](<d e.png>), [f][g], <https://h.test/> and [i](https://j.test).\n\n[g]: /k.md';
  const urls = readMarkdown(text).markdown?.slots.map(({ url }) => url);
  expect(urls).toEqual(['b.md', 'd e.png', '/k.md']);
  expect(sourceOf(text)).toBe(text);
});

test.each([
  ['HTML', 'A <b>bold</b> word.'],
  ['a block of HTML', '<div>\n\nText.\n\n</div>'],
  ['a link that could run', '[x](javascript:alert)'],
  ['the same between pointed brackets', '<javascript:alert>'],
  ['a URL with escapes, which would have to be read', '[x](a\\_b.md)'],
])('a text with %s has none', (_, text) => {
  expect(sourceOf(text)).toBeUndefined();
});
