import { Feed } from 'feed';
import type { Channel } from '../../src/feed/channel.ts';

type Told = Pick<Channel, 'homeUrl' | 'title' | 'description' | 'language' | 'updated' | 'items'>;

/** A channel as `feed` takes it: all that it knows to say. */
export function createFeed({ homeUrl, title, description, language, updated, items }: Told): Feed {
  const feed = new Feed({
    id: homeUrl,
    link: homeUrl,
    title,
    description,
    language,
    updated: new Date(updated),
    feedLinks: {
      rss: `${homeUrl}rss.xml`,
      atom: `${homeUrl}atom.xml`,
      json: `${homeUrl}feed.json`,
    },
    author: { name: 'Bench', email: 'bench@tidings.test' },
  });
  for (const item of items) {
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
