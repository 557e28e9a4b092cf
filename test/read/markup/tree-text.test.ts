import { expect, test } from 'vitest';
import { readHtml } from '../../../src/read/markup/read-html.ts';

test.each([
  ['references', '<p>AT&amp;T &lt;b&gt; &quot;x&quot; &amp;amp;</p>', 'AT&T <b> "x" &amp;'],
  ['paragraphs', '<p>One</p>\n<p>Two</p>', 'One\n\nTwo'],
  ['phrasing', '<p>a <em>b</em><strong>c</strong> <a href="x&gt;y">d</a></p>', 'a bc d'],
  ['line breaks', '<p>one<br/>two</p>', 'one\ntwo'],
  ['lists', '<p>a</p><ul>\n<li>one</li>\n<li>two</li>\n</ul><p>b</p>', 'a\n\n- one\n- two\n\nb'],
  ['numbers', '<ol><li>one</li><li>two</li></ol>', '1. one\n2. two'],
  ['numbers from another', '<ol start="9"><li>a</li><li>b</li></ol>', '9. a\n10. b'],
  ['numbers of items', '<ol><li>a</li><li value="5">b</li><li>c</li></ol>', '1. a\n5. b\n6. c'],
  ['numbers that fall', '<ol reversed><li>a</li><li>b</li></ol>', '2. a\n1. b'],
  [
    'loose lists',
    '<ul>\n<li>\n<p>one</p>\n<p>more</p>\n</li>\n<li>\n<p>two</p>\n</li>\n</ul>',
    '- one\n\n  more\n\n- two',
  ],
  [
    'lists in lists',
    '<ol><li>a<ul><li>b<ol><li>c</li></ol></li></ul></li><li>d</li></ol>',
    '1. a\n   - b\n     1. c\n2. d',
  ],
  ['code in lists', '<ul><li><p>a</p><pre>b\n  c\n</pre></li></ul>', '- a\n\n  b\n    c'],
  ['lines in lists', '<ul><li>a<br>b</li></ul>', '- a\n  b'],
  ['empty items', '<ul><li></li><li>a</li></ul>', '-\n- a'],
  [
    'nothing of what is for programs that cannot play',
    '<p>a</p><video src="https://h.example/a.mp4">No <a href="https://h.example/">video</a></video><audio src="https://h.example/a.mp3">No sound</audio>',
    'a',
  ],
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
