import { copyFile, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeRecording } from './support/long-recording.ts';
import { sendRaw } from './support/raw-http.ts';
import { BUCKET_LINE, type BuiltServer, startSite } from './support/server.ts';

const MEDIA = path.join(import.meta.dirname, 'fixtures/media');

/** In `test/fixtures/media/`, and what the test writes. */
const FILES = ['photo.jpg', 'drawing.svg', 'clip.mp4', 'paper.pdf', 'book.epub'];

let server: BuiltServer;
/** The address of each file, by its name in `seeds/`. */
let paths: ReadonlyMap<string, string>;
let recording: Buffer;
/** Too large for a static asset. */
let hour: Buffer;

async function writeSeeds(root: string): Promise<void> {
  const seeds = path.join(root, 'seeds');
  for (const file of FILES) await copyFile(path.join(MEDIA, file), path.join(seeds, file));
  await writeFile(path.join(seeds, 'talk.mp3'), recording);
  await writeFile(path.join(seeds, 'hour.mp3'), hour);
  for (const name of ['hour', 'lost', 'other', 'alike'])
    await writeFile(
      path.join(seeds, `${name}.md`),
      `---\naudio: ${name}.mp3\n---\n# The ${name}\n\nText.\n`,
    );
  await writeFile(path.join(seeds, 'lost.mp3'), Buffer.concat([hour, hour]));
  await writeFile(path.join(seeds, 'other.mp3'), Buffer.concat([hour, recording]));
  await writeFile(path.join(seeds, 'alike.mp3'), Buffer.concat([hour, recording.subarray(0, 99)]));
  const configuration = path.join(root, 'wrangler.toml');
  await writeFile(configuration, BUCKET_LINE + (await readFile(configuration, 'utf8')));
  await writeFile(
    path.join(seeds, 'page.html'),
    '<!doctype html><title>P</title><p>A page.<script>1</script>',
  );
  await writeFile(path.join(seeds, 'notes.txt'), 'Grüße\n\nDie Notizen zum Gespräch.\n');
  await writeFile(
    path.join(seeds, '_podcasts.yml'),
    'image: https://x.test/cover.jpg\ncategory: News\n',
  );
  const names = [...FILES, 'page.html', 'notes.txt'];
  await writeFile(
    path.join(seeds, 'with-files.md'),
    `---\naudio: talk.mp3\nchapters: ["0:00 One", "0:01 Two"]\nattachments:\n${names.map((name) => `  - ${name}\n`).join('')}---\n# Files\n\nText.\n`,
  );
}

const at = (name: string): string => {
  const found = paths.get(name);
  if (found === undefined) throw new Error(`there is no ${name}`);
  return found;
};

const get = (name: string, headers: Readonly<Record<string, string>> = {}, method = 'GET') =>
  fetch(new URL(at(name), server.url), { method, headers });

const readBytes = async (response: Response): Promise<Buffer> =>
  Buffer.from(await response.arrayBuffer());

beforeAll(async () => {
  // Some 12 MB: it comes in many chunks.
  recording = makeRecording(12e6);
  hour = makeRecording(26 * 1024 ** 2);
  server = await startSite(writeSeeds);
  const feed = await (await fetch(new URL('/feed.json', server.url))).text();
  const rss = await (await fetch(new URL('/rss.xml', server.url))).text();
  const found = (feed + rss).matchAll(
    /\/media\/(?<name>[\w-]+)-[\da-f]{12}\.(?<ending>[a-z\d]+(?:\.json)?)/g,
  );
  paths = new Map(found.map(([address, name, ending]) => [`${name}.${ending}`, address] as const));
  await server.store(at('hour.mp3').slice(1), hour);
}, 120_000);

afterAll(() => server.stop());

describe('a file', () => {
  test('comes whole, to be kept for a year', async () => {
    const response = await get('talk.mp3');
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'audio/mpeg',
      'content-length': String(recording.length),
      'cache-control': 'public, max-age=31536000, immutable',
      'accept-ranges': 'bytes',
      etag: `"${/[\da-f]{12}/.exec(at('talk.mp3'))?.[0]}"`,
      'last-modified': expect.stringMatching(/GMT$/),
      'access-control-allow-origin': '*',
      'x-content-type-options': 'nosniff',
    });
    expect((await readBytes(response)).equals(recording)).toBe(true);
  });

  test('HEAD says the same without it, whatever range it names', async () => {
    const head = await sendRaw(server.url, 'HEAD', at('talk.mp3'), ['Range: bytes=0-9']);
    const whole = await get('talk.mp3');
    await whole.body?.cancel();
    expect(head).toMatchObject({ status: 200, body: '' });
    for (const [name, value] of whole.headers) {
      if (name !== 'date') expect([name, head.headers[name]]).toEqual([name, value]);
    }
    expect(head.headers['content-length']).toBe(String(recording.length));
  });

  test('chapters that compile made are a file like any other', async () => {
    const name = paths.keys().find((each) => each.endsWith('.chapters.json')) ?? '';
    const { headers } = await get(name, {}, 'HEAD');
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'application/json+chapters',
      etag: `"${/[\da-f]{12}/.exec(at(name))?.[0]}"`,
      'access-control-allow-origin': '*',
    });
  });

  test('a client that has it gets a 304, by either validator', async () => {
    const first = await get('photo.jpg');
    await first.body?.cancel();
    const etag = first.headers.get('etag') ?? '';
    const date = first.headers.get('last-modified') ?? '';
    for (const condition of [{ 'If-None-Match': etag }, { 'If-Modified-Since': date }]) {
      const response = await get('photo.jpg', { ...condition, Range: 'bytes=0-9' });
      expect([response.status, response.headers.get('etag')]).toEqual([304, etag]);
      expect(response.headers.get('content-type')).toBeNull();
    }
    const other = await get('photo.jpg', { 'If-None-Match': '"x"', 'If-Modified-Since': date });
    expect(other.status).toBe(200);
    await other.body?.cancel();
  });

  test.each([
    [{ 'If-Match': '"x"' }, 412],
    [{ 'If-Match': '*' }, 206],
    [{ 'If-Unmodified-Since': 'Sun, 06 Nov 1994 08:49:37 GMT' }, 412],
    [{ 'If-Unmodified-Since': 'no date' }, 206],
  ])('%j is answered with %i', async (condition, status) => {
    const response = await get('photo.jpg', { ...condition, Range: 'bytes=0-9' });
    expect(response.status).toBe(status);
    await response.body?.cancel();
  });

  test('another method gets 405 with what is allowed', async () => {
    const response = await get('photo.jpg', {}, 'POST');
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS']);
  });

  test('one that is not there is not found, for a minute', async () => {
    const response = await fetch(new URL('/media/photo-000000000000.jpg', server.url));
    expect([response.status, response.headers.get('cache-control')]).toEqual([
      404,
      'public, max-age=60',
    ]);
    expect(await response.text()).toBe('There is nothing here.\n');
  });

  test('a slash at the end leads to it', async () => {
    const response = await fetch(new URL(`${at('photo.jpg')}/`, server.url), {
      redirect: 'manual',
    });
    expect([response.status, response.headers.get('location')]).toEqual([301, at('photo.jpg')]);
  });
});

describe('a range', () => {
  const MIDDLE = 7_654_321;

  test.each([
    ['bytes=0-1', 0, 2],
    [`bytes=${MIDDLE}-${MIDDLE + 99_999}`, MIDDLE, 100_000],
    ['bytes=-1000', -1000, undefined],
    [`bytes=${MIDDLE}-`, MIDDLE, undefined],
    ['bytes=0-', 0, undefined],
  ])('%s', async (range, start, length) => {
    const expected = recording.subarray(start, length === undefined ? undefined : start + length);
    const response = await get('talk.mp3', { Range: range });
    const from = start < 0 ? recording.length + start : start;
    expect(response.status).toBe(206);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-range': `bytes ${from}-${from + expected.length - 1}/${recording.length}`,
      'content-length': String(expected.length),
      'content-type': 'audio/mpeg',
      'cache-control': 'public, max-age=31536000, immutable',
    });
    expect((await readBytes(response)).equals(expected)).toBe(true);
  });

  test('beyond the end is 416, with the length, and is not kept', async () => {
    const response = await get('talk.mp3', { Range: `bytes=${recording.length}-` });
    expect(response.status).toBe(416);
    expect(response.headers.get('content-range')).toBe(`bytes */${recording.length}`);
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  test.each(['bytes=0-1,5-6', 'bytes=9-0', 'lines=1-2'])('%s gets the whole', async (range) => {
    const response = await get('photo.jpg', { Range: range });
    expect([response.status, response.headers.get('content-range')]).toEqual([200, null]);
    await response.body?.cancel();
  });

  test('of another version is the whole (If-Range)', async () => {
    const known = await get('photo.jpg', {}, 'HEAD');
    const etag = known.headers.get('etag') ?? '';
    const date = known.headers.get('last-modified') ?? '';
    const statusFor = async (ifRange: string): Promise<number> => {
      const response = await get('photo.jpg', { Range: 'bytes=0-9', 'If-Range': ifRange });
      await response.body?.cancel();
      return response.status;
    };
    expect(await statusFor(etag)).toBe(206);
    expect(await statusFor(date)).toBe(206);
    expect(await statusFor(`W/${etag}`)).toBe(200);
    expect(await statusFor('"other"')).toBe(200);
    expect(await statusFor('Sun, 06 Nov 1994 08:49:37 GMT')).toBe(200);
  });

  test('whoever leaves in the middle does no harm', async () => {
    for (let count = 0; count < 5; count += 1) {
      const response = await get('talk.mp3', { Range: 'bytes=1000000-' });
      const reader = response.body?.getReader();
      await reader?.read();
      await reader?.cancel();
    }
    expect((await get('talk.mp3', { Range: 'bytes=0-1' })).status).toBe(206);
  });
});

describe('a file in the bucket', () => {
  test.each([
    ['bytes=26000000-26099999', 26_000_000, 26_100_000],
    ['bytes=-1000', -1000, undefined],
    ['bytes=27000000-', 27_000_000, undefined],
  ])('has ranges: %s', async (range, start, end) => {
    const response = await get('hour.mp3', { Range: range });
    const expected = hour.subarray(start, end);
    expect(response.status).toBe(206);
    expect(response.headers.get('content-length')).toBe(String(expected.length));
    expect((await readBytes(response)).equals(expected)).toBe(true);
  });

  test('comes whole, with the headers of any other', async () => {
    const response = await get('hour.mp3');
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'audio/mpeg',
      'content-length': String(hour.length),
      'cache-control': 'public, max-age=31536000, immutable',
    });
    expect((await readBytes(response)).equals(hour)).toBe(true);
  });

  describe('that is not as it was compiled', () => {
    beforeAll(async () => {
      await server.store(at('other.mp3').slice(1), recording);
      await server.store(at('alike.mp3').slice(1), Buffer.alloc(hour.length + 99));
    });

    test.each([
      ['removed', 'lost.mp3', 'GET', {}],
      ['removed', 'lost.mp3', 'HEAD', {}],
      ['removed', 'lost.mp3', 'GET', { Range: 'bytes=0-1' }],
      ['replaced', 'other.mp3', 'GET', {}],
      ['replaced', 'other.mp3', 'HEAD', {}],
      ['replaced', 'other.mp3', 'GET', { Range: 'bytes=0-1' }],
      ['replaced by a shorter one', 'other.mp3', 'GET', { Range: 'bytes=20000000-' }],
      ['replaced by one of the same size', 'alike.mp3', 'GET', {}],
      ['replaced by one of the same size', 'alike.mp3', 'HEAD', {}],
      ['replaced by one of the same size', 'alike.mp3', 'GET', { Range: 'bytes=0-1' }],
    ])(
      'is not found for a minute if somebody %s it: %s, %s %j',
      async (_, name, method, headers) => {
        const before = server.readLog().length;
        const response = await get(name, headers, method);
        expect([response.status, response.headers.get('cache-control')]).toEqual([
          404,
          'public, max-age=60',
        ]);
        expect(await response.text()).toBe(method === 'HEAD' ? '' : 'There is nothing here.\n');
        await expect.poll(() => server.readLog().slice(before).join('\n')).toContain(at(name));
        const [line = ''] = server.readLog().slice(before);
        expect(line).toContain(
          'A file is not in the bucket, or not as it was compiled; deploy again.',
        );
      },
    );
  });
});

describe('a browser', () => {
  const PLAYS = /^default-src 'none';(?!.*sandbox)/;
  const SANDBOXED = /^default-src 'none';.*; sandbox$/;

  test.each([
    ['talk.mp3', 'audio/mpeg', PLAYS, null],
    ['clip.mp4', 'video/mp4', PLAYS, null],
    ['photo.jpg', 'image/jpeg', PLAYS, null],
    ['paper.pdf', 'application/pdf', PLAYS, null],
    ['drawing.svg', 'image/svg+xml', SANDBOXED, null],
    ['page.html', 'text/html; charset=utf-8', SANDBOXED, null],
    ['notes.txt', 'text/plain; charset=utf-8', SANDBOXED, null],
    ['book.epub', 'application/epub+zip', SANDBOXED, 'attachment'],
  ])('is told what to do with %s', async (name, type, policy, disposition) => {
    const { headers } = await get(name, {}, 'HEAD');
    expect(headers.get('content-type')).toBe(type);
    expect(headers.get('content-security-policy')).toMatch(policy);
    expect(headers.get('content-disposition')).toBe(disposition);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });
});
