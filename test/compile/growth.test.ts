import process from 'node:process';
import { describe, expect, test } from 'vitest';
import { probeMedia } from '../../src/compile/media/probe.ts';
import { readArticle } from '../../src/read/read-article.ts';
import type { SourceKind } from '../../src/read/seed.ts';
import { DEFAULTS } from '../support/defaults.ts';

/** In kilobytes. */
const SIZES = [50, 200] as const;

/**
 * What takes four times as long for four times as much grows with its length, what takes sixteen times as long
 * with its square. In between lies what a collector of garbage adds to either.
 */
const MOST_GROWTH = 8;

/** In milliseconds of a processor: what is done sooner says nothing of how it grows. */
const FLOOR = 60;

/** Other programs on the machine slow some runs down, not all of them; what grows with its square is slow in each. */
const MOST_RUNS = 6;

const PROSE =
  'The mayor opened the harbour on Monday, and said that the work had taken three years.';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** As much of a piece as fills some kilobytes. */
const fill = (piece: string, kilobytes: number): string =>
  piece.repeat(Math.ceil((kilobytes * 1024) / piece.length));

/** Different pieces, each with its number. */
const number = (make: (at: number) => string, kilobytes: number): string =>
  Array.from({ length: (kilobytes * 1024) / make(1000).length }, (_, at) => make(at)).join('');

type Make = (kilobytes: number) => string;

/** Milliseconds of this thread's own work: what else runs on the machine does not count. */
async function measure(work: () => unknown): Promise<number> {
  const before = process.threadCpuUsage();
  await work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}

/** How many times as long four times as much takes; at best of some runs. */
async function findGrowth(work: (kilobytes: number) => unknown): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < MOST_RUNS && least > MOST_GROWTH; run += 1) {
    const [small, large] = SIZES;
    const before = Math.max(FLOOR, await measure(() => work(small)));
    least = Math.min(least, (await measure(() => work(large))) / before);
  }
  return least;
}

function read(kind: SourceKind, text: string, sidecar?: string) {
  const source = { file: 'seeds/x', bytes: encode(text) };
  const beside =
    sidecar === undefined ? undefined : { file: 'seeds/x.yaml', bytes: encode(sidecar) };
  return readArticle({ kind, source, sidecar: beside }, DEFAULTS);
}

const above =
  (make: Make): Make =>
  (size) =>
    `A title of five words\n\n${PROSE}\n\n${make(size)}`;
const titled =
  (make: Make): Make =>
  (size) =>
    `# Title\n\n${PROSE}\n\n${make(size)}`;
const page =
  (make: Make): Make =>
  (size) =>
    `<!doctype html><title>T</title><body><h1>T</h1><p>${PROSE}</p>${make(size)}`;

type Shapes = readonly (readonly [string, Make])[];

const TEXTS: Shapes = [
  ['lines with a hyphen', above((size) => fill('- x\n\n', size))],
  ['initials', (size) => `A title\n\n${fill('A. B. ', size)}`],
  ['lines drawn below the text', above((size) => fill('---\n\nShare\n\n', size))],
  ['a run of spaces in a line', (size) => `“a${' '.repeat(size * 1024)}b`],
  ['a heading with a run of spaces', (size) => `# a${' '.repeat(size * 1024)}b`],
  ['items that break words', above((size) => number((at) => `- x${at}q-\n yes\n`, size))],
  ['credits of slashes', above((size) => fill(`Ab ${'/'.repeat(130)} x\n\n`, size))],
  [
    'full stops in words',
    above((size) => fill(`${'a.'.repeat(45)}\n\nA boat. Foto ${'A.b.'.repeat(20)}!\n\n`, size)),
  ],
  ['pictures with credits', above((size) => fill('A boat.\n\nJane Doe/Reuters\n\n', size))],
];

const MARKDOWN: Shapes = [
  ['headings with a line below', titled((size) => fill('a\n===\n', size))],
  ['quotations in each other', titled((size) => fill('> ', size))],
  ['runs of backticks', titled((size) => number((at) => `${'`'.repeat(1 + (at % 400))} a `, size))],
  ['brackets that nobody opened', titled((size) => fill('](', size))],
  ['emphasis that nobody closed', titled((size) => fill('a *b ', size))],
  ['tags that nobody closed', titled((size) => fill('{{ {% {{< a ', size))],
  ['tags of all kinds', titled((size) => number((at) => `{% a${at} %}{{ b }}{{< c >}}\n\n`, size))],
  ['tags that open', titled((size) => fill('{{< note >}}\n\n', size))],
  ['containers that open', titled((size) => fill(':::note\n', size))],
  ['containers in each other', titled((size) => fill('!!! a\n    b\n', size))],
  ['braces', titled((size) => `import a from 'b'\n\n${fill('{', size)}`)],
  ['components', titled((size) => `import a from 'b'\n\n${fill('<A b={', size)}`)],
  ['links of wikis', titled((size) => fill('[[a|b]] ![[', size))],
  ['percent signs', titled((size) => fill('%% a', size))],
  ['formulas', titled((size) => fill('\\(a^2 $$b^2 $$', size))],
  ['marks', titled((size) => fill('==a a^b^ a~b~ ', size))],
  ['tildes that nobody closed', titled((size) => fill('a ~b ', size))],
  ['attributes', titled((size) => fill('{#a} {.b ', size))],
  ['definitions', titled((size) => fill('a\n: b\n\n', size))],
  ['abbreviations', titled((size) => number((at) => `*[a${at}]: b\na${at} a\n\n`, size))],
  ['HTML that goes', titled((size) => number((at) => `<b on${at}="x">a</b> `, size))],
];

const HTML: Shapes = [
  ['headers in each other', page((size) => fill('<header>', size))],
  ['text in headers', page((size) => '<header>'.repeat(400) + fill('<p>a b c ', size))],
  ['text in articles', page((size) => '<article>'.repeat(400) + fill('a b ', size))],
  ['navigation', page((size) => fill('<nav>a</nav>', size))],
  ['parts beside each other', page((size) => fill(`<div class="x"><p>${PROSE}</p></div>`, size))],
  ['parts in each other', page((size) => '<div>'.repeat(300) + fill(`<div>${PROSE}</div>`, size))],
  ['articles beside each other', page((size) => fill(`<article>${PROSE}</article>`, size))],
  [
    'names of classes',
    page((size) => `<div class="${fill('a-cookie-', size)}">x</div><div>y</div>`),
  ],
  [
    'elements that each paragraph opens anew',
    page((size) => `<p>${number((at) => `<b id=${at}>`, 4)}${fill('<p>a', size)}`),
  ],
];

const ofKind = (kind: SourceKind, shapes: Shapes) =>
  shapes.map(([name, make]) => [kind, name, make] as const);

const svg =
  (attribute: string): Make =>
  (size) =>
    `<svg width="${fill(attribute, size)}x"/>`;

const MEDIA = [
  ['x.svg', 'digits', svg('1')],
  ['x.svg', 'spaces', svg(' ')],
  ['x.svg', 'comments', (size: number) => `${fill('<!---->', size)}<svg/>`],
] as const;

describe('four times as much is read in about four times the time', () => {
  test.each([...ofKind('text', TEXTS), ...ofKind('markdown', MARKDOWN), ...ofKind('html', HTML)])(
    '%s: %s',
    async (kind, _, make) => {
      expect(await findGrowth((size) => read(kind, make(size)))).toBeLessThan(MOST_GROWTH);
    },
  );

  test('a sidecar with thousands of ranges', async () => {
    const growth = await findGrowth((size) => {
      const places = Array.from({ length: size * 20 }, (_, at) => `${at + 1}-99999`);
      return read('text', fill('x\n', size), `drop: [${places.join(', ')}]`);
    });
    expect(growth).toBeLessThan(MOST_GROWTH);
  });

  test.each(MEDIA)('%s: %s', async (name, _, make) => {
    const growth = await findGrowth((size) => probeMedia(encode(make(size)), name));
    expect(growth).toBeLessThan(MOST_GROWTH);
  });

  test('bytes that look like the starts of frames of sound', async () => {
    const growth = await findGrowth((size) =>
      probeMedia(Buffer.alloc(size * 1024, Buffer.of(0xff, 0xfb)), 'x.mp3'),
    );
    expect(growth).toBeLessThan(MOST_GROWTH);
  });
});

describe('what is too much is told with its place', () => {
  const problemOf = (kind: SourceKind, text: string) => {
    const reading = read(kind, text);
    return 'problems' in reading ? reading.problems[0] : undefined;
  };

  test.each([
    [
      'table',
      `# T\n\n${'|a'.repeat(500)}|\n${'|-'.repeat(500)}|\n${'|a|\n'.repeat(100)}`,
      3,
      /rows of tables omit/,
    ],
    [
      'lists from the first line on',
      '1. a\n'.repeat(30_000),
      undefined,
      /would take too long to read/,
    ],
    [
      'references',
      `# T\n\n${'[a] '.repeat(500)}\n\n[a]: b${'c'.repeat(5000)}`,
      3,
      /used by too many links/,
    ],
    [
      'quotations',
      `# T\n\ntext\n\n${'>'.repeat(500)} a`,
      5,
      /more than 100 nested quotations or lists/,
    ],
    ['lists', `# T\n\ntext\n\n${'- '.repeat(500)}a`, 5, /more than 100 nested quotations or lists/],
    ['marks', `# T\n\ntext\n\n${'- a\n'.repeat(30_000)}`, undefined, /would take too long to read/],
    [
      'elements that each paragraph opens anew',
      `# T\n\n*text*\n\n${number((at) => `<b id=${at}>`, 4)}${fill('<p>a', 20)}`,
      5,
      /too many unclosed elements such as <b>/,
    ],
    ['lines', `# T\n\n${'a\n'.repeat(50_000)}`, 40_001, /40,000 lines of Markdown/],
  ])('Markdown: %s', (_, text, line, message) => {
    const problem = problemOf('markdown', text);
    expect(problem).toMatchObject({ file: 'seeds/x', message: expect.stringMatching(message) });
    if (line !== undefined) expect(problem?.line).toBe(line);
  });

  test('HTML that grows to more than 2 MiB', () => {
    const problem = problemOf('html', `<h1>T</h1><p>${'&'.repeat(430_000)}</p>`);
    expect(problem).toMatchObject({ file: 'seeds/x', message: expect.stringMatching(/2\.\d MiB/) });
  });

  test('a table of 500 columns that is written out is none of it', () => {
    const row = `${'|a'.repeat(500)}|\n`;
    const text = `# T\n\ntext\n\n${row}${'|-'.repeat(500)}|\n${row.repeat(20)}`;
    expect(problemOf('markdown', text)).toBeUndefined();
  });
});
