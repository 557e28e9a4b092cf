import { describe, expect, test } from 'vitest';
import { readHtml } from '../../../src/read/markup/read-html.ts';
import { readMarkdown } from '../../../src/read/markup/read-markdown.ts';
import { faultsOf, parseXml, publish } from '../../support/markup-safety.ts';

const page = (body: string) => readHtml(`<!doctype html><body><article>${body}</article>`);

describe.each([
  ['HTML', readHtml],
  ['a page', page],
  ['Markdown', readMarkdown],
])('in %s', (_, read) => {
  test.each([
    ['<div>', 20_000],
    ['<b>', 20_000],
    ['<table><td>', 10_000],
    ['<ul><li>', 10_000],
  ])('%s that nests without end leaves its text and a warning', (tag, times) => {
    const { contentHtml, warnings } = read(`${tag.repeat(times)}a &lt; b`);
    expect(contentHtml).toMatch(/^<p>a &lt; b<\/p>$/);
    expect(warnings).toHaveLength(1);
  });

  test.each([
    ['<a href=', 20_000],
    ['[', 50_000],
    ['<div>', 500],
  ])('%s many times is safe', (piece, times) => {
    const html = publish(read(piece.repeat(times)));
    expect(faultsOf(html)).toEqual([]);
    parseXml(html);
  });

  test('text after a <col> without a table is kept', () => {
    expect(read('<col>\n\n<p>kept</p>').contentHtml).toBe('<p>kept</p>');
  });
});
