import { Feed } from 'feed';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { renderAtom } from '../../src/feed/atom.ts';
import { protectText } from '../../src/feed/protect.ts';
import { renderRss } from '../../src/feed/rss.ts';
import { formatHtml } from '../../src/feed/xml.ts';
import { createChannel, SITE } from '../support/feed-site.ts';

const UPDATED = new Date('2024-01-01T00:00:00Z');

const createFeed = (options: { title?: string; content?: string; tag?: string }): Feed => {
  const feed = new Feed({
    id: 'urn:x',
    title: options.title ?? 'T',
    link: 'https://x.test/',
    updated: UPDATED,
  });
  feed.addItem({
    title: 'I',
    link: 'https://x.test/i',
    date: UPDATED,
    ...(options.content && { content: options.content }),
    ...(options.tag && { category: [{ term: options.tag }] }),
  });
  return feed;
};

/** The names of the elements and the texts, as a strict reader finds them. */
function read(xml: string): { readonly names: readonly string[]; readonly text: string } {
  const names: string[] = [];
  let text = '';
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name }) => names.push(name));
  parser.on('text', (part) => {
    text += part;
  });
  parser.on('cdata', (part) => {
    text += part;
  });
  parser.write(xml).close();
  return { names, text };
}

describe('a literal &amp; in a text', () => {
  const title = 'AT&amp;T';
  test('is lost by feed', () => {
    expect(read(createFeed({ title }).atom1()).text).not.toContain(title);
  });
  test('arrives', () => {
    expect(read(createFeed({ title: protectText(title) }).atom1()).text).toContain(title);
  });
});

describe('two CDATA ends in the content', () => {
  const content = ']]> ]]></content:encoded></item><item><title>Injected</title></item>';
  test('break out of feed', () => {
    expect(() => read(createFeed({ content }).rss2())).toThrow();
  });
  test('stay inside', () => {
    const { names } = read(`<rss>${formatHtml('item', content).join('')}</rss>`);
    expect(names).toEqual(['rss', 'item']);
  });
});

describe('a < in an Atom category', () => {
  const tag = 'a<b & "c"';
  test('breaks the document of feed', () => {
    expect(() => read(createFeed({ tag }).atom1())).toThrow();
  });
  const escaped = 'a&lt;b &amp; &quot;c&quot;';
  test('is escaped in the head', () => {
    const xml = renderAtom({ ...createChannel([]), category: [tag] });
    expect(xml).toContain(`<category term="${escaped}"/>`);
  });
  test('is escaped in an entry', () => {
    const [article] = SITE.articles;
    const tags = [{ name: tag, slug: 'tag' }];
    const xml = renderAtom(createChannel(article ? [{ ...article, tags }] : []));
    expect(xml).toContain(` term="${escaped}"/>`);
  });
});

describe('a tag in an Atom title', () => {
  const title = 'Using <b>';
  test('is markup to feed', () => {
    const feed = createFeed({});
    feed.addItem({ title, link: 'https://x.test/', date: UPDATED });
    expect(feed.atom1()).toContain('<title type="html"><![CDATA[Using <b>]]></title>');
  });
  test('is text', () => {
    const [article] = SITE.articles;
    const channel = createChannel(article ? [{ ...article, title }] : []);
    expect(renderAtom(channel)).toContain('<title type="html"><![CDATA[Using &lt;b&gt;]]></title>');
  });
});

describe('a date of publication that nobody gave', () => {
  const undated = SITE.articles.filter(({ published }) => published === undefined);
  test('is a date of publication to feed', () => {
    expect(createFeed({}).rss2()).toContain('<pubDate>Mon, 01 Jan 2024 00:00:00 GMT</pubDate>');
  });
  test('is left out', () => {
    expect(undated).toHaveLength(1);
    expect(renderRss(createChannel(undated))).not.toContain('<pubDate');
  });
});

describe('an author without an address', () => {
  test('is an e-mail address to feed', () => {
    const feed = createFeed({});
    const author = [{ name: 'Jo' }];
    feed.addItem({ title: 'I', link: 'https://x.test/', date: UPDATED, author });
    expect(feed.rss2()).toContain('<author>Jo</author>');
  });
  test('is a creator', () => {
    const xml = renderRss(createChannel(SITE.articles));
    expect(xml).toContain('<dc:creator>Ada Müller</dc:creator>');
    expect(xml).not.toContain('<author>');
  });
});

describe('an id that a URL parser would spell anew', () => {
  const id = 'https://Example.com';
  test('is changed by feed', () => {
    const feed = createFeed({});
    feed.addItem({ title: 'I', id, link: 'https://x.test/', date: UPDATED });
    expect(feed.atom1()).toContain('<id>https://example.com/</id>');
  });
  test('is written as it is', () => {
    const [article] = SITE.articles;
    const xml = renderAtom(createChannel(article ? [{ ...article, id }] : []));
    expect(xml).toContain(`<id>${id}</id>`);
  });
});
