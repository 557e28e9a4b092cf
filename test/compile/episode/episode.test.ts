import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { HtmlValidate } from 'html-validate';
import { expect, test } from 'vitest';
import { createApp } from '../../../src/app.ts';
import type { Article } from '../../../src/model/article.ts';
import { buildSiteLibrary, COMPILED } from '../../support/library.ts';
import { type MadeFolder, withFolder } from '../../support/made-folder.ts';
import { createSettings } from '../../support/settings.ts';

const HEADER =
  'date: 2024-01-01\naudio:\n  file: https://cdn.test/a.mp3\n  duration: 1:00:00\n  length: 9\n';

const write = (folder: MadeFolder, fields: string, text = 'Text.') =>
  folder.write('seeds/talk.md', `---\n${HEADER}${fields}\n---\n\n# A talk\n\n${text}\n`);

/** Compiles one article. */
async function compileTalk(folder: MadeFolder) {
  const outcome = await folder.compile(COMPILED);
  if (!('site' in outcome)) throw new Error(JSON.stringify(outcome.problems));
  const app = createApp(
    buildSiteLibrary(outcome.site),
    createSettings({ SITE_URL: 'https://news.test' }),
    () => COMPILED,
  );
  const talk = outcome.site.articles.find(({ slug }) => slug === 'talk');
  const get = async (file: string): Promise<string> =>
    (await app.request(`https://news.test${file}`)).text();
  return { ...outcome, talk, get, page: await get('/articles/talk') };
}

const readMedia = async ({ root }: MadeFolder, ending: string): Promise<string> => {
  const folder = path.join(root, '.build/assets/media');
  const name = (await readdir(folder)).find((each) => each.endsWith(ending)) ?? '';
  return readFile(path.join(folder, name), 'utf8');
};

const startsOf = (talk: Article | undefined) =>
  talk?.episode?.chapters?.map(({ start, title }) => [start, title]);

const CHAPTERS = [
  [0, 'Intro'],
  [62.5, 'Boats'],
  [3000, 'The end'],
];

test.each([
  [
    'lines in a list',
    'chapters: ["0:00 Intro", "00:01:02.500 Boats", { start: 50:00, title: The end }]',
  ],
  [
    'maps',
    'chapters:\n  - { time: 0, name: Intro }\n  - { startTime: 62.5, title: Boats }\n  - { start: 3000, label: The end }',
  ],
  [
    'pairs of a time and a title',
    'chapters:\n  - 0:00: Intro\n  - [62.5, Boats]\n  - start: "3000"\n    title: The end',
  ],
  ['a map of times', 'chapters:\n  0:00: Intro\n  00:01:02.500: Boats\n  50:00: The end'],
  ['one text', 'chapters: |\n  0:00 Intro\n  1:02.5 Boats\n  50:00 The end\n'],
])('chapters may be written as %s', (_, fields) =>
  withFolder(async (folder) => {
    await write(folder, fields);
    const { talk } = await compileTalk(folder);
    expect(startsOf(talk)).toEqual(CHAPTERS);
  }),
);

test('of chapters compile makes the file that apps fetch, with absolute addresses', () =>
  withFolder(async (folder) => {
    await folder.write('seeds/art.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>');
    await write(
      folder,
      'chapters:\n  - 0:00 Intro <https://x.test/>\n  - { start: 90, end: 100, image: art.svg, toc: false }',
    );
    const { talk } = await compileTalk(folder);
    expect(talk?.episode?.chaptersFile).toMatchObject({ mediaType: 'application/json+chapters' });
    expect(JSON.parse(await readMedia(folder, '.chapters.json'))).toEqual({
      version: '1.2.0',
      chapters: [
        { startTime: 0, title: 'Intro', url: 'https://x.test/' },
        {
          startTime: 90,
          endTime: 100,
          img: expect.stringMatching(/^https:\/\/news\.test\/media\/art-[0-9a-f]{12}\.svg$/),
          toc: false,
        },
      ],
    });
  }));

test.each([
  [
    'JSON chapters, as they are',
    'c.json',
    '{"version":"1.2.0","chapters":[{"startTime":0,"title":"Intro"},{"startTime":62.5,"title":"Boats"}]}',
  ],
  [
    'a list in JSON',
    'c.json',
    '[{"start":"0:00","title":"Intro"},{"start":"00:01:02.500","title":"Boats"}]',
  ],
  [
    'addresses that are none, which are left out',
    'c.json',
    '{"version":"1.2.0","chapters":[{"startTime":0,"title":"Intro","img":"javascript:x"},{"startTime":62.5,"title":"Boats","url":"javascript:x"}]}',
  ],
  ['lines', 'c.csv', '00:00:00.000 Intro\n00:01:02.500 Boats <https://x.test/>\n'],
])('a file of chapters may have %s', (_, name, text) =>
  withFolder(async (folder) => {
    await folder.write(`seeds/${name}`, text);
    await write(folder, `chapters: ${name}`);
    const { talk, page } = await compileTalk(folder);
    expect(startsOf(talk)).toEqual(CHAPTERS.slice(0, 2));
    expect(page).toContain('href="https://cdn.test/a.mp3#t=62.5"');
    const { chapters } = JSON.parse(await readMedia(folder, '.chapters.json'));
    expect(chapters).toMatchObject([{ startTime: 0 }, { startTime: 62.5 }]);
  }),
);

test('chapters elsewhere are named in the feed alone', () =>
  withFolder(async (folder) => {
    await write(folder, 'chapters: https://x.test/c.json');
    const { talk, page } = await compileTalk(folder);
    expect(talk?.episode).toMatchObject({
      chaptersFile: { url: 'https://x.test/c.json', mediaType: 'application/json+chapters' },
    });
    expect(page).not.toContain('class="chapters"');
  }));

const SAID = 'a word of the transcript that nothing else has';

test('a transcript is on the page of its article, and in no feed and no list', () =>
  withFolder(async (folder) => {
    await folder.write(
      'seeds/talk.vtt',
      `WEBVTT\n\n00:12:34.000 --> 00:12:36.000\n<v Ada & "Bo">${SAID} <script>alert(1)</script>\n`,
    );
    await write(folder, 'tags: [Sea]\ntranscript: talk.vtt');
    const { page, get } = await compileTalk(folder);
    expect(page).toContain(
      `<p><a class="time" href="https://cdn.test/a.mp3#t=754">12:34</a> <cite>Ada &amp; "Bo"</cite> ${SAID} alert(1)</p>`,
    );
    for (const file of [
      '/',
      '/tags/sea',
      '/rss.xml',
      '/atom.xml',
      '/feed.json',
      '/tags/sea/rss.xml',
    ])
      expect(await get(file), file).not.toContain(SAID);
    expect(
      new HtmlValidate({ extends: ['html-validate:standard'] }).validateStringSync(page).results,
    ).toEqual([]);
  }));

test('a transcript of three hours changes no record but its own', () =>
  withFolder(async (folder) => {
    const cue = (_: unknown, at: number) => {
      const time = new Date(at * 3000).toISOString().slice(11, 23);
      return `${time} --> ${time}\n${SAID}.\n`;
    };
    await folder.write(
      'seeds/talk.vtt',
      `WEBVTT\n\n${Array.from({ length: 3600 }, cue).join('\n')}`,
    );
    await write(folder, 'transcript: talk.vtt');
    const { page, site } = await compileTalk(folder);
    expect(page.length).toBeGreaterThan(150_000);
    const { transcript, ...rest } = site.articles[0] ?? {};
    expect(JSON.stringify(rest).length).toBeLessThan(2000);
  }));

test('the page shows the transcript in the language of the article, and links to all', () =>
  withFolder(async (folder) => {
    const say = (text: string) => `1\n00:00:01,000 --> 00:00:02,000\n${text}\n`;
    await folder.write('seeds/de.srt', say('Guten Abend'));
    await folder.write('seeds/fr.srt', say('Bonsoir'));
    await write(
      folder,
      'language: fr\ntranscripts:\n  - { file: de.srt, language: de }\n  - { file: fr.srt, language: fr }\n  - https://x.test/t.vtt',
    );
    const { page, talk } = await compileTalk(folder);
    expect(page).toContain('Bonsoir');
    expect(page).not.toContain('Guten Abend');
    expect(page).toMatch(/>de\.srt \(de\)<.*>fr\.srt \(fr\)<.*>t\.vtt</s);
    expect(talk?.episode?.transcripts?.map(({ mediaType }) => mediaType)).toEqual([
      'application/x-subrip',
      'application/x-subrip',
      'text/vtt',
    ]);
  }));

test('a scheduled episode has its transcript when it appears', () =>
  withFolder(async (folder) => {
    await folder.write('seeds/talk.vtt', `WEBVTT\n\n00:00.000 --> 00:01.000\n${SAID}\n`);
    await write(folder, 'transcript: talk.vtt');
    const { site } = await compileTalk(folder);
    const before = Date.parse('2023-12-01T00:00:00Z');
    const library = buildSiteLibrary(site, { now: before });
    const app = createApp(
      library,
      createSettings({ SITE_URL: 'https://news.test' }),
      () => COMPILED,
    );
    expect(await (await app.request('https://news.test/articles/talk')).text()).toContain(SAID);
  }));

test('a film has its captions, and chapters below it', () =>
  withFolder(async (folder) => {
    await folder.write('seeds/talk.vtt', `WEBVTT\n\n00:00.000 --> 00:01.000\n${SAID}\n`);
    await folder.write(
      'seeds/talk.md',
      '---\nvideo: { url: https://cdn.test/a.mp4, transcript: talk.vtt, chapters: [0:05 Boats] }\n---\n# A talk\n\nText.\n',
    );
    const { page } = await compileTalk(folder);
    expect(page).toMatch(
      /<track kind="captions" src="\/media\/talk-[0-9a-f]{12}\.vtt" srclang="en"/,
    );
    expect(page).toContain('href="https://cdn.test/a.mp4#t=5"');
  }));

test('what is said of a recording may stand next to it, and without one is something else', () =>
  withFolder(async (folder) => {
    await write(
      folder,
      'itunes:season: 2\nepisode: S2E\nexplicit: clean\nlocation: Hamburg\nguests: Ada Müller, Bo Chen',
    );
    await folder.write(
      'seeds/other.md',
      '---\nseason: spring\nlocation: { lat: 1 }\n---\n# B\n\nText.\n',
    );
    const { talk, warnings } = await compileTalk(folder);
    expect(talk?.audio?.explicit).toBe(false);
    expect(talk?.episode).toMatchObject({
      season: 2,
      places: [{ name: 'Hamburg' }],
      persons: [
        { name: 'Ada Müller', role: 'guest' },
        { name: 'Bo Chen', role: 'guest' },
      ],
    });
    expect(warnings.map(({ message }) => message)).toEqual([
      'episode: it is not a number; write it with digits, as in 12 (left out until then)',
      expect.stringContaining('the feed is not a podcast yet'),
    ]);
  }));

test.each([
  ['transcript: talk.txt', 'talk.txt', 'Ada: Hello.\n\nBo: Good day.\n'],
  ['transcript: talk-text.html', 'talk-text.html', '<p>Ada: Hello.</p>\n<p>Bo: Good day.</p>\n'],
  ['transcripts: [{ file: words/talk.md }]', 'words/talk.md', '# Words\n\nAda: Hello.\n'],
  ['chapters: talk-chapters.txt', 'talk-chapters.txt', '0:00 Hello\n12:34 Boats\n'],
])('what an episode names is no article: %s', (fields, name, text) =>
  withFolder(async (folder) => {
    await write(folder, fields);
    await folder.write(`seeds/${name}`, text);
    const { site, talk, page } = await compileTalk(folder);
    expect(site.articles.map(({ slug }) => slug)).toEqual(['talk']);
    expect(talk?.episode?.transcripts ?? talk?.episode?.chapters).toBeDefined();
    // Markdown is only linked to.
    expect(page).toMatch(name.endsWith('.md') ? /media\/talk-\w+\.md/ : /Hello/);
  }),
);

test('an article that says that it is one stays, also if it is a transcript', () =>
  withFolder(async (folder) => {
    await write(folder, 'transcripts: [words.txt, more.md]');
    await folder.write('seeds/words.txt', 'Words\n\nAda: Hello.\n');
    await folder.write('seeds/words.yaml', 'title: Words\n');
    await folder.write('seeds/more.md', '---\ntitle: More\n---\nAda: Hello.\n');
    const { site } = await compileTalk(folder);
    expect(site.articles.map(({ slug }) => slug).toSorted()).toEqual(['more', 'talk', 'words']);
  }));
