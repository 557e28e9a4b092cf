import { expect, test } from 'vitest';
import { resolveNames } from '../../src/compile/named-files.ts';
import { type ParsedArticle, readArticle } from '../../src/read/read-article.ts';
import { DEFAULTS } from '../support/defaults.ts';

const FILES = [
  'seeds/_posts/2020-05-06-old-name.md',
  'seeds/blog/trip/index.md',
  'seeds/notes/My note.md',
  'seeds/a/same.md',
  'seeds/b/x.md',
  'seeds/b/same.md',
  'seeds/static/img/boat.png',
];

function resolve(text: string, others: readonly ParsedArticle[] = []) {
  const source = {
    file: 'seeds/b/x.md',
    bytes: new TextEncoder().encode(`# T\n\nText.\n\n${text}\n`),
  };
  const reading = readArticle({ kind: 'markdown', source }, DEFAULTS);
  if ('problems' in reading) throw new Error(reading.problems[0]?.message);
  const [parsed] = resolveNames([reading.parsed, ...others], FILES);
  return {
    urls: parsed?.references.map(({ url }) => url),
    slots: parsed?.markdown?.slots.map(({ url }) => url),
    warnings: parsed?.warnings.map(({ line, message }) => `${line}: ${message}`),
  };
}

test.each([
  ['a name without its date', '{% post_link old-name %}', '/_posts/2020-05-06-old-name.md'],
  [
    'a name with its date',
    '[a]({% post_url 2020-05-06-old-name %})',
    '/_posts/2020-05-06-old-name.md',
  ],
  ['a bundle', '[a]({{< ref "/blog/trip" >}})', '/blog/trip/index.md'],
  ['a bundle by its file', '[a](@/trip/index.md#x)', '/blog/trip/index.md#x'],
  ['a note, in any case', '[[my Note]]', '/notes/My%20note.md'],
  ['the note next to the article', '[[same]]', '/b/same.md'],
  ['the note in a folder', '[[a/same]]', '/a/same.md'],
  ['a picture', '![[boat.png]]', '/static/img/boat.png'],
])('%s is found wherever it is', (_, text, url) => {
  expect(resolve(text)).toEqual({ urls: [url], slots: [url], warnings: [] });
});

test.each([
  '[a]({{ site.baseurl }}{% post_url 2020-05-06-old-name %})',
  '[a]( {{site.url}}{{site.baseurl}}{%- post_url old-name -%} "T")',
  '[a](<{{ site.url }}{{ site.baseurl }}{% link _posts/2020-05-06-old-name.md %}>)',
  '[a]\n\n[a]: {{ site.baseurl }}{% post_url 2020-05-06-old-name %}',
])('behind the address of the site, %s leads to the article', (text) => {
  const { urls, warnings } = resolve(text);
  expect({ urls, warnings }).toEqual({ urls: ['/_posts/2020-05-06-old-name.md'], warnings: [] });
});

test.each([
  ['<a href="{{ site.baseurl }}{% post_url old-name %}">a</a>', '/_posts/2020-05-06-old-name.md'],
  ["<a href = '{{ '/x' | relative_url }}'>a</a>", '/x'],
  ['<a href={{ site.baseurl }}/x>a</a>', '/x'],
  ['<img alt="a" src="{{ site.url }}{{ site.baseurl }}/a.png">', '/a.png'],
  ['<a href="{{ page.url | absolute_url }}#y">a</a>', '/b/x.md#y'],
  ['[a]({{ site.url }}{{ page.url }})', '/b/x.md'],
  ['[a]({{ "/a b.pdf" | prepend: site.baseurl }})', '/a%20b.pdf'],
  ['[a]({{ site.url }}{{ site.baseurl }})', '/'],
])('%s leads to %s', (text, url) => {
  expect(resolve(text).urls).toEqual([url]);
});

test('a note is found by its other names', () => {
  const source = {
    file: 'seeds/notes/My note.md',
    bytes: new TextEncoder().encode('---\naliases: [The other name, kim]\n---\n# T\n\nText.\n'),
  };
  const note = readArticle({ kind: 'markdown', source }, DEFAULTS);
  const parsed = 'parsed' in note ? [note.parsed] : [];
  expect(resolve('[[the other name]] [[Kim]]', parsed).urls).toEqual(
    Array(2).fill('/notes/My%20note.md'),
  );
});

test('a name that nothing has is reported, and the link becomes text', () => {
  expect(resolve('[[Not written yet]]').warnings).toEqual([
    '5: no file is named "Not written yet", so this link is plain text; add the file, or fix the name',
  ]);
});

test('a picture that nothing has is looked for next to the article', () => {
  expect(resolve('![[gone.png]]').urls).toEqual(['gone.png']);
});

test('the name of an article that stands in a text is a link to it', () => {
  const { urls, warnings } = resolve('See {% post_url same %} and {{< ref "same.md" >}}.');
  expect(urls).toEqual(['/b/same.md', '/b/same.md']);
  expect(warnings).toEqual([]);
});
