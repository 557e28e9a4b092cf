import { describe, expect, test } from 'vitest';
import { createContext } from '../../../src/read/dialects/context.ts';
import { readHtml } from '../../../src/read/markup/read-html.ts';
import { readMarkdown } from '../../../src/read/markup/read-markdown.ts';
import { publish } from '../../support/markup-safety.ts';

const context = {
  title: 'A walk',
  page: { title: 'A walk', author: 'Ann', date: '2026-03-14T00:00:00Z' },
  hasMath: false,
};

const read = (markdown: string) => readMarkdown(markdown, context);

describe('a tag whose meaning is plain is read', () => {
  test.each([
    [
      'Hugo: a figure',
      '{{< figure src="https://h.example/a.png" alt="A boat" caption="At sea" >}}',
      '<figure><img alt="A boat" src="https://h.example/a.png"/><figcaption>At sea</figcaption></figure>',
    ],
    [
      'Hugo: a caption in Markdown',
      '{{< figure src="https://h.example/a.png" caption="At *sea*, by [Ann](https://a.example/)" >}}',
      '<figcaption>At sea, by Ann</figcaption>',
    ],
    ['Obsidian: a note in the line', 'a^[*b*], c ^[d].', '<p>a (<em>b</em>), c (d).</p>'],
    [
      'Hugo: a caption with names in it',
      '{{< figure src="https://h.example/a.png" caption="a_b_c of *d*" >}}',
      '<figcaption>a_b_c of d</figcaption>',
    ],
    [
      'Hugo: options behind a language',
      '```go {linenos=true}\na\n```\n\n```rust,linenos\na\n```\n\n```js{1,3}:title=a.js\na\n```',
      '<pre tabindex="0"><code class="language-rust">a\n</code></pre>\n<pre tabindex="0"><code class="language-js">a\n</code></pre>',
    ],
    [
      'Pelican: the language of indented code',
      'a\n\n    :::python\n    b = 1\n',
      '<pre tabindex="0"><code>b = 1\n</code></pre>',
    ],
    [
      'MultiMarkdown: attributes behind a definition',
      '[a][]\n\n[a]: https://h.example/ "A title" class=x width=40px',
      '<a href="https://h.example/" title="A title">a</a>',
    ],
    [
      'MultiMarkdown: a source that is cited',
      'a[#Doe:2006] [#other]\n\n[#Doe:2006]: Jo Doe, *A book*.',
      '[#other]</p>',
    ],
    [
      'a definition that is an address is a link, whatever its name begins with',
      '([#886][]), [#887], [@kim][]\n\n[#886]: https://h.example/886\n[#887]: <https://h.example/887> "T"\n[@kim]: https://h.example/kim',
      '<p>(<a href="https://h.example/886">#886</a>), <a href="https://h.example/887" title="T">#887</a>, <a href="https://h.example/kim">@kim</a></p>',
    ],
    [
      'MultiMarkdown: a place in a source',
      'a [p. 3][#Doe] [#Doe][]\n\n[#Doe]: Jo Doe, *A book*.',
      '<p>a [p. 3]<sup><a href="#user-content-fn-doe" id="user-content-fnref-doe" class="footnote">1</a></sup> <sup>',
    ],
    [
      'Docsy: code in tabs',
      '{{< tabpane >}}\n{{< tab header="Go" lang="go" >}}\nx := 1\n  y\n{{< /tab >}}\n{{< /tabpane >}}',
      '<p><strong>Go</strong></p>\n<pre tabindex="0"><code class="language-go">x := 1\n  y\n</code></pre>',
    ],
    [
      'LoveIt: a link',
      '{{< link "https://h.example/a" "Text" >}} {{< link href="https://h.example/a" content="Text" >}} {{< link "https://h.example/a" >}}',
      '<p><a href="https://h.example/a">Text</a> <a href="https://h.example/a">Text</a> <a href="https://h.example/a">h.example/a</a></p>',
    ],
    [
      'Hugo and Zola: formulas',
      '{{< katex >}}x^2{{< /katex >}} {% katex() %}y^2{% end %}\n\n{{< math display=true >}}\nz_1\n{{< /math >}}',
      '<math display="block" alttext="z_1">',
    ],
    [
      'Gatsby: a film in code',
      '`youtube: https://www.youtube.com/watch?v=abc`\n\n```\n`youtube: https://a.example/`\n```',
      '<p><a href="https://www.youtube.com/watch?v=abc">Video on YouTube</a></p>\n<pre tabindex="0"><code>`youtube: https://a.example/`\n',
    ],
    [
      'WordPress: a block with nothing but an address',
      '<!-- wp:embed -->\n<figure class="wp-block-embed"><div class="wp-block-embed__wrapper">\nhttps://vimeo.com/1\n</div><figcaption>Sea</figcaption></figure>\n<!-- /wp:embed -->',
      '<a href="https://vimeo.com/1">Video on Vimeo</a>',
    ],
    [
      'the size of a picture',
      '![a](https://h.example/b.png =300x200) ![a](https://h.example/b.png =30x "T") `![a](b.png =30x)`',
      '<p><img alt="a" src="https://h.example/b.png"/> <img alt="a" src="https://h.example/b.png" title="T"/> <code>![a](b.png =30x)</code></p>',
    ],
    [
      'Hugo: a video',
      '{{< youtube w7Ft2ymGmfc >}}',
      '<a href="https://www.youtube.com/watch?v=w7Ft2ymGmfc">Video on YouTube</a>',
    ],
    [
      'Hugo: a video by a named id',
      '{{< vimeo id="146022717" title="Sails" >}}',
      '<a href="https://vimeo.com/146022717">Sails</a>',
    ],
    ['Hugo: a post', '{{< x user="ann" id="123" >}}', '<a href="https://x.com/ann/status/123">'],
    ['Hugo: a gist', '{{< gist ann 7896402 >}}', '<a href="https://gist.github.com/ann/7896402">'],
    ['Hugo: a parameter', '{{< param "title" >}}', '<p>A walk</p>'],
    [
      'Hugo: code',
      '{{< highlight go "linenos=table" >}}\n    a := 1\n{{< /highlight >}}',
      '<pre tabindex="0"><code class="language-go">    a := 1\n</code></pre>',
    ],
    [
      'Hugo: a figure with its credit',
      '{{< figure src="https://h.example/a.png" caption="The sea." attr="Photo: Bob" >}}',
      '<figcaption>The sea. Photo: Bob</figcaption>',
    ],
    [
      'Hugo: code of its documentation',
      '{{< code-toggle file="x" >}}\n[[menu]]\n\na = 1\n{{< /code-toggle >}}',
      '<pre tabindex="0"><code>[[menu]]\n\na = 1\n</code></pre>',
    ],
    [
      'Hugo: code that is fenced already',
      '{{< terminal >}}\n```sh\nls\n```\n{{< /terminal >}}',
      '<pre tabindex="0"><code class="language-sh">ls\n</code></pre>',
    ],
    [
      'Hugo: code in a line',
      'a {{< highlight go >}}x := 1{{< /highlight >}}',
      '<code>x := 1</code>',
    ],
    [
      'Hugo: Markdown in a tag',
      '{{% notice tip "Sails" %}}\nReef *early*.\n{{% /notice %}}',
      '<aside class="tip">\n<p><strong>Sails</strong></p>\n<p>Reef <em>early</em>.</p>\n</aside>',
    ],
    [
      'Hugo: a note on one line',
      '{{< note >}}Reef.{{< /note >}}',
      '<aside class="note">\n<p><strong>Note</strong></p>\n<p>Reef.</p>\n</aside>',
    ],
    [
      'Hugo: a button',
      '{{< button href="https://h.example/" >}}Go{{< /button >}}',
      '<a href="https://h.example/">Go</a>',
    ],
    [
      'Hugo: details',
      '{{< details "More" >}}\ntext\n{{< /details >}}',
      '<p><strong>More</strong></p>\n<p>text</p>',
    ],
    [
      'Jekyll: code',
      '{% highlight ruby linenos %}\n{{ x }}\n{% endhighlight %}',
      '<code class="language-ruby">{{ x }}\n</code>',
    ],
    [
      'Jekyll: code in a list',
      '- a\n\n  {% highlight sh %}\n  ls\n  {% endhighlight %}',
      '<code class="language-sh">ls\n</code>',
    ],
    ['Jekyll: what is raw', '{% raw %}{{ x }}{% endraw %}', '<p>{{ x }}</p>'],
    [
      'Jekyll: a field of the page',
      '{{ page.title }} by {{ page.author | upcase }}, {{ page.date | date: "%B %-d, %Y" }}',
      '<p>A walk by ANN, March 14, 2026</p>',
    ],
    [
      'Jekyll: an included figure',
      '{% include figure.html src="https://h.example/a.png" alt="A boat" %}',
      '<img alt="A boat" src="https://h.example/a.png"/>',
    ],
    [
      'Hexo: a picture',
      '{% img https://h.example/a.png 30 40 "Sea" "A boat" %}',
      '<img alt="A boat" src="https://h.example/a.png"/><figcaption>Sea',
    ],
    [
      'Hexo: code',
      '{% codeblock Title lang:js https://h.example/ %}\nlet a;\n{% endcodeblock %}',
      '<code class="language-js">let a;\n</code>',
    ],
    [
      'Hexo: a quotation',
      '{% blockquote Seth Godin https://h.example/x Welcome %}\nq\n{% endblockquote %}',
      '<blockquote>\n<p>q</p>\n<p>— Seth Godin <a href="https://h.example/x">Welcome</a></p>',
    ],
    ['Zola: a video', '{{ youtube(id="abc") }}', '<a href="https://www.youtube.com/watch?v=abc">'],
    ['Zola: a quotation', '{% quote(author="Ann") %}\nq\n{% end %}', '<p>— Ann</p>'],
    [
      'a tag that is escaped',
      '`{{</* x */>}}` {{</* y */>}}',
      '<code>{{&lt; x &gt;}}</code> {{&lt; y &gt;}}',
    ],
    ['a raw tag in code', '`{% raw %}{{ x }}{% endraw %}`', '<code>{{ x }}</code>'],
  ])('%s', (_, markdown, html) => {
    const { contentHtml, leftOut } = read(markdown);
    expect(contentHtml).toContain(html);
    expect(leftOut).toEqual([]);
  });

  test.each([
    ['Hugo: ref', '[a]({{< ref "post.md#part" >}})', '/.named/post.md#part'],
    ['Jekyll: post_url', '[a]({% post_url 2020-05-06-old-name %})', '/.named/2020-05-06-old-name'],
    [
      'Jekyll: link',
      '[a]({% link _posts/2020-05-06-old.md %})',
      '/.named/_posts/2020-05-06-old.md',
    ],
    ['Jekyll: a path', '[a]({{ site.baseurl }}/about/)', '/about/'],
    ['Jekyll: a path of a filter', '[a]({{ "/about/" | relative_url }})', '/about/'],
    ['Jekyll: the site', '[a]({{ site.url }})', '/'],
    ['Hexo: post_link', '{% post_link old-name A title %}', '/.named/old-name'],
    ['Zola', '[a](@/blog/old.md)', '/.named/blog/old.md'],
    ['Pelican', '[a]({filename}/old.md)', '/.named/old.md'],
    ['Docusaurus', '[a](@site/blog/old.md)', '/.named/blog/old.md'],
    ['Obsidian', '[[My note#A part|a]]', '/.named/My%20note#a-part'],
    ['Obsidian in a table', '|a|\n|-|\n|[[b\\|a]]|', '/.named/b'],
    ['Pelican: an author', '[a]({author}Conan Doyle)', '/authors/Conan%20Doyle'],
  ])('a link to a file: %s', (_, markdown, url) => {
    expect(read(markdown).references).toMatchObject([{ kind: 'link', url }]);
  });
});

describe('what nobody can read goes, and is reported', () => {
  test.each([
    ['{{< tabs >}}a{{< /tabs >}}', 'a', 'a Hugo shortcode "tabs", keeping its text'],
    ['a {% include comments.html %}', 'a', 'a template tag "comments"'],
    ['a {{ content }}', 'a', 'a template expression'],
    ['a {{ "now" | date: "%Y" }}', 'a', 'a template expression'],
    ['a {{ .Site.Params.x }}', 'a', 'a template expression'],
    ['{{ chart(data="x") }}\n\na', 'a', 'a Zola shortcode "chart"'],
    ['{% for p in posts %}\n- {{ p }}\n{% endfor %}\na', 'a', 'a template tag "for"'],
    [':::columns\na\n:::', 'a', 'a container "columns", keeping its text'],
    ['a %%to do%%', 'a', 'a comment'],
    ['![[Note]]', 'Note', 'an embedded note, kept as a link'],
  ])('%s', (markdown, text, what) => {
    const { contentText, leftOut, lead } = read(markdown);
    expect(contentText).toBe(text);
    expect(lead).toBe(text);
    expect(leftOut).toMatchObject([{ what }]);
  });

  test('all branches of a template but the first', () => {
    const { contentText, leftOut } = read(
      '{% if a %}b{% else %}c{% if d %}e{% endif %}{% endif %}f',
    );
    expect(contentText).toBe('bf');
    expect(leftOut.map(({ what }) => what)).toEqual([
      'a template tag "if", keeping its text',
      'a template tag "else", with its text',
    ]);
  });

  test('with its line, which is that of the file', () => {
    const { leftOut } = read('a\n\n!!! note\n    b\nc\n{% x %}\n\nd {% y %}');
    expect(leftOut.map(({ line, text }) => [line, text])).toEqual([
      [6, '{% x %}'],
      [8, '{% y %}'],
    ]);
  });

  test.each([
    ['{% comment %}\nhidden\n{% endcomment %}\na'],
    ['a {# hidden #}'],
    ['* TOC\n{:toc}\n\na'],
    ['a\n{: .hidden}'],
    ['[TOC]\n\na'],
    ['a ^hidden'],
    ['a{:.hidden}'],
    ['[a](/b){:target="hidden"}'],
    ['![a](b.png){ width=10 }'],
  ])('%s leaves no trace', (markdown) => {
    expect(read(markdown).contentText).toBe('a');
  });
});

describe('other template languages', () => {
  test.each([
    [
      'a {{#if x}}b{{else}}c{{/if}}',
      'a b',
      ['a template tag "if", keeping its text', 'a template tag "else", with its text'],
    ],
    ['{{#each posts}}\n- {{name}}\n{{/each}}\n\na', 'a', ['a template tag "each"']],
    ['a {{> card}}', 'a', ['a template expression']],
    ['a {{{ html }}}', 'a', ['a template expression']],
    ['a {{!-- b }} c --}}', 'a', []],
    ['a {{asset "x.png"}}', 'a', ['a template expression']],
    ['a {{@site.title}}', 'a', ['a template expression']],
    ['a {{^if x}}b{{/if}}', 'a b', ['a template tag "if", keeping its text']],
    ['a <%= link_to x %>', 'a', ['a template expression']],
    ['<% if (a > b) { %>\na\n<% } %>', 'a', ['a template tag "<%"', 'a template tag "<%"']],
    ['a <%# b %><%-- c --%>', 'a', []],
    ['{% # b %}a', 'a', []],
    ['{% set x = 3 %}a', 'a', ['a template tag "set"']],
    ['{% macro x(y) %}b{% endmacro %}a', 'a', ['a template tag "macro"']],
  ])('%s', (markdown, text, what) => {
    const { contentText, leftOut } = read(markdown);
    expect(contentText).toBe(text);
    expect(leftOut.map((each) => each.what)).toEqual(what);
  });

  test.each([
    ['<%= page.title %>', '<p>A walk</p>'],
    ['{{{ page.title }}}', '<p>A walk</p>'],
    ['`<%= x %>` and <%% y %>', '<p><code>&lt;%= x %&gt;</code> and &lt;% y %&gt;</p>'],
  ])('%s', (markdown, html) => {
    expect(read(markdown).contentHtml).toBe(html);
  });

  test('Ghost: its own address', () => {
    const markdown = '[a](__GHOST_URL__/about/) [b](__GHOST_URL__) `__GHOST_URL__`';
    const html = '<a href="__GHOST_URL__/about/">a</a> <a href="__GHOST_URL__">b</a>';
    for (const { references } of [read(markdown), readHtml(html)])
      expect(references.map(({ url }) => url)).toEqual(['/about/', '/']);
    expect(read(markdown).contentText).toBe('a b __GHOST_URL__');
  });
});

describe('what is no template code stays as it is', () => {
  test.each([
    'a {{ b',
    'a {{ two words }} b',
    'a {{}} b',
    'a < b % c',
    '50<%x',
    'f(x){a} and {b}',
    'a % b %} c',
    '100%% sure, 5%%2',
    'x = [[1,2],[3,4]]',
    'if [ [ -f x ] ]',
    '10 ^2',
    '{Object=} and {a=b}',
  ])('%s', (text) => {
    const { contentText, leftOut } = read(text);
    expect(contentText).toBe(text);
    expect(leftOut).toEqual([]);
  });

  test.each([
    '`{{ x }}`',
    '```\n{% include x %}\n{{< y >}}\n```',
    '    [[z]]',
    '<pre>{{ x }}</pre>',
  ])('in code: %s', (markdown) => {
    const { contentText, leftOut } = read(markdown);
    expect(contentText).toBe(markdown.replace(/^```\n|\n```$|`|<\/?pre>|^ {4}/g, ''));
    expect(leftOut).toEqual([]);
  });

  test('a name that the text itself defines', () => {
    expect(read('[[a]]\n\n[a]: https://h.example/').contentHtml).toContain(
      '[<a href="https://h.example/">a</a>]',
    );
  });
});

test('a text with tags of Hugo is no MDX, whatever it looks like', () => {
  const { contentText } = read('{{< ref "x" >}}\n\nimport x from "y"\n\n<A b={c}>a {b}\n');
  expect(contentText).toContain('a {b}');
});

test('the Markdown that is sent out has no template code either', () => {
  const { markdown } = read('{{< x >}}a {% y %}b\n\n:::tip T\nc\n:::\n\n[[d]]');
  expect(markdown?.text).toBe('a b\n\n> [!TIP] T\n> c\n\n\n[d]()');
});

test('a fragment of HTML has its tags read too', () => {
  const { contentHtml, leftOut } = readHtml(
    '<p>{{ page.title }} {% x %}</p><pre>{{ y }}</pre>{% highlight js %}\na<b\n{% endhighlight %}',
    context,
  );
  expect(contentHtml).toBe(
    '<p>A walk </p><pre tabindex="0">{{ y }}</pre><pre tabindex="0"><code class="language-js">a&lt;b\n</code></pre>',
  );
  expect(leftOut).toMatchObject([{ what: 'a template tag "x"' }]);
});

test('the mark of an aside that nothing ends is left out', () => {
  const { contentHtml, leftOut } = read('a\n\n:::note\nb\n\n:::unknown\nc');
  expect(contentHtml).toBe('<p>a</p>\n<p>b</p>\n<p>:::unknown\nc</p>');
  expect(leftOut).toMatchObject([{ line: 3, text: ':::note' }]);
});

test('a file to be included is left out', () => {
  const { contentText, leftOut } = read('a {! docs/x.md !} b {!x!}');
  expect(contentText).toBe('a b {!x!}');
  expect(leftOut).toMatchObject([{ what: 'a file to be included' }]);
});

test('a block of WordPress that embeds an address is read in HTML too', () => {
  const { contentHtml } = readHtml(
    '<figure><div class="wp-block-embed__wrapper">\nhttps://h.example/a?b=1&amp;c=2\n</div></figure>',
  );
  expect(contentHtml).toContain('<a href="https://h.example/a?b=1&amp;c=2">h.example/a</a>');
});

test('what stands for the address of the page does so alone, and is never shown', () => {
  const own = createContext({}, { file: 'seeds/a b.md' });
  const { references, contentText, leftOut } = readMarkdown(
    '[a]({{ site.url }}{{ page.url }}#x) {{ page.url }} [b](https://h.example/?u={{ page.url }}) {{ "x" | append: page.url }}',
    own,
  );
  expect(references.map(({ url }) => url)).toEqual([
    '/.named/seeds/a%20b.md#x',
    '/.named/seeds/a%20b.md',
  ]);
  expect(contentText).toBe('a a b b');
  expect(leftOut).toHaveLength(2);
});

test.each([
  ['<!--more-->'],
  ['<!-- more -->'],
  ['<!--truncate-->'],
  ['<!-- truncate -->'],
  ['<!-- excerpt -->'],
  ['<!--more Read on-->'],
  ['<!-- TEASER_END -->'],
])('%s ends the summary', (divider) => {
  expect(read(`A {{< x >}}b.\n\nc\n\n${divider}\n\nd`).said.summary).toBe('A b. c');
});

test.each([
  ['that says the same goes', '# *A* Walk!\n\nb', '<p>b</p>'],
  [
    'that says something else stays',
    '# Introduction\n\nb',
    '<h2 id="introduction">Introduction</h2>\n<p>b</p>',
  ],
])('a first heading %s', (_, markdown, html) => {
  expect(read(markdown).contentHtml).toBe(html);
  expect(
    readHtml(publish(readMarkdown(markdown, { ...context, title: 'Z' })), context).contentHtml,
  ).toContain('b');
});

test.each([
  [
    'a picture of Hexo',
    '{% asset_img a.png This is an image %}',
    '<figcaption>This is an image</figcaption>',
  ],
  [
    'a picture of Hexo with texts in quotes',
    '{% asset_img left a.png 10 20 "A boat" "Two people" %}',
    'alt="Two people"',
  ],
  ['details', '{% details Click to know more %}\nx\n{% enddetails %}', 'Click to know more'],
])('all words of a title are in it: %s', (_, text, html) => {
  expect(readMarkdown(`t\n\n${text}`).contentHtml).toContain(html);
});
