import { getRssString } from '@astrojs/rss';
import { Feed } from 'feed';
import { generateAtomFeed, generateRssFeed } from 'feedsmith';
import NodeRss from 'rss';
import { renderAtom } from '../../src/feed/atom.ts';
import { renderRss } from '../../src/feed/rss.ts';
import { cleanLine, cleanText } from '../../src/model/characters.ts';
import { asMarked } from '../../src/model/site-mark.ts';
import { createChannel } from './feed-site.ts';

/** An article as any writer of feeds takes it. */
export interface ParsedArticle {
  readonly title: string;
  readonly tag: string;
  readonly contentHtml: string;
}

const URL = 'https://x.test/i';
const TIME = '2024-01-01T00:00:00Z';
const DATE = new Date(TIME);

const createOurs = ({ title, tag, contentHtml }: ParsedArticle) => ({
  ...createChannel([
    {
      id: 'tag:x.test,2024:i',
      slug: 'i',
      title: cleanLine(title),
      summary: 'S',
      contentHtml: asMarked(cleanText(contentHtml).text),
      contentText: 'S',
      authors: [],
      tags: [{ name: cleanLine(tag), slug: 'tag' }],
      attachments: [],
      published: TIME,
      updated: TIME,
      updatedDay: 'January 1, 2024',
      lastModified: TIME,
    },
  ]),
  category: undefined,
});

function createFeed({ title, tag, contentHtml }: ParsedArticle): Feed {
  const feed = new Feed({ id: URL, title: 'T', link: URL, updated: DATE });
  const category = [{ name: tag, term: tag }];
  feed.addItem({ title, id: URL, link: URL, date: DATE, content: contentHtml, category });
  return feed;
}

/** Writers of RSS and Atom, ours first: one article in, one document out. */
export const WRITERS: Readonly<
  Record<string, (parsed: ParsedArticle) => string | Promise<string>>
> = {
  'Tidings RSS': (parsed) => renderRss(createOurs(parsed)),
  'Tidings Atom': (parsed) => renderAtom(createOurs(parsed)),
  'feed RSS': (parsed) => createFeed(parsed).rss2(),
  'feed Atom': (parsed) => createFeed(parsed).atom1(),
  'feedsmith RSS': ({ title, tag, contentHtml }) =>
    generateRssFeed({
      title: 'T',
      description: 'D',
      link: URL,
      items: [
        {
          title,
          link: URL,
          pubDate: DATE,
          categories: [{ name: tag }],
          content: { encoded: contentHtml },
        },
      ],
    }),
  'feedsmith Atom': ({ title, tag, contentHtml }) =>
    generateAtomFeed({
      id: URL,
      title: { value: 'T' },
      updated: DATE,
      entries: [
        {
          id: URL,
          title: { value: title },
          updated: DATE,
          categories: [{ term: tag }],
          content: { value: contentHtml, type: 'html' },
        },
      ],
    }),
  '@astrojs/rss': ({ title, tag, contentHtml }) =>
    getRssString({
      title: 'T',
      description: 'D',
      site: URL,
      items: [{ title, link: URL, pubDate: DATE, categories: [tag], content: contentHtml }],
    }),
  'node-rss': ({ title, tag, contentHtml }) => {
    const feed = new NodeRss({ title: 'T', feed_url: URL, site_url: URL });
    const content = { 'content:encoded': { _cdata: contentHtml } };
    feed.item({
      title,
      url: URL,
      date: DATE,
      description: 'D',
      categories: [tag],
      custom_elements: [content],
    });
    return feed.xml();
  },
};
