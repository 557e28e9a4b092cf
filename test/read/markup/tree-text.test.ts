import { expect, test } from 'vitest';
import { readHtml } from '../../../src/read/markup/read-html.ts';

test.each([
  ['references', '<p>AT&amp;T &lt;b&gt; &quot;x&quot; &amp;amp;</p>', 'AT&T <b> "x" &amp;'],
  ['paragraphs', '<p>One</p>\n<p>Two</p>', 'One\n\nTwo'],
  ['phrasing', '<p>a <em>b</em><strong>c</strong> <a href="x&gt;y">d</a></p>', 'a bc d'],
  ['line breaks', '<p>one<br/>two</p>', 'one\ntwo'],
  ['lists', '<p>a</p><ul>\n<li>one</li>\n<li>two</li>\n</ul><p>b</p>', 'a\n\n- one\n- two\n\nb'],
  [
    'tables',
    '<table><thead><tr><th>Port</th><th>Boats</th></tr></thead><tbody><tr><td>Oslo</td><td>12</td></tr></tbody></table>',
    'Port\tBoats\nOslo\t12',
  ],
  ['white space of code', '<pre><code>a\n  b\tc\n</code></pre><p>d</p>', 'a\n  b\tc\n\nd'],
  ['breaks between sections', '<p>a</p><hr/><p>b</p>', 'a\n\n* * *\n\nb'],
  [
    'pictures by what they show',
    '<figure><img src="x" alt="A &quot;boat&quot;"/><figcaption>At sea</figcaption></figure>',
    'A "boat"\nAt sea',
  ],
  ['white space', '<p>  a \n b  </p>', 'a b'],
  ['nothing', '', ''],
])('keeps %s', (_, html, text) => {
  expect(readHtml(html).contentText).toBe(text);
});
