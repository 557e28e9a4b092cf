import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FIELD_NAMES } from '../../../src/read/fields/field-names.ts';
import { readFields } from '../../../src/read/fields/fields.ts';
import { codePoint } from '../../support/code-point.ts';

const read = (yaml: string) => readFields(yaml, 'a.yaml', { overrides: true });

const problemsOf = (yaml: string): readonly string[] =>
  [...read(yaml).problems, ...read(yaml).warnings].map(
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
      published: '2021-06-18T00:00:00',
      updated: '2021-06-19T08:00:00Z',
      permalink: 'https://old.test/2021/a-title/',
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
    'a misspelt part of an author',
    'authors:\n  - name: Bob\n    emial: b@x.test',
    ['a.yaml:3:12 authors: an author has no "emial"; did you mean "email"? (left out until then)'],
  ],
  [
    'an id with a blank around it',
    'id: " tag:x,2020:a"',
    ['a.yaml:1:5 id: " tag:x,2020:a" begins or ends with a blank; remove it (left out until then)'],
  ],
  [
    'an id with a control character',
    'guid: "a\\u0007b"',
    [
      'a.yaml:1:7 guid: "a\\u0007b" has a character that no feed can carry; remove it (left out until then)',
    ],
  ],
  [
    'several at once',
    'lang: 7\nid: "non:sense "',
    [
      'a.yaml:1:7 lang: "7" is not a language tag (BCP 47); use one such as "en" or "pt-BR" (left out until then)',
      'a.yaml:2:5 id: "non:sense " begins or ends with a blank; remove it (left out until then)',
    ],
  ],
  [
    'a misspelt word of a picture, and a wrong one',
    'image:\n  alt: 7\n  creidt: x\n  file: a.jpg',
    ['a.yaml:3:11 image: a picture has no "creidt"; did you mean "credit"? (left out until then)'],
  ],
  [
    'a path with a forbidden character',
    'image: "a\\u0000.jpg"',
    [
      'a.yaml:1:8 image: it has a character that no feed can carry; remove it (left out until then)',
    ],
  ],
  [
    'a host that is none',
    'image: //',
    [
      'a.yaml:1:8 image: "https://" is not an absolute URL; write all of it, starting with https:// (left out until then)',
    ],
  ],
  [
    'a link that is relative',
    'external_url: /a\ncanonical: ftp://x.test',
    [
      'a.yaml:1:15 external_url: "/a" is not an absolute URL; write all of it, starting with https:// (left out until then)',
      'a.yaml:2:12 canonical: "ftp://x.test" is not an absolute URL; write all of it, starting with https:// (left out until then)',
    ],
  ],
  [
    'an alias with a blank',
    'aliases: mailto:a b',
    [
      'a.yaml:1:10 aliases: "mailto:a b" is not a path; write it as /2021/06/my-article (left out until then)',
    ],
  ],
  [
    'lines that there cannot be',
    'drop: 0\nkeep: 9-7\ncaption:',
    [
      'a.yaml:1:7 drop: "0" is neither a line nor a range of lines; use one such as 7 or 7-9',
      'a.yaml:2:7 keep: "9-7" is neither a line nor a range of lines; use one such as 7 or 7-9',
    ],
  ],
  [
    'a tab',
    'author:\n\tname: x',
    ['a.yaml:2:1 this line is indented with a tab; use spaces (read as spaces until then)'],
  ],
  [
    'a colon in a value',
    'title: A: B',
    [
      'a.yaml:1:8 there is a second colon, or the line below is indented; put the value in quotes, or fix the indentation (read as plain text until then)',
    ],
  ],
  [
    'no blank behind the colon',
    '\ntitle:x',
    ['a.yaml:2:1 a space is missing after the colon; add it'],
  ],
  [
    'a list for a name',
    '? [a, b]\n: x',
    ['a.yaml:1:3 this field has no name; write it as "name: value"'],
  ],
])('the place of a mistake is told: %s', (_, yaml, problems) => {
  expect(problemsOf(yaml)).toEqual(problems);
});

const PICTURE = { location: 'a.jpg' };

test.each([
  ['a picture by its path', 'image: a.jpg', { image: PICTURE }],
  ['a picture under its other name', 'cover: a.jpg', { image: PICTURE }],
  ['a picture with blanks around its path', 'image: "  a.jpg "', { image: PICTURE }],
  [
    'a picture with all that is said of it',
    'image: { file: a.jpg, alt: A, caption: C, credit: D }',
    { image: { ...PICTURE, alt: 'A', caption: 'C', credit: 'D' } },
  ],
  [
    'a picture elsewhere',
    'image: { url: HTTPS://X.test/a.jpg }',
    { image: { location: 'https://x.test/a.jpg' } },
  ],
  [
    'a picture elsewhere, without a scheme',
    'image: //x.test/a.jpg',
    { image: { location: 'https://x.test/a.jpg' } },
  ],
  [
    'sound and film',
    'audio: a.mp3\nvideo: { src: ../b.mp4, title: B }',
    { audio: { location: 'a.mp3' }, video: { location: '../b.mp4', title: 'B' } },
  ],
  ['an attachment alone', 'attachments: /a.pdf', { attachments: [{ location: '/a.pdf' }] }],
  [
    'attachments of each kind',
    'attachments:\n  - a.pdf\n  - file: b.mp3\n    title: B\n    duration: 7',
    { attachments: [{ location: 'a.pdf' }, { location: 'b.mp3', title: 'B', duration: 7 }] },
  ],
  [
    'where a text comes from and leads to',
    'external_url: https://x.test\ncanonical: http://Y.test/a\nrights: © 2021 Y',
    { external_url: 'https://x.test/', canonical: 'http://y.test/a', rights: '© 2021 Y' },
  ],
  [
    'other addresses',
    'aliases: [/2021/06/kim.html, old-slug]',
    { aliases: ['/2021/06/kim.html', 'old-slug'] },
  ],
  ['one other address', 'aliases: /a', { aliases: ['/a'] }],
  ['a line', 'drop: 12', { drop: [{ kind: 'lines', first: 12, last: 12 }] }],
  ['a line by its text', 'caption: A harbour', { caption: [{ kind: 'text', text: 'A harbour' }] }],
  [
    'lines in every way',
    'keep: [3, 7-9, "10 - 11", A harbour]',
    {
      keep: [
        { kind: 'lines', first: 3, last: 3 },
        { kind: 'lines', first: 7, last: 9 },
        { kind: 'lines', first: 10, last: 11 },
        { kind: 'text', text: 'A harbour' },
      ],
    },
  ],
  ['an anchor that nothing uses', 'title: &a x', { title: 'x' }],
  ['one document between its marks', '---\ntitle: x\n...\n', { title: 'x' }],
  ['a value behind a tab', 'title:\tx', { title: 'x' }],
  ['line ends of Windows', 'title: x\r\nrights: y\r\n', { title: 'x', rights: 'y' }],
])('a field is read: %s', (_, yaml, fields) => {
  expect(read(yaml)).toMatchObject({ fields, problems: [] });
  expect(Object.keys(read(yaml).fields)).toEqual(Object.keys(fields));
});

test.each([
  ['75', 75],
  ['75.6', 76],
  ['1:15', 75],
  ['90:00', 5400],
  ['0:01:15', 75],
  ['"1:15"', 75],
  ['PT1M15S', 75],
  ['PT2H', 7200],
])('a duration of %s is %i seconds', (duration, seconds) => {
  expect(read(`audio: { file: a.mp3, duration: ${duration} }`).fields.audio?.duration).toBe(
    seconds,
  );
});

test.each(['long', '0', '0:00', '0.2', '-5', '1:75', '"99999999999999999999"', 'PT', '.inf'])(
  'a duration of %s is none',
  (duration) => {
    expect(problemsOf(`audio:\n  file: a.mp3\n  duration: ${duration}`)).toEqual([
      expect.stringMatching(
        /^a\.yaml:3:13 audio: ".*" is not a duration; use seconds, or h:mm:ss$/,
      ),
    ]);
  },
);

test.each(['file:///etc/passwd', 'C:/a.jpg', '"..\\\\a.jpg"'])(
  'a path of the whole machine stops the compile: %s',
  (location) => {
    expect(readFields(`image: ${location}`, 'a.yaml', { overrides: false }).problems).toHaveLength(
      1,
    );
  },
);

test.each(['javascript:alert(1)', '"data:image/png;base64,xx"', 'ftp://x.test/a.jpg'])(
  'a file is not at %s',
  (location) => {
    expect(problemsOf(`image: ${location}`)).toEqual([
      `a.yaml:1:8 image: "${location.replaceAll('"', '')}" is neither a path nor an http(s) URL; use one of these (left out until then)`,
    ]);
  },
);

const AN_ADDRESS =
  'is not an absolute URL; write all of it, starting with https:// (left out until then)';

test.each([
  ['url: "javascript:x"', '"javascript:x"'],
  ['avatar: "data:image/png,x"', '"data:image/png,x"'],
])('an author keeps the name if the address is none: %s', (part, seen) => {
  const { fields, warnings } = readFields(`author: [{ name: A, ${part} }, B]`, 'a.yaml', {
    overrides: false,
  });
  expect(fields.authors).toEqual([{ name: 'A' }, { name: 'B' }]);
  expect(warnings.map(({ message }) => message)).toEqual([`author: ${seen} ${AN_ADDRESS}`]);
});

test.each([
  ['author: "[A](javascript:x)"', { name: 'A' }, '"javascript:x"'],
  ['author: ["[A](javascript:x)"]', { name: 'A' }, '"javascript:x"'],
  ['authors: { a: { name: A, url: "javascript:x" } }', { name: 'A' }, '"javascript:x"'],
])(
  'an address that is written with a name is told, and left out alone: %s',
  (text, author, seen) => {
    const { fields, warnings } = readFields(text, 'a.yaml', { overrides: false });
    expect(fields.authors).toEqual([author]);
    expect(warnings).toHaveLength(1);
    expect(warnings[0]?.message).toMatch(/^authors?: /);
    expect(warnings[0]?.message).toContain(`${seen} ${AN_ADDRESS}`);
  },
);

test.each(['author: A <a@x>', 'author: a@x (A)', 'author: { name: A, email: a@x }'])(
  'an e-mail address that is none is told, and left out alone: %s',
  (text) => {
    const { fields, warnings } = readFields(text, 'a.yaml', { overrides: false });
    expect(fields.authors).toEqual([{ name: 'A' }]);
    expect(warnings.map(({ message }) => message)).toEqual([
      'author: "a@x" is not an email address; write it as name@example.com (left out until then)',
    ]);
  },
);

test('of several addresses of an author, the first counts', () => {
  expect(read('author: { name: A, url: ["https://a.test/", "https://b.test/"] }').fields).toEqual({
    authors: [{ name: 'A', url: 'https://a.test/' }],
  });
});

test.each([
  ['a line', 'chapters: ["0:00 [A](javascript:x)", "0:10 B"]'],
  ['a map', 'chapters: [{ start: 0, title: A, url: "javascript:x" }, "0:10 B"]'],
  ['a text', 'chapters: "0:00 [A](javascript:x)\\n0:10 B"'],
])('the address of a chapter that is none is told, and left out alone: %s', (_, text) => {
  const { fields, warnings } = readFields(`audio: a.mp3\n${text}`, 'a.yaml', { overrides: false });
  expect(fields.chapters).toEqual({
    list: [
      { start: 0, title: 'A' },
      { start: 10, title: 'B' },
    ],
  });
  expect(warnings).toEqual([
    expect.objectContaining({ line: 2, message: `chapters: "javascript:x" ${AN_ADDRESS}` }),
  ]);
});

test('the address of a licence that is none is told, and left out alone', () => {
  const text = 'audio: a.mp3\nepisode_license: { name: Mine, link: /terms }';
  const { fields, warnings } = readFields(text, 'a.yaml', { overrides: false });
  expect(fields.episode_license).toEqual({ name: 'Mine' });
  expect(warnings.map(({ message }) => message)).toEqual([
    `episode_license: "/terms" ${AN_ADDRESS}`,
  ]);
});

test('of names with commas between them, an empty one is none', () => {
  expect(read('audio: a.mp3\nhosts: "A, , B,"').fields).toMatchObject({
    hosts: [{ name: 'A' }, { name: 'B' }],
  });
});

test('another recording may be as long as any, in any unit', () => {
  const text = 'audio: a.mp3\nalternate_enclosure: { file: b.mp4, length: 1.2 GB }';
  expect(read(text).fields).toMatchObject({ alternate_enclosures: [{ length: 1_200_000_000 }] });
});

test('a role that is a list is told, and left out alone', () => {
  const text = 'audio: a.mp3\nguests: ["[A](/a)", { name: B, role: [x, y] }]';
  const { fields, warnings } = readFields(text, 'a.yaml', { overrides: false });
  expect(fields.guests).toEqual([
    expect.objectContaining({ name: 'A', role: 'guest' }),
    expect.objectContaining({ name: 'B', role: 'guest' }),
  ]);
  expect(warnings.map(({ message }) => message)).toEqual([
    `guests: "/a" ${AN_ADDRESS}`,
    'guests: it is not text; put it in quotes (left out until then)',
  ]);
});

test('of the paths that themes have for an author, nothing is told', () => {
  expect(problemsOf('author: { name: A, url: /about/, picture: /jj.jpeg }')).toEqual([]);
  expect(problemsOf('author: "[A](/about/)"')).toEqual([]);
});

test.each(['hosts', 'guests', 'persons'])(
  'of %s, an address that is none is told, and left out alone',
  (name) => {
    const text = `audio: a.mp3\n${name}:\n  - { name: A, url: "javascript:x", img: a.png }\n  - B`;
    const { fields, warnings } = readFields(text, 'a.yaml', { overrides: false });
    expect(fields).toMatchObject({ [name]: [{ name: 'A', url: undefined }, { name: 'B' }] });
    expect(warnings).toEqual([
      expect.objectContaining({ line: 3, message: `${name}: "javascript:x" ${AN_ADDRESS}` }),
      expect.objectContaining({ line: 3, message: `${name}: "a.png" ${AN_ADDRESS}` }),
    ]);
  },
);

describe('what would run, grow or hide is refused', () => {
  test.each([
    ['a function', 'title: !!js/function >\n  function () { process.exit() }', /^a\.yaml:1:8 .*!/],
    ['an object of Python', 'title: !!python/object:os.system x', /^a\.yaml:1:8 .*!/],
    ['a tag of ours', 'title: !include /etc/passwd', /^a\.yaml:1:8 .*!/],
    ['bytes', 'title: !!binary aGk=', /^a\.yaml:1:17 .*!/],
    ['a bomb of aliases', 'a: &a [x, x]\nb: &b [*a, *a]\ntags: [*b, *b]', /^a\.yaml:2:8 .*\*/],
    ['a merge of an alias', 'base: &b { title: x }\n<<: *b', /^a\.yaml:2:5 .*\*/],
    ['1,000 brackets', `tags: ${'['.repeat(1000)}${']'.repeat(1000)}`, /too many brackets/],
    ['10,000 lists in lists', `tags:\n  ${'- '.repeat(10_000)}x`, /^a\.yaml:2:\d+ .*simplify it$/],
    ['70 KB', `title: ${'x'.repeat(70_000)}`, /64 KB/],
  ])('%s', (_, yaml, problem) => {
    expect(problemsOf(yaml)[0]).toMatch(problem);
    expect(read(yaml).fields).toEqual({});
    expect({}).not.toHaveProperty('title');
  });
});

test.each(['<<: { title: x }', '__proto__: { title: x }', 'constructor: x', 'toString: x'])(
  'nothing comes of %s',
  (yaml) => {
    expect(read(yaml)).toMatchObject({ fields: {}, problems: [], unknown: [{ line: 1 }] });
    expect({}).not.toHaveProperty('title');
  },
);

test.each(['drop', 'keep', 'caption'])('front matter cannot have the field %s', (name) => {
  const { fields, warnings } = readFields(`\ntitle: x\n${name}: 3`, 'a.md', { overrides: false });
  expect(fields).toEqual({ title: 'x' });
  expect(warnings).toEqual([
    {
      file: 'a.md',
      line: 3,
      column: 1,
      message: `"${name}" is only for raw text; put it in the sidecar of a .txt file`,
    },
  ]);
});

const value = fc.oneof(
  fc.string({ unit: codePoint }),
  fc.constantFrom(
    'a.jpg',
    '2021-06-18',
    '7',
    '[a, b]',
    '{ file: a.jpg }',
    '{ name: x }',
    '*a',
    '!x',
    '"',
    '|',
  ),
  fc.constantFrom(
    '\n  file: a\n  url: b',
    '\n  - x\n  - 7',
    '\n\t- x',
    '\n  emial: 7\n  a: [b, {c: d}]',
  ),
);
const yaml = fc.oneof(
  fc.string({ unit: codePoint, maxLength: 200 }),
  fc
    .array(fc.tuple(fc.constantFrom(...FIELD_NAMES.keys(), 'x', '__proto__', '? a', '---'), value))
    .map((pairs) => pairs.map(([name, text]) => `${name}: ${text}`).join('\n')),
  fc.json().map((json) => `{"image": ${json}, "author": ${json}, "drop": ${json}}`),
);

test('no text makes it fail, and every problem stands in the text', () => {
  fc.assert(
    fc.property(yaml, (text) => {
      const { problems, fields } = read(text);
      const lines = text.split('\n');
      for (const { line, column, message } of problems) {
        expect(column).toBeGreaterThanOrEqual(1);
        expect(column).toBeLessThanOrEqual((lines[line - 1] ?? '').length + 1);
        expect(lines[line - 1]).toBeDefined();
        // What a text has in it is quoted.
        expect(message.replace(/"[^"]*"/g, '')).not.toMatch(
          /yaml|zod|undefined|invalid|expected|token|scalar|flow/i,
        );
      }
      expect(() => structuredClone(fields)).not.toThrow();
    }),
    { numRuns: 1000 },
  );
});

test.each([
  ['audio: [a.mp3]', 'a.mp3', undefined],
  ['audio: [a.mp3, b.ogg]', 'a.mp3', ['b.ogg']],
  [
    'podcast:\n  - file: a.mp3\n  - url: https://x.test/b\nduration: 1:00',
    'a.mp3',
    ['https://x.test/b'],
  ],
  ['audio: [a.mp3, b.ogg]\nattachments: [b.ogg, c.pdf]', 'a.mp3', ['b.ogg', 'c.pdf']],
])('of several recordings the others are attachments: %j', (yaml, first, others) => {
  const { fields, problems, warnings } = read(yaml);
  expect(fields.audio?.location).toBe(first);
  expect(fields.attachments?.map(({ location }) => location)).toEqual(others);
  expect([...problems, ...warnings]).toEqual([]);
});

test.each([
  ['length and type', 'audio: { url: https://x.test/a, length: 5650889, type: audio/mp3 }'],
  ['size and mime_type', 'audio: { src: https://x.test/a, size: 5650889, mime_type: audio/mpeg }'],
  [
    'a size with a unit',
    'audio: { url: https://x.test/a, filesize: 5650.889 kB, mime: audio/mpeg; codecs=mp3 }',
  ],
])('what only its publisher knows of a file elsewhere is read from %s', (_, yaml) => {
  expect(read(yaml)).toMatchObject({
    fields: {
      audio: { location: 'https://x.test/a', byteLength: 5_650_889, mediaType: 'audio/mpeg' },
    },
    problems: [],
    warnings: [],
  });
});

test('a recording stays where only its size or its type cannot be read', () => {
  const yaml = 'attachments:\n  - file: a.pdf\n    size: large\n  - file: b.pdf\n    type: sheet\n';
  expect(read(yaml).fields.attachments).toEqual([{ location: 'a.pdf' }, { location: 'b.pdf' }]);
  expect(problemsOf(yaml)).toEqual([
    'a.yaml:3:11 attachments: "large" is not the size of a file; use its bytes, such as 5650889, or 12.5 MB (left out until then)',
    'a.yaml:5:11 attachments: "sheet" is not a media type; use one such as audio/mpeg (left out until then)',
  ]);
  expect(read('audio: { file: a.mp3, size: large }').problems).toEqual([]);
});
