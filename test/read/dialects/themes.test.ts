import { describe, expect, test } from 'vitest';
import { createContext } from '../../../src/read/dialects/context.ts';
import { readMarkdown } from '../../../src/read/markup/read-markdown.ts';

const read = (text: string) =>
  readMarkdown(text, createContext({ title: 'T', image: { location: 'boat.png' } }));
const plain = (html: string): string => html.replace(/>\s+</g, '><').replace(/\n/g, '');

describe('what themes add is read', () => {
  test.each([
    ['NexT: a label', 'a {% label primary@two words %} b', '<p>a two words b</p>'],
    ['NexT: a label without a kind', '{% label @one %}', '<p>one</p>'],
    ['NexT: a label in a word of colour', '{% label info blue %}', '<p>blue</p>'],
    [
      'NexT: a button',
      '{% btn https://h.example/, Go there, download fa-lg %}',
      '<p><a href="https://h.example/">Go there</a></p>',
    ],
    ['NexT: a button to nowhere', '{% btn #, Go %}', '<p>Go</p>'],
    [
      'Volantis: a button',
      '{% btn Go, https://h.example/ %}',
      '<p><a href="https://h.example/">Go</a></p>',
    ],
    [
      'NexT: a note',
      '{% note info no-icon A long title %}\na\n{% endnote %}',
      '<aside class="note"><p><strong>A long title</strong></p><p>a</p></aside>',
    ],
    [
      'Volantis: folded',
      '{% fold info @A title %}\na\n{% endfold %}',
      '<p><strong>A title</strong></p><p>a</p>',
    ],
    [
      'Butterfly: hidden at first',
      '{% hideToggle A title,red %}\na\n{% endhideToggle %}',
      '<p><strong>A title</strong></p><p>a</p>',
    ],
    [
      'LoveIt: code that is typed',
      '{{< typeit code=go >}}\nx := 1\n{{< /typeit >}}',
      '<pre tabindex="0"><code class="language-go">x := 1</code></pre>',
    ],
    [
      'LoveIt: an aside',
      '{{< admonition tip "A title" false >}}\na\n{{< /admonition >}}',
      '<aside class="tip"><p><strong>A title</strong></p><p>a</p></aside>',
    ],
    [
      'Hugo: a diagram',
      '{{< mermaid >}}\ngraph TD\n\n  A --> B\n{{< /mermaid >}}',
      '<pre tabindex="0"><code class="language-mermaid">graph TD  A --&gt; B</code></pre>',
    ],
    [
      'Hexo: a diagram whose tag has its first line',
      '{% mermaid graph TD %}\nA\n{% endmermaid %}',
      '<pre tabindex="0"><code class="language-mermaid">graph TDA</code></pre>',
    ],
    [
      'Forem: an address',
      '{% embed https://h.example/a %}',
      '<p><a href="https://h.example/a">h.example/a</a></p>',
    ],
    [
      'Forem: a link',
      '{% link https://dev.to/a/b %}',
      '<p><a href="https://dev.to/a/b">dev.to/a/b</a></p>',
    ],
    [
      'Forem: a pen',
      '{% codepen https://codepen.io/a/pen/b %}',
      '<p><a href="https://codepen.io/a/pen/b">A pen on CodePen</a></p>',
    ],
    [
      'Forem: a repository',
      '{% github a/b no-readme %}',
      '<p><a href="https://github.com/a/b">a/b on GitHub</a></p>',
    ],
    [
      'Forem: a call',
      '{% cta https://h.example/ %}Go{% endcta %}',
      '<p><a href="https://h.example/">Go</a></p>',
    ],
    [
      'a list of films',
      '{{< youtube playlist="PLabc" >}}',
      '<p><a href="https://www.youtube.com/playlist?list=PLabc">Playlist on YouTube</a></p>',
    ],
    [
      'a list of films, by its id',
      '{% youtube PLabcdefghijklmnop %}',
      '<p><a href="https://www.youtube.com/playlist?list=PLabcdefghijklmnop">Playlist on YouTube</a></p>',
    ],
    [
      'Quarto: a film',
      '{{< video https://www.youtube.com/embed/abc >}}',
      '<p><a href="https://www.youtube.com/watch?v=abc">Video on YouTube</a></p>',
    ],
    [
      'Quarto: an aside',
      '::: {.callout-tip title="A *title*"}\na\n:::',
      '<aside class="tip"><p><strong>A <em>title</em></strong></p><p>a</p></aside>',
    ],
    [
      'Quarto: an aside whose title is a heading',
      '::: {.callout-note}\n\n## A title\n\na\n:::',
      '<aside class="note"><p><strong>A title</strong></p><p>a</p></aside>',
    ],
    [
      'Pandoc: columns',
      ':::: {.columns}\n::: {.column width="40%"}\na\n:::\n::: {.column}\nb\n:::\n::::',
      '<p>a</p><p>b</p>',
    ],
    ['Quarto: where the sources come', 'a\n\n::: {#refs}\n:::', '<p>a</p>'],
    [
      'Pandoc: a span',
      'a [b *c*]{.x} and [d]{.smallcaps style="e"}',
      '<p>a b <em>c</em> and d</p>',
    ],
    [
      'Pandoc: the size of a picture',
      '![a](https://h.example/x.png){width=50%}',
      '<p><img alt="a" src="https://h.example/x.png"/></p>',
    ],
    [
      'Quarto: a cell',
      '```{python}\nx\n```',
      '<pre tabindex="0"><code class="language-python">x</code></pre>',
    ],
    [
      'R Markdown: a cell',
      '```{r, echo=FALSE}\nx\n```',
      '<pre tabindex="0"><code class="language-r">x</code></pre>',
    ],
    [
      'Pandoc: a language',
      '``` {.haskell .numberLines}\nx\n```',
      '<pre tabindex="0"><code class="language-haskell">x</code></pre>',
    ],
    [
      'pymdownx: a block',
      '/// warning | A title\na\n///',
      '<aside class="warning"><p><strong>A title</strong></p><p>a</p></aside>',
    ],
    [
      'pymdownx: a block with options',
      '/// details | A title\n    type: note\na\n///',
      '<p><strong>A title</strong></p><p>a</p>',
    ],
    [
      'Jekyll: a field as an argument',
      '{% include figure.html image=page.cover alt="Boat" caption=page.title %}',
      '<figure><img alt="Boat"/><figcaption>T</figcaption></figure>',
    ],
  ])('%s', (_, markdown, html) => {
    const { contentHtml, leftOut } = read(markdown);
    expect(plain(contentHtml)).toBe(html);
    expect(leftOut).toEqual([]);
  });

  test('the tabs of NexT have their titles, or the name of all of them', () => {
    const { contentText } = read(
      '{% tabs Ship %}\n<!-- tab -->\na\n<!-- endtab -->\n<!-- tab Sail@font -->\nb\n<!-- endtab -->\n{% endtabs %}',
    );
    expect(contentText).toBe('Ship 1\n\na\n\nSail\n\nb');
  });
});

describe('what only a program can show goes, and is reported', () => {
  test.each([
    [
      'a chart of Hugo',
      '{{< chart >}}\n{ "a": 1 }\n{{< /chart >}}\n\nb',
      'b',
      'a Hugo shortcode "chart"',
    ],
    [
      'a chart of Hexo',
      '{% echarts 400 %}\n{ a: 1 }\n{% endecharts %}\n\nb',
      'b',
      'a template tag "echarts"',
    ],
    [
      'an unknown argument',
      '{% include figure.html image=site.logo %}\n\nb',
      'b',
      'a template tag "figure"',
    ],
    ['an option of Quarto', '```{r}\n#| echo: false\n\nb\n```', 'b', 'an option of a cell'],
    [
      'a text for PDF',
      '::: {.content-visible when-format="pdf"}\na\n:::\n\nb',
      'b',
      'a text for other formats',
    ],
    [
      'a text not for HTML',
      '::: {.content-hidden when-format="html"}\na\n:::\n\nb',
      'b',
      'a text for other formats',
    ],
    [
      'a style around a text',
      '{{< style "color: red" >}}\nb\n{{< /style >}}',
      'b',
      'a Hugo shortcode "style", keeping its text',
    ],
  ])('%s', (_, markdown, text, what) => {
    const { contentText, leftOut } = read(markdown);
    expect(contentText).toBe(text);
    expect(leftOut).toMatchObject([{ what }]);
  });

  test('containers in dozens of others keep their texts', () => {
    const { contentText } = read(`${':::note\n'.repeat(60)}a\n${':::\n'.repeat(60)}`);
    expect(contentText).toMatch(/a$/);
    expect(contentText).not.toContain(':::');
  });
});

test.each([
  'a [b]{c} d',
  '[a][b]{.x}\n\n[b]: https://h.example/',
  '[a]{.x}\n\n[a]: https://h.example/',
])('brackets that are no span stay: %s', (text) => {
  expect(read(text).contentHtml).toMatch(/\[b\]\{c\}|<a href/);
});
