import { expect, test } from 'vitest';
import { readMarkdown } from '../../../src/read/markup/read-markdown.ts';

const plain = (html: string): string => html.replace(/\n/g, '');

test.each([
  ['GitHub', '> [!WARNING]\n> Mind *this*.', 'warning', 'Warning', 'Mind <em>this</em>.'],
  ['Obsidian', '> [!bug]- Mind `it`\n> a', 'caution', 'Mind <code>it</code>', 'a'],
  ['Docusaurus', ':::danger\n\na\n\n:::', 'caution', 'Danger', 'a'],
  ['Docusaurus, a title', ':::info Mind it\na\n:::', 'note', 'Mind it', 'a'],
  [
    'Docusaurus, a title in brackets',
    ':::tip[Mind *it*]{.x}\na\n:::',
    'tip',
    'Mind <em>it</em>',
    'a',
  ],
  ['VuePress', '::: tip Mind it\na\n:::', 'tip', 'Mind it', 'a'],
  ['Pandoc', '::: {.important}\na\n:::', 'important', 'Important', 'a'],
  ['MkDocs', '!!! note "Mind it"\n    a\nb', 'note', 'Mind it', 'a'],
  ['MkDocs, folded', '???+ tip\n\n    a', 'tip', 'Tip', 'a'],
  ['Hugo', '{{< callout type="warning" >}}\na\n{{< /callout >}}', 'warning', 'Warning', 'a'],
  ['Hexo', '{% note danger %}\na\n{% endnote %}', 'caution', 'Danger', 'a'],
])('an aside of %s', (_, markdown, kind, title, text) => {
  const { contentHtml, lead } = readMarkdown(`First.\n\n${markdown}`);
  expect(plain(contentHtml)).toContain(
    `<aside class="${kind}"><p><strong>${title}</strong></p><p>${text}</p></aside>`,
  );
  expect(lead).toBe('First.');
});

test('asides stand in each other, and hold code and lists', () => {
  const { contentHtml } = readMarkdown(
    '::::note\n- a\n  - b\n\n```\n:::tip\n```\n\n:::tip\nc\n:::\n\nd\n::::\n\ne',
  );
  expect(plain(contentHtml)).toBe(
    '<aside class="note"><p><strong>Note</strong></p><ul><li>a<ul><li>b</li></ul></li></ul><pre tabindex="0"><code>:::tip</code></pre><aside class="tip"><p><strong>Tip</strong></p><p>c</p></aside><p>d</p></aside><p>e</p>',
  );
});

test('tabs of MkDocs stand below each other with their titles', () => {
  const { contentText } = readMarkdown('=== "npm"\n\n    a\n\n=== "pnpm"\n\n    b\n\nc');
  expect(contentText).toBe('npm\n\na\n\npnpm\n\nb\n\nc');
});

test.each(['::: never closed', '!!! not indented\n\ntext', '> [note] a', ':::'])(
  'no aside: %s',
  (markdown) => {
    expect(readMarkdown(markdown).contentHtml).not.toContain('<aside');
  },
);

test('the first paragraph beside an aside is the lead', () => {
  expect(readMarkdown('> [!NOTE]\n> a\n\nb').lead).toBe('b');
});
