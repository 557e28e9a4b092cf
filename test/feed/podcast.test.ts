import { parseFeed } from 'podcast-partytime';
import { expect, test } from 'vitest';
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
        podcastTranscripts: [{ type: 'text/vtt', language: 'en' }],
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
