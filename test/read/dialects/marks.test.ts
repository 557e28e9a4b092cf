import { describe, expect, test } from 'vitest';
import { readMarkdown } from '../../../src/read/markup/read-markdown.ts';

describe('marks of kramdown and pymdownx', () => {
  test.each([
    ['{::comment}\nhidden\n{:/comment}\n\nb', '<p>b</p>'],
    ['a {::comment}hidden{:/}b', '<p>a b</p>'],
    ['{::nomarkdown}\n<b>a</b>\n{:/}', '<p><b>a</b></p>'],
    ['{::options auto_ids="false" /}\n\nb', '<p>b</p>'],
    ['{:ref: .x}\nb\n{: ref}', '<p>b</p>'],
    ['a {++new *b*++} c', '<p>a <ins>new <em>b</em></ins> c</p>'],
    ['a {--old--} c', '<p>a <del>old</del> c</p>'],
    ['a {~~old~>new~~} c', '<p>a <del>old</del><ins>new</ins> c</p>'],
    ['a {==b==} c', '<p>a <mark>b</mark> c</p>'],
    ['{++\n\nb\n\n++}', '<p>b</p>'],
    [
      '++ctrl+alt+del++, ++shift+"any key"++',
      '<p><kbd>Ctrl</kbd>+<kbd>Alt</kbd>+<kbd>Del</kbd>, <kbd>Shift</kbd>+<kbd>any key</kbd></p>',
    ],
    [';--8<-- "shown.md"', '<p>--8&lt;-- "shown.md"</p>'],
  ])('%s', (markdown, html) => {
    const { contentHtml, leftOut } = readMarkdown(markdown);
    expect(contentHtml).toBe(html);
    expect(leftOut).toEqual([]);
  });

  test.each([
    ['a {>>say more<<}', 'a', 'a comment'],
    ['{--\n\nold\n\n--}\n\na', 'a', 'a deleted text'],
    ['--8<-- "file.md"\n\na', 'a', 'a file to be included'],
    ['--8<--\nb.md\nc.md\n--8<--\n\na', 'a', 'a file to be included'],
    ['a :material-account:{ .big }', 'a', 'an icon'],
  ])('that have no text for readers go: %s', (markdown, text, what) => {
    const { contentText, leftOut } = readMarkdown(markdown);
    expect(contentText).toBe(text);
    expect(leftOut).toMatchObject([{ what }]);
  });

  test.each([
    'C++ and ++i, i++',
    'a ++b++ c',
    '{--flag} and {-x-}\n\nb --}',
    '`{++a++}`',
    'at 10:30:45',
    '`++ctrl++`',
    'x{a--b--c}',
  ])('are not everywhere: %s', (text) => {
    const { contentText, leftOut } = readMarkdown(text);
    expect(contentText).toBe(text.replaceAll('`', ''));
    expect(leftOut).toEqual([]);
  });

  test('a comment that does not end takes nothing with it', () => {
    expect(readMarkdown('a {::comment}\n\nb\n\n```\n{:/}\n```').contentText).toBe('a\n\nb\n\n{:/}');
  });
});
