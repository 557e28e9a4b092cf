import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseFeed } from 'feedsmith';
import { describe, expect, test } from 'vitest';
import { buildItem } from '../../src/feed/channel.ts';
import { RENDER } from '../../src/feed/render.ts';
import { type IdsReport, importIds } from '../../src/import/import-ids.ts';
import { createChannel } from '../support/feed-site.ts';
import { type MadeFolder, withFolder } from '../support/made-folder.ts';

const DAY = 24 * 3600 * 1000;
const START = Date.UTC(2024, 0, 1);
const FEED = 'old-feed.xml';

type Format = 'rss' | 'atom' | 'json';

/** An item as the old site had it. */
interface OldItem {
  readonly id: string;
  readonly link?: string;
  readonly title: string;
  readonly date?: string;
}

const escapeXml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** The old feed; `next` is where it goes on. */
const WRITE: Readonly<Record<Format, (items: readonly OldItem[], next?: string) => string>> = {
  rss: (items, next) =>
    `<?xml version="1.0"?><rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Old</title>${next ? `<atom:link rel="next" href="${escapeXml(next)}"/>` : ''}${items
      .map(
        ({ id, link, title, date }) =>
          `<item><title>${escapeXml(title)}</title>${link ? `<link>${escapeXml(link)}</link>` : ''}<guid isPermaLink="false">${escapeXml(id)}</guid>${date ? `<pubDate>${new Date(date).toUTCString()}</pubDate>` : ''}</item>`,
      )
      .join('')}</channel></rss>`,
  atom: (items, next) =>
    `<feed xmlns="http://www.w3.org/2005/Atom"><title>Old</title><id>urn:x</id>${next ? `<link rel="prev-archive" href="${escapeXml(next)}"/>` : ''}${items
      .map(
        ({ id, link, title, date }) =>
          `<entry><title type="html">${escapeXml(title)}</title>${link ? `<link rel="alternate" href="${escapeXml(link)}"/>` : ''}<id>${escapeXml(id)}</id>${date ? `<published>${date}</published>` : ''}</entry>`,
      )
      .join('')}</feed>`,
  json: (items, next) =>
    JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'Old',
      next_url: next,
      items: items.map(({ id, link, title, date }) => ({
        id,
        url: link,
        title,
        content_text: 'x',
        date_published: date,
      })),
    }),
};

/** What a reader of a feed knows its items by. */
function readIds(text: string): readonly (string | undefined)[] {
  const { format, feed } = parseFeed(text);
  if (format === 'atom') return (feed.entries ?? []).map(({ id }) => id);
  if (format === 'json') return (feed.items ?? []).map(({ id }) => id);
  return format === 'rss' ? (feed.items ?? []).map(({ guid }) => guid?.value) : [];
}

async function publish({ compile }: MadeFolder, format: Format, day: number): Promise<string> {
  const outcome = await compile(START + day * DAY, { deploys: false });
  if ('problems' in outcome) throw new Error(outcome.problems[0]?.message);
  expect(outcome.site.removed).toEqual([]);
  const items = outcome.site.articles.map((article) => buildItem('https://x.test', 'en', article));
  return RENDER[format]({ ...createChannel([]), items });
}

const run = ({ root }: MadeFolder, more: { feed?: string; dryRun?: boolean } = {}) =>
  importIds({
    root,
    now: START,
    feed: FEED,
    dryRun: false,
    onProgress: () => {},
    onWait: () => {},
    ...more,
  });

async function importWell(...args: Parameters<typeof run>): Promise<IdsReport> {
  const report = await run(...args);
  if ('problems' in report) throw new Error(report.problems[0]?.message);
  return report;
}

/** Each item's id, the article, and what it was matched by. */
const tell = ({ matches }: IdsReport): readonly (readonly unknown[])[] =>
  matches.map((match) =>
    match.by === undefined
      ? [match.item.id, match.candidates.map(({ file }) => file)]
      : [match.item.id, match.article.file, match.by],
  );

interface System {
  readonly files: Readonly<Record<string, string>>;
  readonly items: readonly OldItem[];
}

const post = (fields: string): string => `---\n${fields}\n---\n\nSome words.\n`;

const SYSTEMS: Readonly<Record<string, System>> = {
  Jekyll: {
    files: {
      'seeds/_posts/2020-05-06-a-trip.md': post('title: A trip'),
      'seeds/_posts/2021-05-06-a-trip.md': post('title: Another trip'),
      'seeds/_posts/2020-06-01-boats.md': post('title: "Boats & ships"'),
    },
    items: [
      {
        id: 'https://old.test/travel/2020/05/06/a-trip',
        link: 'https://old.test/travel/2020/05/06/a-trip.html',
        title: 'A trip',
        date: '2020-05-06T00:00:00Z',
      },
      {
        id: 'https://old.test/2021/05/06/a-trip',
        link: 'https://old.test/2021/05/06/a-trip.html',
        title: 'Another trip',
        date: '2021-05-06T00:00:00Z',
      },
      {
        id: 'https://old.test/2020/06/01/boats',
        link: 'https://old.test/2020/06/01/boats.html',
        title: 'Boats &amp; ships',
        date: '2020-06-01T00:00:00Z',
      },
    ],
  },
  WordPress: {
    files: {
      'seeds/harbour.html': `---\ntitle: The harbour\ndate: 2019-03-02\naliases: [/2019/03/02/the-old-harbour/]\n---\n<p>Words.</p>\n`,
      'seeds/gulls.html': `---\ntitle: It’s gulls\ndate: 2019-03-03\n---\n<p>Words.</p>\n`,
    },
    items: [
      {
        id: 'https://old.test/?p=123',
        link: 'https://old.test/2019/03/02/the-old-harbour/',
        title: 'The harbour',
        date: '2019-03-02T08:00:00Z',
      },
      {
        id: 'https://old.test/?p=124',
        link: 'https://old.test/?p=124',
        title: 'It&#8217;s gulls',
        date: '2019-03-03T23:30:00+02:00',
      },
    ],
  },
  Hugo: {
    files: {
      'seeds/content/posts/first/index.md': '+++\ntitle = "First"\n+++\n\nWords.\n',
      'seeds/content/notes/first.md': '+++\ntitle = "First note"\n+++\n\nWords.\n',
    },
    items: [
      {
        id: 'https://old.test/posts/first/',
        link: 'https://old.test/posts/first/',
        title: 'First',
        date: '2018-01-01T00:00:00Z',
      },
      {
        id: 'https://old.test/notes/first/',
        link: 'https://old.test/notes/first/',
        title: 'First note',
        date: '2018-01-02T00:00:00Z',
      },
    ],
  },
  Ghost: {
    files: {
      'seeds/welcome.md': post('title: Welcome\nslug: welcome\ndate: 2022-02-02'),
      'seeds/second.md': post('title: Second\ncanonical: https://old.test/the-second-one/'),
    },
    items: [
      {
        id: '5f1b2c3d4e5f6a7b8c9d0e1f',
        link: 'https://old.test/welcome/',
        title: 'Welcome',
        date: '2022-02-02T10:00:00Z',
      },
      {
        id: '007',
        link: 'https://old.test/the-second-one/',
        title: 'Rewritten since',
        date: '2022-02-03T10:00:00Z',
      },
    ],
  },
};

describe.each(Object.entries(SYSTEMS))('after a move from %s', (_, { files, items }) => {
  test.each(['rss', 'atom', 'json'] as const)('readers of its %s see no rerun', (format) =>
    withFolder(async (folder) => {
      for (const [file, text] of Object.entries(files)) await folder.write(file, text);
      // Atom has absolute URIs alone.
      const old = items.map((item) => ({
        ...item,
        id: format === 'atom' && !item.id.includes(':') ? `urn:x:${item.id}` : item.id,
      }));
      await folder.write(FEED, WRITE[format](old));
      // It was looked at before, as it is, and nobody else saw it.
      await publish(folder, format, 0);
      const report = await importWell(folder);
      expect(report.matches.filter(({ by }) => by === undefined)).toEqual([]);
      expect(report.reruns).toBe(0);
      const lock = await folder.readLock();
      expect(await importWell(folder)).toMatchObject({ changed: false });
      expect(await folder.readLock()).toBe(lock);

      const known = new Set(old.map(({ id }) => id));
      const ids = readIds(await publish(folder, format, 1));
      expect(ids).toHaveLength(old.length);
      expect(ids.filter((id) => !known.has(id ?? ''))).toEqual([]);
      const compiled = await folder.readLock();
      expect(await importWell(folder)).toMatchObject({ changed: false });
      expect(await folder.readLock()).toBe(compiled);
    }),
  );
});

describe('an item', () => {
  const two = async ({ write }: MadeFolder): Promise<void> => {
    await write('seeds/a.md', post('title: Links\ndate: 2020-01-01'));
    await write('seeds/b.md', post('title: Links\ndate: 2020-01-08'));
  };

  test('with a title that several articles have gets the one of its day, or none', () =>
    withFolder(async (folder) => {
      await two(folder);
      const items = [
        { id: 'urn:x:1', title: 'Links', date: '2020-01-01T09:00:00Z' },
        { id: 'urn:x:2', title: 'Links' },
        { id: 'urn:x:3', title: 'Gone', link: 'https://old.test/gone' },
      ];
      await folder.write(FEED, WRITE.rss(items.slice(1)));
      expect(tell(await importWell(folder))).toEqual([
        ['urn:x:2', ['seeds/a.md', 'seeds/b.md']],
        ['urn:x:3', []],
      ]);
      await folder.write(FEED, WRITE.rss(items.slice(0, 1)));
      expect(tell(await importWell(folder))).toEqual([['urn:x:1', 'seeds/a.md', 'title and date']]);
    }));

  test('that could be the same article as another one leaves both open', () =>
    withFolder(async (folder) => {
      await folder.write('seeds/a.md', post('title: Links'));
      const items = ['urn:x:1', 'urn:x:2'].map((id) => ({ id, title: 'Links' }));
      await folder.write(FEED, WRITE.json(items));
      expect(tell(await importWell(folder))).toEqual([
        ['urn:x:1', ['seeds/a.md']],
        ['urn:x:2', ['seeds/a.md']],
      ]);
    }));

  test('whose name another article has, of another day and title, is left open', () =>
    withFolder(async (folder) => {
      await folder.write('seeds/news.md', post('title: News\ndate: 2020-01-01'));
      const link = 'https://old.test/2015/05/05/news';
      await folder.write(FEED, WRITE.rss([{ id: 'urn:x:1', title: 'Old news', link }]));
      expect(tell(await importWell(folder))).toEqual([['urn:x:1', ['seeds/news.md']]]);
    }));

  test('does not replace an id that the file of its article states', () =>
    withFolder(async (folder) => {
      await folder.write('seeds/a.md', post('title: A\nid: urn:x:own'));
      await folder.write(FEED, WRITE.rss([{ id: 'urn:x:1', title: 'A' }]));
      const report = await importWell(folder);
      expect(report.matches).toMatchObject([{ by: 'title', outcome: 'has another' }]);
      expect(await folder.readLock()).not.toContain('urn:x:1');
    }));
});

describe('an item is known by', () => {
  const item = (id: string, link: string, more = ''): string =>
    `<item><title>Renamed</title><link>${link}</link><guid isPermaLink="false">${id}</guid>${more}</item>`;
  const PERMALINKS = 'PERMALINKS = "/:categories/:year/:month/:day/:title.html"\n';

  test.each<[string, Readonly<Record<string, string>>, string, Readonly<Record<string, string>>]>([
    [
      'the number that WordPress gave it, in its link, in another query or in its id',
      {
        'seeds/a.md': post('title: A\nwordpress_id: 12'),
        'seeds/b.md': post('title: B\naliases: ["/?p=13"]'),
        'seeds/c.md': post('title: C\npost_id: 14'),
      },
      item('a', 'http://old.test/?p=12') +
        item('b', 'https://www.old.test/index.php?p=13') +
        item('https://old.test/?p=14', 'https://old.test/2020/x-y-z/'),
      { a: 'seeds/a.md', b: 'seeds/b.md', 'https://old.test/?p=14': 'seeds/c.md' },
    ],
    [
      'the link that FeedBurner replaced',
      {
        'seeds/a.md': post('title: A\npermalink: /2019/01/a.html'),
        'seeds/b.md': post('title: B\npermalink: /2019/01/b.html'),
      },
      item(
        'a',
        'http://feedproxy.google.com/~r/old/~3/Ab/',
        '<feedburner:origLink>http://old.test/2019/01/a.html?m=1</feedburner:origLink>',
      ) +
        item(
          'b',
          'http://feedproxy.google.com/~r/old/~3/Cd/',
          '<feedburner:origLink>http://old.test/2019/01/b.html</feedburner:origLink>',
        ),
      { a: 'seeds/a.md', b: 'seeds/b.md' },
    ],
    [
      'the address that PERMALINKS gives it',
      {
        'seeds/_posts/2019-02-01-note.md': post('title: A\ncategories: a'),
        'seeds/b/_posts/2019-02-01-note.md': post('title: B'),
      },
      item('a', 'https://old.test/a/2019/02/01/note.html') +
        item('b', 'https://old.test/b/2019/02/01/note.html'),
      { a: 'seeds/_posts/2019-02-01-note.md', b: 'seeds/b/_posts/2019-02-01-note.md' },
    ],
    [
      'its link, however it is spelled',
      {
        'seeds/a.md': post('title: A\npermalink: /Blog/\u00dcber-uns/'),
        'seeds/b.md': post('title: B\npermalink: /blog/b.php'),
        'seeds/c.md': post('title: C\npermalink: /blog/c/'),
      },
      item('a', 'HTTP://WWW.OLD.TEST/blog/%C3%BCber-uns') +
        item('b', '/blog/b.php#x') +
        item('c', 'https://old.test/blog/c/index.html?utm_source=rss&amp;utm_medium=rss'),
      { a: 'seeds/a.md', b: 'seeds/b.md', c: 'seeds/c.md' },
    ],
  ])('%s', (_, files, items, expected) =>
    withFolder(async (folder) => {
      const settings = await readFile(path.join(folder.root, 'wrangler.toml'), 'utf8');
      await folder.write('wrangler.toml', settings + PERMALINKS);
      for (const [file, text] of Object.entries(files)) await folder.write(file, text);
      await folder.write(
        FEED,
        `<rss version="2.0" xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"><channel><title>Old</title>${items}</channel></rss>`,
      );
      const report = await importWell(folder);
      expect(Object.fromEntries(tell(report))).toEqual(expected);
      expect(report.matches.map(({ by }) => by)).toEqual(report.matches.map(() => 'address'));
      expect(await importWell(folder)).toMatchObject({ changed: false });
    }),
  );
});

test('an item of a feed that counts clicks, without an id, keeps the one that readers know: its link', () =>
  withFolder(async (folder) => {
    await folder.write('seeds/a.md', post('title: A\npermalink: /2019/a'));
    await folder.write(
      FEED,
      '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"><title>Old</title><entry><title>A</title><link href="http://feedproxy.google.com/x"/><feedburner:origLink>https://old.test/2019/a</feedburner:origLink></entry></feed>',
    );
    expect(tell(await importWell(folder))).toEqual([
      ['http://feedproxy.google.com/x', 'seeds/a.md', 'address'],
    ]);
  }));

test('a title that returns every day is told by its time', () =>
  withFolder(async (folder) => {
    const days = Array.from({ length: 400 }, (_, at) => new Date(START - at * DAY).toISOString());
    for (const [at, date] of days.entries()) {
      await folder.write(`seeds/${at}.md`, post(`title: Links\ndate: ${date}`));
    }
    const items = days.map((date, at) => ({ id: `urn:x:${at}`, title: 'Links', date }));
    await folder.write(FEED, WRITE.atom(items));
    expect(tell(await importWell(folder))).toEqual(
      items.map(({ id }, at) => [id, `seeds/${at}.md`, 'title and date']),
    );
  }));

test('an article without a date of its own keeps the date that readers know, and no other is touched', () =>
  withFolder(async (folder) => {
    await folder.write('seeds/a.md', '# Undated\n\nText.\n');
    await folder.write('seeds/b.md', post('title: Dated\ndate: 2020-01-01'));
    const items = [
      { id: 'urn:x:1', title: 'Undated', date: '2015-01-01T09:00:00Z' },
      { id: 'urn:x:2', title: 'Dated', date: '2020-01-01T09:00:00Z' },
    ];
    await folder.write(FEED, WRITE.rss(items));
    await publish(folder, 'rss', 0);
    await importWell(folder);
    const outcome = await folder.compile(START + DAY, { deploys: false });
    if ('problems' in outcome) throw new Error(outcome.problems[0]?.message);
    expect(outcome.site.articles.map(({ id, updated }) => [id, updated])).toEqual([
      ['urn:x:2', '2020-01-01T00:00:00Z'],
      ['urn:x:1', '2015-01-01T09:00:00Z'],
    ]);
  }));

test('an imported id is known to readers: its article is told to be gone, and has it again when it comes back', () =>
  withFolder(async (folder) => {
    await folder.write('seeds/a.md', '# A\n\nText.\n');
    await folder.write('seeds/b.md', '# B\n\nText.\n');
    await folder.write(FEED, WRITE.rss([{ id: '7', title: 'A' }]));
    await importWell(folder);
    await folder.remove('seeds/a.md');
    const outcome = await folder.compile(START, { deploys: false });
    expect(outcome).toMatchObject({ site: { removed: [{ slugs: ['a'] }] } });
    await folder.write('seeds/a.md', '# A\n\nText.\n');
    await folder.compile(START + DAY, { deploys: false });
    expect(await folder.readLock()).toContain('"guid":"7"');
  }));

test('of two feeds, Atom has one id of an article and RSS the other', () =>
  withFolder(async (folder) => {
    await folder.write('seeds/a.md', '# A\n\nText.\n');
    await folder.write(FEED, WRITE.rss([{ id: '7', title: 'A' }]));
    await folder.write('atom.xml', WRITE.atom([{ id: 'urn:x:7', title: 'A' }]));
    await importWell(folder);
    await importWell(folder, { feed: 'atom.xml' });
    expect(readIds(await publish(folder, 'rss', 0))).toEqual(['7']);
    expect(readIds(await publish(folder, 'atom', 0))).toEqual(['urn:x:7']);
    for (const feed of [FEED, 'atom.xml']) {
      expect(await importWell(folder, { feed })).toMatchObject({ changed: false });
    }
  }));

test.each(['rss', 'atom', 'json'] as const)('archives of %s are read too', (format) =>
  withFolder(async (folder) => {
    await folder.write('seeds/a.md', '# A\n\nText.\n');
    await folder.write('seeds/b.md', '# B\n\nText.\n');
    await folder.write(FEED, WRITE[format]([{ id: 'urn:x:a', title: 'A' }], 'older.xml'));
    // It goes round, and on to a place that is not here.
    await folder.write('older.xml', WRITE[format]([{ id: 'urn:x:b', title: 'B' }], FEED));
    expect(await importWell(folder)).toMatchObject({ documents: 2, rest: undefined });
    expect(await folder.readLock()).toMatch(/"urn:x:a".*"urn:x:b"/s);
    await folder.write('older.xml', WRITE[format]([], 'https://old.test/?paged=3'));
    expect(await importWell(folder)).toMatchObject({ rest: 'https://old.test/?paged=3' });
  }),
);

test('articles that were deployed under other ids are counted', () =>
  withFolder(async (folder) => {
    await folder.write('seeds/a.md', '# A\n\nText.\n');
    await folder.compile(START);
    await folder.write(FEED, WRITE.rss([{ id: 'urn:x:1', title: 'A' }]));
    expect(await importWell(folder)).toMatchObject({ reruns: 1 });
  }));

test('an old address that does not lead here is listed: by no alias, pattern or rule', () =>
  withFolder(async (folder) => {
    const { write } = folder;
    await write(
      'wrangler.toml',
      `[vars]
SITE_URL = "https://news.test"
SITE_TITLE = "T"
SITE_DESCRIPTION = "D"
SITE_LANGUAGE = "en"
PERMALINKS = "/:year/:title/"
`,
    );
    await write('seeds/_redirects', '/blog/* /articles/:splat');
    for (const [name, fields] of [
      ['alias', 'aliases: /x/alias.html'],
      ['pattern', 'date: 2020-01-02'],
      ['rule', 'title: Rule'],
      ['number', 'wordpress_id: 7'],
      ['dead', 'date: 2020-01-02'],
      ['other', 'date: 2020-01-02'],
    ] as const) {
      await write(`seeds/${name}.md`, `---\n${fields}\n---\n# ${name}\n\nText.\n`);
    }
    const items = [
      ['alias', 'https://old.test/x/alias.html'],
      ['pattern', 'https://www.old.test/2020/pattern'],
      ['rule', 'https://old.test/blog/rule/?utm_source=x'],
      ['number', 'https://old.test/?p=7'],
      ['dead', 'https://old.test/2020/01/dead/'],
      ['other', 'https://elsewhere.test/other'],
    ].map(([title = '', link = '']) => ({ id: link, link, title, date: '2020-01-02T00:00:00Z' }));
    await write(FEED, WRITE.rss(items));
    expect((await importWell(folder)).dead).toEqual([
      { link: 'https://old.test/2020/01/dead/', file: 'seeds/dead.md' },
    ]);
  }));

test('a dry run writes nothing', () =>
  withFolder(async (folder) => {
    await folder.write('seeds/a.md', '# A\n\nText.\n');
    await folder.compile(START);
    const before = await folder.readLock();
    await folder.write(FEED, WRITE.rss([{ id: 'urn:x:1', title: 'A' }]));
    expect(await importWell(folder, { dryRun: true })).toMatchObject({ changed: true });
    expect(await folder.readLock()).toBe(before);
  }));

const DEEP = `<rss version="2.0"><channel>${'<a>'.repeat(100_000)}`;

test.each([
  ['is not there', undefined, 1, 'no such file; give the path or the URL of a feed'],
  [
    'is empty',
    '',
    1,
    'this is no RSS, Atom or JSON Feed; give the address of the feed itself, or a copy of it',
  ],
  [
    'is a page',
    '<!doctype html>\n<p>Hi',
    1,
    'this is no RSS, Atom or JSON Feed; give the address of the feed itself, or a copy of it',
  ],
  [
    'is broken XML',
    '<rss version="2.0">\n<channel><item><title>x</titel>',
    2,
    'this is not well-formed XML; save the feed again',
  ],
  [
    'is broken JSON',
    '{"version":\n"https://jsonfeed.org/version/1.1"',
    2,
    'this is not valid JSON; save the feed again',
  ],
  ['has no items', WRITE.rss([]), 1, 'there are no items in this feed; give one that has some'],
  [
    'declares entities',
    '<!DOCTYPE x [\n<!ENTITY a "aa">]><rss/>',
    2,
    'a feed must not declare entities; save it without its DOCTYPE',
  ],
  ['is nested deeply', DEEP, 1, 'this is not well-formed XML; save the feed again'],
  ['is nested deeply in JSON', '['.repeat(100_000), 1, expect.stringContaining('; ')],
])('a feed that %s is a problem with its place', (_, text, line, message) =>
  withFolder(async (folder) => {
    await folder.write('seeds/a.md', '# A\n\nText.\n');
    if (text !== undefined) await folder.write(FEED, text);
    expect(await run(folder)).toMatchObject({ problems: [{ file: FEED, line, message }] });
  }),
);
