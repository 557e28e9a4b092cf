import { expect, test } from 'vitest';
import { readFields } from '../../../src/read/fields/fields.ts';
import { type FieldSyntax, splitFrontMatter } from '../../../src/read/fields/front-matter.ts';

/** The fields of an article's text, with whatever is wrong with them. */
function read(text: string) {
  const { fields: front } = splitFrontMatter(text);
  if (!front) return { fields: {}, problems: [], warnings: [], unknown: [] };
  return readFields(front.text, 'a.md', { overrides: false, syntax: front.syntax });
}

const fieldsOf = (yaml: string) => {
  const { fields, problems } = readFields(yaml, 'a.yaml', { overrides: false });
  expect(problems).toEqual([]);
  return fields;
};

test.each<[string, FieldSyntax, string]>([
  ['Jekyll', 'yaml', '---\ntitle: A trip\ntags: [sea]\n---\nText.\n'],
  ['Hugo', 'toml', '+++\ntitle = "A trip"\ntags = ["sea"]\n+++\nText.\n'],
  ['Hugo in JSON', 'json', '{\n  "title": "A trip",\n  "tags": ["sea"]\n}\nText.\n'],
  ['Eleventy', 'json', '---json\n{ "title": "A trip", "tags": ["sea"] }\n---\nText.\n'],
  ['gray-matter', 'toml', '---toml\ntitle = "A trip"\ntags = ["sea"]\n---\nText.\n'],
  ['Hexo', 'yaml', 'title: A trip\ntags:\n- sea\n---\nText.\n'],
  ['Hexo in JSON', 'json', ';;;\n{"title": "A trip", "tags": ["sea"]}\n;;;\nText.\n'],
  ['Hexo in JSON without braces', 'json', '"title": "A trip",\n"tags": ["sea"]\n;;;\nText.\n'],
  ['Pelican', 'header', 'Title: A trip\nTags: sea\n\nText.\n'],
  [
    'Eleventy in JavaScript',
    'json',
    "---js\n{\n  title: 'A trip',\n  tags: ['sea'],\n}\n---\nText.\n",
  ],
  ['Nikola', 'header', '<!--\n.. title: A trip\n.. tags: sea\n-->\n\nText.\n'],
  ['Nikola without a comment', 'header', '.. title: A trip\n.. tags: sea\n\nText.\n'],
  ['MultiMarkdown', 'header', 'Title:   A\n    trip\nKeywords: sea\n\nText.\n'],
])('front matter of %s is read', (_, syntax, text) => {
  const { fields, body } = splitFrontMatter(text);
  expect(fields?.syntax).toBe(syntax);
  expect(read(text)).toMatchObject({ fields: { title: 'A trip', tags: ['sea'] }, problems: [] });
  expect(body.trim()).toBe('Text.');
  expect(body.split('\n')).toHaveLength(text.split('\n').length);
});

test('the title lines of Pandoc are read', () => {
  const { body } = splitFrontMatter('% A trip\n% Jane Doe; Bob\n% May 6, 2020\n\nText.\n% x\n');
  expect(body.trim()).toBe('Text.\n% x');
  expect(read('% A trip\n% Jane Doe; Bob\n% May 6, 2020\n\nText.\n').fields).toEqual({
    title: 'A trip',
    authors: [{ name: 'Jane Doe' }, { name: 'Bob' }],
    published: '2020-05-06T00:00:00',
  });
});

test.each([
  "export const metadata = {\n  title: 'A trip',\n  tags: ['sea'],\n};\n\nText.\n",
  "import x from './x';\n\nexport const meta = { title: 'A trip', tags: ['sea'] }\n\nText.\n",
])('what a page of Next exports of itself is read: %j', (text) => {
  expect(read(text).fields).toEqual({ title: 'A trip', tags: ['sea'] });
});

test.each([
  [
    'an export that computes',
    'export const metadata = {\n  title: f(1),\n  ...other,\n};\n\nText.',
  ],
  ['a first line that is prose', 'Note: this is a text.\n\nMore.'],
  ['a first line that is a link', 'https://x.test/\n\nMore.'],
  ['a heading with a line of hyphens below', 'A trip\n---\nText.'],
  ['a paragraph that begins with a field', 'Summary: it was good.\n\nMore.'],
  ['a line that begins with a percent sign', '% of all\nwere good.\n\nMore.'],
  ['a brace in the text', '{braces}\n\nMore.'],
  ['a word and a colon in a sentence', 'Summary: it was good.\nWe left early. \n\nMore.'],
])('%s is no front matter', (_, text) => {
  expect(splitFrontMatter(text)).toEqual({ body: text });
});

test.each([
  ['TOML', '+++\ntitle = "A\n+++\n', 2],
  ['JSON', '{\n"title": \n"x" "y"\n}\n', 3],
])('what is not %s is one problem at its place', (_, text, line) => {
  expect(read(text).problems).toMatchObject([{ file: 'a.md', line }]);
});

test.each([
  ['title: One: two', 'One: two'],
  ['title: @home', '@home'],
  ['title: [Solved] A fault', '[Solved] A fault'],
  ['title: "So" they said', '"So" they said'],
  ["title: 'It's fine'", "It's fine"],
  ['title: `code` and more', '`code` and more'],
  ['title: *star* wars', '*star* wars'],
  ['title: & so on', '& so on'],
  ['title: ! Hola', '! Hola'],
  ['title: % of all', '% of all'],
  ['title: "C:\\Users"', 'C:\\Users'],
  ['title: One: two\n  and: three', 'One: two and: three'],
  ['title: One: two\ntags:\n\t- a', 'One: two'],
])('a value that breaks the rules of YAML is the text that it looks like: %j', (yaml, title) => {
  const reading = read(`---\n${yaml}\ndate: 2020-05-06\n---\nText.`);
  expect(reading.problems).toEqual([]);
  expect(reading.fields).toMatchObject({ title, published: '2020-05-06T00:00:00' });
  expect(reading.warnings[0]).toMatchObject({
    line: 2,
    message: expect.stringContaining('(read as plain text until then)'),
  });
});

test.each(['title: "open', 'tags: [a, b', 'image: {src: a.png alt: x}', 'title:x'])(
  'what cannot have been meant as a text is a problem: %j',
  (yaml) => {
    expect(read(`---\n${yaml}\ndate: 2020-05-06\n---\nText.`).problems).toHaveLength(1);
  },
);

test.each([
  ['2020-05-06', '2020-05-06T00:00:00'],
  ['2020-5-6', '2020-05-06T00:00:00'],
  ['2020/05/06', '2020-05-06T00:00:00'],
  ['2020.05.06 9:07', '2020-05-06T09:07:00'],
  ['2020-05', '2020-05-01T00:00:00'],
  ['2020-05-06 10:00', '2020-05-06T10:00:00'],
  ['2020-05-06T10:00:05', '2020-05-06T10:00:05'],
  ['2020-05-06 10:00:05.123', '2020-05-06T10:00:05'],
  ['2020-05-06 9:07 pm', '2020-05-06T21:07:00'],
  ['2020-05-06 12:07 AM', '2020-05-06T00:07:00'],
  ['2020-05-06T10:00:00Z', '2020-05-06T10:00:00Z'],
  ['2020-05-06 10:00:00 +0200', '2020-05-06T08:00:00Z'],
  ['2020-05-06T10:00+02:00', '2020-05-06T08:00:00Z'],
  ['2020-05-06 10:00:00 +02', '2020-05-06T08:00:00Z'],
  ['2020-05-06 10:00:00 UTC', '2020-05-06T10:00:00Z'],
  ['2020-05-06 10:00:00 EST', '2020-05-06T15:00:00Z'],
  ['May 6, 2020', '2020-05-06T00:00:00'],
  ['6 May 2020', '2020-05-06T00:00:00'],
  ['May 6, 2020 10:00 AM', '2020-05-06T10:00:00'],
  ['6. Mai 2020', '2020-05-06T00:00:00'],
  ['Wed, 06 May 2020 10:00:00 +0200', '2020-05-06T08:00:00Z'],
  ['Wed, 06 May 2020 10:00:00 GMT', '2020-05-06T10:00:00Z'],
  ['06.05.2020', '2020-05-06T00:00:00'],
  ['"20200506"', '2020-05-06T00:00:00'],
  ['20200506', '2020-05-06T00:00:00'],
  ['20200506T101500Z', '2020-05-06T10:15:00Z'],
  ['12-31-2020', '2020-12-31T00:00:00'],
  ['31-12-2020', '2020-12-31T00:00:00'],
  ['2020', '2020-01-01T00:00:00'],
  ['May 2020', '2020-05-01T00:00:00'],
  ['mayo de 2020', '2020-05-01T00:00:00'],
  ['2020年5月', '2020-05-01T00:00:00'],
  ['2020/05/06 10:20:00 +0900 JST', '2020-05-06T01:20:00Z'],
  ['1588760400', '2020-05-06T10:20:00Z'],
  ['1588760400000', '2020-05-06T10:20:00Z'],
  ['Wed May 06 2020 10:00:00 GMT+0200 (CEST)', '2020-05-06T08:00:00Z'],
  ['2020-05-06 10:00:00 America/New_York', '2020-05-06T14:00:00Z'],
  ['"2020-05-06T10:00+02:00[Europe/Berlin]"', '2020-05-06T08:00:00Z'],
])('the date %s is %s', (date, published) => {
  expect(fieldsOf(`date: ${date}`)).toEqual({ published });
});

test.each([
  '0001-01-01',
  '0001-01-01T00:00:00Z',
  '01 Jan 0001',
  '1/1/0001 12:00:00 AM',
  '0000-00-00 00:00:00',
  '1970-01-01T00:00:00Z',
  'Thu, 01 Jan 1970 00:00:00 GMT',
  '0',
])('the date %s is none, and a warning', (date) => {
  for (const name of ['date', 'updated', 'expires']) {
    const { fields, problems, warnings } = readFields(`${name}: ${date}`, 'a.yaml', {
      overrides: false,
    });
    expect({ fields, problems, warnings: warnings.length }).toEqual({
      fields: {},
      problems: [],
      warnings: 1,
    });
  }
  expect(fieldsOf(`date: ${date}\ncreated: 2020-05-06`).published).toBe('2020-05-06T00:00:00');
});

test.each(['1970-01-01', '1970', '2001-01-01', '1999-12-31T23:00:00.0001Z'])(
  'the date %s is one',
  (date) => expect(fieldsOf(`date: "${date}"`)).toHaveProperty('published'),
);

test.each(['05/06/2020', 'soon', '2020-13-01', '2020-02-30', '2020-05-06T25:00'])(
  'the date %s is none, and stops the compile',
  (date) => {
    expect(readFields(`date: ${date}`, 'a.yaml', { overrides: false }).problems).toHaveLength(1);
  },
);

test.each([
  ['Date: 2020-05-06\nTITLE: x', { published: '2020-05-06T00:00:00', title: 'x' }],
  ['title:\ndate: ""\ntags: []', {}],
  ['category: a\ncategories: [b, c]\ntags: d e, f', { tags: ['d e', 'f', 'b', 'c', 'a'] }],
  ['tags: [{ label: Sea, permalink: /sea }, 2020, "#tide"]', { tags: ['Sea', '2020', 'tide'] }],
  ['published: false', { draft: true }],
  ['published: true', {}],
  ['published: 2020-05-06', { published: '2020-05-06T00:00:00' }],
  ['draft: "true"', { draft: true }],
  ['Status: draft', { draft: true }],
  ['subtitle: a\nspoiler: b\nexcerpt: c\ndescription: d', { summary: 'd' }],
  ['subtitle: a\nspoiler: b', { summary: 'b' }],
  ['by: Ada', { authors: [{ name: 'Ada' }] }],
  ['author: "[Ada](https://ada.test)"', { authors: [{ name: 'Ada', url: 'https://ada.test/' }] }],
  [
    'authors:\n- name: Ada\n  title: Admiral\n  url: https://ada.test\n  image_url: https://ada.test/a.png\n- bo',
    {
      authors: [
        { name: 'Ada', url: 'https://ada.test/', avatar: 'https://ada.test/a.png' },
        { name: 'bo' },
      ],
    },
  ],
  ['image: { src: a.jpg, caption: A }', { image: { location: 'a.jpg', caption: 'A' } }],
  ['images: [a.jpg, b.jpg]', { image: { location: 'a.jpg' } }],
  [
    'cover: { image: a.jpg, alt: A, relative: true, hidden: false }',
    { image: { location: 'a.jpg', alt: 'A' } },
  ],
  ['featured_image: a.jpg', { image: { location: 'a.jpg' } }],
  ['featuredImage: a.jpg', { image: { location: 'a.jpg' } }],
  ['image: true', {}],
  ['locale: pt_BR', { language: 'pt-BR' }],
  [
    'created: 2020-05-06\nmodified: 2020-05-07',
    {
      published: '2020-05-06T00:00:00',
      updated: '2020-05-07T00:00:00',
    },
  ],
  ['last_update: { date: 2020-05-07, author: bo }', { updated: '2020-05-07T00:00:00' }],
  ['redirect_from: [a/b.html, old]', { aliases: ['/a/b.html', '/old'] }],
  ['redirect_from: /a\naliases: [/b]', { aliases: ['/b', '/a'] }],
  ['permalink: /2020/05/old/', { permalink: '/2020/05/old/' }],
  ['permalink: /:year/:title/', {}],
  ['permalink: false', { draft: true }],
  ['link: https://x.test', { external_url: 'https://x.test/' }],
  ['link: /here', {}],
  ['math: true', { math: true }],
  ['usemathjax: true', { math: true }],
  ['math: katex', { math: true }],
  ['math: false', { math: false }],
  ['mathjax:', {}],
  ['title: A {{ x }} b', { title: 'A b' }],
  ['summary: "{{ page.x }} y"', {}],
  ['tags: ["{{ x }}", sea]', { tags: ['sea'] }],
  ['author: "{{ site.author }}"', {}],
  ['pubDate: {{date}}', { draft: true }],
  ['published: "{{ .Date }}"', { draft: true }],
  ['private: true', { draft: true }],
  ['public: false', { draft: true }],
  ['status: trash', { draft: true }],
  ['visibility: private', { draft: true }],
  ['visibility: unlisted', { feed: false }],
  ['feed: { excerpt_only: true }', { feed: 'summary' }],
  ['feed: https://x.test/rss', {}],
  ['robotsNoIndex: true', { sitemap: false }],
  [
    'date: { created: 2023-12-31, updated: 2024-01-02 }',
    {
      published: '2023-12-31T00:00:00',
      updated: '2024-01-02T00:00:00',
    },
  ],
  ['date-modified: last-modified', {}],
  ['header: { teaser: a.jpg, caption: x }', { image: { location: 'a.jpg' } }],
  ['images: { compare: true }\nthumbnail: a.jpg', { image: { location: 'a.jpg' } }],
  ['licence: MIT', { rights: 'MIT' }],
  ['autor: Ada', { authors: [{ name: 'Ada' }] }],
  ['rss: false', { feed: false }],
  ['unlisted: true', { feed: false }],
  ['hiddenInRss: true', { feed: false }],
  ['rss_ignore: true', { feed: false }],
  ['exclude_from_feed: true', { feed: false }],
  ['feed: summary', { feed: 'summary' }],
  ['sitemap: false', { sitemap: false }],
  ['sitemap: { disable: true }', { sitemap: false }],
  ['robots: noindex, nofollow', { sitemap: false }],
  ['robots: index', {}],
  ['id: my-document', {}],
  ['id: my-document-7', {}],
  ['id: 12345', { id: '12345' }],
  ['guid: 12345', { id: '12345' }],
  ['guid: 007', { id: '007' }],
  ['guid: 12345678901234567890', { id: '12345678901234567890' }],
  ['guid: 1.50', { id: '1.50' }],
  ['guid: post-7@site', { id: 'post-7@site' }],
  ['id: post-7@site', { id: 'post-7@site' }],
  ['id: 3f2504e0-4f89-11d3-9a0c-0305e82c3301', { id: '3f2504e0-4f89-11d3-9a0c-0305e82c3301' }],
  ['guid: "5 at https://x.test"', { id: '5 at https://x.test' }],
  ['guid: my-document', { id: 'my-document' }],
  ['guid: "{{ page.id }}"', {}],
  // What Jekyll's exporter writes.
  ['id: 5\nguid: https://x.test/?p=5', { id: 'https://x.test/?p=5' }],
  ['id: tag:x.test,2020:a\nguid: https://x.test/?p=5', { id: 'tag:x.test,2020:a' }],
  ['layout: post\nweight: 3\ntoc: true\ncomments: false\ntype: post', {}],
  ['slug: My Trip', { slug: 'my-trip' }],
  ['slug: /2020/My-Trip', { permalink: '/2020/My-Trip' }],
  ['slug: /trip/', { slug: 'trip' }],
  ['path: /2020/trip', { permalink: '/2020/trip' }],
  ['image: "[[boat.png]]"', { image: { location: '/.named/boat.png' } }],
  ['cover: [[boat.png]]', { image: { location: '/.named/boat.png' } }],
  ['header: { image: a.jpg, caption: At sea }', { image: { location: 'a.jpg' } }],
  ['isDraft: true', { draft: true }],
  ['isDraft: false', {}],
  ['password: sea', { draft: true }],
  ['password:', {}],
  ['date: "{{ .Date }}"', { draft: true }],
  ['created: {{date}}', { draft: true }],
  ['date: <% tp.date.now() %>', { draft: true }],
  ['extra: { lang: de, image: a.jpg }', { language: 'de', image: { location: 'a.jpg' } }],
  ['params: { title: inner }\ntitle: outer', { title: 'outer' }],
  ['taxonomies: { tags: [a], categories: [b] }', { tags: ['a', 'b'] }],
])('%j says %j', (yaml, fields) => {
  expect(fieldsOf(yaml)).toEqual(fields);
});

test('blanks separate tags in the folders of Jekyll alone', () => {
  const tagsIn = (file: string) =>
    readFields('tags: jekyll update', file, { overrides: false }).fields.tags;
  expect(tagsIn('seeds/blog/_posts/a.md')).toEqual(['jekyll', 'update']);
  expect(tagsIn('seeds/posts/a.md')).toEqual(['jekyll update']);
});

test('a field that Tidings does not use is counted with its place', () => {
  const reading = readFields('title: x\nspolier: 1\nlayout: post', 'a.yaml', { overrides: false });
  expect(reading).toMatchObject({
    problems: [{ message: 'there is no field "spolier"; did you mean "spoiler"?' }],
  });
  expect(readFields('colour: red', 'a.yaml', { overrides: false })).toMatchObject({
    problems: [],
    warnings: [],
    unknown: [{ name: 'colour', line: 1, column: 1 }],
  });
});

test.each(['pubished', 'drfat', 'tilte', 'summery', 'athor', 'dtae'])(
  'the field "%s" is one slip away from ours, and stops the compile',
  (name) => {
    expect(readFields(`${name}: x`, 'a.yaml', { overrides: false }).problems).toEqual([
      expect.objectContaining({ message: expect.stringContaining('did you mean') }),
    ]);
  },
);

test.each([
  ['author: Jane Doe <jane@x.test>', { authors: [{ name: 'Jane Doe', email: 'jane@x.test' }] }],
  ['author: jane@x.test (Jane Doe)', { authors: [{ name: 'Jane Doe', email: 'jane@x.test' }] }],
  [
    'author: ["[[Jane Doe]]", "[[People/Bob|Bobby]]"]',
    { authors: [{ name: 'Jane Doe' }, { name: 'Bobby' }] },
  ],
  ['tags: ruby, "static site", c#', { tags: ['ruby', 'static site', 'c#'] }],
  ['tags: 随笔，生活', { tags: ['随笔', '生活'] }],
  ['tags: "#one #two"', { tags: ['one', 'two'] }],
  ['title: It&#8217;s R&amp;D &hellip;', { title: 'It’s R&D …' }],
  ['title: "AT&amp;T <b> & x"', { title: 'AT&amp;T <b> & x' }],
  ['title: How to write &amp;lt;', { title: 'How to write &amp;lt;' }],
  ['tags: ["R&amp;D", "&lt;"]', { tags: ['R&D', '&lt;'] }],
  ['copyright: true', {}],
  ['cover: "#ffcc00"', {}],
  ['audio: false', {}],
  ['lastUpdated: false', {}],
  ['pubDatetime: 2020-05-06', { published: '2020-05-06T00:00:00' }],
])('%s is read as it is meant', (yaml, fields) => {
  const reading = readFields(yaml, 'a.yaml', { overrides: false });
  expect(reading).toMatchObject({ fields, problems: [], warnings: [] });
});

test('Pelican has commas between authors, and semicolons where names have commas', () => {
  const fieldsFor = (line: string) => read(`Title: A\nAuthors: ${line}\n\nText.`).fields;
  const [jane, bob] = [{ name: 'Jane Doe' }, { name: 'Bob' }];
  expect(fieldsFor('Jane Doe, Bob')).toMatchObject({ authors: [jane, bob] });
  expect(fieldsFor('Doe, Jane; Bob')).toMatchObject({ authors: [{ name: 'Doe, Jane' }, bob] });
});

test('what a page of Next takes from another object is read there, or not at all', () => {
  const fieldsIn = (text: string) => {
    const { fields } = splitFrontMatter(text);
    return (
      fields && readFields(fields.text, 'a.mdx', { overrides: false, syntax: fields.syntax }).fields
    );
  };
  const metadata =
    "export const metadata = {\n  title: article.title,\n  summary: 'S',\n}\n\nText.\n";
  expect(
    fieldsIn(`export const article = {\n  title: 'A',\n  date: '2022-09-05',\n}\n\n${metadata}`),
  ).toEqual({
    title: 'A',
    published: '2022-09-05T00:00:00',
  });
  expect(fieldsIn(metadata)).toEqual({ summary: 'S' });
});

test.each([
  ['x: &a [one, two]\ntags: *a', { tags: ['one', 'two'] }],
  ['title: &t Kim\nsummary: *t', { title: 'Kim', summary: 'Kim' }],
  ['language: English', { language: 'en' }],
  ['lang: Deutsch', { language: 'de' }],
  ['lang: pt_BR', { language: 'pt-BR' }],
])('%s is read', (text, fields) => {
  expect(fieldsOf(text)).toEqual(fields);
});
