import { describe, expect, test } from 'vitest';
import { readMarkdown, readMdx } from '../../../src/read/markup/read-markdown.ts';

const context = { title: 'T', page: { title: 'A walk' }, hasMath: false };
const read = (text: string) => readMdx(text, context);

describe('what is plain in MDX is read', () => {
  test.each([
    ['a comment', 'a {/* hidden */}b', '<p>a b</p>'],
    ['a text in braces', 'a{" "}b {`c`} {3}', '<p>a b c 3</p>'],
    ['a field', '{frontMatter.title}', '<p>A walk</p>'],
    [
      'HTML with attributes of JSX',
      '<div className="x" style={{ color: "red" }}>\n\na\n\n</div>',
      '<div>\n<p>a</p>\n</div>',
    ],
    ['an element that closes itself', '<b />a', '<p><b></b>a</p>'],
    [
      'an aside',
      '<Admonition type="tip" title="Sails">\n\n  Reef *early*.\n\n</Admonition>',
      '<aside class="tip">\n<p><strong>Sails</strong></p>\n<p>Reef <em>early</em>.</p>\n</aside>',
    ],
    [
      'an aside on one line',
      '<Note>a</Note>',
      '<aside class="note">\n<p><strong>Note</strong></p>\n<p>a</p>\n</aside>',
    ],
    [
      'Markdown right below an element of layout',
      '<section className="x">\n  # A\n  *a*\n  <div>b</div>\n</section>',
      '<h2 id="a">A</h2>\n<p><em>a</em></p>\n  <div>b</div>',
    ],
    ['a video', '<YouTube id="abc" />', '<a href="https://www.youtube.com/watch?v=abc">'],
    ['a link', '<Link to="https://h.example/">a</Link>', '<a href="https://h.example/">a</a>'],
    [
      'a code block as it is',
      '```jsx\nimport x from "y"\n<A b={c} />\n```',
      '<code class="language-jsx">import x from "y"\n&lt;A b={c} /&gt;\n</code>',
    ],
    [
      'a code block right inside a component',
      '<>\n```js\nexport const x = {a}\n```\n```js\nimport a from "b"\n```\n</>',
      '<code class="language-js">export const x = {a}\n</code></pre>\n<pre tabindex="0"><code class="language-js">import a from "b"\n</code>',
    ],
    ['a line of code as it is', '`{x} <A />`', '<code>{x} &lt;A /&gt;</code>'],
    ['indented text', '    a', '<p>a</p>'],
    ['an escaped brace', 'a \\{b}', '<p>a {b}</p>'],
  ])('%s', (_, text, html) => {
    const { contentHtml, leftOut } = read(text);
    expect(contentHtml).toContain(html);
    expect(leftOut.filter(({ what }) => !what.includes('attribute'))).toEqual([]);
  });

  test.each([
    ['an import', 'import boat from "./boat.png"\n\n<Image src={boat} alt="A boat" />'],
    ['require', '<img src={require("./boat.png").default} alt="A boat" />'],
    ['an address of Docusaurus', '<img src={useBaseUrl("./boat.png")} alt="A boat" />'],
    ['a text', '<Figure src={"./boat.png"} alt="A boat" />'],
  ])('a picture by %s', (_, text) => {
    const { references } = read(text);
    expect(references).toMatchObject([{ kind: 'media', url: './boat.png' }]);
  });
});

test('imports, exports, expressions and components go, and their children stay', () => {
  const { contentText, leftOut } = read(
    [
      'import Tabs from "@theme/Tabs"',
      'import {',
      '  A,',
      '} from "./a"',
      'export const meta = {',
      '  a: [1, 2],',
      '',
      '  b: "}",',
      '}',
      '',
      'First {props.x}.',
      '',
      '<Tabs values={[{ a: ">" }]}>',
      '  <TabItem label="npm">',
      '',
      '    - one',
      '',
      '  </TabItem>',
      '</Tabs>',
      '',
      '<Chart data={[1, 2].map((x) => <b>{x}</b>)} />',
      '<>Last</>',
    ].join('\n'),
  );
  expect(contentText).toBe('First .\n\nnpm\n\n- one\n\nLast');
  expect(leftOut.map(({ line, what }) => `${line} ${what}`)).toEqual([
    '1 an MDX import',
    '2 an MDX import',
    '5 an MDX export',
    '11 an MDX expression',
    '13 a component <Tabs>, keeping its text',
    '21 a component <Chart>',
  ]);
});

test.each(['{/* truncate */}', '{/* more */}'])('%s ends the summary', (divider) => {
  expect(read(`a\n\n${divider}\n\nb`).said.summary).toBe('a');
  expect(readMarkdown(`a\n\n${divider}\n\nb`).said.summary).toBe('a');
});

test('a picture whose address is code goes, and is reported', () => {
  const { contentText, leftOut } = read('a <img src={boats[0]} alt="A boat" />');
  expect(contentText).toBe('a');
  expect(leftOut.map(({ what }) => what)).toEqual(['a picture whose address is code']);
});

test('a shortcode that is escaped in braces is no comment of MDX', () => {
  expect(readMarkdown('a {{/* youtube(id="x") */}}').contentText).toBe('a {{ youtube(id="x") }}');
});

test('Markdown that imports something is MDX', () => {
  const { contentText } = readMarkdown('import A from "./a"\n\na {b.c}\n\n<A />');
  expect(contentText).toBe('a');
});

test.each([
  'import taxes "rise"',
  'a {b} c',
  '```js\nimport a from "b"\n```\n\n{c}',
  'export is a word',
])('other Markdown is not: %s', (text) => {
  expect(readMarkdown(text).leftOut).toEqual([]);
});

test.each([
  'export default settings before you start.',
  'import React from "react" at the top of the file, and go on.',
  'import taxes from China and {others}.',
])('a sentence is no statement: %s', (text) => {
  const { contentText, leftOut } = readMarkdown(`${text}\n\nA {word}.`, context);
  expect(contentText).toBe(`${text}\n\nA {word}.`);
  expect(leftOut).toEqual([]);
});
