import { parseAtomFeed, parseRssFeed } from 'feedsmith';
import { parseFeed } from 'podcast-partytime';
import { describe, expect, test } from 'vitest';
import type { Item } from '../../src/feed/channel.ts';
import { RENDER } from '../../src/feed/render.ts';
import { createChannel, SITE } from '../support/feed-site.ts';

const episodes = SITE.articles.filter(({ audio }) => audio !== undefined);
const show = createChannel(episodes);

test('a feed with sound has what the directories require of a show and its episodes', () => {
  expect(parseFeed(RENDER.rss(show))).toMatchObject({
    title: 'Fish & <Chips>',
    language: 'en',
    itunesImage: 'https://rich.tidings.test/icon.png?a=1&b=2',
    itunesCategory: ['Society & Culture > Documentary'],
    explicit: true,
    itunesType: 'episodic',
    author: 'Jo & Co',
    owner: { name: 'Jo & Co', email: 'jo@rich.tidings.test' },
    locked: true,
    items: [
      {
        guid: 'tag:rich.tidings.test,2024-03-01:talk',
        title: 'A talk at the harbour',
        enclosure: { length: 2160, type: 'audio/mpeg' },
        duration: 2,
        explicit: true,
        itunesEpisodeType: 'bonus',
        itunesEpisode: 7,
        itunesSeason: 2,
        podcastSeason: { number: 2, name: 'The "tides" & <nets>' },
        podcastEpisode: { number: 7, display: 'Day 7' },
        podcastTranscripts: [
          { type: 'text/vtt', language: 'en' },
          // Their own name for SubRip.
          { type: 'application/srt', language: 'de', rel: 'captions' },
        ],
        podcastChapters: { type: 'application/json+chapters' },
        podcastPeople: [{ name: 'Bo & Co', role: 'Guest', href: 'https://bo.test/?a=1&b=2' }],
        podcastLocation: { name: 'Hamburg', geo: 'geo:53.55,9.99', osm: 'R62782' },
        podcastSoundbites: [{ startTime: 1, duration: 1, title: 'A "wave"' }],
        license: { identifier: 'cc-by-4.0' },
        podcastSocialInteraction: [{ platform: 'activitypub', url: 'https://social.test/@ada/1' }],
        alternativeEnclosures: [
          {
            type: 'video/mp4',
            length: 4503,
            bitrate: 16000,
            height: 48,
            title: 'The film',
            source: [
              { uri: 'https://rich.tidings.test/media/tide-827d57ba379c.mp4' },
              { uri: 'ipfs://boats' },
            ],
          },
        ],
      },
    ],
  });
});

test('the guid of the show is computed as the specification says', () => {
  // The example of https://podcasting2.org/docs/podcast-namespace/tags/guid
  const feedUrls = { ...show.feedUrls, rss: 'https://podnews.net/rss' };
  expect(RENDER.rss({ ...show, feedUrls })).toContain(
    '<podcast:guid>9b024349-ccf0-5f69-a609-6b82873eab3c</podcast:guid>',
  );
});

test.each([
  ['without sound', { ...show, items: [] }],
  ['without a picture', { ...show, iconUrl: undefined }],
  ['without a category', { ...show, category: undefined }],
])('a feed %s says nothing of podcasts', (_, channel) => {
  expect(RENDER.rss(channel)).not.toMatch(/itunes|podcast/);
});

test('a show without an email address of its owner is not locked', () => {
  const xml = RENDER.rss({ ...show, author: { name: 'Jo' } });
  expect(xml).toContain('<podcast:locked>no</podcast:locked>');
  expect(xml).not.toContain('itunes:owner');
});

test('an archive has the guid of its show', () => {
  const guidOf = (xml: string) => /<podcast:guid>.*<\/podcast:guid>/.exec(xml)?.[0];
  const { feedUrls: current } = show;
  const feedUrls = { ...current, rss: 'https://rich.tidings.test/archive/1/rss.xml' };
  const archive = { ...show, feedUrls, paging: { isArchive: true, current } };
  expect(guidOf(RENDER.rss(archive))).toBe(guidOf(RENDER.rss(show)));
});

test('feedsmith reads what an episode has besides', () => {
  const [item] = parseRssFeed(RENDER.rss(show)).items ?? [];
  expect(item).toMatchObject({
    itunes: { title: 'A "talk"', season: 2, episode: 7, episodeType: 'bonus', explicit: true },
    podcast: {
      season: { number: 2, name: 'The "tides" & <nets>' },
      episode: { number: 7, display: 'Day 7' },
      chapters: { type: 'application/json+chapters' },
      persons: [{ display: 'Bo & Co', role: 'guest' }],
      txts: [{ display: 'a&b', purpose: 'verify' }],
    },
    psc: {
      chapters: [
        {
          start: '00:00:00.000',
          title: 'Boats & <nets>',
          href: 'https://boats.test/?a=1&b=2',
        },
        { start: '00:00:01.500', title: 'The "end"' },
      ],
    },
  });
});

test('Atom has the chapters too, and nothing else of podcasts', () => {
  const xml = RENDER.atom(show);
  const [entry] = parseAtomFeed(xml).entries ?? [];
  expect(entry?.psc?.chapters).toEqual(parseRssFeed(RENDER.rss(show)).items?.[0]?.psc?.chapters);
  expect(entry?.psc?.chapters).toHaveLength(2);
  expect(xml).toContain(' xmlns:psc="http://podlove.org/simple-chapters"');
  expect(xml).not.toMatch(/itunes|podcast/);
  expect(RENDER.atom({ ...show, items: [] })).not.toContain('psc');
});

const withAudio = (change: Partial<Item>) =>
  RENDER.rss({ ...show, items: show.items.map((item) => ({ ...item, ...change })) });

test.each([
  ['a whole number', { number: 3, season: 1 }, /<itunes:season>1<.*<itunes:episode>3</],
  ['a number between two', { number: 3.5 }, /<podcast:episode>3\.5</],
  ['zero', { number: 0, season: 0 }, /<podcast:season>0<.*<podcast:episode>0</],
])('of an episode with %s, Apple gets what it takes', (_, episode, expected) => {
  const xml = withAudio({ episode });
  expect(xml).toMatch(expected);
  expect(xml.includes('<itunes:episode>')).toBe(episode.number === 3);
});

test.each([
  ['image/svg+xml', false],
  ['image/webp', false],
  ['image/png', true],
  ['application/octet-stream', true],
])('a picture of the type %s is the episode’s for directories: %s', (mediaType, isTaken) => {
  const image = { url: 'https://rich.tidings.test/media/art', mediaType };
  const [, item] = withAudio({ episode: { image } }).split('<item>');
  expect(item?.includes(`<itunes:image href="${image.url}"/>`)).toBe(isTaken);
});

test('a blocked episode says so, and discussions may be disabled', () => {
  const xml = withAudio({ episode: { isBlocked: true, discussions: [{ protocol: 'disabled' }] } });
  expect(xml).toContain('<itunes:block>Yes</itunes:block>');
  expect(xml).toContain('<podcast:socialInteract protocol="disabled"/>');
});

describe('the description of an episode', () => {
  const describeItem = (contentHtml: string) =>
    /<item>.*?<description>(.*?)<\/description>/s.exec(withAudio({ contentHtml }))?.[1];

  test.each([
    ['nothing but text', '<p>One <em>two</em>.</p>', 'Half an hour about boats.'],
    [
      'links and lists',
      '<h2>Notes</h2>\n<p>See <a href="https://x.test/?a=1&amp;b=2" rel="x"><b>this</b></a><br/>and</p><ul>\n<li><p>one</p><ul><li>two</li></ul></li>\n</ul>',
      '<![CDATA[<p>Notes</p><p>See <a href="https://x.test/?a=1&amp;b=2">this</a></p><p>and</p><ul><li>one <ul><li>two</li></ul></li></ul>]]>',
    ],
    [
      'pictures and tables',
      '<p><a href="https://x.test/">x</a></p><figure><img src="a"/><figcaption>y</figcaption></figure><table><tr><td>z</td></tr></table><hr/>',
      '<![CDATA[<p><a href="https://x.test/">x</a></p>]]>',
    ],
  ])('whose text has %s', (_, contentHtml, expected) => {
    expect(describeItem(contentHtml)).toBe(expected);
  });

  test('ends with a whole paragraph before 4,000 bytes', () => {
    const line = `<p><a href="https://x.test/">x</a>${'é'.repeat(700)}</p>`;
    expect(describeItem(line.repeat(4))).toBe(`<![CDATA[${line.repeat(2)}]]>`);
  });

  test('ends with a whole item of a list that is longer', () => {
    const notes = describeItem(`<ul>${`<li>${'x'.repeat(900)}</li>`.repeat(9)}</ul>`) ?? '';
    expect(notes).toMatch(/<\/li><\/ul>\]\]>$/);
    expect(notes.match(/<li>/g)).toHaveLength(4);
  });
});

test('the hosts of the show are in an episode that names only others', () => {
  const persons = [{ name: 'Ada Berg' }, { name: 'Bo Chen', role: 'editor' }];
  const rolesOf = (guests: NonNullable<NonNullable<Item['episode']>['persons']>) => {
    const items = show.items.map((item) => ({ ...item, episode: { persons: guests } }));
    const [, item = ''] = RENDER.rss({ ...show, items, show: { persons } }).split('<item>');
    return [...item.matchAll(/<podcast:person[^>]*>([^<]*)</g)].map(([, name]) => name);
  };
  expect(rolesOf([{ name: 'Eve', role: 'guest' }])).toEqual(['Ada Berg', 'Eve']);
  expect(rolesOf([{ name: 'Eve', role: 'host' }])).toEqual(['Eve']);
  expect(rolesOf([{ name: 'Ada Berg', role: 'guest' }])).toEqual(['Ada Berg']);
  expect(rolesOf([])).toEqual([]);
});
