import { describe, expect, test } from 'vitest';
import { createContext } from '../../../src/read/dialects/context.ts';
import { readHtml } from '../../../src/read/markup/read-html.ts';
import { readMarkdown } from '../../../src/read/markup/read-markdown.ts';

describe('marks of other generators', () => {
  test.each([
    ['a ==b== c', '<p>a <mark>b</mark> c</p>'],
    ['==a **b** c==', '<p><mark>a <strong>b</strong> c</mark></p>'],
    ['x^2^ and 29^th^', '<p>x<sup>2</sup> and 29<sup>th</sup></p>'],
    ['H~2~O', '<p>H<sub>2</sub>O</p>'],
    [
      'an HTML page, XHTML\n\n*[HTML]: Hypertext',
      '<p>an <abbr title="Hypertext">HTML</abbr> page, XHTML</p>',
    ],
    [
      'Sail\n: of cloth\n: white',
      '<dl>\n<dt>Sail</dt>\n<dd>of cloth\n</dd>\n<dd>white\n</dd>\n</dl>',
    ],
  ])('%s', (markdown, html) => {
    expect(readMarkdown(markdown).contentHtml).toBe(html);
  });

  test.each([
    'a == b, c==d and e==f',
    '2^10 and 3^5',
    'x^2+y^2',
    'a ~ b',
    'a === b',
    'so: it is',
    'it costs $5 and $10',
    'a (b) [c]',
  ])('none: %s', (text) => {
    expect(readMarkdown(text).contentHtml).toBe(`<p>${text}</p>`);
  });

  test('what is struck stays so', () => {
    expect(readMarkdown('a ~b~ ~~c~~').contentHtml).toBe('<p>a <del>b</del> <del>c</del></p>');
  });
});

describe('formulas are MathML', () => {
  const context = createContext({ math: true });

  test.each([
    ['a $x$ b', '<p>a <math alttext="x"><mrow><mi>x</mi></mrow></math> b</p>'],
    [
      '$$\n\\frac{a}{b}\n$$',
      '<math display="block" alttext="\\frac{a}{b}"><mrow><mfrac><mi>a</mi><mi>b</mi></mfrac></mrow></math>',
    ],
    ['a \\(x\\) b', '<math alttext="x">'],
    ['\\\\[ x^2 \\\\]', '<math display="block" alttext="x^2">'],
    ['it costs $5 and $10, $x$', '<p>it costs $5 and $10, <math alttext="x">'],
    ['`$x$`', '<code>$x$</code>'],
  ])('where the article says so: %s', (markdown, html) => {
    expect(readMarkdown(markdown, context).contentHtml).toContain(html);
  });

  test.each([
    ['a $$x^2$$ b', '<math alttext="x^2">'],
    ['\\(\\alpha_1\\)', '<math display="block" alttext="\\alpha_1">'],
    ['\\[\n\\sum_i {x}\n\\]', '<math display="block" alttext="\\sum_i {x}">'],
  ])('where it is unmistakable: %s', (markdown, html) => {
    expect(readMarkdown(markdown).contentHtml).toContain(html);
  });

  test.each([
    'a $x$ b',
    '$$ and $$',
    'a \\(b c\\) d',
    'file\\(s\\)',
    '\\[[a](https://h.example/b_c)\\]',
    'kill $$',
  ])('not where nobody says so: %s', (markdown) => {
    expect(readMarkdown(markdown).contentHtml).not.toContain('<math');
  });

  test('readers of plain text get their source', () => {
    const { contentText, lead } = readMarkdown('a $x^2$ b', context);
    expect([contentText, lead]).toEqual(['a x^2 b', 'a x^2 b']);
  });

  test('those in HTML stay', () => {
    const html = '<p>a <math><mi>x</mi><mspace width="1em"></mspace></math></p>';
    expect(readHtml(html).contentHtml).toBe(html);
  });
});

test('a glossary of a thousand words is one list', () => {
  const { contentHtml } = readMarkdown('Word\n: its *meaning*\n\n'.repeat(1000));
  expect(contentHtml.match(/<dt>/g)).toHaveLength(1000);
});

describe('formulas in environments', () => {
  test.each([
    ['align', 'a\n\n\\begin{align}\na &= b \\\\\nc &= d\n\\end{align}'],
    ['equation', '\\begin{equation}\n\na\n\n\\end{equation}'],
    ['eqnarray, which KaTeX does not know', '\\begin{eqnarray*}\na &=& b\n\\end{eqnarray*}'],
    ['in the middle of a text', 'a\n\\begin{gather}\nb\n\\end{gather}\nc'],
    ['in a list', '- \\begin{align*}\n  a\n  \\end{align*}'],
    ['in dollars', '$$\n\\begin{align} a \\end{align}\n$$'],
  ])('%s', (_, markdown) => {
    const { contentHtml, warnings } = readMarkdown(markdown);
    expect(contentHtml.match(/<math/g)).toHaveLength(1);
    expect(contentHtml.replace(/alttext="[^"]*"/g, '')).not.toContain('begin');
    expect(warnings).toEqual([]);
  });

  test('those that are referred to have a number', () => {
    const { contentText, leftOut } = readMarkdown(
      '\\begin{align}\na \\label{x}\\\\\nb \\label{y}\n\\end{align}\n\nSee \\eqref{y}, \\eqref{z}.',
    );
    expect(contentText).toContain('See (2), .');
    expect(contentText).toContain('b\\qquad\\text{(2)}');
    expect(contentText).not.toContain('label');
    expect(leftOut).toMatchObject([{ line: 6, what: 'a reference to no formula' }]);
  });

  test('what is no TeX is shown as it is, with a warning', () => {
    const { contentHtml, warnings } = readMarkdown('\\begin{align}\\no{x}\\end{align}');
    expect(contentHtml).toContain('<code>');
    expect(warnings).toHaveLength(1);
  });

  test.each([
    '`\\begin{align}a\\end{align}`',
    '\\begin{align} a',
    '\\begin{itemize}a\\end{itemize}',
  ])('none: %s', (markdown) => {
    expect(readMarkdown(markdown).contentText).toBe(markdown.replaceAll('`', ''));
  });
});

test.each([
  ['text right behind it', '$$\nx^2\n$$.\n\nMore **b**.'],
  ['text in its first and last line', '$$ x^2\n+ y $$ {#eq-x}\n\nMore **b**.'],
  ['an item of a list around it', '- $$\n  x^2\n  $$\n\nMore **b**.'],
])('a formula over several lines ends where its dollars do, with %s', (_, text) => {
  for (const hasMath of [true, false]) {
    const { contentHtml, contentText } = readMarkdown(text, createContext({ math: hasMath }));
    expect(contentHtml).toContain('<p>More <strong>b</strong>.</p>');
    expect(contentHtml.match(/<math/g)).toHaveLength(1);
    expect(contentText).not.toContain('eq-x');
  }
});
