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
test.each(['<a>y</a>', '<a class="x">y</a>'])('%s is text', (html) => {
  expect(readHtml(html).contentHtml).toBe('y');
});
test('a block that leaves a paragraph with nothing but a line end leaves no paragraph', () => {
  const html = publish(readHtml('<p><marquee>\n<details>'));
  expect(html).not.toContain('<p>\n</p>');
  expect(readHtml(html).contentHtml).toBe(html);
});

const PIECES = [
  ...'<a href="#x">~</a>~<b>~</b>~<p>~</p>~<table>~<tr>~<td>~</table>~<div>~<ul>~<li>~<pre>'.split(
    '~',
  ),
  ...'<h2>~</h2>~<button>~<marquee>~<form>~<details>~<summary>~<svg>~<style>~</style>'.split('~'),
  ...'<title>~&lt;~<code>~</code>~<i>~</i>~<select>~<template>~<ruby>~<rt>~<caption>'.split('~'),
  ...['<col>', '\n', 'x ', '\u00a0', '<img src="https://h.example/i" alt="">'],
  '<iframe src="https://e.example/v"></iframe>',
];
test.each([
  ['HTML', readHtml],
  ['Markdown', readMarkdown],
])('what is made of %s is the same when it is read again', (_, read) => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 24 }), (parts) => {
      const html = publish(read(cleanText(parts.join('')).text));
      expect(readHtml(html).contentHtml).toBe(html);
    }),
    { numRuns: 500 },
  );
});
