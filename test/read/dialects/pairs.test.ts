import { describe, expect, test } from 'vitest';
import { readMarkdown, readMdx } from '../../../src/read/markup/read-markdown.ts';

const plain = (html: string): string => html.replace(/>\s+</g, '><').replace(/\n/g, '');

describe('what is indented inside of a pair is Markdown', () => {
  const inner =
    '<p>Some <em>text</em>.</p><pre tabindex="0"><code class="language-sh">a  b</code></pre>';

  test.each([
    [
      'shortcodes in each other',
      '{{< tabs >}}\n    {{< tab "npm" >}}\n    Some *text*.\n\n    ```sh\n    a\n      b\n    ```\n    {{< /tab >}}\n{{< /tabs >}}',
    ],
    [
      'a tab in front of each line',
      '{{% tab %}}\n\tSome *text*.\n\n\t```sh\n\ta\n\t  b\n\t```\n{{% /tab %}}',
    ],
    [
      'tags that nobody knows',
      '{% own %}\n    Some *text*.\n\n    ```sh\n    a\n      b\n    ```\n{% endown %}',
    ],
    [
      'components',
      '<Tabs>\n    <TabItem value="x">\n        Some *text*.\n\n        ```sh\n        a\n          b\n        ```\n    </TabItem>\n</Tabs>',
    ],
    [
      'elements of Markdown',
      '<div markdown="1">\n    Some *text*.\n\n    ```sh\n    a\n      b\n    ```\n</div>',
    ],
  ])('%s', (_, markdown) => {
    expect(plain(readMarkdown(markdown).contentHtml)).toContain(inner);
  });

  test('code in it stays, where it is indented further than the rest', () => {
    const { contentHtml } = readMarkdown('{{< own >}}\nText:\n\n    a\n      b\n{{< /own >}}');
    expect(contentHtml).toContain('<code>a\n  b\n</code>');
  });

  test('code that is a content keeps its indentation', () => {
    const { contentHtml } = readMarkdown(
      '{{< highlight py >}}\n    a\n      b\n{{< /highlight >}}',
    );
    expect(contentHtml).toContain('<code class="language-py">    a\n      b\n</code>');
  });

  test('a list around it stays one', () => {
    const { contentHtml } = readMarkdown(
      '- a\n\n    {{< own >}}\n      b\n    {{< /own >}}\n\n- c',
    );
    expect(plain(contentHtml)).toBe('<ul><li><p>a</p><p>b</p></li><li><p>c</p></li></ul>');
  });

  test('a tag without an end moves nothing', () => {
    expect(readMarkdown('{{< own >}}\n\n    a').contentHtml).toContain('<code>a\n</code>');
  });
});

describe('elements that say that they hold Markdown', () => {
  test.each([
    ['kramdown', '<div markdown="1">\n*a*\n</div>\nb', '<div><p><em>a</em></p></div><p>b</p>'],
    ['one line', '<div class="x" markdown="block">*a*</div>', '<div><p><em>a</em></p></div>'],
    [
      'in each other',
      '<section markdown=1>\n<div markdown="1">\n*a*\n</div>\n</section>',
      '<section><div><p><em>a</em></p></div></section>',
    ],
    [
      'others of that name in it',
      '<div markdown="1">\n<div>\nx\n</div>\n*a*\n</div>\n\n*b*',
      '<div><div>x</div>*a*</div><p><em>b</em></p>',
    ],
    ['a paragraph', '<p align="center" markdown="1">*a*</p>', '<p><em>a</em></p>'],
    [
      'folded text',
      '<details markdown="1"><summary>S</summary>\n*a*\n</details>',
      '<details><summary>S</summary><p><em>a</em></p></details>',
    ],
    ['not so', '<div markdown="0">\n*a*\n</div>', '<div>*a*</div>'],
  ])('%s', (_, markdown, html) => {
    expect(plain(readMarkdown(markdown).contentHtml)).toBe(html);
  });

  test('in MDX all do, where blank lines say so', () => {
    const { contentHtml } = readMdx(
      '<div className="a">\n    <div className="b">\n        <div className="c">\n\n            - *a*\n\n        </div>\n    </div>\n</div>',
    );
    expect(plain(contentHtml)).toBe(
      '<div><div><div><ul><li><em>a</em></li></ul></div></div></div>',
    );
  });
});

test('lines of the report are those of the file', () => {
  const { leftOut } = readMarkdown('<div markdown="1">\na\n</div>\n\nb {% x %}');
  expect(leftOut).toMatchObject([{ line: 5 }]);
});
