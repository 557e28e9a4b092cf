import { buildItem, buildSiteInfo, type Channel } from '../../src/feed/channel.ts';
import type { Article } from '../../src/model/article.ts';
import { asMarked } from '../../src/model/site-mark.ts';

const HOST = 'https://bench.tidings.test';
/** How many articles a feed has. */
export const ARTICLES = 50;
const SENTENCE =
  'In Oslo the “harbour” &amp; its ferry reopened, as <em>everybody</em> had <a href="https://x.test/?a=1&amp;b=2">hoped</a>. ';

/** An article of 5 KB, with a picture, two authors and three tags. */
const createArticle = (number: number): Article => {
  const paragraph = `<p>${SENTENCE.repeat(6)}${number}</p>\n`;
  const contentHtml = paragraph.repeat(Math.ceil(5120 / paragraph.length));
  return {
    id: `tag:bench.tidings.test,2024-01-01:${number}`,
    slug: `article-${number}`,
    title: `Number ${number}: “Fish & Chips” at the harbour`,
    summary: 'What happened at the harbour, and what everybody said of it afterwards, in short.',
    contentHtml: asMarked(contentHtml),
    contentText: contentHtml.replace(/<[^>]*>/g, ''),
    authors: [
      { name: 'Jane Doe', slug: 'jane-doe', url: 'https://jane.test/' },
      { name: 'John Roe', slug: 'john-roe' },
    ],
    tags: [
      { name: 'News', slug: 'news' },
      { name: 'Harbours', slug: 'harbours' },
      { name: 'Fish & Chips', slug: 'fish-and-chips' },
    ],
    attachments: [],
    image: {
      url: asMarked(`${HOST}/media/${number}.jpg`),
      mediaType: 'image/jpeg',
      byteLength: 12_345,
      width: 800,
      height: 600,
      alt: 'Boats',
      credit: 'Jane Doe',
    },
    published: '2024-01-01T00:00:00Z',
    updated: '2024-01-02T00:00:00Z',
    updatedDay: '2 January 2024',
    lastModified: '2024-01-02T00:00:00Z',
  };
};

/** A feed of made articles. */
export const channel: Channel = {
  ...buildSiteInfo(HOST, {
    title: 'Bench',
    description: 'Made articles.',
    language: 'en',
    author: { name: 'Bench', email: 'bench@tidings.test' },
    maxAge: 900,
  }),
  updated: '2024-01-02T00:00:00Z',
  removed: [],
  paging: { isArchive: false },
  items: Array.from({ length: ARTICLES }, (_, at) => buildItem(HOST, createArticle(at))),
};

/** The same with content_text left empty, which the others do not write. */
export const withoutTexts: Channel = {
  ...channel,
  items: channel.items.map((item) => ({ ...item, contentText: '' })),
};
