import { describe, expect, test } from 'vitest';
import { readHtml } from '../../../src/read/markup/read-html.ts';
import { readMarkdown } from '../../../src/read/markup/read-markdown.ts';
import { READ_SOURCE } from '../../../src/read/read-source.ts';

const IMAGE = '<img src="https://h.example/a.jpg" alt="A" />';
const SHOWN = '<img alt="A" src="https://h.example/a.jpg"/>';

describe('shortcodes of WordPress are read', () => {
  test.each([
    [
      'a picture with its caption',
      `[caption id="attachment_1" align="alignnone"]${IMAGE} The <em>text</em>[/caption]`,
      `<figure>${SHOWN}<figcaption>The <em>text</em></figcaption></figure>`,
    ],
    [
      'a caption as it was once written',
      `[caption caption="The text"]${IMAGE}[/caption]`,
      `<figure>${SHOWN}<figcaption>The text</figcaption></figure>`,
    ],
    [
      'an address',
      '[embed width="400"]https://www.youtube.com/watch?v=abc[/embed]',
      '<a href="https://www.youtube.com/watch?v=abc">Video on YouTube</a>',
    ],
    [
      'a film',
      '[youtube https://www.youtube.com/watch?v=abc]',
      '<a href="https://www.youtube.com/watch?v=abc">Video on YouTube</a>',
    ],
    [
      'a film behind a sign',
      '[youtube=https://youtu.be/abc]',
      '<a href="https://youtu.be/abc">Video on YouTube</a>',
    ],
    [
      'a film by its number',
      '[vimeo 123 w=640]',
      '<a href="https://vimeo.com/123">Video on Vimeo</a>',
    ],
    [
      'a recording',
      '[audio mp3="https://h.example/a.mp3"][/audio]',
      '<audio src="https://h.example/a.mp3" controls=""></audio>',
    ],
    [
      'a recording with its address alone',
      '[audio https://h.example/a.mp3|titles=A]',
      '<audio src="https://h.example/a.mp3" controls=""></audio>',
    ],
    [
      'a film of its own',
      '[video width="6" mp4="https://h.example/a.mp4"][/video]',
      '<video src="https://h.example/a.mp4" controls=""></video>',
    ],
    [
      'code',
      '[sourcecode language="Python" wraplines="false"]\nif a:\n\n    *b*\n[/sourcecode]',
      '<pre tabindex="0"><code class="language-python">if a:\n\n    *b*\n</code></pre>',
    ],
    [
      'code by its language',
      '[php]\n$a = "*b*";\n[/php]',
      '<pre tabindex="0"><code class="language-php">$a = "*b*";\n</code></pre>',
    ],
    ['code in a line', 'a [code]*b*[/code]', '<code>*b*</code>'],
  ])('%s', (_, text, html) => {
    for (const read of [readMarkdown, readHtml]) {
      const { contentHtml, leftOut } = read(text);
      expect(contentHtml).toContain(html);
      expect(leftOut).toEqual([]);
    }
  });

  test.each([
    ['[gallery ids="1,2"]', '', 'a WordPress shortcode "gallery"'],
    ['[gallery]', '', 'a WordPress shortcode "gallery"'],
    ['[contact-form-7 id="1" title="C"]', '', 'a WordPress shortcode "contact-form-7"'],
    ['[su_note color="#fff"]b[/su_note]', 'b', 'a WordPress shortcode "su_note", keeping its text'],
  ])('or go, and are reported: %s', (text, rest, what) => {
    for (const read of [readMarkdown, readHtml]) {
      const { contentText, leftOut } = read(`<p>a</p>\n\n${text}`);
      expect(contentText).toBe(`a\n\n${rest}`.trim());
      expect(leftOut).toMatchObject([{ line: 3, what }]);
    }
  });

  test('also in raw text', () => {
    const { contentText, leftOut } = READ_SOURCE.text(
      'T\n\nA word.\n\n[gallery ids="1"]\n\n[embed]https://h.example/a[/embed]',
      new Map(),
    );
    expect(contentText).toBe('A word.\n\nhttps://h.example/a');
    expect(leftOut).toMatchObject([{ line: 5, what: 'a WordPress shortcode "gallery"' }]);
  });

  test('in HTML without the paragraph around them', () => {
    expect(readHtml(`<p>[caption id=&#8221;x&#8221;]${IMAGE} b[/caption]</p>`).contentHtml).toBe(
      `<figure>${SHOWN}<figcaption>b</figcaption></figure>`,
    );
    expect(readHtml('<p>[code]<br />\nx &lt; y<br />\n[/code]</p>').contentHtml).toBe(
      '<pre tabindex="0"><code>x &lt; y\n</code></pre>',
    );
  });
});

test.each([
  'a [note] and [1]',
  'a [gallery] in a line',
  'a [code] and [text]',
  '`[gallery ids="1"]`',
  'array[php] = x[text]',
  '[/text] [/php]',
])('what is no shortcode of WordPress stays: %s', (text) => {
  const { contentText, leftOut } = readMarkdown(text);
  expect(contentText).toBe(text.replaceAll('`', ''));
  expect(leftOut).toEqual([]);
});

test.each([
  '[video](https://h.example/)',
  '[a][video]\n\n[video]: https://h.example/',
  '[gallery]\n\n[gallery]: https://h.example/',
])('links stay links: %s', (text) => {
  expect(readMarkdown(text).contentHtml).toContain('<a href="https://h.example/">');
});

test('shortcodes that a converter to Markdown escaped are read too', () => {
  const text =
    '\\[caption id="attachment\\_1" align="left"\\]![a boat](/boat.png) The boat\\[/caption\\]\n\n\\[gallery ids="1,2"\\]\n';
  const { contentHtml } = readMarkdown(text);
  expect(contentHtml).toContain('<figcaption>The boat</figcaption>');
  expect(contentHtml).not.toContain('[');
});
