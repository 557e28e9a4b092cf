import { expect, test } from 'vitest';
import { splitFrontMatter } from '../../../src/read/fields/front-matter.ts';

test.each([
  ['a rule later on is the body', '---\na: 1\n---\nx\n\n---\n\ny', 'x\n\n---\n\ny'],
  ['dots close it', '---\na: 1\n...\nx\n---\ny', 'x\n---\ny'],
  ['blanks behind the dashes do not matter', '--- \na: 1\n---\t\nx', 'x'],
  ['it may be empty', '---\n---\nx', 'x'],
  ['empty lines may stand before it', '\n\n---\ntitle: a\n---\nx', 'x'],
  ['so may a comment', '<!-- c -->\n---\ntitle: a\n---\nx', 'x'],
  ['it may have more dashes', '-----\ntitle: a\n-----\nx', 'x'],
  ['it may lack its end', '---\ntitle: a\ndraft: true\n\nx', 'x'],
])('front matter: %s', (_, text, body) => {
  const parts = splitFrontMatter(text);
  expect(parts.fields).toBeDefined();
  expect(parts.body.trimStart()).toBe(body);
  expect(parts.body.split('\n')).toHaveLength(text.split('\n').length);
});

test.each([
  ['no closing line, and no field', '---\na: 1\nx'],
  ['four dashes, and no field', '----\na: 1\n----\nx'],
  ['a rule that is not on the first line', 'x\n\n---\na: 1\n---\n'],
  ['indented dashes', ' ---\na: 1\n---\n'],
  ['nothing', ''],
])('with %s there is no front matter', (_, text) => {
  expect(splitFrontMatter(text)).toEqual({ body: text });
});
