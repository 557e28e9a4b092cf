import { expect, test } from 'vitest';
import { readFields } from '../../src/article/fields.ts';

const read = (yaml: string) => readFields(yaml, 'a.yaml', { overrules: true });

const problemsOf = (yaml: string): readonly string[] =>
  read(yaml).problems.map(
    ({ file, line, column, message }) => `${file}:${line}:${column} ${message}`,
  );

test('every field is read under each of its names', () => {
  expect(
    read(
      `title: " A  title "
date: 2021-06-18
lastmod: 2021-06-19T10:00:00+02:00
permalink: https://old.test/2021/a-title/
excerpt: A lead.
author: { name: Jane, url: "https://jane.test", email: jane@jane.test }
keywords: one, two,, one
lang: pt-br
draft: true
guid: https://Old.test
`,
    ),
  ).toMatchObject({
    fields: {
      title: 'A title',
      published: '2021-06-18T00:00:00Z',
      updated: '2021-06-19T08:00:00Z',
      slug: 'a-title',
      summary: 'A lead.',
      authors: [{ name: 'Jane', url: 'https://jane.test/', email: 'jane@jane.test' }],
      tags: ['one', 'two'],
      language: 'pt-BR',
      draft: true,
      id: 'https://Old.test',
    },
    problems: [],
  });
});

test('an empty sidecar says nothing', () => {
  expect(read('# later\n')).toMatchObject({ fields: {}, problems: [] });
});

test.each([
  [
    'an unknown field, with the nearest that there is',
    'title: x\npubished: 2021-06-18',
    ['a.yaml:2:1 there is no field "pubished"; did you mean "published"?'],
  ],
  [
    'an unknown field that is near to none',
    'zzzzzz: 1',
    ['a.yaml:1:1 there is no field "zzzzzz"; see the fields in the README'],
  ],
  [
    'a field under two names',
    'date: 2021-06-18\npublished: 2021-06-18',
    ['a.yaml:2:1 "published" gives published a second time; keep one of them'],
  ],
  [
    'a bad date',
    'published: last Friday',
    [
      'a.yaml:1:12 published: "last Friday" is no date; write it as 2021-06-18 or 2021-06-18T17:01:00-04:00',
    ],
  ],
  [
    'a number for a date',
    'date: 2021',
    ['a.yaml:1:7 date: it is no date; write 2021-06-18 or 2021-06-18T17:01:00-04:00'],
  ],
  [
    'a slug that no URL should hold',
    'slug: My Article!',
    ['a.yaml:1:7 slug: "My Article!" cannot stand in a URL as it is; write my-article'],
  ],
  [
    'a language that is none',
    'language: english language',
    ['a.yaml:1:11 language: "english language" is no language tag (BCP 47); write "en" or "pt-BR"'],
  ],
  [
    'an empty title',
    'title:',
    ['a.yaml:1:7 title: it is empty; write something or leave the field out'],
  ],
  [
    'what is no YAML',
    'title: "x',
    ['a.yaml:1:10 this is no YAML that can be read here: Missing closing "quote'],
  ],
  ['what is no map', '- a', ['a.yaml:1:1 write fields, one a line, as "name: value"']],
  [
    'a wrong item of a list, at its place',
    'tags:\n  - a\n  - 2021\n  - [b]',
    ['a.yaml:4:5 tags: it has to be a text; put it in quotes'],
  ],
  [
    'a wrong part of an author, at its place',
    'author:\n  name: Bob\n  url: example.com',
    ['a.yaml:3:8 author: "example.com" is no absolute URL; write it out, from https:// on'],
  ],
  [
    'a misspelt part of an author',
    'authors:\n  - name: Bob\n    emial: b@x.test',
    ['a.yaml:2:5 authors: an author has no "emial"; did you mean "email"?'],
  ],
  [
    'an alias, which could explode',
    'title: &a x\nsummary: *a',
    ['a.yaml:2:10 an alias (*) is not read here; write out what it stands for'],
  ],
  [
    'a tag that would execute',
    'title: !!js/function x',
    [
      'a.yaml:1:8 this is no YAML that can be read here: Unresolved tag: tag:yaml.org,2002:js/function',
    ],
  ],
  [
    'a character that no feed can carry',
    'title: "a\\u0000b"',
    ['a.yaml:1:8 title: there is a character in it that no feed can carry; remove it'],
  ],
  [
    'an id with a space',
    'id: "tag:x,2020:a b"',
    ['a.yaml:1:5 id: "tag:x,2020:a b" is no absolute URI; write a URL, or a tag: or urn: URI'],
  ],
  [
    'several at once',
    'lang: 7\nid: nonsense',
    [
      'a.yaml:1:7 lang: it has to be a text',
      'a.yaml:2:5 id: "nonsense" is no absolute URI; write a URL, or a tag: or urn: URI',
    ],
  ],
])('a problem with its place: %s', (_, yaml, problems) => {
  expect(problemsOf(yaml)).toEqual(problems);
});
