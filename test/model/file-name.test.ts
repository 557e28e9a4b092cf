import { expect, test } from 'vitest';
import { fileNameOf } from '../../src/model/file-name.ts';

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
