import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { writePage } from '../../src/clipboard/write-page.ts';
import { readArticle } from '../../src/read/read-article.ts';

const DEFAULTS = { language: 'en', timeZone: 'UTC', hasMath: false };

const load = (name: string): string =>
  readFileSync(path.join(import.meta.dirname, '../fixtures/clipboard', `${name}.html`), 'utf8');

/** What the reader makes of a paste. */
function read(html: string, base?: string) {
  const bytes = new TextEncoder().encode(writePage(html, base));
  const reading = readArticle(
    { kind: 'html', source: { file: 'seeds/pasted.html', bytes } },
    DEFAULTS,
  );
  if (!('parsed' in reading)) throw new Error(JSON.stringify(reading));
  const { title, fields, contentHtml, leftOut, references } = reading.parsed;
  return {
    title,
    authors: fields.authors?.map(({ name }) => name),
    published: fields.published,
    html: contentHtml,
    leftOut: leftOut.map(({ what }) => what),
    references: references.map(({ url }) => url),
  };
}

describe('a paste from', () => {
  test('Chromium has its links, headings, lists and figures, and neither styles nor an aside', () => {
    const article = read(load('chromium'));
    expect(article).toMatchObject({
      title: 'Ferry to the islands runs again',
      authors: ['Jane Doe'],
      published: '2024-02-03T10:00:00Z',
      leftOut: [...Array(3).fill('a hidden <p> element'), 'an <aside> element'],
    });
    expect(article.html).toContain('<a href="http://news.example/islands">islands</a>');
    expect(article.html).toContain('after <strong>three</strong> weeks');
    expect(article.html).toMatch(/<h2[^>]*>Twice a day<\/h2>\s*<ul>\s*<li>At six<\/li>/);
    expect(article.html).toMatch(/^\s*<figure><img [^>]*src="http:\/\/news.example\/ferry.jpg"/);
    expect(writePage(load('chromium'), undefined)).not.toMatch(/style=/);
  });

  test('Word has its title, its lists and no trace of Office', () => {
    const article = read(load('word'));
    expect(article).toMatchObject({
      title: 'A walk along the harbour',
      authors: ['Jane Doe'],
      leftOut: ['a hidden <p> element', 'a hidden <span> element'],
    });
    expect(article.html.replace(/\s+/g, '')).toContain(
      '<ul><li>Acoat<ol><li>Withahood</li></ol></li><li><ahref="https://bread.example/">Bread</a></li></ul>',
    );
    expect(writePage(load('word'), undefined)).not.toMatch(/mso|Mso|<o:p|<!--|supportLists/);
  });

  test('Google Docs is bold where it says so, and its links lead where they say', () => {
    const article = read(load('google-docs'));
    expect(article.title).toBe('Notes from the island');
    expect(article.html).toContain('has <strong>one road</strong><em> and no </em>');
    expect(article.html).toContain('<a href="https://lights.example/a?b=1">traffic lights</a>');
    expect(article.html).toContain('mc<sup>2</sup>');
    expect(article.html).toContain('<s>Old.</s>');
    expect(article.html).toMatch(/<h2[^>]*>The road<\/h2>/);
    expect(article.leftOut).toEqual([]);
  });

  test('LibreOffice has its paragraphs, without the empty ones between them', () => {
    const article = read(load('libreoffice'));
    expect(article.title).toBe('A letter from the north');
    expect(article.html.match(/<p>/g)).toHaveLength(2);
    expect(article.html).toContain('<a href="https://north.example/">nobody</a>');
  });

  test('Safari has its first line as title', () => {
    const article = read(load('safari'));
    expect(article.title).toBe('The lake is frozen');
    expect(article.html).toContain('<p>Nobody <em>dared</em> to walk');
  });
});

const TEXT =
  'The ferry runs again after three weeks of storms, and so do the trains and the buses.';

describe('the title of a paste', () => {
  test.each([
    ['is its heading', `<article><p>Travel</p><h1>Ferry</h1><p>${TEXT}</p></article>`, 'Ferry'],
    ['is a lesser heading above the text', `<h3>Ferry</h3><p>${TEXT}</p>`, 'Ferry'],
    ['is not a heading below the text', `<p>Ferry</p><p>${TEXT}</p><h2>Later</h2>`, 'Ferry'],
    ['is its first line', `<div><p>Ferry</p><p>${TEXT}</p></div>`, 'Ferry'],
    [
      'is the first sentence of a long paragraph',
      `<p>The ferry runs again. ${TEXT} ${TEXT} ${TEXT}</p>`,
      'The ferry runs again.',
    ],
    ['is what a whole page says', `<title>Ferry</title><p>Travel</p><p>${TEXT}</p>`, 'Ferry'],
  ])('%s', (_, html, title) => {
    expect(read(html)).toMatchObject({ title, html: expect.stringContaining(TEXT) });
  });

  test('stays in the text where it is part of a paragraph', () => {
    const article = read(`<p>The ferry runs again. ${TEXT} ${TEXT} ${TEXT}</p>`);
    expect(article.html).toContain('<p>The ferry runs again.');
  });
});

describe('beside the title,', () => {
  test.each([
    ['a byline', '<p>By Jane Doe</p>', { authors: ['Jane Doe'] }],
    ['a name that is marked', '<div><a rel="author">Jane Doe</a></div>', { authors: ['Jane Doe'] }],
    ['a date', '<p>June 18, 2021</p>', { published: '2021-06-18T00:00:00Z' }],
    [
      'the moment of a time in other words',
      '<p><time datetime="2021-06-18T09:00:00Z">3 hours ago</time></p>',
      { published: '2021-06-18T09:00:00Z' },
    ],
    [
      'a name and a date in one block',
      '<div><span>By Jane Doe</span><span>June 18, 2021</span></div>',
      { authors: ['Jane Doe'], published: '2021-06-18T00:00:00Z' },
    ],
  ])('%s says what the head of a page would', (_, line, said) => {
    const article = read(`<h1>Ferry</h1>${line}<p>${TEXT}</p>`);
    expect(article).toMatchObject(said);
    expect(article.html.trim()).toBe(`<p>${TEXT}</p>`);
  });

  test('nothing above it is text but a sentence', () => {
    const article = read(`<p>Travel</p><p>A ferry runs.</p><h1>Ferry</h1><p>${TEXT}</p>`);
    expect(article.html.trim()).toMatch(/^<p>A ferry runs.<\/p>\s*<p>The ferry/);
    expect(article.leftOut).toEqual(['a hidden <p> element']);
  });

  test('a name that nothing marks is text', () => {
    expect(read(`<h1>Ferry</h1><p>Anna Muster</p><p>${TEXT}</p>`).authors).toBeUndefined();
  });

  test('a byline below the first paragraph is text', () => {
    expect(read(`<h1>Ferry</h1><p>${TEXT}</p><p>By Jane Doe</p>`).authors).toBeUndefined();
  });
});

describe('what is in a paste', () => {
  test('relative links are what they are where it was copied', () => {
    const { html } = read(`<h1>Ferry</h1><p>${TEXT} <a href="b">b</a></p>`, 'https://x.example/a/');
    expect(html).toContain('<a href="https://x.example/a/b">b</a>');
  });

  test('relative links without such a place stay relative', () => {
    expect(read(`<h1>Ferry</h1><p>${TEXT} <a href="b">b</a></p>`).references).toEqual(['b']);
  });

  test('all of the text stays that is in no named part', () => {
    const { html } = read(
      `<div><h1>Ferry</h1><p>${TEXT}</p></div><div><div><p>Far away, short.</p></div></div>`,
    );
    expect(html).toContain('Far away, short.');
  });

  test('preformatted text keeps its lines', () => {
    expect(read(`<h1>Ferry</h1><p>${TEXT}</p><pre>a\n\n  b</pre>`).html).toContain('a\n\n  b');
  });

  test('a page that is nested too deeply stays as it is', () => {
    const deep = '<div>'.repeat(2000);
    expect(writePage(deep, undefined)).toBe(deep);
  });
});
