import { expect, test } from 'vitest';
import { readArticle } from '../../src/read/read-article.ts';
import type { SourceKind } from '../../src/read/seed.ts';
import { DEFAULTS } from '../support/defaults.ts';

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
    DEFAULTS,
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

test.each<readonly [string, SourceKind, string, string | undefined, string]>([
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
  ['fields that are none', 'markdown', 'Text.\n', 'title: [a', 'a.yaml:1 '],
])('%s stops the compile', (_, kind, text, sidecar, message) => {
  expect(read(kind, text, sidecar)).toEqual([expect.stringContaining(`seeds/${message}`)]);
});

const parsed = (kind: SourceKind, text: string) => {
  const source = {
    file: 'seeds/2020-05-06-old_harbour-name.md',
    bytes: new TextEncoder().encode(text),
  };
  const reading = readArticle({ kind, source }, DEFAULTS);
  return 'parsed' in reading ? reading.parsed : undefined;
};

test.each<readonly [string, SourceKind, string]>([
  ['no heading', 'markdown', 'Text.\n'],
  ['a heading of a picture', 'markdown', '# ![](https://x.test/a.png)\n\nText.\n'],
  ['a heading without text', 'html', '<h1> </h1><p>Text.</p>'],
  ['an empty field', 'markdown', '---\ntitle:\n---\nText.\n'],
])('an article with %s has the title of its file, and says so', (_, kind, text) => {
  expect(parsed(kind, text)).toMatchObject({
    title: 'Old harbour name',
    hasNameAsTitle: true,
    warnings: expect.not.arrayContaining([
      expect.objectContaining({ message: expect.stringContaining('title') }),
    ]),
  });
});

test.each<readonly [string, SourceKind, string, boolean]>([
  ['an empty page', 'html', '\n', true],
  ['a title alone', 'markdown', '# A\n', true],
  ['a page of a search', 'markdown', '---\nlayout: search\n---\n', true],
  ['a film alone', 'html', '<h1>A</h1><video src="https://x.test/a.mp4"></video>', false],
  ['a picture alone', 'markdown', '# A\n\n![A boat](https://x.test/a.png)\n', false],
  ['a link alone', 'markdown', '---\nlink: https://x.test\n---\n# A\n', false],
])('%s is an article only if there is something in it', (_, kind, text, isEmpty) => {
  const source = { file: 'seeds/a.md', bytes: new TextEncoder().encode(text) };
  const reading = readArticle({ kind, source }, DEFAULTS);
  expect('problems' in reading && reading.isEmpty).toBe(isEmpty);
});
