import { expect, test } from 'vitest';
import { readHtml } from '../../../src/read/markup/read-html.ts';
import { readMarkdown } from '../../../src/read/markup/read-markdown.ts';

const idsOf = (html: string): readonly (string | undefined)[] =>
  [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);

test.each([
  ['as GitHub makes them', '## A *b*, `c`!\n\n## Ünï', ['a-b-c', 'ünï']],
  ['each of its own', '## A\n\n## A\n\n## A', ['a', 'a-1', 'a-2']],
  ['as they are stated', '## A {#own}\n\n## B { .x #b2 }', ['own', 'b2']],
  ['as kramdown states them', '## A\n{: #own .x}\n\nB\n---\n{:#b2}', ['own', 'b2']],
  ['as MDX states them', '## A {/* #own */}', ['own']],
  ['as HTML states them', '<h2 id="own">A</h2>', ['own']],
  ['of what is stated first', '## B\n\n## A {#b}', ['b-1', 'b']],
  ['that no page has itself', '## Main', ['main-1']],
  ['that any page may lead to', '<p id="x">a</p>\n\n<a name="y"></a>', ['x', 'y']],
])('ids: %s', (_, markdown, ids) => {
  expect(idsOf(readMarkdown(`t\n\n${markdown}`).contentHtml)).toEqual(ids);
});

test('a saved page keeps the ids that its own links lead to', () => {
  const text = '<p id="x">a</p><p id="y">b</p><p><a href="#y">c</a></p>';
  const page = `<!doctype html><title>T</title><body><article><h1>T</h1>${text}</article>`;
  expect(idsOf(readHtml(page).contentHtml)).toEqual(['y']);
});

test('what says the id does not show', () => {
  const { contentText } = readMarkdown('t\n\n## A {#own}\n\n## B\n{: .no_toc #c}');
  expect(contentText).toBe('t\n\nA\n\nB');
});

test('notes lead there and back beside headings of the same name', () => {
  const { contentHtml } = readMarkdown('a[^1]\n\n## Footnotes\n\n[^1]: b');
  expect(contentHtml).toContain('href="#user-content-fn-1" id="user-content-fnref-1"');
  expect(contentHtml).toContain('id="user-content-fn-1"');
  expect(new Set(idsOf(contentHtml)).size).toBe(idsOf(contentHtml).length);
});

test('in HTML, a mark that a link leads to stays', () => {
  expect(readHtml('<h2>A</h2><span id="x">b</span><a href="#x">c</a>').contentHtml).toBe(
    '<h2 id="a">A</h2><a id="x"></a>b<a href="#x">c</a>',
  );
});
