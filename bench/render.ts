import { Feed } from 'feed';
import { generateAtomFeed, generateJsonFeed, generateRssFeed } from 'feedsmith';
import type { Article } from '../src/article/article.ts';
import { buildItem, buildMasthead, type Channel } from '../src/feed/channel.ts';
import { RENDER } from '../src/feed/render.ts';

const HOST = 'https://bench.tidings.test';
const ARTICLES = 50;
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
    contentHtml,
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
      url: `${HOST}/media/${number}.jpg`,
      mediaType: 'image/jpeg',
      byteLength: 12_345,
      width: 800,
      height: 600,
      alt: 'Boats',
      credit: 'Jane Doe',
    },
    published: '2024-01-01T00:00:00Z',
    updated: '2024-01-02T00:00:00Z',
    lastModified: '2024-01-02T00:00:00Z',
  };
};

const channel: Channel = {
  ...buildMasthead(HOST, {
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

const byFeedsmith = {
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

/** The same with content_text left empty, which the others do not write. */
const withoutTexts: Channel = {
  ...channel,
  items: channel.items.map((item) => ({ ...item, contentText: '' })),
};

type Render = () => string;

const FORMATS = {
  RSS: [() => RENDER.rss(channel), () => createFeed().rss2(), byFeedsmith.rss],
  Atom: [() => RENDER.atom(channel), () => createFeed().atom1(), byFeedsmith.atom],
  'JSON Feed': [() => RENDER.json(channel), () => createFeed().json1(), byFeedsmith.json],
  'JSON Feed without text': [
    () => RENDER.json(withoutTexts),
    () => createFeed().json1(),
    byFeedsmith.json,
  ],
} as const satisfies Record<string, readonly Render[]>;

const WRITERS = ['Tidings', 'feed', 'feedsmith'] as const;

/** In milliseconds. */
function time(render: Render, times: number): number {
  const start = performance.now();
  for (let count = 0; count < times; count += 1) render();
  return (performance.now() - start) / times;
}

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

/**
 * Renders 50 articles of 5 KB in turns, and says the medians and how many times as long as `feed`
 * alone each takes.
 * @param rounds of ten renderings each
 * @returns the table, and the milliseconds that RSS takes
 */
export function benchmarkRendering(rounds: number): {
  readonly rows: readonly (readonly string[])[];
  readonly rss: number;
} {
  const rows: (readonly string[])[] = [
    [`${ARTICLES} articles of 5 KB`, ...WRITERS, 'to feed', 'to feedsmith', 'target'],
  ];
  let rss = 0;
  for (const [name, renders] of Object.entries(FORMATS)) {
    for (const render of renders) time(render, 30);
    const times: number[][] = renders.map(() => []);
    for (let round = 0; round < rounds; round += 1) {
      for (const [at, render] of renders.entries()) times[at]?.push(time(render, 10));
    }
    const [ours = 0, feed = 0, feedsmith = 0] = times.map(median);
    if (name === 'RSS') rss = ours;
    rows.push([
      name,
      ...[ours, feed, feedsmith].map((each) => `${each.toFixed(2)} ms`),
      `${(ours / feed).toFixed(2)} ×`,
      `${(ours / feedsmith).toFixed(2)} ×`,
      `≤ ${name.startsWith('JSON') ? '1.00' : '1.30'} ×`,
    ]);
  }
  return { rows, rss };
}
