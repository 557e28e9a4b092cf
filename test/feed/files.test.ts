import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import { expect, test } from 'vitest';
import { buildItem, type Channel } from '../../src/feed/channel.ts';
import { RENDER } from '../../src/feed/render.ts';
import { asMarked, SITE_MARK } from '../../src/model/site-mark.ts';
import { createChannel, SITE } from '../support/feed-site.ts';

const HOST = 'https://news.tidings.test';

const [article] = SITE.articles;

/** A channel of one article with files here and elsewhere. */
function createRichChannel(): Channel {
  if (!article) throw new Error('the fixtures have no article');
  const item = buildItem(HOST, {
    ...article,
    contentHtml: asMarked(`<p><a href="${SITE_MARK}/articles/x">x</a></p>`),
    image: { url: asMarked(`${SITE_MARK}/media/a-1.jpg`), mediaType: 'image/jpeg', byteLength: 3 },
    audio: {
      url: asMarked(`${SITE_MARK}/media/talk-1.mp3`),
      mediaType: 'audio/mpeg',
      byteLength: 12_345,
      duration: 61,
      title: 'A "talk" & <more>',
    },
    attachments: [{ url: asMarked('https://files.test/a?b=1&c=2'), mediaType: 'application/pdf' }],
    externalUrl: 'https://elsewhere.test/?a=1&b=2',
    canonical: 'https://first.test/story',
    rights: '© 2024 "Ada" & <Bo>',
  });
  return { ...createChannel([]), items: [item] };
}

const channel = createRichChannel();

test('RSS carries the first file with its length and type', () => {
  const [item] = parseRssFeed(RENDER.rss(channel)).items ?? [];
  expect(item?.enclosures).toEqual([
    { url: `${HOST}/media/talk-1.mp3`, length: 12_345, type: 'audio/mpeg' },
  ]);
  expect(item?.content?.encoded).toContain(`href="${HOST}/articles/x"`);
});

test('Atom carries every file, where it is from and what it points to', () => {
  const [entry] = parseAtomFeed(RENDER.atom(channel)).entries ?? [];
  const links = (entry?.links ?? []).filter(({ rel }) => rel !== 'alternate' && rel !== undefined);
  expect(links).toEqual([
    {
      rel: 'enclosure',
      href: `${HOST}/media/talk-1.mp3`,
      type: 'audio/mpeg',
      length: 12_345,
      title: 'A "talk" & <more>',
    },
    { rel: 'enclosure', href: 'https://files.test/a?b=1&c=2', type: 'application/pdf' },
    { rel: 'via', href: 'https://first.test/story' },
    { rel: 'related', href: 'https://elsewhere.test/?a=1&b=2' },
  ]);
  expect(entry?.rights).toEqual({ value: '© 2024 "Ada" & <Bo>' });
});

test('JSON Feed carries all of it, and no length that nobody knows', () => {
  const [item] = parseJsonFeed(RENDER.json(channel)).items ?? [];
  expect(item).toMatchObject({
    image: `${HOST}/media/a-1.jpg`,
    external_url: 'https://elsewhere.test/?a=1&b=2',
    attachments: [
      {
        url: `${HOST}/media/talk-1.mp3`,
        mime_type: 'audio/mpeg',
        title: 'A "talk" & <more>',
        size_in_bytes: 12_345,
        duration_in_seconds: 61,
      },
      { url: 'https://files.test/a?b=1&c=2', mime_type: 'application/pdf' },
    ],
  });
  expect(RENDER.json(channel)).not.toContain('"size_in_bytes":0');
});
