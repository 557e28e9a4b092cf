import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { compile } from '../../../src/compile/compile.ts';
import { createRoot, NOW } from '../../support/build-tree.ts';
import { openSite } from '../../support/open-site.ts';

const WRANGLER = `[vars]
SITE_URL = "https://news.test"
SITE_TITLE = "T"
SITE_DESCRIPTION = "D"
SITE_LANGUAGE = "en"
`;

const ARTICLES = {
  'seeds/kim.md': '---\ndate: 2020-05-06\ntags: sea\naliases: /alias\n---\n# Kim\n\nText.\n',
  'seeds/coming.md': '---\ndate: 2024-02-01\n---\n# Coming\n\nText.\n',
};

let root = '';

beforeEach(() => {
  root = createRoot();
  put({ 'wrangler.toml': WRANGLER, ...ARTICLES });
});

afterEach(() => rmSync(root, { recursive: true }));

function put(files: Readonly<Record<string, string>>): void {
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), content);
  }
}

async function compileRules(rules: string) {
  put({ 'seeds/_redirects': rules });
  const outcome = await compile({ root, now: NOW, frozen: false, deploys: true });
  const told = 'problems' in outcome ? outcome.problems : outcome.warnings;
  return {
    isStopped: 'problems' in outcome,
    told: told.map(({ file, line, message }) => `${file}:${line} ${message}`),
  };
}

describe('each address leads on in one hop', () => {
  test.each<[rules: string, path: string, expected: string]>([
    ['/blog/feed.xml /rss.xml', '/blog/feed.xml', '301 /rss.xml'],
    ['/blog/feed.xml /rss.xml', '/blog/feed.xml/?x', '301 /rss.xml'],
    ['/old/ /articles/kim/', '/old/index.html', '301 /articles/kim'],
    ['/old /feed', '/old', '301 /rss.xml'],
    ['/old /alias', '/old', '301 /articles/kim'],
    ['/old /older#x\n/older /alias 302', '/old', '302 /articles/kim#x'],
    ['/a /b 308\n/b /c\n/c https://x.test/y?z#w', '/a', '308 https://x.test/y?z#w'],
    ['/a https://news.test/rss.xml', '/a', '301 /rss.xml'],
    ['/a http://news.test/rss.xml', '/a', '301 /rss.xml'],
    ['/a http://x.test/b', '/a', '301 http://x.test/b'],
    ['/a/* https://bücher.test/:splat?b=:splat', '/a/c', '301 https://xn--bcher-kva.test/c?b=c'],
    ['/a/* /articles/kim?b=:splat#c', '/a/d', '301 /articles/kim?b=d#c'],
    ['/b/* /blog/:splat 302\n/blog/* /articles/:splat', '/b/kim', '302 /articles/kim'],
    ['/caf\u00e9/* /articles/:splat', '/caf%c3%a9/kim', '301 /articles/kim'],
    ['/OLD /rss.xml\n/old /atom.xml', '/OLD', '301 /rss.xml'],
    ['/a /blog/kim 307\n/blog/* /articles/:splat', '/a', '307 /articles/kim'],
    ['/blog/* /articles/:splat', '/blog/kim/', '301 /articles/kim'],
    ['/blog/* /:splat 303', '/blog/feed.xml', '303 /rss.xml'],
    ['/blog/* /:splat', '/blog/alias', '301 /articles/kim'],
    ['/b/* /blog/:splat\n/blog/* /articles/:splat', '/b/kim', '301 /articles/kim'],
    ['/:y/:m/:slug /articles/:slug', '/2020/05/kim', '301 /articles/kim'],
    ['/:y-:m-:d-:slug.html /articles/:slug', '/2020-05-06-kim.html', '301 /articles/kim'],
    ['/x/* /articles/kim\n/x/y /rss.xml', '/x/y', '301 /rss.xml'],
    ['/x/a* /rss.xml\n/x/* /atom.xml', '/x/ab', '301 /rss.xml'],
    ['/Übung /tags/sea', '/%c3%9cbung', '301 /tags/sea'],
    ['/tags/ocean /tags/sea', '/tags/ocean', '301 /tags/sea'],
    ['/articles/old /articles/kim', '/articles/old', '301 /articles/kim'],
    ['/* https://old.test/:splat 302', '/a/b', '302 https://old.test/a/b'],
    ['/x/* /tag/:splat', '/x/sea/feed', '301 /tags/sea/rss.xml'],
    ['/x /category/sea', '/x', '301 /tags/sea'],
    ['/feed/atom /rss.xml', '/feed/atom', '301 /rss.xml'],
    ['/category/* /articles/kim', '/category/sea', '301 /articles/kim'],
    ['/tag/* /articles/:splat', '/tag/sea', '301 /tags/sea'],
    ['/blog/* /articles/:splat', '/blog/none', '404'],
    ['/blog/* /:splat', '/blog//evil.test/x', '404'],
    ['/blog/* /articles/:splat', '/blog/coming', '404'],
    ['/old /articles/coming', '/old', '404'],
    ['/* /articles/:splat', '/rss.xml', '200'],
    ['/* /articles/:splat', '/none', '404'],
  ])('%j: %s is %s', async (rules, from, expected) => {
    expect(await compileRules(rules)).toEqual({ isStopped: false, told: [] });
    const ask = openSite(root, NOW);
    for (const method of ['GET', 'HEAD']) {
      const response = await ask(from, method);
      const to = response.headers.get('location');
      expect(to === null ? `${response.status}` : `${response.status} ${to}`).toBe(expected);
      if (to?.startsWith('/')) expect((await ask(to)).status).toBe(200);
    }
  });
});

describe('where another system has a feed, a tag or an author, one hop leads to it', () => {
  test.each([
    ['/feed/atom/', '/atom.xml'],
    ['/feed/podcast', '/rss.xml'],
    ['/post/index.xml', '/rss.xml'],
    ['/category/x/sea/', '/tags/sea'],
    ['/tags/sea/index.xml', '/tags/sea/rss.xml'],
    ['/tags/Sea/', '/tags/sea'],
    ['/tag/sea/rss/', '/tags/sea/rss.xml'],
    ['/tag/uber/feed', '/tags/ueber/rss.xml'],
    ['/tags/%c3%bcber/atom.xml', '/tags/ueber/atom.xml'],
    ['/author/ada-ng/feed/', '/authors/ada-ng/rss.xml'],
    ['/category/none', undefined],
    ['/tag/none/feed', undefined],
    ['/comments/feed/', undefined],
  ])('%s', async (from, to) => {
    put({ 'seeds/bo.md': '---\ntags: Über\nauthor: Ada Ng\n---\n# Bo\n\nText.\n' });
    await compileRules('');
    const ask = openSite(root, NOW);
    for (const method of ['GET', 'HEAD']) {
      const response = await ask(from, method);
      expect(response.status).toBe(to === undefined ? 404 : 301);
      expect(response.headers.get('location') ?? undefined).toBe(to);
    }
    if (to !== undefined) expect((await ask(to)).status).toBe(200);
  });
});

test('a rule that leads to files by their old names is told that they have others', async () => {
  expect((await compileRules('/images/* /media/:splat')).told[0]).toContain(
    'the old address of a file in seeds/ leads there by itself',
  );
});

test('a scheduled article is led to once it is there', async () => {
  await compileRules('/old /articles/coming\n/blog/* /articles/:splat');
  const ask = openSite(root, Date.parse('2024-02-01T00:00:00Z'));
  for (const path of ['/old', '/blog/coming']) {
    expect((await ask(path)).headers.get('location')).toBe('/articles/coming');
  }
});

test('a removed article is gone for a pattern, and leads on by a rule of its own', async () => {
  put({ 'seeds/one.md': '# One\n\nText.\n', 'seeds/two.md': '# Two\n\nText.\n' });
  await compileRules('');
  rmSync(path.join(root, 'seeds/one.md'));
  rmSync(path.join(root, 'seeds/two.md'));
  await compileRules('/articles/:slug https://old.test/:slug\n/articles/two /articles/kim');
  const ask = openSite(root, NOW);
  expect((await ask('/articles/one')).status).toBe(410);
  expect((await ask('/articles/two')).headers.get('location')).toBe('/articles/kim');
  expect((await ask('/articles/x')).headers.get('location')).toBe('https://old.test/x');
});

test('what is for good is kept for a day, the rest for a minute; other methods are not for it', async () => {
  await compileRules(
    '/a /rss.xml\n/b /rss.xml 308\n/c /rss.xml 302\n/d/* https://x.test/:splat 307',
  );
  const ask = openSite(root, NOW);
  for (const [path, seconds] of [
    ['/a', 86_400],
    ['/b', 86_400],
    ['/c', 60],
    ['/d/e', 60],
  ] as const) {
    const { headers } = await ask(path);
    expect(headers.get('cache-control')).toBe(`public, max-age=${seconds}`);
    expect(headers.get('content-length')).toBe('0');
    expect((await ask(path, 'POST')).status).toBe(405);
    expect((await ask(path, 'OPTIONS')).status).toBe(204);
  }
});

describe('a rule that is never reached is told', () => {
  test.each<[rules: string, line: number]>([
    ['/rss.xml /atom.xml', 1],
    ['/ /rss.xml', 1],
    ['/feed.xml /atom.xml', 1],
    ['/articles/kim /rss.xml', 1],
    ['/articles/kim/ /rss.xml', 1],
    ['/tags/sea/rss.xml /rss.xml', 1],
    ['/media/* /rss.xml', 1],
    ['/alias /rss.xml', 1],
    ['/a /rss.xml\n/a/ /atom.xml', 2],
    ['/a/* /rss.xml\n/a/:b /atom.xml', 2],
    ['/a /a/', 1],
    ['/*/ /:splat', 1],
    ['/posts/:slug /posts/:slug/', 1],
  ])('%j', async (rules, line) => {
    const { isStopped, told } = await compileRules(rules);
    expect(isStopped).toBe(false);
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(new RegExp(`^seeds/_redirects:${line} .*; remove`));
  });

  test('but not where it makes no difference', async () => {
    const rules =
      '/articles/kim /articles/kim/\n/index.html /\n/rss.xml/ /rss.xml\n' +
      '/feed.xml /rss.xml\n/feed/ /rss.xml\n/alias /articles/kim\n/a /rss.xml\n/a /rss.xml';
    expect((await compileRules(rules)).told).toEqual([]);
  });
});

describe('a rule that leads nowhere is left out, and told', () => {
  test.each([
    '/a /b',
    '/a /page/2',
    '/a /media/x.jpg',
    '/a /tags/none',
    '/a /archive/1',
    '/a /archive/99/rss.xml',
    '/a /tags/sea/archive/2',
    '/a /all/tags/2',
    '/a /sitemap-2.xml',
    '/a/* /archive/:splat',
    '/a/* /b',
    '/a/* /b/:splat',
    '/a/:x /media/:x',
  ])('%s', async (rule) => {
    const { isStopped, told } = await compileRules(`# Old\n${rule}`);
    expect(isStopped).toBe(false);
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(/^seeds\/_redirects:2 .*\(left out until then\)$/);
    expect((await openSite(root, NOW)('/a')).status).toBe(404);
  });
});

describe('a loop stops the compile', () => {
  test.each([
    '/a /a',
    '/a /b\n/b /a',
    '/a/* /a/:splat',
    '/a/* /a/x/:splat',
    '/a/* /b/:splat\n/b/* /a/:splat',
    '/a /b/x\n/b/* /a',
  ])('%j', async (rules) => {
    const { isStopped, told } = await compileRules(rules);
    expect(isStopped).toBe(true);
    expect(told[0]).toMatch(/^seeds\/_redirects:1 this rule leads back to itself; /);
  });
});

test('the rules are no article, and no file that was passed over', async () => {
  put({ 'seeds/_redirects': '/a /rss.xml' });
  const outcome = await compile({ root, now: NOW, frozen: false, deploys: true });
  expect('passedOver' in outcome && outcome.passedOver).toEqual([]);
});

test('ten thousand rules are in files, and only what is not there asks for them', async () => {
  const rules = Array.from({ length: 10_000 }, (_, at) => `/old/${at} /articles/kim`);
  const patterns = Array.from({ length: 1000 }, (_, at) => `/p${at}/* /articles/:splat`);
  expect((await compileRules([...rules, ...patterns].join('\n'))).told).toEqual([]);
  const reads: string[] = [];
  const ask = openSite(root, NOW, (file) => reads.push(file));
  for (const path of ['/', '/rss.xml', '/atom.xml', '/feed']) await ask(path);
  expect(reads).toEqual([]);
  expect((await ask('/old/9999')).headers.get('location')).toBe('/articles/kim');
  expect(reads).toHaveLength(1);
  expect((await ask('/p999/kim')).headers.get('location')).toBe('/articles/kim');
  expect((await ask('/none')).status).toBe(404);
  // The rules once, each path, and the article.
  expect(reads).toHaveLength(5);
});
