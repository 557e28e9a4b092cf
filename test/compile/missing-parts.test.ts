import { describe, expect, test } from 'vitest';
import { readArticle } from '../../src/read/read-article.ts';
import type { SourceKind } from '../../src/read/seed.ts';

function read(kind: SourceKind, text: string, sidecar?: string): readonly string[] {
  const bytes = (source: string) => new TextEncoder().encode(source);
  const reading = readArticle(
    {
      kind,
      source: { file: 'seeds/a', bytes: bytes(text) },
      ...(sidecar !== undefined && {
        sidecar: { file: 'seeds/a.yaml', bytes: bytes(sidecar) },
      }),
    },
    'en',
  );
  return 'problems' in reading
    ? reading.problems.map(({ file, line, message }) => `${file}:${line} ${message}`)
    : [];
}

test.each<readonly [SourceKind, string]>([
  ['html', `<h1>A title</h1>${'<div>'.repeat(600)}Text.`],
  ['html', `<html><head></head><body><h1 class="a">A title</h1>${'<b>'.repeat(600)}Text.`],
  ['markdown', `# A title\n\n${'<div>'.repeat(600)}Text.\n`],
])('a title above elements that nest too deeply is still one', (kind, text) => {
  expect(read(kind, text)).toEqual([]);
});

describe('a missing title, text or summary is named', () => {
  test.each<readonly [string, SourceKind, string, string | undefined, string]>([
    ['an empty page', 'html', '\n', undefined, 'a:1 there is no text in the file'],
    [
      'a heading of a picture',
      'markdown',
      '# ![](https://x.test/a.png)\n',
      undefined,
      'a:1 there is no title',
    ],
    [
      'a heading without text',
      'html',
      '<h1> </h1><p>Text.</p>',
      undefined,
      'a:1 there is no title',
    ],
    [
      'a heading of which nothing is seen',
      'markdown',
      '\n# &#8203;\n\nText.\n',
      undefined,
      'a:2 the title has no visible',
    ],
    [
      'a title of which nothing is seen',
      'html',
      '<title>\u2060</title><body>Text.',
      undefined,
      'a:1 the title has no visible',
    ],
    [
      'a first line of which nothing is seen',
      'text',
      '\n\u3164\n\nText.\n',
      undefined,
      'a:2 the title has no visible',
    ],
    [
      'a field of which nothing is seen',
      'text',
      'T\n\nText.\n',
      'title: "\u2800"',
      'a.yaml:1 the title has no visible',
    ],
    ['a title above counters', 'text', 'T\n\n0\n191\n', undefined, 'a:1 there is no text below'],
    ['a title in line 3', 'text', '\n\nT\n', undefined, 'a:3 there is no text below the title'],
    ['a title alone', 'markdown', '# A\n', undefined, 'a:1 there is no text below the title'],
    [
      'a film alone',
      'html',
      '<h1>A</h1><video src="https://x.test/a.mp4"></video>',
      undefined,
      'a:1 there is no paragraph to take the summary',
    ],
    ['a title that is wrong', 'markdown', 'Text.\n', 'title:', 'a.yaml:1 title: it is empty'],
    ['fields that are none', 'markdown', 'Text.\n', 'title: [a', 'a.yaml:1 '],
  ])('%s', (_, kind, text, sidecar, message) => {
    expect(read(kind, text, sidecar)).toEqual([expect.stringContaining(`seeds/${message}`)]);
  });
});
