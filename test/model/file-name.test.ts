import { expect, test } from 'vitest';
import { fileNameOf, hashInName, originalNameOf } from '../../src/model/file-name.ts';

test.each([
  ['a name', 'https://x.test/a/b.pdf', 'b.pdf'],
  ['letters beyond ASCII', 'https://x.test/caf%C3%A9.pdf', 'café.pdf'],
  ['a percent sign that is one', 'https://x.test/100%.pdf', '100%.pdf'],
  ['bytes that are no UTF-8', 'https://x.test/%FF.pdf', '%FF.pdf'],
  ['a query and a fragment', 'https://x.test/b.pdf?c=/d#e/f', 'b.pdf'],
  ['a control character', 'https://x.test/a%0Bb%00.pdf', 'a b.pdf'],
  ['no name', 'https://x.test/', 'x.test'],
  ['an override of the direction', 'https://x.test/%E2%80%AEfdp.exe', 'fdp.exe'],
  ['what nobody sees', 'https://x.test/%E2%80%8B', 'x.test'],
  ['blanks alone', 'https://x.test/%20', 'x.test'],
])('%s is read', (_, url, name) => {
  expect(fileNameOf(url)).toBe(name);
});

test.each([
  ['/media/map-5f1c0a9b8d7e.png', '5f1c0a9b8d7e', 'map.png'],
  ['/media/talk-e0a313b2c198.chapters.json', 'e0a313b2c198', 'talk.chapters.json'],
  ['/media/a-5f1c0a9b8d7e-e0a313b2c198.mp3', 'e0a313b2c198', 'a-5f1c0a9b8d7e.mp3'],
  ['/media/map.png', undefined, 'map.png'],
  ['/media/map-2024.png', undefined, 'map-2024.png'],
])('%s has the hash %s and was %s', (path, hash, name) => {
  expect(hashInName(path)).toBe(hash);
  expect(originalNameOf(`https://x.test${path}`)).toBe(name);
});
