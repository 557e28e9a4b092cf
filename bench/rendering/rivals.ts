import { getRssString } from '@astrojs/rss';
import { Feed } from 'feed';
import { generateAtomFeed, generateJsonFeed, generateRssFeed } from 'feedsmith';
import { channel } from './channel.ts';

/** The channel as `feed` takes it: all that it knows to say. */
function createFeed(): Feed {
  const { homeUrl, feedUrls, title, description, language, items, updated } = channel;
  const feed = new Feed({
    id: homeUrl,
    title,
    description,
    link: homeUrl,
    language,
    updated: new Date(updated),
    feedLinks: feedUrls,
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

/** By `feed` alone. */
export const byFeed = {
  rss: () => createFeed().rss2(),
  atom: () => createFeed().atom1(),
  json: () => createFeed().json1(),
};

/** By feedsmith. */
export const byFeedsmith = {
  rss: () =>
    generateRssFeed({
      title: channel.title,
      description: channel.description,
      link: channel.homeUrl,
      language: channel.language,
      items: channel.items.map((item) => ({
        title: item.title,
        link: item.url,
        guid: { value: item.id, isPermaLink: false },
        pubDate: new Date(item.published ?? item.updated),
        description: item.summary,
        content: { encoded: item.contentHtml },
        dc: { creators: item.authors.map(({ name }) => name) },
        categories: item.tags.map(({ name }) => ({ name })),
      })),
    }),
  atom: () =>
    generateAtomFeed({
      id: channel.homeUrl,
      title: { value: channel.title },
      updated: new Date(channel.updated),
      entries: channel.items.map((item) => ({
        id: item.id,
        title: { value: item.title },
        links: [{ href: item.url }],
        updated: new Date(item.updated),
        published: new Date(item.published ?? item.updated),
        summary: { value: item.summary },
        content: { value: item.contentHtml, type: 'html' },
        authors: item.authors.map(({ name, url }) => ({ name, ...(url && { uri: url }) })),
        categories: item.tags.map(({ name }) => ({ term: name })),
      })),
    }),
  json: () =>
    JSON.stringify(
      generateJsonFeed({
        title: channel.title,
        home_page_url: channel.homeUrl,
        feed_url: channel.feedUrls.json,
        items: channel.items.map((item) => ({
          id: item.id,
          url: item.url,
          title: item.title,
          summary: item.summary,
          content_html: item.contentHtml,
          date_published: new Date(item.published ?? item.updated),
          date_modified: new Date(item.updated),
          authors: item.authors.map(({ name, url }) => ({ name, ...(url && { url }) })),
          tags: item.tags.map(({ name }) => name),
        })),
      }),
    ),
};

/** By @astrojs/rss, which writes RSS alone, and a link in the place of an id. */
export const byAstro = {
  rss: () =>
    getRssString({
      title: channel.title,
      description: channel.description,
      site: channel.homeUrl,
      items: channel.items.map((item) => ({
        title: item.title,
        link: item.url,
        pubDate: new Date(item.published ?? item.updated),
        description: item.summary,
        content: item.contentHtml,
        categories: item.tags.map(({ name }) => name),
      })),
      customData: `<language>${channel.language}</language>`,
    }),
};
