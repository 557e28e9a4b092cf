import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApp } from '../../src/app.ts';
import { readLibrary } from '../../src/cli/read-library.ts';
import { compile } from '../../src/compile/compile.ts';
import { readConfiguration } from '../../src/compile/configuration.ts';
import { isReleased } from '../../src/library/scheduled.ts';
import type { Site } from '../../src/model/article.ts';
import { toInstant } from '../../src/model/instant.ts';

const SITE = 'https://news.test';
const DAY = 24 * 3600 * 1000;
const START = Date.UTC(2020, 0, 1, 12);

/** So many that archives get full: the feed has three, an archive fifty. */
const OLD = 102;
const LIMIT = 3;

/** A few articles are enough for everything that can happen to one. */
const NAMES = [
  'a',
  'b',
  'c',
  'd',
  'e',
  'old0',
  'old1',
  'old60',
  'old98',
  'old99',
  'old101',
] as const;
const TAGS = ['x', 'y'] as const;

interface Draft {
  /** In days from the start; before it for what is old, after it for what is scheduled. */
  readonly published?: number | undefined;
  readonly slug: string;
  readonly text: string;
  readonly tag?: string | undefined;
  readonly link?: string | undefined;
  readonly isDraft: boolean;
}

const draft = fc.record<Draft>({
  published: fc.option(
    fc.oneof(
      fc.integer({ min: -30, max: 20 }),
      // Soon, at a compile or between two.
      fc.integer({ min: 1, max: 12 }).map((halves) => halves / 2),
    ),
    { nil: undefined },
  ),
  slug: fc.constantFrom('', '-two', '-three'),
  text: fc.constantFrom('One.', 'Two.', 'Three.'),
  tag: fc.option(fc.constantFrom(...TAGS), { nil: undefined }),
  link: fc.option(fc.constantFrom(...NAMES), { nil: undefined }),
  isDraft: fc.constant(false),
});

/** What happens: a file is written, drafted or taken away, or the site is called otherwise. */
type Event =
  | { readonly name: string; readonly draft: Draft | undefined }
  | { readonly title: string };

const event: fc.Arbitrary<Event> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ name: fc.constantFrom(...NAMES), draft }) },
  {
    weight: 1,
    arbitrary: fc.record({
      name: fc.constantFrom(...NAMES),
      draft: draft.map((each) => ({ ...each, isDraft: true })),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ name: fc.constantFrom(...NAMES), draft: fc.constant(undefined) }),
  },
  { weight: 1, arbitrary: fc.record({ title: fc.constantFrom('T', 'U') }) },
);

const days = fc.array(fc.array(event, { maxLength: 3 }), { minLength: 2, maxLength: 6 });

const configure = (title: string): string => `[vars]
SITE_URL = "${SITE}"
SITE_TITLE = "${title}"
SITE_DESCRIPTION = "D"
SITE_LANGUAGE = "en"
FEED_LIMIT = ${LIMIT}
`;

const toDate = (day: number): string => new Date(START + day * DAY).toISOString();

const write = (name: string, { published, slug, text, tag, link, isDraft }: Draft): string =>
  [
    '---',
    ...(published === undefined ? [] : [`date: ${toDate(published)}`]),
    `slug: ${name}${slug}`,
    ...(tag === undefined ? [] : [`tags: [${tag}]`]),
    ...(isDraft ? ['draft: true'] : []),
    '---',
    `# Title of ${name}`,
    '',
    text,
    ...(link === undefined ? [] : ['', `[link](${link}.md)`]),
    '',
  ].join('\n');

const DOCUMENTS = [
  '/rss.xml',
  '/atom.xml',
  '/feed.json',
  '/archive/1/feed.json',
  '/archive/1',
  '/archive/2/atom.xml',
  '/archive/2',
  '/tags/x/atom.xml',
  '/tags/y/feed.json',
  '/tags/x',
  '/',
  '/tags',
  '/subscribe',
  '/sitemap.xml',
  '/pages-sitemap.xml',
  '/sitemap-1.xml',
  '/news-sitemap.xml',
  '/feeds.opml',
  ...NAMES.flatMap((name) => ['', '-two', '-three'].map((slug) => `/articles/${name}${slug}`)),
];

interface Answer {
  readonly text: string;
  /** Milliseconds since 1970. */
  readonly lastModified: number;
}

const oldArticles = (): Map<string, Draft> =>
  new Map(
    Array.from({ length: OLD }, (_, number) => [
      `old${number}`,
      { published: number - 1000, slug: '', text: 'Old.', isDraft: false },
    ]),
  );

/** Where every history begins: the site on its first day, compiled. */
let start = '';

beforeAll(async () => {
  start = await mkdtemp(path.join(os.tmpdir(), 'tidings-time-'));
  await mkdir(path.join(start, 'seeds'));
  await writeFile(path.join(start, 'wrangler.toml'), configure('T'));
  for (const [name, each] of oldArticles()) {
    await writeFile(path.join(start, `seeds/${name}.md`), write(name, each));
  }
  await compile({ root: start, now: START, frozen: false });
});

afterAll(() => rm(start, { recursive: true }));

/** A site through its days. */
async function live(history: readonly (readonly Event[])[]): Promise<void> {
  const root = await mkdtemp(path.join(os.tmpdir(), 'tidings-time-'));
  try {
    await cp(start, root, { recursive: true });
    const files = oldArticles();
    const seen = new Map<string, Answer>();
    for (const [day, events] of [[], ...history].entries()) {
      const now = START + day * DAY;
      for (const each of events) {
        if ('title' in each) {
          await writeFile(path.join(root, 'wrangler.toml'), configure(each.title));
          continue;
        }
        const file = path.join(root, `seeds/${each.name}.md`);
        if (each.draft) {
          files.set(each.name, each.draft);
          await writeFile(file, write(each.name, each.draft));
        } else {
          files.delete(each.name);
          await rm(file, { force: true });
        }
      }
      // A link to a file that is not there is an error: it is written as one to nowhere else.
      for (const [name, each] of files) {
        if (each.link !== undefined && !files.has(each.link)) {
          const mended = { ...each, link: undefined };
          files.set(name, mended);
          await writeFile(path.join(root, `seeds/${name}.md`), write(name, mended));
        }
      }
      const outcome = await compile({ root, now, frozen: false });
      if ('problems' in outcome) throw new Error(outcome.problems[0]?.message);
      const configuration = await readConfiguration(root, undefined);
      if ('problems' in configuration) throw new Error('the settings of this test are wrong');
      const library = await readLibrary(root);
      let time = now;
      const app = createApp(library, configuration.settings, () => time);
      // At once, and before what comes next.
      for (time of [now, now + DAY - 1000]) {
        await checkDocuments(app, seen, time);
        await checkScheduled(app, files, time);
        await checkArchives(app, outcome.site, time);
      }
      expect(await compile({ root, now: now + DAY - 1000, frozen: true })).not.toHaveProperty(
        'problems',
      );
    }
  } finally {
    await rm(root, { recursive: true });
  }
}

type App = ReturnType<typeof createApp>;

/** Whatever changed says so, with a time that is newer than any before, and not to come. */
async function checkDocuments(app: App, seen: Map<string, Answer>, time: number): Promise<void> {
  for (const url of DOCUMENTS) {
    const response = await app.request(SITE + url);
    if (response.status !== 200) continue;
    const text = await response.text();
    const lastModified = Date.parse(response.headers.get('last-modified') ?? '');
    const before = seen.get(url);
    expect(lastModified).toBeLessThanOrEqual(time);
    if (before) {
      expect(lastModified, `${url} goes back`).toBeGreaterThanOrEqual(before.lastModified);
      if (before.text !== text) {
        expect(lastModified, `${url} changed`).toBeGreaterThan(before.lastModified);
      }
    }
    seen.set(url, { text, lastModified });
  }
}

/** What is to come, or a draft, is nowhere. */
async function checkScheduled(
  app: App,
  files: ReadonlyMap<string, Draft>,
  time: number,
): Promise<void> {
  const hidden = [...files].filter(
    ([, { published = -1, isDraft }]) => isDraft || START + published * DAY > time,
  );
  const texts = await Promise.all(
    DOCUMENTS.map(async (url) => (await app.request(SITE + url)).text()),
  );
  for (const [name] of hidden) {
    for (const [at, text] of texts.entries()) {
      expect(text, `${name} in ${DOCUMENTS[at]}`).not.toContain(`Title of ${name}<`);
    }
  }
}

/** Who follows the archives gets each article once. */
async function checkArchives(app: App, { articles }: Site, time: number): Promise<void> {
  const ids: string[] = [];
  let url: string | undefined = `${SITE}/feed.json`;
  while (url !== undefined) {
    const feed: { items: { id: string }[]; next_url?: string } = await (
      await app.request(url)
    ).json();
    ids.push(...feed.items.map(({ id }) => id));
    url = feed.next_url;
  }
  const due = articles.filter((article) => isReleased(article, toInstant(time)));
  expect(ids.toSorted()).toEqual(due.map(({ id }) => id).toSorted());
}

test('whatever happens to a site in its time, its documents tell it', async () => {
  await fc.assert(fc.asyncProperty(days, live), { numRuns: 50 });
}, 600_000);
