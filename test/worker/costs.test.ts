import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createApp } from '../../src/app.ts';
import { buildSiteLibrary, COMPILED } from '../support/library.ts';
import { hour, makeSite } from '../support/made-site.ts';
import { createSettings } from '../support/settings.ts';

// What each kind of request may take, counted and not timed: a change that makes one dearer fails here.

const site = makeSite({ due: 430, scheduled: 1, removed: [{ at: 0.5, when: 1 }] });
const settings = createSettings();

/** All that a request does beside putting an answer together. */
interface Cost {
  /** Of the library, among the static assets. */
  readonly files: number;
  /** Characters of JSON that were parsed. */
  readonly parsed: number;
  readonly hashes: number;
  /** Bytes of documents that were made. */
  readonly encoded: number;
}

const NOTHING: Cost = { files: 0, parsed: 0, hashes: 0, encoded: 0 };

let files = 0;
let app: ReturnType<typeof createApp>;

beforeEach(() => {
  const onRead = () => {
    files += 1;
  };
  const library = buildSiteLibrary(site, { now: COMPILED, onRead });
  app = createApp(library, settings, () => hour(0.5));
  vi.spyOn(JSON, 'parse');
  vi.spyOn(crypto.subtle, 'digest');
  vi.spyOn(TextEncoder.prototype, 'encode');
});

afterEach(() => void vi.restoreAllMocks());

const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0);

/** Asks for a path. @returns the answer, and what it took */
async function ask(path: string, init: RequestInit = {}) {
  vi.clearAllMocks();
  files = 0;
  const response = await app.request(`https://x.test${path}`, init);
  const cost: Cost = {
    files,
    parsed: sum(vi.mocked(JSON.parse).mock.calls.map(([text]) => text.length)),
    hashes: vi.mocked(crypto.subtle.digest).mock.calls.length,
    encoded: sum(
      vi.mocked(TextEncoder.prototype.encode).mock.results.map(({ value }) => value.byteLength),
    ),
  };
  return { response, cost };
}

/** Those that have a document, with how many files the first request reads and how much of them. */
const DOCUMENTS: readonly (readonly [path: string, files: number, mostParsed: number])[] = [
  ['/rss.xml', 0, 0],
  ['/atom.xml', 0, 0],
  ['/feed.json', 0, 0],
  ['/', 0, 0],
  ['/subscribe', 0, 0],
  ['/articles/a-7', 1, 1000],
  ['/articles/a-400', 1, 1000],
  ['/archive/1', 1, 40_000],
  ['/tags/red', 1, 40_000],
  ['/tags/red/archive/1', 2, 70_000],
  ['/tags/red/rss.xml', 1, 25_000],
  ['/archive/1/rss.xml', 1, 40_000],
  ['/archive/6/rss.xml', 0, 0],
  ['/tags', 1, 300],
  ['/feeds.opml', 2, 500],
  ['/sitemap.xml', 0, 0],
  ['/pages-sitemap.xml', 2, 500],
  ['/sitemap-1.xml', 1, 25_000],
  ['/news-sitemap.xml', 0, 0],
  ['/robots.txt', 0, 0],
];

describe.each(DOCUMENTS)('%s', (path, expected, mostParsed) => {
  test('is rendered by the first request, with few reads', async () => {
    const { response, cost } = await ask(path);
    expect(response.status).toBe(200);
    const length = Number(response.headers.get('content-length'));
    expect(cost).toEqual({ ...cost, files: expected, hashes: 1, encoded: length });
    expect(cost.parsed).toBeLessThanOrEqual(mostParsed);
  });

  test('is answered from memory from then on', async () => {
    const first = await app.request(`https://x.test${path}`);
    const etag = first.headers.get('etag') ?? '';
    const lastModified = first.headers.get('last-modified') ?? '';
    for (const [status, init] of [
      [200, {}],
      [200, { method: 'HEAD' }],
      [304, { headers: { 'If-None-Match': etag } }],
      [304, { headers: { 'If-Modified-Since': lastModified } }],
    ] as const) {
      const { response, cost } = await ask(path, init);
      expect(response.status).toBe(status);
      expect(cost).toEqual(NOTHING);
    }
  });
});

test.each([
  ['/feed', 301, 0],
  ['/older', 301, 1],
  ['/tags/red/page/4', 301, 1],
  ['/articles/gone-0', 410, 2],
  ['/articles/nothing', 404, 2],
  ['/nothing', 404, 1],
  ['/nothing.xml', 404, 1],
])('%s has no document, and is answered with few reads', async (path, status, expected) => {
  await ask(path);
  const { response, cost } = await ask(path);
  expect(response.status).toBe(status);
  expect(cost).toEqual({ ...NOTHING, files: expected, parsed: cost.parsed });
  expect(cost.parsed).toBeLessThan(path.startsWith('/tags') ? 40_000 : 100);
});

test('an OPTIONS request reads nothing', async () => {
  const { response, cost } = await ask('/rss.xml', { method: 'OPTIONS' });
  expect(response.status).toBe(204);
  expect(cost).toEqual(NOTHING);
});
