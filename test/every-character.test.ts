import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '../src/app.ts';
import { compile } from '../src/compile/compile.ts';
import type { Site } from '../src/model/article.ts';
import { SITE_MARK } from '../src/model/site-mark.ts';
import { readFields } from '../src/read/fields/fields.ts';
import { readArticle } from '../src/read/read-article.ts';
import type { SourceKind } from '../src/read/seed.ts';
import { readSettings } from '../src/settings/settings.ts';
import { DEFAULTS } from './support/defaults.ts';
import { buildSiteLibrary } from './support/library.ts';
import { parseStrictly } from './support/strict-xml.ts';

const NOW = Date.parse('2024-03-01T10:00:00Z');
const SETTINGS = {
  SITE_URL: 'https://news.test',
  SITE_TITLE: 'T',
  SITE_DESCRIPTION: 'D',
  SITE_LANGUAGE: 'en',
  FEED_LIMIT: 1000,
};

const ALL = Array.from({ length: 0x10000 }, (_, code) => code);
const divide = (size: number): readonly (readonly number[])[] =>
  Array.from({ length: ALL.length / size }, (_, at) => ALL.slice(at * size, (at + 1) * size));

let count = 0;

/**
 * Each between letters, so that no two of them make one character; and a number before all, so that
 * no two names are one.
 */
const between = (codes: readonly number[], write: (code: number) => string): string => {
  count += 1;
  return `n${count}x${codes.map((code) => `${write(code)}x`).join('')}`;
};
const literal = (code: number): string => String.fromCharCode(code);
const reference = (code: number): string => `&#${code};`;
const escaped = (code: number): string => `\\u${code.toString(16).padStart(4, '0')}`;

/** True for what neither ends a line or a title, nor means something to Markdown. */
const isPlain = (code: number): boolean => code >= 0x80 || !/[\t\n\r!-`{-~]/.test(literal(code));
const plain = (codes: readonly number[]): string => between(codes.filter(isPlain), literal);

const page = (head: string): string =>
  `<!doctype html><html><head>${head}</head><body><article><p>Text.</p></article></body></html>`;
const refer = (codes: readonly number[]): string => between(codes, reference);
const escapes = (codes: readonly number[]): string => between(codes, escaped);

interface Source {
  readonly kind: SourceKind;
  readonly source: string;
}

/** Every way that a text comes into an article, but by a field. */
const WAYS: readonly ((codes: readonly number[]) => Source)[] = [
  (codes) => ({
    kind: 'text',
    source: `${plain(codes)}\n\nBy Jo ${plain(codes)} Doe\n\n${plain(codes)}.\n`,
  }),
  (codes) => ({ kind: 'markdown', source: `# ${plain(codes)}\n\n${plain(codes)}\n` }),
  (codes) => ({
    kind: 'markdown',
    source: `# ${refer(codes)}\n\n[a](/b${refer(codes)})\n`,
  }),
  (codes) => ({
    kind: 'html',
    source: `<h1>${refer(codes)}</h1><p>${refer(codes)}</p><a href="/${refer(codes)}">a</a>`,
  }),
  (codes) => ({
    kind: 'html',
    source: `<h1>T</h1><p title="${refer(codes)}" lang="${refer(codes)}">a</p><a href="text-0-0.txt?${refer(codes)}">a</a><iframe src="https://x.test/${refer(codes)}" title="${refer(codes)}"></iframe>`,
  }),
  (codes) => ({
    kind: 'html',
    source: page(
      `<title>${refer(codes)}</title><meta name="author" content="${refer(codes)}"><link rel="canonical" href="https://x.test/${refer(codes)}">`,
    ),
  }),
  (codes) => ({
    kind: 'html',
    source: page(
      ['title', 'description', 'image']
        .map((name) => `<meta property="og:${name}" content="${refer(codes)}">`)
        .join(''),
    ),
  }),
  (codes) => ({
    kind: 'html',
    source: page(
      `<script type="application/ld+json">{"@type":"Article","headline":"${escapes(codes)}","author":"${escapes(codes)}","description":"${escapes(codes)}","image":"https://x.test/${escapes(codes)}"}</script>`,
    ),
  }),
];

/** Fields of a sidecar with a text in them. */
const FIELDS: readonly ((text: string) => string)[] = [
  (text) => `title: "${text}"`,
  (text) => `summary: "${text}"`,
  (text) => `rights: "${text}"`,
  (text) => `id: "tag:news.test,2024:${text}"`,
  (text) => `tags: ["${text}", b]`,
  (text) => `authors: { name: "${text}" }`,
  (text) => `authors: { name: Jo, email: "${text}@x.test" }`,
  (text) => `image: { url: https://x.test/a.png, alt: "${text}" }`,
  (text) => `image: { url: https://x.test/a.png, caption: "${text}" }`,
  (text) => `image: { url: https://x.test/a.png, credit: "${text}" }`,
  (text) => `audio: { url: https://x.test/a.mp3, title: "${text}" }`,
  (text) => `attachments: "https://x.test/${text}"`,
  (text) => `external_url: "https://x.test/${text}"`,
  (text) => `aliases: "/old/${text}"`,
];

const accepts = (line: string): boolean =>
  readFields(line, 'a.yaml', { overrides: false }).problems.length === 0;

/** A field with all those characters in it that it does not refuse. */
function writeField(write: (typeof FIELDS)[number], codes: readonly number[]): string {
  const take = (some: readonly number[]): readonly number[] => {
    if (accepts(write(between(some, escaped)))) return some;
    // Of surrogates, one stands for all.
    if (some.length === 1 || some.every((code) => /\p{Cs}/u.test(literal(code)))) return [];
    const middle = some.length >> 1;
    return [some.slice(0, middle), some.slice(middle)].flatMap(take);
  };
  return write(between(take(codes), escaped));
}

/** What nothing that leaves a reader may hold: no document could carry it, or it would not be text. */
const UNFIT = /[\p{Cs}\p{Noncharacter_Code_Point}]|(?![\t\n])\p{Cc}/u;

function expectFit(value: unknown, name: string): void {
  JSON.stringify(value, (key, each: unknown) => {
    if (typeof each === 'string') expect(UNFIT.exec(each)?.[0], `${name}, ${key}`).toBeUndefined();
    return each;
  });
}

test.each(WAYS.entries().toArray())(
  'by way %i, no character comes in that no document can carry',
  (way, write) => {
    for (const codes of divide(512)) {
      const { kind, source } = write(codes);
      const seed = { kind, source: { file: 'seeds/a.x', bytes: new TextEncoder().encode(source) } };
      const reading = readArticle(seed, DEFAULTS);
      if ('problems' in reading) throw new Error(JSON.stringify(reading.problems));
      const { leftOut, ...parsed } = reading.parsed;
      expectFit(parsed, `way ${way} from U+${codes[0]?.toString(16)}`);
    }
  },
  60_000,
);

describe('a site with every character in every field', () => {
  let root = '';
  let site: Site;

  beforeAll(async () => {
    root = await mkdtemp(path.join(os.tmpdir(), 'tidings-'));
    await mkdir(path.join(root, 'seeds'));
    const vars = Object.entries(SETTINGS).map(
      ([name, value]) => `${name} = ${JSON.stringify(value)}\n`,
    );
    await writeFile(path.join(root, 'wrangler.toml'), `[vars]\n${vars.join('')}`);
    for (const [chunk, codes] of divide(4096).entries()) {
      for (const [field, write] of FIELDS.entries()) {
        const file = path.join(root, 'seeds', `field-${field}-${chunk}`);
        await writeFile(`${file}.md`, `# T\n\n${field === 0 ? plain(codes) : 'Text.'}\n`);
        await writeFile(`${file}.yaml`, `slug: a-${field}-${chunk}\n${writeField(write, codes)}\n`);
      }
    }
    const outcome = await compile({ root, now: NOW, frozen: false });
    if ('problems' in outcome) throw new Error(JSON.stringify(outcome.problems, null, 2));
    site = outcome.site;
  }, 60_000);

  afterAll(() => rm(root, { recursive: true, force: true }));

  test('has well-formed documents', async () => {
    const read = readSettings(SETTINGS);
    if ('problems' in read) throw new Error(JSON.stringify(read.problems));
    const library = buildSiteLibrary(site, { now: NOW, feedLimit: SETTINGS.FEED_LIMIT });
    const app = createApp(library, read.settings, () => NOW);
    const ask = async (address: string): Promise<string> => {
      const response = await app.request(SETTINGS.SITE_URL + address);
      expect(response.status, address).toBe(200);
      return response.text();
    };
    for (const name of ['rss.xml', 'atom.xml']) parseStrictly(await ask(`/${name}`));
    expect(JSON.parse(await ask('/feed.json')).items).toHaveLength(16 * FIELDS.length);
    for (const name of ['feeds.opml', 'sitemap-1.xml', 'pages-sitemap.xml', 'news-sitemap.xml']) {
      parseStrictly(await ask(`/${name}`));
    }
  }, 60_000);

  test('keeps the mark of its own address apart from every text', () => {
    for (const article of site.articles) {
      const text = JSON.stringify(article).replaceAll(`${SITE_MARK}/`, '/');
      expect(text, article.slug).not.toContain(SITE_MARK);
    }
  });
});
