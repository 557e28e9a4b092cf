import { describe, expect, test } from 'vitest';
import { readHtml } from '../../../src/read/markup/read-html.ts';
import { fillTemplate } from '../../../src/read/template.ts';

/** What is in the article behind its paragraph, with the addresses as they were written. */
function read(html: string): string {
  const { contentHtml: text, slots, references } = readHtml(`<p>x</p>${html}`);
  return fillTemplate({ text, slots }, ({ attribute, reference }) => {
    const url = references[reference]?.url ?? '';
    return ` ${attribute}="${url}"`;
  }).replace('<p>x</p>', '');
}

const leftOut = (html: string) => readHtml(html).leftOut.map(({ what }) => what);

const PIXEL = 'data:image/gif;base64,R0lGODlhAQABAAAAACw=';

describe('a picture that a script would load', () => {
  const shown = (src: string) => `<img alt="x" src="${src}"/>`;

  test.each([
    ['in data-src', '<img data-src="a.jpg" alt="x">', 'a.jpg'],
    ['in data-lazy-src', '<img data-lazy-src="a.jpg" alt="x">', 'a.jpg'],
    ['in data-original', '<img data-original="a.jpg" alt="x">', 'a.jpg'],
    ['in data-srcset', '<img data-srcset="a.jpg 300w, b.jpg 600w" alt="x">', 'b.jpg'],
    ['in srcset alone', '<img srcset="b.jpg 2x, a.jpg" alt="x">', 'b.jpg'],
    [
      'in a srcset with commas in it',
      '<img srcset="/w_1,h_2/a.jpg 1x,/b,c.jpg 2x" alt="x">',
      '/b,c.jpg',
    ],
    ['in an attribute of any name', '<img data-hero="a.jpg?w=1" alt="x">', 'a.jpg?w=1'],
    ['behind a picture within the text', `<img src="${PIXEL}" data-src="a.jpg" alt="x">`, 'a.jpg'],
    ['behind about:blank', '<img src="about:blank" data-src="a.jpg" alt="x">', 'a.jpg'],
    ['behind nothing', '<img src="" data-src="a.jpg" alt="x">', 'a.jpg'],
    ['behind a placeholder', '<img src="/i/placeholder.png" data-src="a.jpg" alt="x">', 'a.jpg'],
    ['behind a spinner', '<img src="/ajax-loader.gif" srcset="a.jpg 9w" alt="x">', 'a.jpg'],
    [
      'behind one of one pixel',
      '<img src="t.gif" width="1" height="1" data-src="a.jpg" alt="x">',
      'a.jpg',
    ],
    [
      'behind another that waits',
      `<img data-src="${PIXEL}" data-original="a.jpg" alt="x">`,
      'a.jpg',
    ],
    ['for AMP', '<amp-img src="a.jpg" alt="x" width="3" height="2"></amp-img>', 'a.jpg'],
    ['in a source', '<picture><source srcset="a.jpg"><img alt="x"></picture>', 'a.jpg'],
    [
      'in a source that waits',
      `<picture><source data-srcset="a.jpg 1x"><img src="${PIXEL}" alt="x"></picture>`,
      'a.jpg',
    ],
    [
      'in a source that everybody reads',
      '<picture><source type="image/avif" srcset="a.avif"><source srcset="a.png"><img alt="x"></picture>',
      'a.png',
    ],
    [
      'in a noscript',
      `<img src="${PIXEL}" alt="x"><noscript><img src="a.jpg" alt="x"></noscript>`,
      'a.jpg',
    ],
    [
      'in a noscript in front',
      `<noscript><img src="a.jpg" alt="x"></noscript><img src="${PIXEL}" alt="x">`,
      'a.jpg',
    ],
    ['in a noscript alone', '<noscript><img src="a.jpg" alt="x"></noscript>', 'a.jpg'],
    [
      'in a noscript of a picture',
      `<picture><source data-srcset="b.webp"><noscript><img src="a.jpg" alt="x"></noscript></picture>`,
      'a.jpg',
    ],
    [
      'in a noscript beside a hidden one',
      '<img data-cfsrc="b.jpg" style="display:none" alt="x"><noscript><img src="a.jpg" alt="x"></noscript>',
      'a.jpg',
    ],
  ])('is found %s', (_, html, src) => {
    expect(read(html)).toBe(shown(src));
  });

  test.each([
    ['its own address', '<img src="a.jpg" data-src="b.jpg" srcset="c.jpg 2x" alt="x">'],
    ['one of two', '<img src="a.jpg" alt="x"><noscript><img src="a-300.jpg" alt="x"></noscript>'],
  ])('keeps %s', (_, html) => {
    expect(read(html)).toBe(shown('a.jpg'));
  });

  test('stays a placeholder, where there is nothing else', () => {
    expect(read('<img src="blank.gif" alt="x">')).toBe(shown('blank.gif'));
  });

  test('is followed by the text behind it, where AMP has no end tag', () => {
    expect(read('<amp-img src="a.jpg" alt="x"><p>y</p>')).toBe(`${shown('a.jpg')}<p>y</p>`);
  });
});

test.each([
  ['without an address', '<img alt="A boat">', 'an image without an address'],
  ['within the text', `<img src="${PIXEL}" alt="A boat">`, 'a data: address'],
  ['at a malformed address', '<img src="//" alt="A boat">', 'a malformed address'],
])('the alt stands in the place of a picture %s', (_, html, what) => {
  expect(read(html)).toBe('A boat');
  expect(leftOut(html)).toEqual([what]);
});

test.each([
  [
    'one that waits',
    `<img width="1" height="1" src="${PIXEL}" data-lazy-src="https://c.example/tr?id=1">`,
  ],
  [
    'one in a noscript',
    '<noscript><img height="1" width="1" src="https://c.example/tr?id=1"></noscript>',
  ],
])('a counter of readers goes, %s too', (_, html) => {
  expect(read(html)).toBe('');
  expect(leftOut(html)).toEqual(['a one-pixel image']);
});

test.each([
  ['a video', '<video data-src="a.mp4"></video>', '<video src="a.mp4" controls=""></video>'],
  [
    'its poster',
    '<video src="a.mp4" data-poster="b.jpg"></video>',
    '<video src="a.mp4" poster="b.jpg" controls=""></video>',
  ],
  [
    'its file',
    '<video><source data-src="a.mp4"></video>',
    '<video controls=""><source src="a.mp4"/></video>',
  ],
  [
    'a sound of AMP',
    '<amp-audio src="a.mp3"></amp-audio>',
    '<audio src="a.mp3" controls=""></audio>',
  ],
])('a player has the address that a script would give it: %s', (_, html, kept) => {
  expect(read(html).replace(/ data-\w+="[^"]*"/, '')).toBe(kept);
});

test('a player without anything to play leaves its picture and its text', () => {
  const html = '<video poster="a.jpg"><p>Sorry</p></video>';
  expect(read(html)).toBe('<p><img src="a.jpg" alt=""/></p><p>Sorry</p>');
  expect(leftOut(html)).toEqual(['a <video> element without an address']);
});

const thumbnail = (id: string, title: string): string =>
  `<p><a href="https://www.youtube.com/watch?v=${id}"><img src="https://i.ytimg.com/vi/${id}/hqdefault.jpg" alt=""/><br/>${title}</a></p>`;
const ID = 'dQw4w9WgXcQ';

describe('a frame', () => {
  test.each([
    [
      'of http',
      '<iframe src="http://h.example/a?b#c"></iframe>',
      '<p><a href="http://h.example/a?b#c">h.example/a</a></p>',
    ],
    [
      'that waits',
      '<iframe data-src="https://h.example/a" title="A map"></iframe>',
      '<p><a href="https://h.example/a">A map</a></p>',
    ],
    [
      'that waits for consent',
      '<iframe src="about:blank" data-consent-src="//h.example/a"></iframe>',
      '<p><a href="https://h.example/a">h.example/a</a></p>',
    ],
    [
      'of the same site',
      '<iframe src="demo.html" title="A demo"></iframe>',
      '<p><a href="demo.html">A demo</a></p>',
    ],
    [
      'of AMP',
      '<amp-iframe src="https://h.example/a"></amp-iframe>',
      '<p><a href="https://h.example/a">h.example/a</a></p>',
    ],
    [
      'of Vimeo',
      '<iframe src="https://player.vimeo.com/video/76979871?h=0a1b"></iframe>',
      '<p><a href="https://vimeo.com/76979871/0a1b">vimeo.com/76979871/0a1b</a></p>',
    ],
    [
      'of PeerTube',
      '<iframe src="https://t.example/videos/embed/9c9de5e8-0a1e-484a" title="A"></iframe>',
      '<p><a href="https://t.example/videos/watch/9c9de5e8-0a1e-484a">A</a></p>',
    ],
    [
      'of YouTube',
      `<iframe src="https://www.youtube.com/embed/${ID}?si=a" title="A song"></iframe>`,
      thumbnail(ID, 'A song'),
    ],
    [
      'of YouTube without cookies',
      `<iframe src="//www.youtube-nocookie.com/embed/${ID}" title="A"></iframe>`,
      thumbnail(ID, 'A'),
    ],
    [
      'of YouTube by AMP',
      `<amp-youtube data-videoid="${ID}" title="A"></amp-youtube>`,
      thumbnail(ID, 'A'),
    ],
    [
      'of YouTube by an element of a script',
      `<lite-youtube videoid="${ID}" playlabel="A"></lite-youtube>`,
      thumbnail(ID, 'A'),
    ],
    [
      'of YouTube by Flash',
      `<object><param name="movie" value="https://www.youtube.com/v/${ID}"></object>`,
      thumbnail(ID, `www.youtube.com/watch?v=${ID}`),
    ],
    [
      'in an embed',
      '<embed src="https://h.example/a.swf">',
      '<p><a href="https://h.example/a.swf">h.example/a.swf</a></p>',
    ],
    [
      'in an object without more',
      '<object data="a.pdf" type="application/pdf"></object>',
      '<p><a href="a.pdf">a.pdf</a></p>',
    ],
  ])('%s becomes a link', (_, html, link) => {
    expect(read(html)).toBe(link);
    expect(leftOut(html).join()).toMatch(/^an? <\w+> element, kept as a link$/);
  });

  test('in a link is its text', () => {
    const html = `<a href="https://h.example/"><iframe src="https://youtu.be/${ID}" title="A"></iframe></a>`;
    expect(read(html)).toBe('<a href="https://h.example/">A</a>');
  });

  test.each([
    ['that runs', '<iframe src="javascript:x"></iframe>'],
    ['that only counts', '<iframe src="https://c.example/" width="0" height="0"></iframe>'],
    ['without an address', '<iframe srcdoc="x"></iframe>'],
  ])('%s goes, and is reported', (_, html) => {
    expect(read(html)).toBe('');
    expect(leftOut(html)).toEqual(['an <iframe> element']);
  });
});

test.each([
  [
    'what it has for others',
    '<object data="a.swf"><p>y <img src="b.png" alt="z"></p></object>',
    '<p>y <img alt="z" src="b.png"/></p>',
  ],
  [
    'an object in it',
    `<object data="a.swf"><param name="a" value="b"><embed src="https://h.example/"></object>`,
    '<p><a href="https://h.example/">h.example/</a></p>',
  ],
  [
    'the picture that it is',
    '<object data="a.svg" type="image/svg+xml">A chart</object>',
    '<img alt="A chart" src="a.svg"/>',
  ],
  ['the sound that it is', '<embed src="a.mp3">', '<audio src="a.mp3" controls=""></audio>'],
])('an object keeps %s', (_, html, kept) => {
  expect(read(html)).toBe(kept);
});

test.each([
  [
    'of WordPress',
    '<img src="https://s.w.org/images/core/emoji/15/svg/1f642.svg" alt="🙂" class="wp-smiley">',
  ],
  [
    'of older WordPress',
    '<img src="/wp-includes/images/smilies/x.png" alt="🙂" class="wp-smiley">',
  ],
  [
    'that says only its name',
    '<img class="emoji" alt=":smile:" src="https://h.example/emoji/unicode/1f642.png">',
  ],
  ['that says nothing', '<img class="emoji" alt="" src="https://h.example/72x72/1f642.png">'],
])('a picture of a sign %s is the sign', (_, html) => {
  expect(read(`<p>a ${html} b</p>`)).toBe('<p>a 🙂 b</p>');
});

test('a picture of a sign is in the title', () => {
  const html = '<h1>Hi <img class="emoji" alt="🙂" src="x.png"></h1><p>x</p>';
  expect(readHtml(html).title?.text).toBe('Hi 🙂');
});

test.each([
  ['alt', '<p><img src="a.jpg" alt="A boat at sea"></p>', 'A boat at sea'],
  [
    'caption',
    '<figure><img src="a.jpg" alt="A boat"><figcaption>At sea</figcaption></figure>',
    'At sea',
  ],
  ['alt, of the first that has one', '<img src="a.jpg" alt=""><img src="b.jpg" alt="Two">', 'Two'],
])('the summary of an article of pictures is made of the %s', (_, html, lead) => {
  expect(readHtml(html).lead).toBe(lead);
});

test('a page of a picture alone is an article', () => {
  const html =
    '<!doctype html><title>A boat</title><nav><a href="/">Home of many boats</a></nav><main><article><h1>A boat</h1><img src="https://h.example/a.jpg" alt="At sea"></article></main>';
  const { contentHtml, lead } = readHtml(html);
  expect(contentHtml).toBe('<img alt="At sea" src="https://h.example/a.jpg"/>');
  expect(lead).toBe('At sea');
});

test('a picture of a page that is not in its article is reported', () => {
  const html = `<!doctype html><title>T</title><div><img src="hero.jpg" alt="Hero"></div>
<article><h1>T</h1><p>${'Words of the article. '.repeat(20)}</p></article>`;
  expect(readHtml(html).leftOut).toEqual([
    { line: 1, what: 'an <img> element around the article', text: 'Hero' },
  ]);
});
