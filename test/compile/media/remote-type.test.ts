import { expect, test } from 'vitest';
import { guessMediaType, type Role } from '../../../src/compile/media/remote-type.ts';

const CASES: readonly (readonly [why: string, Role, address: string, type: string])[] = [
  ['an MP3', 'audio', 'https://x.test/talk.mp3', 'audio/mpeg'],
  ['an MP4 with sound alone', 'audio', 'https://x.test/talk.M4A', 'audio/mp4'],
  ['an audiobook', 'audio', 'https://x.test/talk.m4b', 'audio/mp4'],
  ['FLAC', 'audio', 'https://x.test/talk.flac?dl=1#t=10', 'audio/flac'],
  ['Opus', 'audio', 'https://x.test/talk.opus', 'audio/ogg'],
  ['Matroska', 'audio', 'https://x.test/talk.mka', 'audio/matroska'],
  ['AIFF', 'audio', 'https://x.test/talk.aif', 'audio/aiff'],
  ['WebM of a recording', 'audio', 'https://x.test/talk.webm', 'audio/webm'],
  ['WebM of a film', 'video', 'https://x.test/talk.webm', 'video/webm'],
  ['Ogg of a film', 'video', 'https://x.test/talk.ogg', 'video/ogg'],
  ['a film that is called a recording', 'audio', 'https://x.test/talk.mp4', 'video/mp4'],
  ["Apple's name for a film", 'video', 'https://x.test/talk.m4v', 'video/mp4'],
  ['QuickTime', 'video', 'https://x.test/talk.mov', 'video/quicktime'],
  ['a stream of sound', 'audio', 'https://x.test/live.m3u8', 'audio/mpegurl'],
  ['a recording without an ending', 'audio', 'https://x.test/play/12', 'audio/mpeg'],
  ['a recording without a path', 'audio', 'https://x.test', 'audio/mpeg'],
  ['a film without an ending', 'video', 'https://x.test/play/12', 'video/mp4'],
  ['a picture without an ending', 'image', 'https://x.test/photo/12', 'image/jpeg'],
  ['any file without an ending', 'file', 'https://x.test/get/12', 'application/octet-stream'],
  ['a recording from a program', 'audio', 'https://x.test/play.php', 'audio/mpeg'],
  ['a version in the path', 'audio', 'https://x.test/v1.2/play', 'audio/mpeg'],
  ['a name in the query', 'audio', 'https://x.test/get.php?id=1&file=talk.m4a', 'audio/mp4'],
  [
    'an address in the query',
    'audio',
    'https://x.test/get?u=https%3A%2F%2Fcdn.test%2Ftalk.m4a%3Fa%3D1',
    'audio/mp4',
  ],
  ['a counter', 'audio', 'https://op3.dev/e/https://cdn.test/talk.m4a?a=1', 'audio/mp4'],
  [
    'a counter with an ending of its own',
    'audio',
    'https://dts.podtrac.com/redirect.m4a/cdn.test/talk',
    'audio/mp4',
  ],
  [
    'two counters',
    'audio',
    'https://chtbl.com/track/1/dts.podtrac.com/redirect.mp3/cdn.test/talk.m4a',
    'audio/mp4',
  ],
  [
    'an address that is encoded in the path',
    'audio',
    'https://anchor.fm/s/1/podcast/play/2/https%3A%2F%2Fcdn.test%2Fa%2Ftalk.m4a',
    'audio/mp4',
  ],
  ['a path that cannot be decoded', 'audio', 'https://x.test/%E0%A4%A/talk.m4a', 'audio/mp4'],
  ['a document', 'file', 'https://x.test/notes.pdf', 'application/pdf'],
];

test.each(CASES)('the type of %s (%s) is told by the address', (_, role, address, type) => {
  expect(guessMediaType(address, role)).toBe(type);
});

test.each([
  ['a type that is stated', 'audio', 'https://x.test/talk.mp3', 'audio/x-m4a', 'audio/x-m4a'],
  ['the address', 'audio', 'https://x.test/talk.m4a', 'application/octet-stream', 'audio/mp4'],
  ['the field', 'audio', 'https://x.test/talk', 'text/html', 'audio/mpeg'],
  [
    'the type of a document',
    'file',
    'https://x.test/a',
    'application/epub+zip',
    'application/epub+zip',
  ],
] as const)('%s decides where what is stated may be wrong', (_, role, address, stated, type) => {
  expect(guessMediaType(address, role, stated)).toBe(type);
});
