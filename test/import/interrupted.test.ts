import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { importExport } from '../../src/import/import-export.ts';
import { portOf } from '../support/edge.ts';
import { makeRecording } from '../support/long-recording.ts';
import { type MadeFolder, withFolder } from '../support/made-folder.ts';
import { commandFile } from '../support/project.ts';

const NOW = Date.parse('2024-03-01T10:00:00Z');
const SHORT = makeRecording(10_000);
const LONG = makeRecording(4_000_000);

/** What becomes of the long one: half of it and no more, half and the end of the connection, or all. */
let mood: 'stalls' | 'breaks off' | 'works' = 'works';
let asked: string[] = [];

const server = createServer(({ url = '' }, response) => {
  asked.push(url);
  const bytes = url === '/long.mp3' ? LONG : SHORT;
  response.setHeader('Content-Length', bytes.length);
  if (url !== '/long.mp3' || mood === 'works') response.end(bytes);
  else
    response.write(bytes.subarray(0, bytes.length / 2), () => {
      if (mood === 'breaks off') response.destroy();
    });
});

beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

beforeEach(() => {
  asked = [];
});

const writeFeed = (base: string): string =>
  `<rss version="2.0"><channel><title>T</title><link>${base}/</link>${['short', 'long']
    .map(
      (name) =>
        `<item><title>${name}</title><link>${base}/${name}</link><guid>${base}/${name}</guid><description>Text.</description><enclosure url="${base}/${name}.mp3" type="audio/mpeg" length="1"/></item>`,
    )
    .join('')}</channel></rss>`;

const inFolder = (work: (folder: MadeFolder) => Promise<void>) =>
  withFolder(async (folder) => {
    await folder.write('feed.xml', writeFeed(`http://127.0.0.1:${portOf(server)}`));
    await work(folder);
  });

const listCache = (root: string): readonly string[] =>
  readdirSync(path.join(root, '.build/import-media')).toSorted();

const run = ({ root }: MadeFolder) =>
  importExport({ root, file: 'feed.xml', media: true, now: NOW });

/** What a run that is done leaves, whatever was before it. */
async function expectAll({ root }: MadeFolder): Promise<void> {
  const media = path.join(root, 'seeds/feed/media');
  const files = await Promise.all(
    readdirSync(media).map((name) => readFile(path.join(media, name))),
  );
  const sizes = files.map(({ length }) => length);
  expect(sizes.toSorted((a, b) => a - b)).toEqual([SHORT.length, LONG.length]);
  expect(files.some((file) => file.equals(LONG))).toBe(true);
  expect(listCache(root).filter((name) => name.endsWith('.part'))).toEqual([]);
  expect(readdirSync(path.join(root, 'seeds')).toSorted()).toEqual(['feed']);
}

/** Starts `npm run import` in a process of its own, and ends it once half of the long recording is there. */
async function interrupt({ root }: MadeFolder, signal: NodeJS.Signals) {
  mood = 'stalls';
  const args = [commandFile('import'), 'feed.xml', '--media'];
  const child = spawn(process.execPath, args, { cwd: root });
  let errors = '';
  child.stderr.on('data', (text) => {
    errors += text;
  });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  await expect.poll(() => asked, { timeout: 30_000 }).toContain('/long.mp3');
  await expect.poll(() => listCache(root).join(' ')).toMatch(/\.part/);
  child.kill(signal);
  const status = await ended;
  mood = 'works';
  return { status, errors };
}

test(
  'the next run after one that was killed fetches what is missing, and takes nothing half for whole',
  () =>
    inFolder(async (folder) => {
      await interrupt(folder, 'SIGKILL');
      const left = listCache(folder.root);
      expect(left).toHaveLength(2);
      expect(left.some((name) => name.endsWith('.part'))).toBe(true);
      asked = [];
      const { counts, looks } = await run(folder);
      expect(counts.media).toBe(2);
      expect(looks.filter(({ what }) => what.includes('not fetched'))).toEqual([]);
      expect(asked).toEqual(['/long.mp3']);
      await expectAll(folder);
    }),
  60_000,
);

test(
  'Ctrl-C leaves nothing half, and says what the next run does',
  () =>
    inFolder(async (folder) => {
      expect(await interrupt(folder, 'SIGINT')).toEqual({
        status: 130,
        errors: expect.stringContaining(
          'error: interrupted; nothing was written, and the next run fetches only the files that are missing',
        ),
      });
      expect(listCache(folder.root)).toHaveLength(1);
      asked = [];
      await run(folder);
      expect(asked).toEqual(['/long.mp3']);
      await expectAll(folder);
    }),
  60_000,
);

test('a file whose connection breaks off is not there, and the next run fetches it', () =>
  inFolder(async (folder) => {
    mood = 'breaks off';
    const first = await run(folder);
    mood = 'works';
    expect(first.counts.media).toBe(1);
    expect(first.looks.map(({ what }) => what)).toContainEqual(
      expect.stringContaining('a file that was not fetched: '),
    );
    expect(listCache(folder.root)).toHaveLength(1);
    asked = [];
    await run(folder);
    expect(asked).toEqual(['/long.mp3']);
    await expectAll(folder);
  }));

test('what another import is fetching stays', () =>
  inFolder(async (folder) => {
    const cache = path.join(folder.root, '.build/import-media');
    await mkdir(cache, { recursive: true });
    const others = `${'0'.repeat(16)}.${process.ppid}.part`;
    await writeFile(path.join(cache, others), 'half');
    await run(folder);
    expect(listCache(folder.root)).toContain(others);
  }));
