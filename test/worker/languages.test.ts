import { afterEach, describe, expect, inject, test, vi } from 'vitest';
import { createApp } from '../../src/app.ts';
import type { Article } from '../../src/model/article.ts';
import type { SiteSentences } from '../../src/model/sentences.ts';
import { buildSiteLibrary } from '../support/library.ts';
import { createSettings } from '../support/settings.ts';

const site = inject('site');

const SITE = 'https://news.tidings.test';
const GERMAN = '/articles/hochwasser-die-stadt-atmet-auf';

const [newest] = site.articles;

/** So many articles have a tag. */
const tagged = (tag: string, count: number): readonly Article[] =>
  Array.from({ length: count }, (_, at) => ({
    ...(newest as Article),
    id: `urn:x:${tag}-${at}`,
    slug: `${tag}-${at}`,
    tags: [{ slug: tag, name: tag }],
  }));

function createSite(language: string) {
  const articles = [...tagged('one', 1), ...tagged('two', 2), ...tagged('five', 5)];
  const library = buildSiteLibrary(
    { ...site, articles: [...articles, ...tagged('many', 112), ...site.articles] },
    { language },
  );
  const settings = createSettings({
    SITE_URL: SITE,
    SITE_TITLE: 'Wieści',
    SITE_LANGUAGE: language,
  });
  const app = createApp(library, settings, Date.now);
  return async (path: string): Promise<string> => (await app.request(SITE + path)).text();
}

const LISTS = ['/', '/archive/1', '/subscribe', '/tags', '/tags/many', '/tags/many/archive/1'];
const PEOPLE = ['/authors', '/authors/ada-mueller'];
const PAGES = [...LISTS, ...PEOPLE, GERMAN, '/nothing', '/articles/taken-away'];

describe.each([
  ['de', 'ltr', 'Abonnieren', 'Seite nicht gefunden', ['1 Artikel', '2 Artikel', '112 Artikel']],
  [
    'pl',
    'ltr',
    'Subskrybuj',
    'Nie znaleziono strony',
    ['1 artykuł', '2 artykuły', '5 artykułów', '112 artykułów'],
  ],
  ['ar', 'rtl', 'اشترك', 'الصفحة غير موجودة', ['مقال واحد', 'مقالان', '5 مقالات', '112 مقالًا']],
] as const)('a site in %s', (language, dir, subscribe, notFound, counts) => {
  const get = createSite(language);

  test('has pages in its language and direction', async () => {
    for (const path of PAGES) {
      const page = await get(path);
      expect(page, path).toContain(`<html lang="${language}" dir="${dir}">`);
      expect(page, path).toContain(`${subscribe}</a>`);
      expect(page).not.toMatch(/\{\w+\}/);
    }
    expect(await get('/nothing')).toContain(`<h1>${notFound}</h1>`);
    expect(await get('/nothing')).toContain(`<title>${notFound} – Wieści</title>`);
  });

  test('counts in its plurals', async () => {
    const page = await get('/tags');
    for (const count of counts) expect(page).toContain(`<span class="quiet">${count} · `);
  });

  test('says of an article in another language which that is, and stays in its own', async () => {
    const page = await get(GERMAN);
    expect(page).toContain('<article class="h-entry" lang="de" dir="ltr">');
    expect(page).toContain(`<p class="quiet" lang="${language}">`);
  });
});

describe('where every sentence is a mark', () => {
  /** What stays as it is in every language: names, of which the site has `many`. */
  const NAMES =
    /\b(?:many|RSS|Atom|JSON Feed|Feedly|Inoreader|NewsBlur|The Old Reader|Feedbin|Miniflux|FreshRSS|feeds\.opml)\b/g;
  const library = buildSiteLibrary({ ...site, articles: tagged('many', 112) });
  const sentences: SiteSentences = {
    ...library.sentences,
    ...Object.fromEntries(
      Object.entries(library.sentences).flatMap(([key, sentence]) =>
        typeof sentence === 'string' && key !== 'articlesForms'
          ? [[key, `◆${(sentence.match(/\{\w+\}/g) ?? []).join('')}`]]
          : [],
      ),
    ),
    articles: ['◆{count}', '◆{count}'],
  };
  const app = createApp(
    { ...library, sentences },
    createSettings({ SITE_URL: SITE, SITE_TITLE: '◇', SITE_DESCRIPTION: '◇' }),
    Date.now,
  );

  test.each([...LISTS, '/nothing'])('%s says nothing in English beside them', async (path) => {
    const page = await (await app.request(SITE + path)).text();
    const labels = Array.from(
      page.matchAll(/ (?:aria-label|title)="([^"]*)"/g),
      ([, text]) => text,
    );
    const [, description = ''] = /<meta name="description" content="([^"]*)"/.exec(page) ?? [];
    const text = page
      .replace(
        /<ol.*?<\/ol>|<figure>?.*?<\/div>|<ul>.*?<\/ul>|<dd.*?<\/dd>|<script.*?<\/script>/gs,
        '',
      )
      .replace(/<p class="quiet">◆\d+ · .*?<\/p>/, '')
      .replace(/<[^>]*>/g, ' ');
    expect(text).toContain('◆');
    expect([text, description, ...labels].join(' ').replace(NAMES, '')).not.toMatch(/[a-z]/i);
  });
});

test('the groups of the OPML are in the language of the site', async () => {
  expect(await createSite('pl')('/feeds.opml')).toContain('<outline text="Wieści: Tagi">');
});

test('what is in no language of ours is in English, and marked as such', async () => {
  const page = await createSite('fa')('/nothing');
  expect(page).toContain('<html lang="fa" dir="rtl">');
  expect(page).toContain('<h1><span lang="en" dir="ltr">Page not found</span></h1>');
  expect(await createSite('en')('/nothing')).not.toContain('<span lang');
});

describe('no request', () => {
  afterEach(() => void vi.restoreAllMocks());

  test('makes an object of Intl that takes an isolate long', async () => {
    const get = createSite('ar-EG');
    for (const name of [
      'PluralRules',
      'ListFormat',
      'NumberFormat',
      'DateTimeFormat',
      'Collator',
    ] as const) {
      vi.spyOn(Intl, name).mockImplementation(() => {
        throw new Error(name);
      });
    }
    for (const path of PAGES) expect(await get(path), path).toContain('<html lang="ar-EG"');
    expect(await get('/tags')).toContain('١١٢ مقالًا');
  });
});
