import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readText } from '../../../src/read/text/read-text.ts';

describe('the bundled article', () => {
  const file = path.join(import.meta.dirname, '../../fixtures/site/seeds/000_893361a9b7fe18e1.txt');
  const source = readFileSync(file, 'utf8');
  const { contentHtml, lead, leftOut } = readText(source);

  test('leaves out the counters and nothing else', () => {
    expect(leftOut.map(({ line, text }) => [line, text])).toEqual([
      [3, '0'],
      [4, '191'],
    ]);
    expect(contentHtml).not.toMatch(/\b191\b|>0</);
  });

  test('leads with its first body paragraph', () => {
    expect(lead).toMatch(/^North Korean leader Kim Jong Un ordered .* return to talks\.$/);
  });
});

test('markup in the text is text', () => {
  expect(readText('T\n\n<b>5 > 3 & "so"</b>').contentHtml).toBe(
    '<p>&lt;b&gt;5 &gt; 3 &amp; "so"&lt;/b&gt;</p>',
  );
});
