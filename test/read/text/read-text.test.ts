import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readText } from '../../../src/read/text/read-text.ts';

describe('the bundled article', () => {
  const file = path.join(import.meta.dirname, '../../fixtures/site/seeds/000_893361a9b7fe18e1.txt');
  const source = readFileSync(file, 'utf8');
  const { title, contentHtml, lead, leftOut } = readText(source);

  test('has its first line as the title, full stop and all', () => {
    expect(title?.text).toBe('North Korea’s Kim vows to be ready for confrontation with U.S.');
  });

  test('leaves out the counters and nothing else', () => {
    expect(leftOut.map(({ line, text }) => [line, text])).toEqual([
      [3, '0'],
      [4, '191'],
    ]);
    expect(contentHtml).not.toMatch(/\b191\b|>0</);
  });

  test('keeps the caption with its credit as a figure', () => {
    expect(contentHtml.split('\n')[0]).toBe(
      '<figure><figcaption>North Korea’s ruler Kim Jong Un speaks during a conference of cell secretaries of the ruling Pyongyang Labor Party, in this undated photo released by North Korea’s Central Korea News Agency (KCNA) on April 9, 2021. <cite>KCNA | via Reuters</cite></figcaption></figure>',
    );
  });

  test('has every body paragraph in its order', () => {
    const paragraphs = source
      .split('\n\n')
      .slice(4)
      .map((text) => `<p>${text.trim()}</p>`);
    expect(paragraphs).toHaveLength(11);
    expect(contentHtml.split('\n').slice(1)).toEqual(paragraphs);
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
