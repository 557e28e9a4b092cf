import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compile } from '../../src/compile/compile.ts';
import { buildItem, type Channel } from '../../src/feed/channel.ts';
import { FORMATS } from '../../src/feed/formats.ts';
import { RENDER } from '../../src/feed/render.ts';
import { judge } from '../readers/judge.ts';
import { readAtom, readJson, readRss } from '../readers/packages/feedsmith.ts';
import { codePoint } from '../support/code-point.ts';
import { ATOM, findFaults, RSS } from '../support/feed-grammar.ts';
import { createChannel } from '../support/feed-site.ts';
import { JSON_FEED } from '../support/json-schema.ts';

const HOST = 'https://rich.tidings.test';
const FIXTURES = path.join(import.meta.dirname, '../fixtures');
const FILES = ['photo.jpg', 'cbr.mp3', 'clip.mp4', 'paper.pdf'];
const NOW = Date.parse('2024-03-01T10:00:00Z');

/** What documents have broken at, and what any text can hold. */
const piece = fc.oneof(
  { weight: 2, arbitrary: fc.string({ unit: codePoint, maxLength: 20 }) },
  fc.constantFrom(
    ...[']]></content:encoded></item><item><title>x</title></item>', ']]>', '<![CDATA['],
    ...['&amp;', '&nbsp;', '&#0;', 'AT&T', '<b>', '</p>', '<script>x</script>', '"', "'"],
    ...['-->', '<!--', '<?x?>', '<!DOCTYPE x [<!ENTITY a "b">]>', '`c`', '|', '# ', '- '],
    ...['\u0000', '\u202e', '\u2067', '\ud83d', '\uffff', '🚢', 'שלום', '港'],
    ...['\n\n', '\n', '\t', '    ', '[a](https://x.test/?a=1&b=2)', '![b](photo.jpg)'],
  ),
);
const text = fc.array(piece, { maxLength: 12 }).map((pieces) => `x${pieces.join('')}`);

/** One line, as a field takes it: what no feed can carry is an error there. */
const line = text
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what fields refuse
  .map((all) => all.toWellFormed().replace(/[\u0000-\u001f\u007f-\u009f\ufffd-\uffff]/g, ' '))
  .map((all) => `${all.replace(/\s+/g, ' ').trim()}.`);
const url = fc.webUrl({ withQueryParameters: true, withFragments: true });
const instant = fc
  .date({ min: new Date('2000-01-01'), max: new Date(NOW - 1000), noInvalidDate: true })
  .map((date) => `${date.toISOString().slice(0, 19)}Z`);
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

const fields = fc.record({
  title: optional(line),
  published: optional(instant),
  summary: optional(line),
  authors: optional(
    fc.array(fc.record({ name: line, url: optional(url), avatar: optional(url) }), {
      minLength: 1,
      maxLength: 3,
    }),
  ),
  tags: optional(
    fc.array(
      line.map((tag) => tag.replaceAll(',', '')),
      { maxLength: 4 },
    ),
  ),
  language: optional(fc.constantFrom('en', 'he', 'ja', 'pt-BR', 'zh-Hant')),
  image: optional(
    fc.record({
      file: fc.constant('photo.jpg'),
      alt: line,
      caption: optional(line),
      credit: optional(line),
    }),
  ),
  audio: optional(
    fc.record({
      file: fc.constant('cbr.mp3'),
      title: optional(line),
      explicit: optional(fc.boolean()),
      transcript: optional(url),
    }),
  ),
  video: optional(fc.record({ url })),
  attachments: optional(fc.array(fc.constantFrom('paper.pdf', 'clip.mp4'), { maxLength: 2 })),
  external_url: optional(url),
  canonical: optional(url),
  rights: optional(line),
});

const article = fc.record({
  kind: fc.constantFrom('txt', 'md', 'html'),
  heading: line,
  body: text,
  id: optional(line),
  fields,
});

const site = fc.array(article, { minLength: 1, maxLength: 4 });

type Source = typeof site extends fc.Arbitrary<infer T> ? T : never;

const BODY: Readonly<Record<string, (heading: string, body: string) => string>> = {
  txt: (heading, body) => `${heading}\n\n${body}`,
  md: (heading, body) => `# ${heading}\n\n${body}`,
  html: (heading, body) => `<h1>${heading}</h1><p>${body}`,
};

let root: string;
beforeAll(async () => {
  root = await mkdtemp(path.join(os.tmpdir(), 'tidings-sites-'));
});
afterAll(() => rm(root, { recursive: true }));

let count = 0;

/** Compiles the sources in a folder of their own; nothing where it says what is wrong with them. */
async function publish(sources: Source): Promise<Channel | undefined> {
  count += 1;
  const folder = path.join(root, String(count));
  const seeds = path.join(folder, 'seeds');
  await mkdir(seeds, { recursive: true });
  const put = (name: string, content: string | Uint8Array) =>
    writeFile(path.join(seeds, name), content);
  await writeFile(
    path.join(folder, 'wrangler.toml'),
    await readFile(path.join(FIXTURES, 'rich/wrangler.toml')),
  );
  for (const name of FILES) await put(name, await readFile(path.join(FIXTURES, 'media', name)));
  for (const [at, { kind, heading, body, id, fields: given }] of sources.entries()) {
    await put(`${at}.${kind}`, BODY[kind]?.(heading, body) ?? '');
    // JSON is YAML; a slug, since two headings may give the same.
    await put(
      `${at}.yaml`,
      JSON.stringify({ slug: `article-${at}`, ...(id && { guid: `${at} ${id}` }), ...given }),
    );
  }
  const outcome = await compile({ root: folder, now: NOW, frozen: false });
  if ('problems' in outcome) return undefined;
  const { articles, removed, changed } = outcome.site;
  const items = articles.map((each) => buildItem(HOST, 'en', each));
  return { ...createChannel([]), items, removed, updated: changed };
}

/** Throws where a document is not well-formed, not by its grammar, or does not say what was meant. */
async function check(channel: Channel): Promise<void> {
  const documents = {
    rss: RENDER.rss(channel),
    atom: RENDER.atom(channel),
    json: RENDER.json(channel),
  };
  expect(findFaults(documents.rss, RSS)).toEqual([]);
  expect(findFaults(documents.atom, ATOM)).toEqual([]);
  expect(JSON_FEED.safeParse(JSON.parse(documents.json)).error).toBeUndefined();
  const reads = { rss: readRss, atom: readAtom, json: readJson };
  for (const format of FORMATS) {
    const items = await reads[format](documents[format]);
    expect(new Set(items.map(({ id }) => id)).size).toBe(channel.items.length);
    const judged = [...judge(items, channel, format)];
    expect(judged.filter(([, { verdict }]) => verdict === 'wrong')).toEqual([]);
    for (const [at, { contentHtml }] of channel.items.entries()) {
      // HTML says the same with the end of a CDATA section escaped.
      expect(items[at]?.content ?? '').toBe(contentHtml.replaceAll(']]>', ']]&gt;'));
    }
  }
}

test('every site that compiles has valid feeds that give its texts back', async () => {
  let compiled = 0;
  await fc.assert(
    fc.asyncProperty(site, async (sources) => {
      const channel = await publish(sources);
      if (!channel) return;
      compiled += 1;
      await check(channel);
    }),
    { numRuns: 60 },
  );
  // Most of what is made up here is no mistake: else little would have been looked at.
  expect(compiled).toBeGreaterThan(30);
}, 120_000);
