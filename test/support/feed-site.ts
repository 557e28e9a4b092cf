import { inject } from 'vitest';
import { buildItem, buildSiteInfo, type Channel } from '../../src/feed/channel.ts';
import type { Article, Site } from '../../src/model/article.ts';

/** Where the site of the fixtures is. */
const HOST = 'https://rich.tidings.test';

/** Articles with everything that a feed can say, as compiled before the tests. */
export const SITE: Site = inject('rich');

/** A channel of a site with every optional part. */
export const createChannel = (articles: readonly Article[], language = 'en'): Channel => ({
  ...buildSiteInfo(HOST, {
    title: 'Fish & <Chips>',
    description: 'What is said ]]> at "sea" &amp; ashore.',
    language,
    author: { name: 'Jo & Co', email: 'jo@rich.tidings.test' },
    copyright: '© 2026 Jo & Co',
    iconUrl: `${HOST}/icon.png?a=1&b=2`,
    category: ['Society & Culture', 'Documentary'],
    hubUrl: 'https://hub.tidings.test/?a=1&b=2',
    maxAge: 900,
  }),
  updated: '2024-03-01T10:00:00Z',
  paging: { isArchive: false },
  removed: SITE.removed,
  items: articles.map((article) => buildItem(HOST, language, article)),
});
