import { expect, test } from 'vitest';
import { readAlias } from '../../src/compile/alias.ts';

test.each([
  ['a slug is that of an article', 'kim', '/articles/kim'],
  ['a path is itself', '/2021/06/kim.html', '/2021/06/kim.html'],
  ['a folder keeps its stroke', '/2021/06/kim/', '/2021/06/kim/'],
  ['letters are escaped', '/2021/Übung 1.html', '/2021/%C3%9Cbung%201.html'],
  ['escapes stay', '/caf%C3%A9', '/caf%C3%A9'],
  ['dots are resolved', '/a/../b/./c', '/b/c'],
  ['two strokes name no host', '//evil.test/x', '//evil.test/x'],
  ['a query is not part of it', '/x.php?id=1#top', '/x.php'],
])('%s', (_, alias, path) => {
  expect(readAlias(alias)).toBe(path);
  expect(readAlias(path)).toBe(path);
});
