import { describe, expect, test } from 'vitest';
import { readArticle } from '../../src/read/read-article.ts';
import { DEFAULTS } from '../support/defaults.ts';

const ADDRESSES = [
  'http://[',
  'https://[::1',
  'https://',
  'https:///',
  'http://a b/',
  'https://x.test:99999/',
  'https://%zz/',
  '//[',
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'vbscript:x',
  'data:image/png;base64,AAAA',
  'file:///etc/hostname',
  'blob:https://x.test/1',
  'ftp://x.test/a.png',
  'mailto:a@x.test',
  'C:\\a.png',
  '\\\\x\\a.png',
  'x:y',
];

const page = (head: string): string =>
  `<!doctype html><html><head><title>A</title>${head}</head><body><article><p>Text.</p></article></body></html>`;

const json = (value: unknown): string =>
  `<script type="application/ld+json">${JSON.stringify(value)}</script>`;

/** Each way that a page's head names a picture. */
const PICTURES: Readonly<Record<string, (url: string) => string>> = {
  'og:image': (url) => `<meta property="og:image" content="${url}">`,
  'og:image:url': (url) => `<meta property="og:image:url" content="${url}">`,
  'twitter:image': (url) => `<meta name="twitter:image" content="${url}">`,
  'JSON-LD': (url) => json({ '@type': 'Article', headline: 'A', image: url }),
  'a list in JSON-LD': (url) => json({ '@type': 'NewsArticle', image: [url] }),
  'an object in JSON-LD': (url) => json({ '@graph': [{ '@type': 'Report', image: { url } }] }),
};

const CANONICALS: Readonly<Record<string, (url: string) => string>> = {
  link: (url) => `<link rel="canonical" href="${url}">`,
  'og:url': (url) => `<meta property="og:url" content="${url}">`,
};

function read(head: string) {
  const bytes = new TextEncoder().encode(page(head));
  const reading = readArticle({ kind: 'html', source: { file: 'seeds/a.html', bytes } }, DEFAULTS);
  if ('problems' in reading) throw new Error(JSON.stringify(reading.problems));
  return reading.parsed;
}

describe.each(Object.entries(PICTURES))('a picture by %s', (_, write) => {
  test.each(ADDRESSES)('%s is none, and the report says so', (url) => {
    const { fields, leftOut } = read(write(url));
    expect(fields.image).toBeUndefined();
    expect(leftOut).toEqual([{ line: 1, what: 'the picture in the head', text: url.trim() }]);
  });

  test.each([
    ['https://x.test/a.png', 'https://x.test/a.png'],
    ['//x.test/a.png', 'https://x.test/a.png'],
    ['a.png', 'a.png'],
    ['/a.png', '/a.png'],
  ])('%s is one', (url, location) => {
    const { fields, leftOut } = read(write(url));
    expect(fields.image).toEqual({ location });
    expect(leftOut).toEqual([]);
  });
});

describe.each(Object.entries(CANONICALS))('the address of a page by %s', (_, write) => {
  test.each([...ADDRESSES, 'a.html', '/a.html'])('%s is none', (url) => {
    expect(read(write(url)).fields.canonical).toBeUndefined();
  });
});
