import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { probeMedia } from '../../../src/compile/media/probe.ts';

const folder = path.join(import.meta.dirname, '../../fixtures/media');
const FIXTURES = readdirSync(folder);
const read = (name: string): Uint8Array => readFileSync(path.join(folder, name));
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

const size = (width: number, height: number) => ({ width, height });
const lasting = (duration: number) => ({ duration });

const FACTS: readonly (readonly [string, string, string, object])[] = [
  ['photo.jpg', 'image/jpeg', 'jpg', size(40, 30)],
  ['turned.jpg', 'image/jpeg', 'jpg', size(30, 40)],
  ['picture.png', 'image/png', 'png', size(40, 30)],
  ['picture.gif', 'image/gif', 'gif', size(40, 30)],
  ['picture.avif', 'image/avif', 'avif', size(40, 30)],
  ['lossy.webp', 'image/webp', 'webp', size(40, 30)],
  ['lossless.webp', 'image/webp', 'webp', size(40, 30)],
  ['drawing.svg', 'image/svg+xml', 'svg', size(40, 30)],
  ['cbr.mp3', 'audio/mpeg', 'mp3', lasting(2)],
  ['vbr.mp3', 'audio/mpeg', 'mp3', lasting(2)],
  ['sound.m4a', 'audio/mp4', 'm4a', lasting(2)],
  ['sound.mp4', 'audio/mp4', 'm4a', lasting(2)],
  ['sound.ogg', 'audio/ogg', 'ogg', lasting(2)],
  ['sound.opus', 'audio/ogg', 'opus', lasting(2)],
  ['sound.flac', 'audio/flac', 'flac', lasting(2)],
  ['sound.wav', 'audio/wav', 'wav', lasting(1)],
  ['sound.webm', 'audio/webm', 'weba', lasting(2)],
  ['clip.mp4', 'video/mp4', 'mp4', { ...size(64, 48), ...lasting(2) }],
  ['turned.mp4', 'video/mp4', 'mp4', { ...size(48, 64), ...lasting(2) }],
  ['clip.mov', 'video/quicktime', 'mov', { ...size(64, 48), ...lasting(2) }],
  ['clip.webm', 'video/webm', 'webm', { ...size(64, 48), ...lasting(2) }],
  ['paper.pdf', 'application/pdf', 'pdf', {}],
  ['book.epub', 'application/epub+zip', 'epub', {}],
  [
    'letter.docx',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    'docx',
    {},
  ],
];

test.each(FACTS)('%s is %s', async (name, mediaType, extension, rest) => {
  const bytes = read(name);
  expect(await probeMedia(bytes, `seeds/media/${name}`)).toEqual({
    mediaType,
    extension,
    byteLength: bytes.length,
    ...rest,
  });
});

test('every fixture has its row', () => {
  expect(FACTS.map(([name]) => name).toSorted()).toEqual(FIXTURES.toSorted());
});

test.each([
  ['a JPEG named .png', 'photo.jpg', 'x.png', 'image/jpeg', 'jpg'],
  ['an upper-case ending', 'photo.jpg', 'X.JPG', 'image/jpeg', 'jpg'],
  ['no ending', 'sound.flac', 'x', 'audio/flac', 'flac'],
  ['an ending that means nothing here', 'paper.pdf', 'x.constructor', 'application/pdf', 'pdf'],
])('%s: the bytes decide', async (_, fixture, name, mediaType, extension) => {
  expect(await probeMedia(read(fixture), name)).toMatchObject({ mediaType, extension });
});

test.each([
  ['notes.txt', 'Notes', 'text/plain', 'txt'],
  ['notes.txt', 'BM looks like a bitmap', 'text/plain', 'txt'],
  ['table.csv', 'a,b\n1,2\n', 'text/csv', 'csv'],
  ['captions.vtt', 'WEBVTT\n', 'text/vtt', 'vtt'],
  ['captions.srt', '1\n00:00:01,000 --> 00:00:02,000\nHi\n', 'application/x-subrip', 'srt'],
  ['data.json', '{}', 'application/json', 'json'],
  ['page.htm', '<!doctype html><title>A page</title>', 'text/html', 'html'],
  ['download', '\ufeff <!-- saved --><html>', 'text/html', 'html'],
  ['run.py', 'print(1)', 'text/plain', 'txt'],
  ['x.constructor', 'text', 'text/plain', 'txt'],
  ['feed.xml', '<?xml version="1.0"?><rss/>', 'application/xml', 'xml'],
  ['model.xyz', '\u0000\u0001\u0002\u0003', 'application/octet-stream', 'bin'],
  ['tool.exe', 'MZ\u0000\u0001', 'application/x-msdownload', 'exe'],
  ['old.doc', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], 'application/msword', 'doc'],
  [
    'tagged.mp3',
    [...bytesOf('ID3\u0003\u0000\u0000\u0000\u0000\u0000\u0001'), 0, 0, 0, 0],
    'audio/mpeg',
    'mp3',
  ],
])('%s holding %j is %s', async (name, content, mediaType, extension) => {
  const bytes = typeof content === 'string' ? bytesOf(content) : new Uint8Array(content);
  expect(await probeMedia(bytes, name)).toMatchObject({
    mediaType,
    extension,
    byteLength: bytes.length,
  });
});

test.each([
  ['width and height', 'width="120" height="80.4px"', size(120, 80)],
  ['units', 'width="1in" height="25.4mm"', size(96, 96)],
  ['a viewBox', 'viewBox="0,0, 300 150"', size(300, 150)],
  ['a width and a viewBox', 'width="100" viewBox="0 0 300 150"', size(100, 50)],
  ["a height and a viewBox, in ' '", "height='100' viewBox='0 0 300 150'", size(200, 100)],
  ['percentages and a viewBox', 'width="100%" height="100%" viewBox="0 0 3 4"', size(3, 4)],
  ['an attribute that speaks of a width', `aria-label=" width='9' height='9'"`, {}],
  ['no size', '', {}],
  ['sizes of nothing', 'width="0" height="-3" viewBox="0 0 0 0"', {}],
])('an SVG with %s', async (_, attributes, expected) => {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" ${attributes}/>`;
  expect(await probeMedia(bytesOf(svg), 'x.svg')).toEqual({
    mediaType: 'image/svg+xml',
    extension: 'svg',
    byteLength: svg.length,
    ...expected,
  });
});

test.each([
  ['a byte order mark', '\ufeff<svg/>'],
  ['a comment and a doctype', '<!-- <html> --><!DOCTYPE svg PUBLIC "-//W3C" "x>y"><svg />'],
  ['a doctype with entities', '<!DOCTYPE svg [ <!ENTITY ns "http://x/]>"> ]>\n<svg x="&ns;">'],
  ['a prefix', '<?xml version="1.0"?><s:svg xmlns:s="http://www.w3.org/2000/svg">'],
])('an SVG after %s', async (_, svg) => {
  expect(await probeMedia(bytesOf(svg), 'x.svg')).toMatchObject({ mediaType: 'image/svg+xml' });
});

const HTML = '<!DOCTYPE html><p>404 <svg width="1" height="1"></svg>';

test.each([
  ['HTML named .jpg', 'x.jpg', HTML, 'ends in .jpg, but contains HTML; replace it with an image'],
  ['HTML named .svg', 'x.svg', HTML, 'contains HTML'],
  ['HTML named .mp3', 'x.mp3', HTML, 'contains HTML; replace it with audio or video'],
  [
    'XHTML named .pdf',
    'x.pdf',
    '<?xml version="1.0"?><html>',
    'contains HTML; replace it with a document',
  ],
  ['plain text named .jpg', 'x.jpg', 'Not found', 'contains plain text'],
  ['a Windows program named .mp4', 'x.mp4', 'MZ\u0000\u0001', 'contains a program'],
  ['a Linux program named .png', 'x.png', '\u007fELF\u0002\u0000', 'contains a program'],
  ['noise named .mp3', 'x.mp3', '\u0000\u0001\u0002', 'contains data of an unknown type'],
  ['noise named .txt', 'x.txt', '\u0000\u0001\u0002', 'replace it with text in UTF-8'],
  ['nothing', 'x.jpg', '', 'empty; replace'],
  ['a GIF without a size', 'x.gif', 'GIF89a\u0001', 'cannot be read'],
])('%s is a problem', async (_, name, text, problem) => {
  expect(await probeMedia(bytesOf(text), name)).toEqual({
    problem: expect.stringContaining(problem),
  });
});

test.each([
  [
    'an image named .mp3',
    'picture.png',
    'x.mp3',
    'contains image/png; replace it with audio or video',
  ],
  ['a sound named .jpg', 'sound.wav', 'x.jpg', 'contains audio/wav; replace it with an image'],
])('%s is a problem', async (_, fixture, name, problem) => {
  expect(await probeMedia(read(fixture), name)).toEqual({
    problem: expect.stringContaining(problem),
  });
});

test.each([
  ['photo.jpg', 100],
  ['turned.jpg', 60],
  ['picture.png', 20],
  ['picture.gif', 8],
  ['picture.avif', 200],
  ['lossy.webp', 80],
  ['lossless.webp', 22],
])('%s cut off after %i bytes is a problem', async (name, length) => {
  // A view, behind which the rest of the file lies in memory.
  expect(await probeMedia(read(name).subarray(0, length), name)).toEqual({
    problem: expect.stringContaining('cannot be read'),
  });
});

test('a film that is cut off before its header stays a film', async () => {
  const whole = read('clip.mp4');
  expect(await probeMedia(whole.subarray(0, 100), 'x.mp4')).toEqual({
    mediaType: 'video/mp4',
    extension: 'mp4',
    byteLength: 100,
  });
});

/** A whole answer: facts that can stand in a document, or a sentence. */
const isAnswer = (answer: object): boolean =>
  Object.entries(answer).every(([field, value]) =>
    typeof value === 'number'
      ? Number.isInteger(value) && value > 0
      : value === undefined
        ? field === 'duration'
        : value !== '',
  );

test.each(FIXTURES)('%s cut off anywhere is answered', async (name) => {
  const bytes = read(name);
  for (let length = 0; length < Math.min(bytes.length, 300); length += 10) {
    expect(await probeMedia(bytes.subarray(0, length), name)).toSatisfy(isAnswer);
  }
});

test.each(FIXTURES)('%s with wrong bytes in it is answered', async (name) => {
  const bytes = read(name);
  const wrongBytes = fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(wrongBytes, async (changes) => {
      const changed = new Uint8Array(bytes);
      for (const [at, byte] of changes) changed[at] = byte;
      expect(await probeMedia(changed, name)).toSatisfy(isAnswer);
    }),
    { numRuns: 50 },
  );
});

test('any bytes under any name have a type or a problem', async () => {
  const name = fc.constantFrom(...FIXTURES, 'x', 'x.txt', 'x.json', 'x.');
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), name, async (bytes, fileName) => {
      expect(await probeMedia(bytes, fileName)).toSatisfy(isAnswer);
    }),
  );
});

test.each([
  ['start tags without an end', '<svg '],
  ['comments without an end', '<!--'],
  ['doctypes without an end', '<!DOCTYPE ['],
  ['attributes without a value', '<svg a '],
  ['quotation marks', '<svg "'],
  ['white space', ' '],
])('a megabyte of %s does not hang', async (_, text) => {
  expect(await probeMedia(bytesOf(text.repeat(1e6 / text.length)), 'x.svg')).toSatisfy(isAnswer);
});

test('an MP3 on an erased memory card does not hang', async () => {
  const bytes = new Uint8Array(2e6).fill(0xff);
  bytes.set(read('cbr.mp3').subarray(0, 100));
  expect(await probeMedia(bytes, 'x.mp3')).toEqual({
    mediaType: 'audio/mpeg',
    extension: 'mp3',
    byteLength: bytes.length,
  });
});
