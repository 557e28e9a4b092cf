import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { createApp } from '../../src/app.ts';
import { readLibrary } from '../../src/cli/read-library.ts';
import { importExport } from '../../src/import/import-export.ts';
import { writePost, writeWxr } from '../support/made-export.ts';
import { type MadeFolder, withFolder } from '../support/made-folder.ts';
import { createSettings } from '../support/settings.ts';

const NOW = Date.parse('2024-03-01T10:00:00Z');
const SITE_URL = 'https://news.test';

const SHOW = `<itunes:author>Jane Host</itunes:author><itunes:explicit>true</itunes:explicit><itunes:type>serial</itunes:type>
<itunes:category text="News"><itunes:category text="Politics"/></itunes:category><itunes:image href="https://pod.example/cover.jpg"/>
<podcast:guid>917393e3-1b1e-5cef-ace4-edaa54e1f810</podcast:guid><podcast:funding url="https://pod.example/give">Give</podcast:funding>`;

const BONUS = `<item><title>S2E5: The Bonus</title><itunes:title>The Bonus</itunes:title><link>https://pod.example/s2e5</link><guid isPermaLink="false">abc-123</guid>
<pubDate>Mon, 01 Jan 2024 12:00:00 GMT</pubDate><description>Notes of the show.

See https://example.com/x.</description>
<enclosure url="https://dts.example/redirect/e5" length="12345678" type="audio/mpeg"/><itunes:duration>1:02:03</itunes:duration>
<itunes:episode>5</itunes:episode><itunes:season>2</itunes:season><podcast:season name="Tides">2</podcast:season><itunes:episodeType>bonus</itunes:episodeType><itunes:explicit>true</itunes:explicit>
<podcast:transcript url="https://pod.example/e5" type="text/vtt" language="en"/><podcast:person role="guest">Ann Guest</podcast:person>
<psc:chapters><psc:chapter start="00:00:00" title="Intro"/><psc:chapter start="00:12:34" title="Tides" href="https://tides.example/"/></psc:chapters></item>`;

const feed = (items: string): string =>
  `<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:podcast="https://podcastindex.org/namespace/1.0" xmlns:psc="http://podlove.org/simple-chapters"><channel><title>Pod</title><link>https://pod.example/</link><description>D</description><language>en</language>${SHOW}${items}</channel></rss>`;

/** The RSS feed here, of what was imported. */
async function readRss({ root, compile }: MadeFolder): Promise<string> {
  const outcome = await compile(NOW);
  expect(outcome).not.toHaveProperty('problems');
  const settings = createSettings({ SITE_URL });
  const app = createApp(await readLibrary(root), settings, () => NOW);
  return (await app.request(`${SITE_URL}/rss.xml`)).text();
}

const inFolder = (work: (folder: MadeFolder) => Promise<void>) => withFolder(work, SITE_URL);

test('an app shows an imported show as it did before', () =>
  inFolder(async (folder) => {
    await folder.write('feed.xml', feed(BONUS));
    const { looks } = await importExport({ root: folder.root, file: 'feed.xml', now: NOW });
    expect(looks.map(({ what }) => what)).toEqual([
      'what the show says of itself is in seeds/_podcasts.yml now: title, description, language, author, image, category, explicit, type, guid, funding',
      expect.stringMatching(/^a podcast: directories follow it if its old feed names the new one/),
    ]);
    const rss = await readRss(folder);
    for (const element of [
      '<itunes:type>serial</itunes:type>',
      '<podcast:guid>917393e3-1b1e-5cef-ace4-edaa54e1f810</podcast:guid>',
      '<itunes:category text="Politics"/>',
      '<itunes:author>Jane Host</itunes:author>',
      '<itunes:title>The Bonus</itunes:title>',
      '<itunes:episodeType>bonus</itunes:episodeType>',
      '<itunes:season>2</itunes:season>',
      '<podcast:season name="Tides">2</podcast:season>',
      '<itunes:episode>5</itunes:episode>',
      '<enclosure url="https://dts.example/redirect/e5" length="12345678" type="audio/mpeg"/>',
      '<podcast:transcript url="https://pod.example/e5" type="text/vtt" language="en"/>',
      '<podcast:person role="guest">Ann Guest</podcast:person>',
      '<psc:chapter start="00:12:34.000" title="Tides" href="https://tides.example/"/>',
    ])
      expect(rss).toContain(element);
    expect(rss.match(/<itunes:explicit>true<\/itunes:explicit>/g)).toHaveLength(2);
    expect(rss).toMatch(
      /See <a href="https:\/\/example\.com\/x"[^>]*>https:\/\/example\.com\/x<\/a>\.<\/p>/,
    );
  }));

test('what somebody wrote of the show stays, and the report says what the feed says', () =>
  inFolder(async (folder) => {
    await folder.write('seeds/_podcasts.yml', '- author: Me\n');
    await folder.write('feed.xml', feed(BONUS));
    const { looks } = await importExport({ root: folder.root, file: 'feed.xml', now: NOW });
    expect(looks[0]?.what).toMatch(
      /^seeds\/_podcasts\.yml was there, so .*left out: title, .*type, guid, funding$/,
    );
    expect(await readFile(path.join(folder.root, 'seeds/_podcasts.yml'), 'utf8')).toBe(
      '- author: Me\n',
    );
  }));

test('a feed without recordings is no show', () =>
  inFolder(async (folder) => {
    await folder.write('feed.xml', feed(BONUS.replace(/<enclosure.*?>/, '')));
    await importExport({ root: folder.root, file: 'feed.xml', now: NOW });
    expect(existsSync(path.join(folder.root, 'seeds/_podcasts.yml'))).toBe(false);
  }));

const meta = (key: string, value: string): string =>
  `<wp:postmeta><wp:meta_key>${key}</wp:meta_key><wp:meta_value><![CDATA[${value}]]></wp:meta_value></wp:postmeta>`;

test.each([
  [
    'PowerPress',
    meta(
      'enclosure',
      'https://pod.example/e5.mp3\n3043247\naudio/mpeg\na:5:{s:8:"duration";s:7:"1:02:03";s:6:"season";s:1:"2";s:10:"episode_no";s:1:"5";s:12:"episode_type";s:5:"bonus";s:8:"explicit";s:1:"1";}',
    ),
  ],
  [
    'Seriously Simple Podcasting',
    [
      ['audio_file', 'https://pod.example/e5.mp3'],
      ['duration', '01:02:03'],
      ['filesize_raw', '3043247'],
      ['explicit', 'on'],
      ['itunes_season_number', '2'],
      ['itunes_episode_number', '5'],
      ['itunes_episode_type', 'bonus'],
      ['enclosure', 'https://pod.example/e5.mp3\n1\naudio/mpeg'],
    ]
      .map(([key = '', value = '']) => meta(key, value))
      .join(''),
  ],
])('an episode of %s has its length, its number and its kind', (_, more) =>
  inFolder(async ({ root, write }) => {
    await write('export.xml', writeWxr(writePost(1, 'Notes.', { more })));
    await importExport({ root, file: 'export.xml', now: NOW });
    const text = await readFile(path.join(root, 'seeds/wordpress/2020-01-01-a-1.html'), 'utf8');
    expect(text).toContain(`audio:
  url: https://pod.example/e5.mp3
  length: 3043247
  duration: "3723"
  explicit: true
  episode_type: bonus
  season: 2
  episode: 5
`);
  }),
);

test("the links of FeedBurner's items are those of the articles, and ids stay", () =>
  inFolder(async ({ root, write }) => {
    await write(
      'feed.xml',
      `<rss version="2.0" xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"><channel><title>T</title><link>https://old.example/</link><item><title>A</title><link>http://feedproxy.google.com/~r/old/~3/x/</link><description>&lt;p&gt;A&lt;/p&gt;</description><feedburner:origLink>https://old.example/2020/a/</feedburner:origLink></item></channel></rss>`,
    );
    await importExport({ root, file: 'feed.xml', now: NOW });
    const text = await readFile(path.join(root, 'seeds/feed/undated-a.html'), 'utf8');
    expect(text).toContain('guid: http://feedproxy.google.com/~r/old/~3/x/\npermalink: /2020/a/\n');
  }));
