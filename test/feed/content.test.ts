import { describe, expect, test } from 'vitest';
import { createApp } from '../../src/app.ts';
import { buildFeedContent } from '../../src/feed/content.ts';
import { RENDER } from '../../src/feed/render.ts';
import { showsPicture } from '../../src/feed/shows-picture.ts';
import type { Article } from '../../src/model/article.ts';
import { asMarked } from '../../src/model/site-mark.ts';
import { createChannel, SITE } from '../support/feed-site.ts';
import { buildSiteLibrary } from '../support/library.ts';
import { createSettings } from '../support/settings.ts';

const PAGE = 'https://x.test/articles/boats';
const image = {
  url: 'https://x.test/media/boats.jpg',
  mediaType: 'image/jpeg',
  alt: 'Boats & "fog"',
  width: 40,
  height: 30,
};
const FIGURE =
  '<figure><img src="https://x.test/media/boats.jpg" alt="Boats &amp; &quot;fog&quot;" width="40" height="30"/></figure>';

const build = (html: string, what: Partial<Parameters<typeof buildFeedContent>[1]> = {}) =>
  buildFeedContent(html, { url: PAGE, ...what }, 'en');

describe('links to a part of the same text lead to the page', () => {
  test.each([
    ['<a href="#results">r</a>', `<a href="${PAGE}#results">r</a>`],
    ['<a class="x" href="#fn-1" id="a">1</a>', `<a class="x" href="${PAGE}#fn-1" id="a">1</a>`],
    ['<a href="#">up</a><a href="#b">b</a>', `<a href="${PAGE}#">up</a><a href="${PAGE}#b">b</a>`],
    ['<a href="#été">é</a>', `<a href="${PAGE}#été">é</a>`],
  ])('%s', (html, expected) => {
    expect(build(html)).toBe(expected);
  });

  test.each([
    '<code>&lt;a href="#x"&gt;</code>',
    '<a title="see href=&quot;#x&quot;" href="https://y.test/#x">y</a>',
    `<a href="${PAGE}#y">y</a>`,
    '<p>a href="#x"</p>',
  ])('but nothing else changes: %s', (html) => {
    expect(build(html)).toBe(html);
  });
});

describe('right to left', () => {
  const wrap = (language: string, html = '<p>x</p>') =>
    buildFeedContent(html, { url: PAGE }, language);
  test.each(['he', 'ar', 'fa-IR', 'ur', 'yi', 'ckb', 'az-Arab'])('%s', (language) => {
    expect(wrap(language)).toBe('<div dir="rtl"><p>x</p></div>');
  });
  test.each(['en', 'ja', 'he-Latn', 'az'])('not %s', (language) => {
    expect(wrap(language)).toBe('<p>x</p>');
  });
  test('no text has no element', () => {
    expect(wrap('he', '')).toBe('');
  });
  test('the site says it for articles that state no language', () => {
    const [article] = SITE.articles.filter(({ language }) => language === undefined);
    const hebrew = createChannel(article ? [article] : [], 'he');
    for (const format of ['rss', 'atom'] as const)
      expect(RENDER[format](hebrew)).toContain('<![CDATA[<div dir="rtl">');
    expect(JSON.parse(RENDER.json(hebrew)).items[0].content_html).toMatch(/^<div dir="rtl">/);
  });
});

describe('the picture of an article', () => {
  test('comes first, with what is said of it', () => {
    expect(build('<p>x</p>', { image })).toBe(`${FIGURE}\n<p>x</p>`);
    const said = { ...image, caption: 'At <sea>', credit: 'Ada' };
    expect(build('<p>x</p>', { image: said })).toContain(
      '<figcaption>At &lt;sea&gt; <cite>Ada</cite></figcaption></figure>\n<p>x</p>',
    );
  });

  test('is what an article without text has', () => {
    expect(build('', { image })).toBe(FIGURE);
  });

  test('is there once', () => {
    const html = '<p><img alt="" src="https://x.test/media/boats.jpg"/></p>';
    expect(build(html, { image })).toBe(html);
  });

  test('is in the documents', () => {
    const picture: Article['image'] = {
      url: asMarked('\uffff/media/b.png'),
      mediaType: 'image/png',
    };
    const channel = createChannel(
      SITE.articles.slice(0, 1).map((article) => ({ ...article, image: picture })),
    );
    expect(RENDER.rss(channel)).toContain(
      '<content:encoded><![CDATA[<figure><img src="https://rich.tidings.test/media/b.png" alt=""/></figure>',
    );
  });

  test.each([
    ['its text', '<p><img alt="" src="https://y.test/b.jpg?w=1&amp;h=2"/></p>'],
    ['nothing', '<p>x</p>'],
  ])('is on the page once, if %s shows it', async (_, html) => {
    const article = {
      slug: 'boats',
      contentHtml: asMarked(html),
      image: { url: asMarked('https://y.test/b.jpg?w=1&h=2'), mediaType: 'image/jpeg' },
    };
    const articles = SITE.articles.slice(0, 1).map((each) => ({ ...each, ...article }));
    const app = createApp(
      buildSiteLibrary({ ...SITE, articles }),
      createSettings({ SITE_URL: 'https://x.test' }),
      Date.now,
    );
    const page = await (await app.request(PAGE)).text();
    expect(page.match(/<img [^>]*y\.test\/b\.jpg/g)).toHaveLength(1);
  });

  test('is the cover of an episode, and not in its notes', () => {
    const audio = { url: 'https://x.test/a.mp3', mediaType: 'audio/mpeg' };
    expect(build('<p>x</p>', { image, audio })).toBe('<p>x</p>');
  });
});

test.each([
  ['/a.jpg', '<img src="/a.jpg"/>', true],
  ['/a.jpg', '<img src="/b.jpg"/>', false],
  ['/a.jpg', '<img src="/a.jpg.html"/>', false],
  ['/a.jpg', '<a href="/a">a</a>', false],
  ['/a.jpg', '<img src="/aa.jpg"/> /a.jpgx <img src="/a.jpg"/>', true],
  ['/a.jpg?w=2&h=3', '<img src="/a.jpg?w=2&amp;h=3"/>', true],
  ['/a.jpg?w=1200', '<img src="/a.jpg?w=300"/>', true],
  ['/image?id=1&x=2', '<img src="/image?id=1&amp;x=2"/>', true],
  ['/image?id=1', '<img src="/image?id=12"/>', false],
  ['/a.jpg', '<img src="/a-300x200.jpg"/>', true],
  ['/a-1024x768.jpg', '<img src="/a.jpg"/>', true],
  ['/a.jpg', '<img src="/a-scaled.jpg"/>', true],
  ['/a.jpg', '<img src="/a-2.jpg"/>', false],
  ['/a.jpg', '<img srcset="/a.webp 2x"/>', true],
  ['/media/a-68bc6f7744ff.jpg', '<img src="/media/a-300x200-0123456789ab.jpg"/>', true],
  ['/media/a-68bc6f7744ff.jpg', '<img src="/media/a-68bc6f7744ff.jpg"/>', true],
  // Another file of the same name.
  ['/media/a-68bc6f7744ff.jpg', '<img src="/media/a-0123456789ab.jpg"/>', false],
])('%s is in %s: %s', (url, html, expected) => {
  expect(showsPicture(html, url)).toBe(expected);
});
