import { Feed } from 'feed';
import { buildSiteInfo, type Channel, type Item } from '../../src/feed/channel.ts';

/** Where the made sites say that they are. */
export const HOST = 'https://bench.tidings.test';

const author = { name: 'Bench', email: 'bench@tidings.test' } as const;
const said = { title: 'Bench', description: 'Made articles.', language: 'en' } as const;

/** The feed of some articles. */
export const createChannel = (items: readonly Item[]): Channel => ({
  ...buildSiteInfo(HOST, { ...said, author, maxAge: 900 }),
  updated: '2026-01-01T12:00:00Z',
  removed: [],
  paging: { isArchive: false },
  items,
});

/** A channel as `feed` takes it: all that it knows to say. */
export function createFeed(channel: Channel): Feed {
  const { homeUrl, title, description, language } = channel;
  const feed = new Feed({
    ...{ id: homeUrl, link: homeUrl, title, description, language, author },
    updated: new Date(channel.updated),
    feedLinks: channel.feedUrls,
  });
  for (const item of channel.items) {
    feed.addItem({
      title: item.title,
      id: item.id,
      link: item.url,
      date: new Date(item.updated),
      published: new Date(item.published ?? item.updated),
      description: item.summary,
      content: item.contentHtml,
      author: item.authors.map(({ name, url }) => ({ name, ...(url && { link: url }) })),
      category: item.tags.map(({ name }) => ({ name, term: name })),
      ...(item.image && { image: item.image.url }),
    });
  }
  return feed;
}
