import { describe, expect, test } from 'vitest';
import { buildItem } from '../../src/feed/channel.ts';
import { RENDER } from '../../src/feed/render.ts';
import { createChannel } from '../support/feed-site.ts';
import { type MadeFolder, withFolder } from '../support/made-folder.ts';

const DAY = 24 * 3600 * 1000;
const START = Date.UTC(2024, 0, 1);
const MINTED = 'tag:news.test,2024-01-01:boats';

const write = (fields: string, text = 'Text.'): string =>
  `---\ntitle: Boats\n${fields}---\n\n${text}\n`;

/** The id of the only article in each format. */
async function readIds(
  { compile }: MadeFolder,
  now: number,
): Promise<Readonly<Record<'rss' | 'atom' | 'json', string | undefined>>> {
  const outcome = await compile(now);
  if ('problems' in outcome) throw new Error(outcome.problems[0]?.message);
  expect(outcome.warnings).toEqual([]);
  const items = outcome.site.articles.map((article) => buildItem('https://x.test', 'en', article));
  expect(items).toHaveLength(1);
  const channel = { ...createChannel([]), items };
  return {
    rss: /<guid isPermaLink="false">([^<]*)/.exec(RENDER.rss(channel))?.[1],
    atom: /<entry>.*<id>([^<]*)/s.exec(RENDER.atom(channel))?.[1],
    json: JSON.parse(RENDER.json(channel)).items[0].id,
  };
}

const entriesOf = async ({ readLock }: MadeFolder): Promise<Record<string, { guid?: string }>> =>
  JSON.parse(await readLock()).articles;

describe('an id of another site', () => {
  test.each([
    ['12345', '12345'],
    ['post-7@site', 'post-7@site'],
    ['"a <b> & c"', 'a <b> & c'],
  ])('that is no URI, %s, is what RSS and JSON Feed have', (spelled, id) =>
    withFolder(async (folder) => {
      await folder.write('seeds/boats.md', write(`guid: ${spelled}\n`));
      const rss = id.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
      expect(await readIds(folder, START)).toEqual({ rss, atom: MINTED, json: id });
      expect(await entriesOf(folder)).toMatchObject({ [MINTED]: { guid: id } });
    }),
  );

  test('that is one is what all of them have', () =>
    withFolder(async (folder) => {
      const id = 'https://Old.test/?p=5';
      await folder.write('seeds/boats.md', write(`guid: ${id}\n`));
      expect(await readIds(folder, START)).toEqual({ rss: id, atom: id, json: id });
      expect(await entriesOf(folder)).toEqual({
        [id]: expect.not.objectContaining({ guid: expect.anything() }),
      });
    }));

  test('stays with its article, renamed and rewritten, and when the field goes', () =>
    withFolder(async (folder) => {
      const ids = { rss: '7', atom: MINTED, json: '7' };
      await folder.write('seeds/boats.md', write('guid: 7\n'));
      expect(await readIds(folder, START)).toEqual(ids);
      await folder.remove('seeds/boats.md');
      await folder.write('seeds/ships.md', '---\ntitle: Ships\nguid: 7\n---\n\nAll new.\n');
      expect(await readIds(folder, START + DAY)).toEqual(ids);
      await folder.write('seeds/ships.md', '---\ntitle: Ships\n---\n\nAll new.\n');
      expect(await readIds(folder, START + 2 * DAY)).toEqual(ids);
    }));

  test('comes back with an article that was removed', () =>
    withFolder(async (folder) => {
      await folder.write('seeds/boats.md', write('guid: 7\n'));
      await folder.write('seeds/other.md', '# Other\n\nText.\n');
      await folder.compile(START);
      await folder.remove('seeds/boats.md');
      await folder.compile(START + DAY);
      await folder.remove('seeds/other.md');
      await folder.write('seeds/again.md', write('guid: 7\n', 'Another text.'));
      expect(await readIds(folder, START + 2 * DAY)).toEqual({ rss: '7', atom: MINTED, json: '7' });
    }));

  test('can be given to an article that readers know, which is no edit of it', () =>
    withFolder(async (folder) => {
      await folder.write('seeds/boats.md', write(''));
      expect((await readIds(folder, START)).rss).toBe(MINTED);
      const [before] = Object.values(await entriesOf(folder));
      await folder.write('seeds/boats.md', write('guid: 7\n'));
      expect(await readIds(folder, START + DAY)).toEqual({ rss: '7', atom: MINTED, json: '7' });
      const [after] = Object.values(await entriesOf(folder));
      expect(after).toEqual({ ...before, guid: '7', served: expect.any(String) });
    }));

  test('gives way to a URI that is stated later', () =>
    withFolder(async (folder) => {
      await folder.write('seeds/boats.md', write('guid: 7\n'));
      await folder.compile(START);
      await folder.write('seeds/boats.md', write('guid: urn:x:7\n'));
      const id = 'urn:x:7';
      expect(await readIds(folder, START + DAY)).toEqual({ rss: id, atom: id, json: id });
    }));

  test('can have only one article', () =>
    withFolder(async ({ write: put, compile }) => {
      await put('seeds/a.md', write('guid: 7\n'));
      await put('seeds/b.md', write('guid: 7\n'));
      expect(await compile(START)).toMatchObject({
        problems: [{ message: expect.stringContaining('id "7"') }],
      });
    }));

  test('is up to date in the lock after one compile', () =>
    withFolder(async ({ write: put, compile }) => {
      await put('seeds/boats.md', write('guid: 7\n'));
      await compile(START);
      expect(await compile(START + DAY, { frozen: true })).not.toHaveProperty('problems');
    }));
});
