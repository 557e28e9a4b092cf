import { describe, expect, test } from 'vitest';
import { RENDER } from '../../src/feed/render.ts';
import { expectItem } from '../support/expect-item.ts';
import { READERS, type ReadItem } from '../support/feed-readers.ts';
import { createChannel, SITE } from '../support/feed-site.ts';

/** Where each thing that a reader can take from an item stands; `-` where the format has no place. */
const PLACES: Readonly<Record<keyof ReadItem, { rss: string; atom: string; json: string }>> = {
  id: { rss: 'guid', atom: 'id', json: 'id' },
  url: { rss: 'link', atom: 'link', json: 'url' },
  title: { rss: 'title', atom: 'title', json: 'title' },
  summary: { rss: 'description', atom: 'summary', json: 'summary' },
  content: { rss: 'content:encoded', atom: 'content', json: 'content_html' },
  text: { rss: '-', atom: '-', json: 'content_text' },
  markdown: { rss: 'source:markdown', atom: '-', json: '-' },
  published: { rss: 'pubDate', atom: 'published', json: 'date_published' },
  updated: { rss: 'dcterms:modified', atom: 'updated', json: 'date_modified' },
  authors: { rss: 'dc:creator', atom: 'author', json: 'authors' },
  tags: { rss: 'category', atom: 'category', json: 'tags' },
  language: { rss: 'dc:language', atom: 'xml:lang', json: 'language' },
  rights: { rss: 'dc:rights', atom: 'rights', json: '-' },
  related: { rss: 'atom:link', atom: 'link', json: 'external_url' },
  origin: { rss: '-', atom: 'link', json: '-' },
  image: { rss: 'media:content', atom: 'media:content', json: 'image' },
  files: { rss: 'enclosure', atom: 'link', json: 'attachments' },
  duration: { rss: 'itunes:duration', atom: '-', json: 'duration_in_seconds' },
};

const channel = createChannel(SITE.articles);

describe.each(['rss', 'atom', 'json'] as const)('%s', (format) => {
  const document = RENDER[format](channel);

  test.each(Object.entries(READERS[format] ?? {}))(
    '%s reads what was published',
    async (_, read) => {
      const items = await read(document);
      expect(items).toHaveLength(channel.items.length);
      for (const [index, item] of channel.items.entries()) {
        const found = items[index] ?? {};
        // A reader is held to the fields that it reads.
        const expected = Object.entries(expectItem(item, channel, format));
        expect(found).toEqual(Object.fromEntries(expected.filter(([field]) => field in found)));
      }
    },
  );

  test('every field of the format is read by some reader', async () => {
    const found = await Promise.all(
      Object.values(READERS[format] ?? {}).map((read) => read(document)),
    );
    const fields = new Set(found.flat().flatMap((item) => Object.keys(item)));
    const placed = Object.entries(PLACES).filter(([, places]) => places[format] !== '-');
    expect([...fields].toSorted()).toEqual(placed.map(([field]) => field).toSorted());
    for (const [, places] of placed) expect(document).toContain(places[format]);
  });
});
