import { copyFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import { type MadeFolder, withFolder } from './made-folder.ts';
import { openSite } from './open-site.ts';

const NOW = Date.parse('2024-03-01T10:00:00Z');

function formatChunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** A black picture, as small as it can be. */
function drawPng(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([1, 0], 8);
  const rows = Buffer.alloc((1 + Math.ceil(width / 8)) * height);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    formatChunk('IHDR', header),
    formatChunk('IDAT', deflateSync(rows)),
    formatChunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A show of the site, and one of a tag; each with everything that a show can say. */
export const SHOWS = `- title: Harbour News, aloud
  author: Jo Miller
  owner: Jo Miller <jo@news.test>
  description: The week, read by Jo.
  image: https://cdn.test/cover.jpg
  category: [News > Daily News, society and culture/documentary]
  explicit: clean
  type: serial
  guid: 917393E3-1B1E-5CEF-ACE4-EDAA54E1F810
  new_feed_url: https://new.test/rss.xml
  medium: podcast
  persons: [Jo Miller, { name: Bo, role: guest, href: "https://bo.test/" }]
  locations: { name: Oslo, geo: "59.9, 10.7", osm: R406091, country: NO }
  license: https://creativecommons.org/licenses/by/4.0/
  funding: { url: https://pay.test/jo, text: Support Jo & co }
  trailer: { url: https://cdn.test/t.mp3, title: Soon, date: 2024-01-01, length: 2 MB, season: 2 }
  txt: { purpose: applepodcastsverify, value: 05124 }
  update_frequency: weekly
  podroll: { guid: 9b024349-ccf0-5f69-a609-6b82873eab3c, url: https://podnews.net/rss }
- tag: harbour-talk
  title: Harbour Talk
  subtitle: Of the sea
  description: Two people on a pier talk of tides.
  author: Ada Berg
  email: ada@news.test
  image: media/cover.png
  category: Leisure
  subcategory: Hobbies
  language: nb
  copyright: © Ada Berg
  link: https://talk.test/
  block: yes
  complete: yes
  locked: no
`;

const article = (fields: string): string => `---\n${fields}\n---\nText.\n`;

/** Compiles a site with shows, and asks it for what it serves. */
export const withShows = (
  settings: string,
  work: (
    ask: (address: string) => Promise<string>,
    folder: MadeFolder,
    outcome: Awaited<ReturnType<MadeFolder['compile']>>,
  ) => Promise<void>,
): Promise<void> =>
  withFolder(async (folder) => {
    const { root, write } = folder;
    await write(
      'seeds/tide.md',
      article(
        'title: The tide\ndate: 2024-02-01\ntags: [Harbour Talk]\nepisode: 1\naudio: media/tide.mp3',
      ),
    );
    await write(
      'seeds/pier.md',
      article(
        'title: The pier\ndate: 2024-02-02\ntags: [sea]\nepisode: 2\naudio: { url: https://op3.dev/e/https://cdn.test/pier.m4a, length: 5650889, duration: 1:15 }',
      ),
    );
    await write('seeds/_podcasts.yml', settings);
    await write('seeds/media/tide.mp3', '');
    const sound = path.join(import.meta.dirname, '../fixtures/media/cbr.mp3');
    await copyFile(sound, path.join(root, 'seeds/media/tide.mp3'));
    await writeFile(path.join(root, 'seeds/media/cover.png'), drawPng(1400, 1400));
    await writeFile(path.join(root, 'seeds/media/small.png'), drawPng(600, 600));
    const outcome = await folder.compile(NOW);
    const ask = async (address: string) => (await openSite(root, NOW)(address)).text();
    await work(ask, folder, outcome);
  });
