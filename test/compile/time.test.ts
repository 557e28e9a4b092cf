import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createApp } from '../../src/app.ts';
import { readLibrary } from '../../src/cli/read-library.ts';
import { computeLockTime } from '../../src/compile/clock.ts';
import { compile } from '../../src/compile/compile.ts';
import { readConfiguration } from '../../src/compile/configuration.ts';
import { discardFutureDates } from '../../src/compile/discard-future-dates.ts';
import { renderLock } from '../../src/compile/lock-file.ts';
import { publish } from '../../src/compile/publication.ts';
import { findDeadLinks } from '../../src/compile/resolve-links.ts';
import { NO_SHOWS } from '../../src/compile/shows/read-shows-file.ts';
import type { Library } from '../../src/library/open/library.ts';
import { EMPTY_LOCK, type Lock } from '../../src/lock/lock.ts';
import { isSameLock } from '../../src/lock/lock-changes.ts';
import { readLockText } from '../../src/lock/lock-text.ts';
import type { Site } from '../../src/model/article.ts';
import { toInstant } from '../../src/model/instant.ts';
import { isReleased } from '../../src/model/released.ts';
import { type ParsedArticle, readArticle } from '../../src/read/read-article.ts';
import type { Settings } from '../../src/settings/settings.ts';
import { DEFAULTS } from '../support/defaults.ts';
import { buildSiteLibrary } from '../support/library.ts';
import { createSettings } from '../support/settings.ts';

const SITE = 'https://news.test';
const PATIENCE = 600_000;
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

type Days = readonly (readonly Event[])[];

const days: fc.Arbitrary<Days> = fc.array(fc.array(event, { maxLength: 3 }), {
  minLength: 2,
  maxLength: 6,
});

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

/** Documents of the whole site; those of the articles come to them. */
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
];

interface Answer {
  readonly isThere: boolean;
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

/** A publisher's folder on a day: each text by its name, and the title of the site. */
interface Folder {
  readonly texts: ReadonlyMap<string, string>;
  readonly title: string;
}

/** What a compile makes of it. */
interface Published {
  readonly site: Site;
  readonly library: Library;
  readonly settings: Settings;
  /** Compiles the same again, a day later: the lock is the same. */
  readonly compileLater: () => Promise<void>;
}

/** Compiles a folder, each time with the lock that the last time left. */
type Publish = (folder: Folder, now: number) => Promise<Published>;

const read = new Map<string, ParsedArticle>();

/** An article as compile reads it; each text once, for all histories. */
function readText(name: string, text: string): ParsedArticle {
  const known = read.get(name + text);
  if (known) return known;
  const source = { file: `seeds/${name}.md`, bytes: new TextEncoder().encode(text) };
  const reading = readArticle({ kind: 'markdown', source, sidecar: undefined }, DEFAULTS);
  if ('problems' in reading) throw new Error(reading.problems[0]?.message);
  read.set(name + text, reading.parsed);
  return reading.parsed;
}

function parseLock(text: string): Lock {
  const reading = readLockText(text);
  if ('problem' in reading) throw new Error(reading.problem.message);
  return reading.lock;
}

/** Compiles in memory: what becomes of the texts and of the lock, without the files. */
function publishInMemory(): Publish {
  let lockText = renderLock(EMPTY_LOCK);
  return async ({ texts, title }, now) => {
    const settings = createSettings({ SITE_URL: SITE, SITE_TITLE: title, FEED_LIMIT: LIMIT });
    const compileAt = (time: number) => {
      const lock = parseLock(lockText);
      const lockTime = computeLockTime(lock, time);
      const files = [...texts].toSorted(([a], [b]) => (a < b ? -1 : 1));
      const all = files.map(([name, text]) => readText(name, text));
      const parsedArticles = discardFutureDates(all, lock, lockTime, DEFAULTS.timeZone);
      return publish(
        {
          settings,
          parsedArticles,
          lock,
          isDeployed: true,
          lockTime,
          hidden: new Set(),
          files: new Map(),
          findFile: () => undefined,
          unread: [],
          roots: { known: [], withPosts: new Set() },
          rules: [],
          shows: NO_SHOWS,
          used: new Map(),
        },
        { now: time, drafts: false },
      );
    };
    const { site, lock, published } = compileAt(now);
    expect(published.flatMap(findDeadLinks)).toEqual([]);
    lockText = renderLock(lock);
    return {
      site,
      library: buildSiteLibrary(site, { now, feedLimit: LIMIT }),
      settings,
      compileLater: async () => {
        expect(isSameLock(lock, compileAt(now + DAY - 1000).lock), lockText).toBe(true);
      },
    };
  };
}

/** Compiles on the disk, as `npm run compile` does: with what it keeps in `.build/`. */
function publishOnDisk(root: string): Publish {
  let before: ReadonlyMap<string, string> = new Map();
  return async ({ texts, title }, now) => {
    await writeFile(path.join(root, 'wrangler.toml'), configure(title));
    for (const name of before.keys()) {
      if (!texts.has(name)) await rm(path.join(root, `seeds/${name}.md`));
    }
    for (const [name, text] of texts) {
      if (before.get(name) !== text) await writeFile(path.join(root, `seeds/${name}.md`), text);
    }
    before = texts;
    const outcome = await compile({ root, now, frozen: false, deploys: true });
    if ('problems' in outcome) throw new Error(outcome.problems[0]?.message);
    const configuration = await readConfiguration(root, undefined);
    if ('problems' in configuration) throw new Error('the settings of this test are wrong');
    return {
      ...configuration,
      site: outcome.site,
      library: await readLibrary(root),
      compileLater: async () => {
        const later = await compile({ root, now: now + DAY - 1000, frozen: true });
        expect(later).not.toHaveProperty('problems');
      },
    };
  };
}

/** What is in the folder after the events of a day. */
function change(files: Map<string, Draft>, events: readonly Event[]): void {
  for (const each of events) {
    if ('title' in each) continue;
    if (each.draft) files.set(each.name, each.draft);
    else files.delete(each.name);
  }
  // A link to a file that is not there is an error: it is written as one to nowhere else.
  for (const [name, each] of files) {
    if (each.link !== undefined && !files.has(each.link)) {
      files.set(name, { ...each, link: undefined });
    }
  }
}

/** A site through its days. */
async function live(history: Days, publishOn: Publish): Promise<void> {
  const files = oldArticles();
  const seen = new Map<string, Answer>();
  const urls = new Set(DOCUMENTS);
  let title = 'T';
  for (const [day, events] of [[], ...history].entries()) {
    const now = START + day * DAY;
    change(files, events);
    for (const each of events) if ('title' in each) title = each.title;
    for (const name of NAMES) {
      const file = files.get(name);
      if (file) urls.add(`/articles/${name}${file.slug}`);
    }
    const texts = new Map([...files].map(([name, each]) => [name, write(name, each)]));
    const published = await publishOn({ texts, title }, now);
    const { site, library, settings } = published;
    let time = now;
    const app = createApp(library, settings, () => time);
    // At once, and before what comes next.
    for (time of [now, now + DAY - 1000]) {
      const documents = await fetchDocuments(app, urls);
      checkDocuments(documents, seen, time);
      checkScheduled(documents, files, time);
      await checkArchives(app, site, time);
    }
    await published.compileLater();
  }
}

type App = ReturnType<typeof createApp>;
type Documents = ReadonlyMap<string, Answer>;

/** What is there, by its URL. */
async function fetchDocuments(app: App, urls: Iterable<string>): Promise<Documents> {
  const documents = new Map<string, Answer>();
  for (const url of urls) {
    const response = await app.request(SITE + url);
    const text = await response.text();
    const lastModified = Date.parse(response.headers.get('last-modified') ?? '');
    documents.set(url, { isThere: response.status === 200, text, lastModified });
  }
  return documents;
}

/** Whatever changed says so, with a time that is newer than any before, and not to come. */
function checkDocuments(documents: Documents, seen: Map<string, Answer>, time: number): void {
  for (const [url, answer] of documents) {
    if (!answer.isThere) continue;
    const { text, lastModified } = answer;
    const before = seen.get(url);
    expect(lastModified).toBeLessThanOrEqual(time);
    if (before) {
      expect(lastModified, `${url} goes back`).toBeGreaterThanOrEqual(before.lastModified);
      if (before.text !== text) {
        expect(lastModified, `${url} changed`).toBeGreaterThan(before.lastModified);
      }
    }
    seen.set(url, answer);
  }
}

/** What is to come, or a draft, is nowhere. */
function checkScheduled(
  documents: Documents,
  files: ReadonlyMap<string, Draft>,
  time: number,
): void {
  const hidden = [...files].filter(
    ([, { published = -1, isDraft }]) => isDraft || START + published * DAY > time,
  );
  for (const [name] of hidden) {
    const title = `Title of ${name}<`;
    expect(
      [...documents].flatMap(([url, { text }]) => (text.includes(title) ? [url] : [])),
      name,
    ).toEqual([]);
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

/** Removed, written again under another slug and scheduled, then a draft: what nobody saw is forgotten. */
const FORGOTTEN: Days = [
  [{ name: 'old1', draft: undefined }],
  [
    {
      name: 'old1',
      draft: { published: 3.5, slug: '-three', text: 'One.', isDraft: false },
    },
  ],
  [{ name: 'old1', draft: { published: undefined, slug: '', text: 'One.', isDraft: true } }],
  [],
];

test(
  'whatever happens to a site in its time, its documents tell it',
  async () => {
    const inMemory = (history: Days) => live(history, publishInMemory());
    await fc.assert(fc.asyncProperty(days, inMemory), { numRuns: 50, examples: [[FORGOTTEN]] });
  },
  PATIENCE,
);

test(
  'so they do where each compile has what the last one kept on the disk',
  async () => {
    const onDisk = async (history: Days): Promise<void> => {
      const root = await mkdtemp(path.join(os.tmpdir(), 'tidings-time-'));
      try {
        await mkdir(path.join(root, 'seeds'));
        await live(history, publishOnDisk(root));
      } finally {
        await rm(root, { recursive: true });
      }
    };
    await fc.assert(fc.asyncProperty(days, onDisk), { numRuns: 2 });
  },
  PATIENCE,
);
