import { expect, test } from 'vitest';
import { linkTimes } from '../../../src/compile/episode/link-times.ts';
import { asMarked, placeSite } from '../../../src/model/site-mark.ts';

const link = (html: string): string =>
  placeSite(
    linkTimes(asMarked(html), { url: asMarked('\uffff/a.mp3?x=1&y=2#old'), duration: 3600 }),
    '',
  );

const to = (time: string, seconds: number): string =>
  `<a href="/a.mp3?x=1&amp;y=2#t=${seconds}">${time}</a>`;

test.each([
  ['an item', '<ul>\n<li>12:34 Boats</li></ul>', `<ul>\n<li>${to('12:34', 754)} Boats</li></ul>`],
  [
    'a paragraph in an item',
    '<li>\n<p><strong>0:00</strong> x</p></li>',
    `<li>\n<p><strong>${to('0:00', 0)}</strong> x</p></li>`,
  ],
  ['brackets', '<p>(1:00:00) x</p>', `<p>(${to('1:00:00', 3600)}) x</p>`],
  ['a broken line', '<p>See<br/>\n0:05 x</p>', `<p>See<br/>\n${to('0:05', 5)} x</p>`],
  [
    'several lines',
    '<p>0:00 <em>a</em>\n1:00 b\nand more</p>',
    `<p>${to('0:00', 0)} <em>a</em><br/>\n${to('1:00', 60)} b\nand more</p>`,
  ],
])('a time at the start of %s is a link', (_, html, expected) => {
  expect(link(html)).toBe(expected);
});

test.each([
  '<p>At 12:34 x</p>',
  '<p>We begin at\n9:30 as always</p>',
  '<p>9:30 am we met</p>',
  '<p>9:30 Uhr</p>',
  '<p>2:00:00 is after the end</p>',
  '<p>1:2 for us; 12:345</p>',
  '<p>10:30:00:12</p>',
  '<p><a href="x">0:05</a> x</p>',
  '<pre><code>0:05 x\n0:10 y</code></pre>',
  '<p title="0:05">x</p>',
])('%s stays as it is', (html) => {
  expect(link(html)).toBe(html);
});
