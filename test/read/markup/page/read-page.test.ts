import { describe, expect, test } from 'vitest';
import { readHtml } from '../../../../src/read/markup/read-html.ts';

const PROSE =
  'The ferry leaves at six, and nobody on the quay has ever seen it leave late, or early, or empty. ';

const TEXT = `<p>${PROSE}</p><p>${PROSE}</p><p>${PROSE}</p>`;

const page = (body: string, head = ''): string =>
  `<!doctype html><html lang="en"><head><title>T</title>${head}</head><body>${body}</body></html>`;

const read = (body: string, head?: string) => readHtml(page(body, head));

describe('the article of a page is where its text is', () => {
  test.each([
    ['beside a teaser', `<div>${TEXT}</div><article>OTHER</article>`],
    [
      'beside several teasers',
      `<div>${TEXT}</div><article>OTHER</article><article>OTHER</article>`,
    ],
    ['below an empty <main>', `<main></main><div>${TEXT}</div>`],
    ['below a <main> with a heading', `<main><h1>T</h1></main><div>${TEXT}</div>`],
    ['in a form', `<form action="x"><div>${TEXT}</div><input name="q"></form>`],
    ['in a form with an article', `<form><article>${TEXT}</article><aside>OTHER</aside></form>`],
    ['in a form below a header', `<header>OTHER</header><nav>OTHER</nav><form>${TEXT}</form>`],
    ['below a navigation that nobody closed', `<nav><a href="/">T</a><div>${TEXT}</div>`],
    ['in an <aside>', `<aside>${TEXT}</aside>`],
    ['in a hidden element', `<div hidden>${TEXT}</div>`],
    ['in an article within others', `<article><article>${TEXT}</article></article>`],
    ['in a role', `<div role="main">${TEXT}</div><div role="complementary">OTHER</div>`],
    ['above comments', `<article>${TEXT}<div id="comments">${'OTHER '.repeat(99)}</div></article>`],
    ['beside a sidebar', `<div class="left sidebar">OTHER</div><div class="post">${TEXT}</div>`],
    [
      'below a cookie notice',
      `<div id="cookie-banner">${'OTHER '.repeat(20)}</div><main>${TEXT}</main>`,
    ],
    ['in a popup that is all there is', `<div class="newsletter">${TEXT}</div>`],
  ])('%s', (_, body) => {
    const { contentText } = read(body);
    expect(contentText.split(PROSE.trim())).toHaveLength(4);
    expect(contentText).not.toContain('OTHER');
  });
});

describe('what is around a text goes, and is reported', () => {
  test.each([
    ['comments', '<section class="comments-area">', 'a <section> element (comments)'],
    ['related articles', '<div class="relatedPosts">', 'a <div> element (links to other articles)'],
    ['share buttons', '<ul class="social-share">', 'a <ul> element (share buttons)'],
    ['a newsletter', '<div class="newsletter-signup">', 'a <div> element (a sign-up form)'],
    ['a cookie notice', '<div id="cookie_notice">', 'a <div> element (a cookie notice)'],
    ['a cookie service', '<div id="CybotCookiebotDialog">', 'a <div> element (a cookie notice)'],
    ['breadcrumbs', '<ol class="c-breadcrumbs">', 'an <ol> element (breadcrumbs)'],
    ['page links', '<div class="nav-links">', 'a <div> element (navigation)'],
    ['a sidebar', '<div class="sidebar-right">', 'a <div> element (a sidebar)'],
    ['an advertisement', '<div class="ad-slot">', 'a <div> element (an advertisement)'],
    ['a search', '<div role="search">', 'a <div> element (search)'],
    ['what is hidden', '<div style="color:red; display: none">', 'a hidden <div> element'],
  ])('%s', (_, tag, what) => {
    const { contentText, leftOut } = read(`<article>${TEXT}\n${tag}OTHER</article>`);
    expect(contentText).not.toContain('OTHER');
    expect(leftOut).toEqual([{ line: 2, what }]);
  });

  test.each([
    [
      'of Sphinx',
      '<section id="comments"><h2>Comments<a class="headerlink" href="#comments">¶</a></h2>',
    ],
    ['of pandoc', '<section id="sharing" class="level2"><h2>Sharing</h2>'],
    ['with a class like one', '<div class="comments-policy">'],
    ['with a word that is one', '<p class="comments">'],
  ])('but no part of a text that is called so: %s', (_, tag) => {
    const { contentText, leftOut } = read(`<article>${TEXT}${tag}<p>OTHER</p></article>`);
    expect(contentText).toContain('OTHER');
    expect(leftOut).toEqual([]);
  });
});

test('the teasers beside a text in <main> go', () => {
  const teaser = `<article><a href="/x"><h3>OTHER</h3></a><p>OTHER is read here.</p></article>`;
  const { contentText } = read(`<main><div>${TEXT}</div><div>${teaser.repeat(5)}</div></main>`);
  expect(contentText).not.toContain('OTHER');
  expect(contentText.split(PROSE.trim())).toHaveLength(4);
});

test('several articles of about the same length are one text', () => {
  const { contentText } = read(`<article>${TEXT}</article><article>${TEXT}</article>`);
  expect(contentText.split(PROSE.trim())).toHaveLength(7);
});

test('parts of the same kind are one text', () => {
  const parts = [9, 1, 1].map((times) => `<div class="part">${TEXT.repeat(times)}</div>`);
  const { contentText } = read(`<div class="top">OTHER</div><div>${parts.join('')}</div>`);
  expect(contentText.split(PROSE.trim())).toHaveLength(34);
});

test('code with many links is no list of links', () => {
  const code = '<div><pre><a href="#a">int a</a>; <a href="#b">int b</a>;</pre></div>';
  const { contentText } = read(`<div class="top">OTHER</div><div>${TEXT}${code}</div>`);
  expect(contentText).toContain('int a; int b;');
});

test('of a page that is all links, nothing is lost', () => {
  const links = Array.from({ length: 40 }, (_, at) => `<li><a href="/${at}">LINK ${at}</a></li>`);
  const { contentText } = read(
    `<div><div>Names</div><p>A.</p></div><div><ul>${links.join('')}</ul></div>`,
  );
  expect(contentText.split('LINK')).toHaveLength(41);
});

test('a list of links that is the text stays', () => {
  const links = Array.from(
    { length: 9 },
    (_, at) => `<div><a href="/${at}">LINK ${PROSE}</a></div>`,
  );
  const { contentText } = read(`<div id="top">Site</div><div>${links.join('')}</div>`);
  expect(contentText.split('LINK')).toHaveLength(10);
});

describe('if less than half of the text of a page is left', () => {
  const warningsOf = (body: string) => read(body).warnings.map(({ message }) => message);

  test('a warning says so', () => {
    const message = expect.stringMatching(
      /^only 2\d % of the text of this page is in its article; /,
    );
    expect(warningsOf(`<article>${TEXT}</article><aside>${TEXT.repeat(3)}</aside>`)).toEqual([
      message,
    ]);
    expect(
      warningsOf(`<article>${TEXT}<div id="comments">${TEXT.repeat(3)}</div></article>`),
    ).toEqual([message]);
  });

  test('menus, footers and cookie notices do not count', () => {
    const menus = `<nav>${TEXT}</nav><div class="cookie-banner">${TEXT}</div><footer>${TEXT}</footer>`;
    expect(warningsOf(`${menus}<article>${TEXT}</article>`)).toEqual([]);
  });

  test('and what is around it is reported with its place in any case', () => {
    expect(read(`<article>${TEXT}</article>\n<div>Some other text.</div>`).leftOut).toEqual([
      { line: 2, what: 'what is around the article', text: 'Some other text.' },
    ]);
  });
});

describe('the title of a page that states none', () => {
  const titleOf = (title: string, body: string): string | undefined =>
    readHtml(`<!doctype html><title>${title}</title><body>${body}`).title?.text;

  test.each([
    ['is its heading', 'A ferry | Pier', `<article><h1>A ferry</h1>${TEXT}</article>`],
    ['may be above the text', 'A ferry | Pier', `<h1>A ferry</h1><article>${TEXT}</article>`],
    ['is not that of the site', 'A ferry - Pier', `<h1>Pier</h1><h1>A ferry</h1>${TEXT}`],
    [
      'may be of a lower level',
      'Pier: A ferry',
      `<h1>Pier</h1><div><article><h3>A ferry</h3>${TEXT}</article></div>`,
    ],
  ])('%s', (_, title, body) => {
    expect(titleOf(title, body)).toBe('A ferry');
  });
});

test.each([
  ['By Jane Doe', 'Jane Doe'],
  ['by Jane', 'Jane'],
  ['Von Anna Schmidt', 'Anna Schmidt'],
  ['Par Jeanne Dupont', 'Jeanne Dupont'],
  ['Por Juan Pérez', 'Juan Pérez'],
  ['Written by Jane Doe', 'Jane Doe'],
  ['Jane Doe (https://x.example/jane)', 'Jane Doe'],
  ['Von Miller', 'Von Miller'],
  ['von der Leyen', 'von der Leyen'],
  ['Byron Bay', 'Byron Bay'],
  ['Pär Lagerkvist', 'Pär Lagerkvist'],
])('the author "%s" is %s', (written, name) => {
  expect(read(TEXT, `<meta name="author" content="${written}">`).said.authors).toEqual([{ name }]);
});

test('a byline with two names is two authors', () => {
  const { said } = read(TEXT, '<meta name="byl" content="By Jane Doe and John Roe">');
  expect(said.authors).toEqual([{ name: 'Jane Doe' }, { name: 'John Roe' }]);
});

describe('<base href> counts', () => {
  const BODY = `<article>${TEXT}<a href="b.html">b</a> <a href="/c">c</a> <a href="#d">d</a> <img src="e.png" alt="e"></article>`;

  test('for links and pictures, and those of the head', () => {
    const head =
      '<base href="https://x.example/a/"><link rel="canonical" href="t.html"><meta property="og:image" content="t.png">';
    const { contentHtml, references, said } = read(BODY, head);
    expect(references).toEqual([]);
    expect(contentHtml).toContain('<a href="https://x.example/a/b.html">b</a>');
    expect(contentHtml).toContain('<a href="https://x.example/c">c</a>');
    expect(contentHtml).toContain('<a href="#d">d</a>');
    expect(contentHtml).toContain('src="https://x.example/a/e.png"');
    expect(said.canonical).toBe('https://x.example/a/t.html');
    expect(said.image?.location).toEqual(
      read('', '<meta property="og:image" content="https://x.example/a/t.png">').said.image
        ?.location,
    );
  });

  test.each([
    ['a folder', 'a/', ['a/b.html', '/c', 'a/e.png']],
    ['a folder of the site', '/a/x', ['/a/b.html', '/c', '/a/e.png']],
    ['the page itself', '.', ['b.html', '/c', 'e.png']],
    ['a disk', 'file:///C:/pages/', ['b.html', '/c', 'e.png']],
    ['nothing', '', ['b.html', '/c', 'e.png']],
  ])('if it is %s', (_, href, urls) => {
    expect(read(BODY, `<base href="${href}">`).references.map(({ url }) => url)).toEqual(urls);
  });
});

test('a picture that a script would load has its address', () => {
  const image = '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-src="a.png" alt="A">';
  expect(read(`${TEXT}${image}`).references).toMatchObject([{ kind: 'media', url: 'a.png' }]);
});

test.each([
  ['in an article', '<article><h1>Title</h1><p>x</p></article>', '<p>x</p>'],
  ['in a header', '<div><header>\n<h1>Title</h1></header><p>x</p></div>', '<div><p>x</p></div>'],
  ['below a picture', '<img src="https://x.test/a.png" alt="A"><h1>Title</h1><p>x</p>', undefined],
  ['below a date', '<p>1 May</p><h1>Title</h1><p>x</p>', '<p>1 May</p><p>x</p>'],
  ['the first of two', '<h1>Title</h1><p>x</p><h1>More</h1>', '<p>x</p><h2 id="more">More</h2>'],
  ['not one without words', '<h1></h1><h1>Title</h1><p>x</p>', undefined],
])('the first heading of a fragment is its title: %s', (_, html, content) => {
  const { title, contentHtml } = readHtml(html);
  expect(title?.text).toBe('Title');
  expect(contentHtml).not.toContain('Title');
  if (content !== undefined) expect(contentHtml.replace(/\s+(?=<)/g, '')).toBe(content);
});
