import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readShows } from '../../src/read/shows/read-shows.ts';
import { SHOWS, withShows } from '../support/made-shows.ts';

const NOW = Date.parse('2024-03-01T10:00:00Z');

const warningsOf = async (settings: string): Promise<readonly string[]> => {
  let told: readonly string[] = [];
  await withShows(settings, async (_, __, outcome) => {
    const problems = 'problems' in outcome ? outcome.problems : outcome.warnings;
    told = problems.map(
      ({ file, line, column, message }) => `${file}:${line}:${column} ${message}`,
    );
  });
  return told;
};

test.each([
  ['a list', '- title: A\n- tag: b\n  title: B', ['A', 'B']],
  ['one show', 'title: A', ['A']],
  ['a list with a name', 'podcasts:\n  - title: A\n  - title: B', ['A', 'B']],
  ['JSON', '[{ "title": "A" }]', ['A']],
  ['nothing', '# later\n', []],
  ['a number', '- title: 007', ['007']],
])('the settings of shows may be %s', (_, text, titles) => {
  const { shows, problems, warnings } = readShows(text, 'a');
  expect(shows.map(({ fields }) => fields.title)).toEqual(titles);
  expect([...problems, ...warnings]).toEqual([]);
});

test.each([
  ['itunes:type: Serial', { type: 'serial' }],
  [
    'itunes_category: {text: Arts, sub: [Books, Food]}',
    { category: ['Arts > Books', 'Arts > Food'] },
  ],
  ['categories: [{Arts: Books}]', { category: ['Arts > Books'] }],
  ['owner_email: jo@x.test', { email: 'jo@x.test' }],
  ['owner: jo@x.test', { owner: { email: 'jo@x.test' } }],
  ['authors: [Ada, Bo]', { author: 'Ada, Bo' }],
  ['explicit: explicit', { explicit: true }],
  ['parental_advisory: clean', { explicit: false }],
  ['isLocked: yes', { locked: true }],
  ['cover_art: a.png', { image: { location: 'a.png' } }],
  ['hosts: Ada, Bo', { persons: [{ name: 'Ada' }, { name: 'Bo' }] }],
  [
    'donate: https://www.pay.test/x',
    { funding: [{ url: 'https://www.pay.test/x', text: 'pay.test' }] },
  ],
  [
    'schedule: {text: Mondays, rrule: "RRULE:FREQ=WEEKLY;BYDAY=MO"}',
    { update_frequency: { text: 'Mondays', rrule: 'FREQ=WEEKLY;BYDAY=MO' } },
  ],
  ['medium: audiobook', { medium: 'audiobook' }],
])('a show may say %s', (text, fields) => {
  const read = readShows(text, 'a');
  expect(read.shows[0]?.fields).toMatchObject(fields);
  expect([...read.problems, ...read.warnings]).toEqual([]);
});

test('a person of a show keeps the name if the address is none', () => {
  const { shows, warnings } = readShows('hosts: [{ name: Ada, href: "javascript:x" }, Bo]', 'a');
  expect(shows[0]?.fields.persons).toMatchObject([{ name: 'Ada' }, { name: 'Bo' }]);
  expect(warnings.map(({ line, column, message }) => `${line}:${column} ${message}`)).toEqual([
    '1:28 hosts: "javascript:x" is not an absolute URL; write all of it, starting with https:// (left out until then)',
  ]);
});

test('a picture that directories reject is told, and served all the same', async () => {
  const settings = '- image: media/small.png\n  category: News\n';
  expect(await warningsOf(settings)).toEqual([
    'seeds/_podcasts.yml:1:10 image: this is image/png of 600 × 600 pixels, and directories reject a show whose picture is not a square JPEG or PNG of 1400 to 3000 pixels; export it anew',
  ]);
  await withShows(settings, async (ask, { root }) => {
    expect(await ask('/rss.xml')).toMatch(/<itunes:image href="[^"]*\/media\/small-/);
    const media = await readdir(path.join(root, '.build/assets/media'));
    expect(media.filter((name) => name.startsWith('small-'))).toHaveLength(1);
  });
});

test.each([
  [
    'a picture that is not there',
    '- image: media/none.png\n  category: News',
    '1:10 image: there is no file seeds/media/none.png; add it, or fix the path',
  ],
  [
    'a picture elsewhere that is a drawing',
    '- image: https://x.test/a.svg\n  category: News',
    '1:10 image: this is image/svg+xml, and directories reject a show whose picture is not a square JPEG or PNG of 1400 to 3000 pixels; export it anew',
  ],
  [
    'an address that is none',
    '- image: https://x.test/a.png\n  category: News\n  funding: "javascript:alert(1)"',
    '3:12 funding: "javascript:alert(1)" is not an absolute URL; write all of it, starting with https:// (left out until then)',
  ],
  [
    'a tag that is nearly right',
    '- tag: Harbor Talk',
    '1:8 tag: no article has the tag "Harbor Talk"; did you mean "Harbour Talk"?',
  ],
  [
    'a description that is too long',
    `- image: https://x.test/a.png\n  category: News\n  description: ${'ä'.repeat(2001)}`,
    '3:16 description: this is 4,002 bytes long, and Apple takes 4,000; shorten it',
  ],
])('%s is told with its line', async (_, settings, message) => {
  expect(await warningsOf(settings)).toContain(`seeds/_podcasts.yml:${message}`);
});

test('YAML that cannot be read stops a compile, with its line', async () => {
  expect(await warningsOf('- title: "A\n')).toEqual([
    expect.stringMatching(/^seeds\/_podcasts\.yml:\d+:\d+ a quotation mark, bracket/),
  ]);
});

test('a site whose episodes all belong to shows needs no show of its own', async () => {
  const tags = ['harbour-talk', 'sea'].map(
    (tag) => `- { tag: ${tag}, image: "https://x.test/a.png", category: News }\n`,
  );
  expect(await warningsOf(tags.join(''))).toEqual([]);
});

test('a change of the settings of shows re-dates the site, and only that', async () => {
  await withShows(SHOWS, async (_, { compile, write, readLock }) => {
    const before = JSON.parse(await readLock());
    const later = Date.parse('2024-03-02T10:00:00Z');
    expect(await compile(later)).toMatchObject({ changed: false });
    await write('seeds/_podcasts.yml', SHOWS.replace('serial', 'episodic'));
    await compile(later);
    const after = JSON.parse(await readLock());
    expect(after.sites['https://news.test'].changed).toBe('2024-03-02T10:00:00Z');
    expect(after.articles).toEqual(before.articles);
  });
});

const CUT =
  'FEED_LIMIT is 1, so podcast apps, which read no archives, miss 1 of 2 episodes; set it to 100 in wrangler.toml';

test.each([
  [
    'a show of its own settings',
    'image: https://x.test/a.png\ncategory: News\n',
    ['seeds/_podcasts.yml'],
  ],
  ['a show by the settings of the site', '', ['wrangler.toml']],
])('more episodes than the feed has are told: %s', (_, settings, files) =>
  withShows('', async (__, { root, write, compile }) => {
    const vars = await readFile(path.join(root, 'wrangler.toml'), 'utf8');
    const more = 'SITE_ICON = "https://x.test/a.png"\nSITE_CATEGORY = "News"\nFEED_LIMIT = "1"\n';
    await write('wrangler.toml', vars + more);
    await write('seeds/_podcasts.yml', settings);
    const filesOf = async () =>
      (await compile(NOW)).warnings?.flatMap(({ file, message }) =>
        message === CUT ? [file] : [],
      );
    expect(await filesOf()).toEqual(files);
    // What is mostly read is no show, whatever else it has.
    for (const name of ['a', 'b', 'c']) await write(`seeds/${name}.md`, `# ${name}\n\nText.\n`);
    expect(await filesOf()).toEqual([]);
  }),
);

test('several shows that are longer than the feed are told at once', () =>
  withShows('', async (_, { root, write, compile }) => {
    const vars = await readFile(path.join(root, 'wrangler.toml'), 'utf8');
    await write('wrangler.toml', `${vars}FEED_LIMIT = "1"\n`);
    const show = 'image: https://x.test/a.png\n  category: News\n';
    await write('seeds/_podcasts.yml', `- title: All\n  ${show}- tag: sea\n  ${show}`);
    for (const name of ['a', 'b'])
      await write(
        `seeds/${name}.md`,
        `---\ntags: sea\naudio: { file: "https://x.test/${name}.mp3", length: 9 }\n---\n# ${name}\n\nText.\n`,
      );
    const told = (await compile(NOW)).warnings?.filter(({ message }) => /FEED_LIMIT/.test(message));
    expect(told).toEqual([
      {
        file: 'seeds/_podcasts.yml',
        line: 1,
        column: 3,
        message:
          'FEED_LIMIT is 1, so podcast apps, which read no archives, miss 3 of 4 episodes of "All" and 2 of 3 episodes of "sea"; set it to 100 in wrangler.toml',
      },
    ]);
  }));
