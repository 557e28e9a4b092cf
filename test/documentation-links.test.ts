import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const root = path.join(import.meta.dirname, '..');

const GUIDES = readdirSync(path.join(root, 'docs'))
  .filter((name) => name.endsWith('.md'))
  .map((name) => `docs/${name}`);
const DOCUMENTS = ['README.md', ...GUIDES, 'CONTRIBUTING.md', 'CHANGELOG.md', 'bench/README.md'];

const read = (document: string): string => readFileSync(path.join(root, document), 'utf8');

const withoutBlocks = (markdown: string): string =>
  markdown.replace(/^(`{3,})[^`\n]*\n.*?^\1$/gms, '');

/** The anchor of a heading, as GitHub makes it. */
const anchorOf = (heading: string): string =>
  heading
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, '')
    .replaceAll(' ', '-');

/** Of headings that are alike, all but the first have a number. */
function anchorsOf(markdown: string): ReadonlySet<string> {
  const anchors = new Set<string>();
  for (const [, heading = ''] of withoutBlocks(markdown).matchAll(/^#{1,6} +(.*\S)/gm)) {
    const base = anchorOf(heading);
    let anchor = base;
    for (let count = 1; anchors.has(anchor); count += 1) anchor = `${base}-${count}`;
    anchors.add(anchor);
  }
  return anchors;
}

/** What a document links to, or shows, without a host. */
const linksOf = (markdown: string): readonly string[] => {
  const text = withoutBlocks(markdown).replace(/`[^`\n]*`/g, '');
  return Array.from(
    text.matchAll(/\]\(([^)\s]+)(?: "[^"]*")?\)|^\[[^\]]+\]: *(\S+)/gm),
    ([, inline, defined]) => inline ?? defined ?? '',
  ).filter((link) => !/^[a-z][a-z0-9+.-]*:/i.test(link));
};

/** Why nothing is where a link leads, if so. */
function findFault(document: string, link: string): string | undefined {
  const [file = '', anchor] = link.split('#');
  const target = file === '' ? document : path.posix.join(path.posix.dirname(document), file);
  if (!existsSync(path.join(root, target))) return `there is no ${target}`;
  return anchor === undefined || anchorsOf(read(target)).has(anchor)
    ? undefined
    : `${target} has no heading #${anchor}`;
}

test.each([
  ['How it works', 'how-it-works'],
  ["Your zone at Cloudflare's", 'your-zone-at-cloudflares'],
  ['Settings by `--var`', 'settings-by---var'],
  ['See [the lock](#the-lock)', 'see-the-lock'],
  ['Über_uns, 東京', 'über_uns-東京'],
])('the anchor of "%s" is #%s', (heading, anchor) => {
  expect(anchorOf(heading)).toBe(anchor);
});

test('of two headings that are alike, the second has a number', () => {
  expect([...anchorsOf('# A\n\n## A\n\n```sh\n# no heading\n```\n')]).toEqual(['a', 'a-1']);
});

test('links in code do not count', () => {
  expect(linksOf('[a](b.md) `[c](d.md)` ![e](f.png "g")\n\n```md\n[h](i.md)\n```\n')).toEqual([
    'b.md',
    'f.png',
  ]);
});

test.each([
  ['docs/none.md', 'there is no docs/none.md'],
  ['README.md#none', 'README.md has no heading #none'],
  ['#none', 'README.md has no heading #none'],
  ['README.md', undefined],
])('what is wrong with the link %s is %s', (link, fault) => {
  expect(findFault('README.md', link)).toBe(fault);
});

describe.each(DOCUMENTS)('%s', (document) => {
  test('has no broken link', () => {
    const faults = linksOf(read(document)).flatMap((link) => findFault(document, link) ?? []);
    expect(faults).toEqual([]);
  });
});

test.each(GUIDES)('the README leads to %s', (guide) => {
  expect(linksOf(read('README.md'))).toContain(guide);
});
