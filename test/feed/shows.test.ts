import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseFeed } from 'podcast-partytime';
import { describe, expect, test } from 'vitest';
import { findFaults, RSS } from '../support/feed-grammar.ts';
import { SHOWS, withShows } from '../support/made-shows.ts';
import { openSite } from '../support/open-site.ts';

const ADDRESSES = ['/rss.xml', '/tags/harbour-talk/rss.xml'] as const;

/** A show and its episodes, as podcast-partytime reads them. */
type Read = Exclude<ReturnType<typeof parseFeed>, null>;

const APPLE =
  "A Podcaster's Guide to RSS (Apple, help.apple.com/itc/podcasts_connect/#/itcb54353390)";
const ARTWORK = 'Podcast requirements (Apple, podcasters.apple.com/support/823)';
const SPOTIFY = 'Podcast Delivery Specification 1.9, §5.17 (Spotify)';
const SPOTIFY_MAIL = 'Email address verification (Spotify, support.spotifyforpodcasters.com)';
const NAMESPACE = 'The podcast namespace (podcasting2.org/docs/podcast-namespace/1.0)';

const isUrl = (text: unknown): boolean => typeof text === 'string' && URL.canParse(text);
const isVisible = (text: unknown): boolean => typeof text === 'string' && text.trim() !== '';

/** What is required of a show or an episode, by whom, and what in our feeds fulfils it. */
const REQUIREMENTS: readonly (readonly [
  requirement: string,
  source: string,
  isMet: (read: Read, xml: string) => boolean,
])[] = [
  [
    'the namespace of Apple, to the letter',
    APPLE,
    (_, xml) => xml.includes(' xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"'),
  ],
  ['plain UTF-8', APPLE, (_, xml) => xml.startsWith('<?xml version="1.0" encoding="utf-8"?>')],
  ['the title of the show', APPLE, ({ title }) => isVisible(title)],
  [
    'its description, of 4,000 bytes at most',
    APPLE,
    ({ description }) => isVisible(description) && Buffer.byteLength(description ?? '') <= 4000,
  ],
  ['its picture', APPLE, ({ itunesImage }) => isUrl(itunesImage)],
  [
    'an ending of the picture that is its type',
    APPLE,
    ({ itunesImage }) => /\.(?:jpe?g|png)$/.test(itunesImage ?? ''),
  ],
  [
    'its language, of ISO 639',
    APPLE,
    ({ language }) => /^[a-z]{2,3}(?:-[a-z]+)*$/i.test(language ?? ''),
  ],
  [
    'its category, of the list of Apple',
    APPLE,
    ({ itunesCategory = [] }) => isVisible(itunesCategory[0]),
  ],
  [
    'whether it is explicit, as true or false',
    APPLE,
    (_, xml) => /<itunes:explicit>(?:true|false)<\/itunes:explicit>.*?<item>/s.test(xml),
  ],
  ['its author (recommended)', APPLE, ({ author }) => isVisible([author].flat()[0])],
  ['its page (recommended)', APPLE, ({ link }) => isUrl(link)],
  [
    'its type (required of a serial show)',
    APPLE,
    (_, xml) => /<itunes:type>(?:episodic|serial)<\/itunes:type>/.test(xml),
  ],
  ['an episode', ARTWORK, ({ items }) => items.length > 0],
  ['the title of each episode', APPLE, ({ items }) => items.every(({ title }) => isVisible(title))],
  [
    'the address of its file, with an ending that Apple supports',
    APPLE,
    ({ items }) => items.every(({ enclosure }) => /\.(?:m4a|mp3|mov|mp4|m4v)$/.test(enclosure.url)),
  ],
  [
    'the length of its file in bytes',
    `${APPLE}; ${SPOTIFY}`,
    ({ items }) => items.every(({ enclosure }) => Number(enclosure.length) > 0),
  ],
  [
    'the type of its file',
    `${APPLE}; ${SPOTIFY}`,
    ({ items }) => items.every(({ enclosure }) => /^(?:audio|video)\//.test(enclosure.type)),
  ],
  [
    'a guid that never changes (recommended)',
    APPLE,
    ({ items }) => items.every(({ guid }) => isVisible(guid)),
  ],
  [
    'the date of its release (recommended)',
    APPLE,
    ({ items }) => items.every(({ pubDate }) => pubDate instanceof Date),
  ],
  [
    'its duration in seconds (recommended)',
    APPLE,
    (_, xml) =>
      xml
        .split('<item>')
        .slice(1)
        .every((item) => /<itunes:duration>\d+</.test(item)),
  ],
  [
    'an e-mail address of the owner, who has to confirm that the show is theirs',
    SPOTIFY_MAIL,
    ({ owner }) => /^\S+@\S+$/.test(owner?.email ?? ''),
  ],
  [
    'a guid of the show',
    NAMESPACE,
    ({ guid }) => /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/.test(guid ?? ''),
  ],
  ['the grammar of its elements', NAMESPACE, (_, xml) => findFaults(xml, RSS).length === 0],
];

describe.each(ADDRESSES)('the show at %s', async (address) => {
  let xml = '';
  await withShows(SHOWS, async (ask) => {
    xml = await ask(address);
  });
  const read = parseFeed(xml);
  if (!read) throw new Error(`podcast-partytime cannot read ${address}`);

  test.each(REQUIREMENTS)('has %s, as %s wants it', (_, __, isMet) => {
    expect(isMet(read, xml)).toBe(true);
  });
});

test('the show of the site says in its feed what the settings say', async () => {
  await withShows(SHOWS, async (ask, _, outcome) => {
    expect(outcome).toMatchObject({ warnings: [] });
    expect(parseFeed(await ask('/rss.xml'))).toMatchObject({
      title: 'Harbour News, aloud',
      description: 'The week, read by Jo.',
      link: 'https://news.test/',
      author: 'Jo Miller',
      owner: { name: 'Jo Miller', email: 'jo@news.test' },
      itunesImage: 'https://cdn.test/cover.jpg',
      itunesType: 'serial',
      guid: '917393e3-1b1e-5cef-ace4-edaa54e1f810',
      locked: true,
      explicit: false,
      podcastPeople: [
        { name: 'Jo Miller', role: 'Host' },
        { name: 'Bo', role: 'Guest', href: 'https://bo.test/' },
      ],
      podcastLocation: { name: 'Oslo', geo: 'geo:59.9,10.7' },
      license: { identifier: 'cc-by-4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
      podcastFunding: [{ message: 'Support Jo & co', url: 'https://pay.test/jo' }],
      trailers: [{ url: 'https://cdn.test/t.mp3', title: 'Soon', length: 2_000_000, season: 2 }],
      items: [
        {
          title: 'The pier',
          enclosure: { length: 5_650_889, type: 'audio/mp4' },
          duration: 75,
        },
        { title: 'The tide' },
      ],
    });
    const xml = await ask('/rss.xml');
    for (const element of [
      '<category>News/Daily News</category><category>Society &#x26; Culture/Documentary</category>',
      '<podcast:txt purpose="applepodcastsverify">05124</podcast:txt>',
      '<podcast:updateFrequency rrule="FREQ=WEEKLY">weekly</podcast:updateFrequency>',
      '<podcast:medium>podcast</podcast:medium>',
      '<itunes:new-feed-url>https://new.test/rss.xml</itunes:new-feed-url>',
      '<podcast:remoteItem feedGuid="9b024349-ccf0-5f69-a609-6b82873eab3c" feedUrl="https://podnews.net/rss"/>',
      ' pubdate="Mon, 01 Jan 2024 00:00:00 GMT" ',
    ]) {
      expect(xml).toContain(element);
    }
  });
});

test('the show of a tag has its own title, picture, category and language, in all formats', async () => {
  await withShows(SHOWS, async (ask) => {
    const xml = await ask('/tags/harbour-talk/rss.xml');
    expect(parseFeed(xml)).toMatchObject({
      title: 'Harbour Talk',
      description: 'Two people on a pier talk of tides.',
      language: 'nb',
      copyright: '© Ada Berg',
      author: 'Ada Berg',
      owner: { name: 'Ada Berg', email: 'ada@news.test' },
      itunesImage: expect.stringMatching(/^https:\/\/news\.test\/media\/cover-[0-9a-f]{12}\.png$/),
      itunesCategory: ['Leisure > Hobbies'],
      itunesBlock: true,
      itunesComplete: true,
      locked: false,
      items: [{ title: 'The tide' }],
    });
    expect(xml).not.toMatch(/917393e3|new-feed-url|podcast:funding|Jo Miller/);
    const atom = await ask('/tags/harbour-talk/atom.xml');
    expect(atom).toContain(
      '<id>https://news.test/tags/harbour-talk</id><title>Harbour Talk</title>',
    );
    expect(atom).toContain('rel="alternate" type="text/html" href="https://talk.test/"');
    expect(JSON.parse(await ask('/tags/harbour-talk/feed.json'))).toMatchObject({
      title: 'Harbour Talk',
      home_page_url: 'https://talk.test/',
      language: 'nb',
    });
  });
});

test('a tag without a show of its own has the people of the site, and nothing of its identity', async () => {
  await withShows(SHOWS, async (ask) => {
    const xml = await ask('/tags/sea/rss.xml');
    expect(xml).toContain('<title>sea – T</title>');
    expect(xml).toContain('<itunes:author>Jo Miller</itunes:author>');
    expect(xml).not.toMatch(/917393e3|new-feed-url|podcast:txt|podcast:trailer/);
  });
});

test('pages, autodiscovery and OPML call a show by its title', async () => {
  await withShows(SHOWS, async (ask) => {
    const page = await ask('/tags/harbour-talk');
    expect(page).toMatch(/<img class="cover" src="https:\/\/news\.test\/media\/cover-\w+\.png"/);
    expect(page).toContain('lang="nb" dir="auto">Harbour Talk</h1>');
    expect(page).toContain('title="Harbour Talk (RSS)"');
    expect(await ask('/')).toContain('title="Harbour News, aloud (RSS)"');
    expect(await ask('/subscribe')).toContain('<bdi>Harbour Talk</bdi>');
    expect(await ask('/feeds.opml')).toContain('title="Harbour Talk" xmlUrl=');
  });
});

/**
 * What is said of the show before its first episode. An archive is a part of one logical feed (RFC 5005 §4), and an app
 * that follows its links may come to it first; Apple and Spotify read no archives.
 */
const headOf = (xml: string): string =>
  (xml.split('<item>')[0]?.match(/<(?:itunes|podcast):\w[^>]*>[^<]*/g) ?? []).join('');

test('an archive of a show says the same of the show as its feed', () =>
  withShows(SHOWS, async (_, { root, write, compile }) => {
    const vars = await readFile(path.join(root, 'wrangler.toml'), 'utf8');
    await write('wrangler.toml', `${vars}FEED_LIMIT = "1"\n`);
    const now = Date.parse('2024-03-01T10:00:00Z');
    await compile(now);
    const ask = async (address: string) => (await openSite(root, now)(address)).text();
    const [feed, archive] = [await ask('/rss.xml'), await ask('/archive/1/rss.xml')];
    expect(archive).toContain('<fh:archive/>');
    expect(headOf(feed)).toMatch(
      /<itunes:image .*<itunes:type>serial.*<itunes:new-feed-url>.*<podcast:guid>917393e3/s,
    );
    expect(headOf(archive)).toBe(headOf(feed));
    expect(findFaults(archive, RSS)).toEqual([]);
    // What is in it are episodes, with their own elements.
    expect(archive.match(/<item>/g)).toHaveLength(1);
    expect(archive).toMatch(/<item>.*<itunes:episode>1<\/itunes:episode>/s);
    expect(parseFeed(archive)?.items[0]?.enclosure.url).toMatch(/\/media\/tide-/);
  }));
