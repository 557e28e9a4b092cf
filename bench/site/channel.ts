import type { Channel, Item } from '../../src/feed/channel.ts';
import { createChannel, HOST } from '../workers/feed.ts';

const DATE = '2024-01-02T00:00:00Z';

const SENTENCE =
  'In Oslo the “harbour” &amp; its ferry reopened, as <em>everybody</em> had <a href="https://x.test/?a=1&amp;b=2">hoped</a>. ';

/** An article of 5 KB, with a picture, two authors and three tags. */
function makeItem(number: number): Item {
  const paragraph = `<p>${SENTENCE.repeat(6)}${number}</p>\n`;
  const contentHtml = paragraph.repeat(Math.ceil(5120 / paragraph.length));
  const picture = { mediaType: 'image/jpeg', byteLength: 12_345, width: 800, height: 600 } as const;
  return {
    id: `tag:bench.tidings.test,2024-01-01:${number}`,
    slug: `article-${number}`,
    url: `${HOST}/articles/article-${number}`,
    title: `Number ${number}: “Fish & Chips” at the harbour`,
    summary: 'What happened at the harbour, and what everybody said of it afterwards, in short.',
    contentHtml,
    contentText: contentHtml.replace(/<[^>]*>/g, ''),
    authors: [
      { name: 'Jane Doe', slug: 'jane-doe', url: 'https://jane.test/' },
      { name: 'John Roe', slug: 'john-roe' },
    ],
    tags: ['News', 'Harbours', 'Fish & Chips'].map((name) => ({ name, slug: name.slice(0, 4) })),
    attachments: [],
    image: { ...picture, url: `${HOST}/media/${number}.jpg`, alt: 'Boats', credit: 'Jane Doe' },
    published: '2024-01-01T00:00:00Z',
    updated: DATE,
    updatedDay: '2 January 2024',
    lastModified: DATE,
  };
}

/** A feed of 50 made articles. */
export const channel: Channel = createChannel(Array.from({ length: 50 }, (_, at) => makeItem(at)));
