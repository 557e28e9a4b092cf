import RssParser from 'rss-parser';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { buildAddresses, type Channel } from '../../src/feed/channel.ts';
import { RENDER } from '../../src/feed/render.ts';
import type { Article } from '../../src/model/article.ts';
import { asMarked } from '../../src/model/site-mark.ts';
import { createChannel, SITE } from '../support/feed-site.ts';

/** What readers do with feeds that no specification tells, each measured with several of them. */

const HOST = 'https://rich.tidings.test';

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** The elements of each parent of a name, in document order. */
function listChildren(xml: string, parent: string): readonly (readonly Element[])[] {
  const all: Element[][] = [];
  const open: string[] = [];
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    if (open.at(-1) === parent) all.at(-1)?.push({ name, attributes });
    if (name === parent) all.push([]);
    open.push(name);
  });
  parser.on('closetag', () => open.pop());
  parser.write(xml).close();
  return all;
}

const articleWith = (what: Partial<Article>): readonly Article[] =>
  SITE.articles.slice(0, 1).map((article) => ({ ...article, ...what }));

const channel = createChannel(SITE.articles);
const [rss, atom] = [RENDER.rss(channel), RENDER.atom(channel)];

const withArchive: Channel = {
  ...channel,
  paging: { isArchive: false, previous: buildAddresses(HOST, '/archive/1') },
};

describe('the site is the author of an article that names none', () => {
  const unsigned = createChannel(articleWith({ authors: [] }));
  test('by name alone in Atom', () => {
    const entry = RENDER.atom(unsigned).split('<entry>')[1];
    expect(entry).toContain('<author><name>Jo &amp; Co</name></author>');
  });
  test('by name alone in JSON Feed', () => {
    expect(JSON.parse(RENDER.json(unsigned)).items[0].authors).toEqual([{ name: 'Jo & Co' }]);
  });
});

test.each([
  ['AT&T', '<title>AT&amp;T</title>'],
  ['Q & A; 2 > 1', '<title>Q &amp; A; 2 &gt; 1</title>'],
  ['Using <T>', '<title type="html"><![CDATA[Using &lt;T&gt;]]></title>'],
  ['What &amp; is', '<title type="html"><![CDATA[What &amp;amp; is]]></title>'],
  ['&#8211; and ]]>', '<title type="html"><![CDATA[&amp;#8211; and ]]&gt;]]></title>'],
])('Atom says the title %s as text, unless it looks like markup', (title, element) => {
  expect(RENDER.atom(createChannel(articleWith({ title })))).toContain(element);
});

describe('what RSS itself has comes first in an item', () => {
  const ORDER = [
    ...['title', 'description', 'link', 'guid', 'pubDate', 'category', 'enclosure'],
    ...['content:encoded', 'dc:creator', 'dc:language', 'dc:rights', 'dcterms:modified'],
    ...['atom:link', 'media:content', 'itunes:image', 'itunes:title', 'itunes:season'],
    ...['itunes:episode', 'podcast:season', 'podcast:episode', 'itunes:duration'],
    ...['itunes:episodeType', 'itunes:explicit', 'podcast:transcript', 'podcast:chapters'],
    ...['podcast:person', 'podcast:location', 'podcast:soundbite', 'podcast:txt'],
    ...['podcast:license', 'podcast:socialInteract', 'podcast:alternateEnclosure'],
    ...['psc:chapters', 'source:markdown'],
  ];
  test('in one order', () => {
    for (const item of listChildren(rss, 'item')) {
      const places = item.map(({ name }) => ORDER.indexOf(name));
      expect(places).not.toContain(-1);
      expect(places).toEqual(places.toSorted((a, b) => a - b));
    }
  });
});

describe('a file is named once', () => {
  const picture = { url: asMarked(`${HOST}/a.png`), mediaType: 'image/png' };
  const files = SITE.articles.flatMap(({ audio, video, attachments }) =>
    [audio, video, ...attachments].flatMap((file) => file ?? []),
  );
  const attachments = [...files, ...files, picture];
  const many = createChannel(articleWith({ attachments, image: { ...picture, alt: 'a' } }));
  const isFile = ({ name, attributes }: Element) =>
    ['enclosure', 'media:content'].includes(name) || attributes.rel === 'enclosure';

  test.each([
    ['RSS', listChildren(RENDER.rss(many), 'item')],
    ['Atom', listChildren(RENDER.atom(many), 'entry')],
  ])('in %s', (_, [item = []]) => {
    const urls = item.filter(isFile).map(({ attributes: { url, href } }) => url ?? href);
    expect(urls.length).toBeGreaterThan(3);
    expect(new Set(urls).size).toBe(urls.length);
  });
  test('in JSON Feed', () => {
    const urls: string[] = JSON.parse(RENDER.json(many)).items[0].attachments.map(
      ({ url }: { url: string }) => url,
    );
    expect(new Set(urls).size).toBe(urls.length);
  });
});

test('the first link of an Atom entry is its page, and says so', () => {
  for (const [at, entry] of listChildren(atom, 'entry').entries()) {
    const first = entry.find(({ name }) => name === 'link');
    expect(first?.attributes).toEqual({ rel: 'alternate', href: channel.items[at]?.url });
  }
});

describe('the links of the head', () => {
  test('of Atom: the page, itself, the hub, then archives', () => {
    const [head = []] = listChildren(RENDER.atom(withArchive), 'feed');
    const links = head.filter(({ name }) => name === 'link').map(({ attributes }) => attributes);
    expect(links.map(({ rel }) => rel)).toEqual(['alternate', 'self', 'hub', 'prev-archive']);
    expect(links[0]).toEqual({ rel: 'alternate', type: 'text/html', href: `${HOST}/` });
  });
  test('of RSS: itself, the hub, then archives', () => {
    const [head = []] = listChildren(RENDER.rss(withArchive), 'channel');
    const links = head.filter(({ name }) => name === 'atom:link');
    expect(links.map(({ attributes }) => attributes.rel)).toEqual(['self', 'hub', 'prev-archive']);
  });
  test('rss-parser takes the feed for itself, not for its archive', async () => {
    const { feedUrl } = await new RssParser().parseString(RENDER.rss(withArchive));
    expect(feedUrl).toBe(`${HOST}/rss.xml`);
  });
});

test('RSS spells & and < of plain text as its profile recommends', () => {
  const text = 'Q&A <x>';
  const said = createChannel(
    articleWith({
      title: text,
      authors: [{ name: text, slug: 'q' }],
      tags: [{ name: text, slug: 'q' }],
      rights: text,
    }),
  );
  const xml = RENDER.rss({ ...said, title: text, copyright: text, category: [text] });
  const spelled = 'Q&#x26;A &#x3C;x&gt;';
  for (const name of ['title', 'category', 'copyright', 'dc:creator', 'dc:rights'])
    expect([name, xml.match(new RegExp(`<${name}>([^<]*)`))?.[1]]).toEqual([name, spelled]);
  expect(xml.match(/<title>[^<]*/g)).toEqual(Array(3).fill(`<title>${spelled}`));
});

test('RSS names no source, which would have to be a feed', () => {
  const url = 'https://first.test/story';
  const copied = createChannel(articleWith({ canonical: url }));
  expect(RENDER.rss(copied)).not.toContain(url);
  expect(RENDER.atom(copied)).toContain(`<link rel="via" href="${url}"/>`);
});
