import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Article, Site } from '../../src/article/article.ts';
import { buildMasthead, type Channel } from '../../src/feed/channel.ts';

/** The fixtures' articles, as compiled before the tests. */
export const SITE: Site = JSON.parse(
  readFileSync(path.join(import.meta.dirname, '../fixtures/site/.build/library.json'), 'utf8'),
);

/** A channel of a site with every optional part. */
export const createChannel = (articles: readonly Article[]): Channel => ({
  ...buildMasthead('https://news.tidings.test', {
    title: 'Fish & <Chips>',
    description: 'What is said ]]> at "sea" &amp; ashore.',
    language: 'en',
    author: { name: 'Jo & Co', email: 'jo@news.tidings.test' },
    copyright: '© 2026 Jo & Co',
    iconUrl: 'https://news.tidings.test/icon.png?a=1&b=2',
    hubUrl: 'https://hub.tidings.test/?a=1&b=2',
    maxAge: 900,
  }),
  updated: SITE.lastModified,
  items: articles.map((article) => ({
    ...article,
    url: `https://news.tidings.test/articles/${article.slug}`,
  })),
});
