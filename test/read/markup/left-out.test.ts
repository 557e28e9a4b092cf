import { describe, expect, test } from 'vitest';
import { readHtml } from '../../../src/read/markup/read-html.ts';
import { readMarkdown } from '../../../src/read/markup/read-markdown.ts';

test.each(['<p><button>Go</button></p>', '<figure> <script>x</script></figure>'])(
  'nothing is left around what goes: %s',
  (html) => {
    expect(readHtml(`<p>x</p>${html}`).contentHtml).toBe('<p>x</p>');
  },
);

describe('what nobody sees is not published, and is reported with its text', () => {
  test.each([
    ['by an attribute', '<p hidden>secret</p>', 'p'],
    ['by display', '<p style="color:red; display : none !important">secret</p>', 'p'],
    ['by visibility', '<span style="visibility:hidden">secret</span>', 'span'],
    ['by its size', '<div style="max-height:0;overflow:hidden">secret</div>', 'div'],
    ['by the size of its letters', '<div style="font-size:0px">secret</div>', 'div'],
    ['outside of the screen', '<p style="position:absolute;left:-9999px">secret</p>', 'p'],
    ['for screen readers', '<span class="sr-only">secret</span>', 'span'],
    ['for screen readers, in Bootstrap', '<span class="visually-hidden">secret</span>', 'span'],
    ['for screen readers, in WordPress', '<b class="screen-reader-text">secret</b>', 'b'],
    ['as the preview of a letter', '<div class="preheader">secret</div>', 'div'],
    ['by a class of Tailwind', '<p class="mt-1 hidden">secret</p>', 'p'],
  ])('%s', (_, html, name) => {
    for (const read of [readHtml, readMarkdown]) {
      const { contentHtml, contentText, leftOut } = read(`<p>x</p>\n\n${html}`);
      expect(contentHtml).not.toContain('secret');
      expect(contentText).toBe('x');
      expect(leftOut).toEqual([{ line: 3, what: `a hidden <${name}> element`, text: 'secret' }]);
    }
  });

  test.each([
    ['what is found by a search', '<p hidden="until-found">x</p>'],
    ['what is shown where there is room', '<p class="hidden md:block">x</p>'],
    ['details', '<details><summary>x</summary>y</details>'],
    ['what has a height', '<p style="max-height:0.5em;overflow:hidden">x</p>'],
    ['the heading of notes', '<h2 class="sr-only" id="footnote-label">x</h2>'],
  ])('but not %s', (_, html) => {
    expect(readHtml(html).contentText).toContain('x');
  });

  test('a page that a script shows is an article', () => {
    const html =
      '<!doctype html><title>T</title><body style="visibility:hidden"><div style="display:none"><h1>T</h1><p>Words.</p></div>';
    expect(readHtml(html).contentText).toBe('Words.');
  });
});

test.each([
  ['a button', '<button>Press <b>me</b></button>', 'a <button> element', 'Press me'],
  ['a choice', '<select><option>One<option>Two</select>', 'a <select> element', 'One Two'],
  ['a field', '<textarea>Words</textarea>', 'a <textarea> element', 'Words'],
  ['a canvas', '<canvas>A chart</canvas>', 'a <canvas> element', 'A chart'],
  ['a dialog', '<dialog>Hello</dialog>', 'a <dialog> element', 'Hello'],
  [
    'what is for others',
    '<noscript>Use a script</noscript>',
    'a <noscript> element',
    'Use a script',
  ],
  ['a drawing', '<svg><text>Oslo</text></svg>', 'a <svg> element', 'Oslo'],
])('%s that goes is reported with its text', (_, html, what, text) => {
  const { contentHtml, leftOut } = readHtml(`<p>x</p>${html}`);
  expect(contentHtml).toBe('<p>x</p>');
  expect(leftOut).toEqual([{ line: 1, what, text }]);
});

test('a long text is reported by its start', () => {
  const [left] = readHtml(`<p hidden>${'word '.repeat(40)}</p>`).leftOut;
  expect(left?.text).toBe(`${'word '.repeat(12).trim()} …`);
});

test.each([
  ['big', 'a<big>b</big>c', 'abc'],
  ['data', 'a<data value="1">b</data>c', 'abc'],
  ['nobr', 'a<nobr>b</nobr>c', 'abc'],
  ['a custom element', 'a<my-x>b</my-x>c', 'abc'],
  ['what nobody knows', 'a<blah>b</blah>c', 'abc'],
  ['the base of ruby', '<ruby><rb>漢</rb><rt>kan</rt></ruby>', '<ruby>漢<rt>kan</rt></ruby>'],
  ['acronym', 'a<acronym title="b c">BC</acronym>d', 'a<abbr title="b c">BC</abbr>d'],
  ['strike', 'a<strike>b</strike>c', 'a<s>b</s>c'],
])('an element within a line leaves no gap: %s', (_, html, kept) => {
  expect(readHtml(`<p>${html}</p>`).contentHtml).toBe(`<p>${kept}</p>`);
  expect(readMarkdown(html).contentHtml).toBe(`<p>${kept}</p>`);
});

test.each([
  ['center', 'a<center>b</center>c'],
  ['form', 'a<form>b</form>c'],
  ['address', 'a<address>b</address>c'],
])('a block that goes stays apart from what is around it: %s', (_, html) => {
  expect(readHtml(html).contentHtml).toBe('a\nb\nc');
});

test('code keeps its lines, whatever is in it', () => {
  const html = '<pre><big>a</big>b\n<my-x>c</my-x><form>d</form>e</pre>';
  expect(readHtml(html).contentText).toBe('ab\ncde');
});

test.each([
  ['a list', '<menu><li>a</li></menu>', '<ul><li>a</li></ul>'],
  ['a listing', '<listing>a\n  b</listing>', '<pre tabindex="0">a\n  b</pre>'],
  ['an example', '<xmp><b>a</b>\n  b</xmp>', '<pre tabindex="0">&lt;b&gt;a&lt;/b&gt;\n  b</pre>'],
  ['a number below zero', '<ol start="-1"><li>a</li></ol>', '<ol start="-1"><li>a</li></ol>'],
])('old HTML is that of today: %s', (_, html, kept) => {
  expect(readHtml(html).contentHtml).toBe(kept);
});
