import { expect, test } from 'vitest';
import { readHtml } from '../../../src/read/markup/read-html.ts';

const page = (head: string, body = '<article><p>x</p></article>'): string =>
  `<!doctype html><html lang="en"><head>${head}</head><body>${body}</body></html>`;

const linkedData = (data: unknown): string =>
  page(`<script type="application/ld+json">${JSON.stringify(data)}</script>`);

test.each([
  ['Open Graph', page('<meta property="article:published_time" content="2020-01-02">')],
  ['JSON-LD', linkedData({ '@type': 'NewsArticle', datePublished: '2020-01-02' })],
  ['a graph', linkedData({ '@graph': [{ '@type': 'Article', datePublished: '2020-01-02' }] })],
  [
    'a list',
    linkedData([{ '@type': 'WebSite' }, { '@type': ['BlogPosting'], datePublished: '2020-01-02' }]),
  ],
  ['Dublin Core', page('<meta name="DC.date" content="2020-01-02">')],
  ['microdata', page('<meta itemprop="datePublished" content="2020-01-02">')],
  [
    'its header',
    page('', '<article><header><time datetime="2020-01-02">x</time></header></article>'),
  ],
])('a page is dated by %s', (_, html) => {
  expect(readHtml(html).said.published).toBe('2020-01-02T00:00:00');
});

test.each([
  ['a name', { author: 'A' }, ['A']],
  ['a person', { author: { name: 'A  B' } }, ['A B']],
  ['several', { author: [{ name: 'A' }, 'B'] }, ['A', 'B']],
])('JSON-LD names as its author %s', (_, author, authors) => {
  expect(readHtml(linkedData({ '@type': 'Article', ...author })).said.authors).toEqual(
    authors.map((name) => ({ name })),
  );
});

test('broken JSON-LD says nothing', () => {
  expect(readHtml(page('<script type="application/ld+json">{</script>')).said.published).toBe(
    undefined,
  );
});

test('an author that is an address is none', () => {
  expect(
    readHtml(page('<meta property="article:author" content="https://x.example/">')).said.authors,
  ).toBe(undefined);
});

test('the heading that the title begins with is the title, without the name of the site', () => {
  const reading = readHtml(page('<title>Hello you - Site</title>', '<h1>Hello  You</h1><p>x</p>'));
  expect(reading.title?.text).toBe('Hello You');
  expect(reading.contentHtml).toBe('<p>x</p>');
});

test('the boilerplate of a page goes, and is reported', () => {
  const reading = readHtml(
    page('', '<nav>a</nav><article>\n<nav>b</nav><p>x</p>\n<footer>c</footer></article>'),
  );
  expect(reading.contentHtml).toBe('<p>x</p>');
  expect(reading.leftOut).toEqual([
    { line: 2, what: 'a <nav> element' },
    { line: 3, what: 'a <footer> element' },
  ]);
});

test.each([
  ['a script', '\n<script>x</script>', { line: 2, what: 'a <script> element' }],
  ['a handler', '<b onclick="x">a</b>', { line: 1, what: 'the onclick attribute of <b>' }],
  ['a style', '<b style="x">a</b>', { line: 1, what: 'the style attribute of <b>' }],
  ['a link that runs', '<a href="JavaScript:x">a</a>', { line: 1, what: 'a javascript: link' }],
  ['a form', '<form>a</form>', { line: 1, what: 'a <form> element, keeping its text' }],
  [
    'a frame',
    '<iframe src="https://x.example/"></iframe>',
    { line: 1, what: 'an <iframe> element, kept as a link' },
  ],
])('%s is reported as left out', (_, html, leftOut) => {
  expect(readHtml(html).leftOut).toEqual([leftOut]);
});

test.each([
  ['an image that shows something unsaid', '<img src="a.png">', 1],
  ['an image that only decorates', '<img src="a.png" alt="">', 0],
])('warnings for %s', (_, html, count) => {
  expect(readHtml(html).warnings).toHaveLength(count);
});

test.each([
  ['<h2 id="x">Sea<a class="headerlink" href="#x">¶</a></h2>', '<h2 id="x">Sea</h2>'],
  [
    '<h2><a href="https://a.example/p#x" aria-hidden="true">#</a> Sea</h2>',
    '<h2 id="sea"> Sea</h2>',
  ],
  ['<p><a href="#x">#</a></p>', '<p><a href="#x">#</a></p>'],
  ['<h2><a href="#x">Sea</a></h2>', '<h2 id="sea"><a href="#x">Sea</a></h2>'],
  [
    '<pre><span class="lnt">1\n</span>a</pre><p class="lnt">a 1</p>',
    '<pre tabindex="0">a</pre><p>a 1</p>',
  ],
])('what pages add to headings and code is no part of the text: %s', (html, expected) => {
  expect(readHtml(html)).toMatchObject({ contentHtml: expected, leftOut: [] });
});
