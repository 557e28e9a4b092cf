import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callHere } from '../support/command.ts';
import { createProject, type Project } from '../support/project.ts';

const PATIENCE = 120_000;

const FEED = `<rss version="2.0"><channel><title>Old</title>
<item><title>A note</title><link>https://old.test/undated.html</link><guid isPermaLink="false">0042</guid></item>
<item><title>Gone \u009b31m</title><guid>https://old.test/gone</guid></item>
</channel></rss>`;

let project: Project;

beforeAll(async () => {
  project = await createProject('https://news.tidings.test');
  await writeFile(path.join(project.root, 'old.xml'), FEED);
  await writeFile(path.join(project.root, 'page.xml'), '<!doctype html><p>Hi');
}, PATIENCE);
afterAll(() => project.remove());

async function run(...args: readonly string[]) {
  const { status, output } = await callHere(project.root, 'import', args);
  return { status, output };
}

const readLock = (): Promise<string> =>
  readFile(path.join(project.root, 'seeds/articles.lock.json'), 'utf8');

describe('npm run import -- ids', { timeout: PATIENCE }, () => {
  test('shows what a dry run would do, does it, and has nothing to do then', async () => {
    const before = await readLock();
    const dry = project.call('import', 'ids', 'old.xml', '--dry-run');
    expect(await dry.ended).toBe(0);
    expect(dry.output()).toContain('✓ 2 items: 1 would get their id, 0 had it, 1 open');
    expect(await readLock()).toBe(before);

    const { status, output } = await run('ids', 'old.xml');
    expect(status).toBe(0);
    expect(output).toMatch(
      /^Matched: 1\n +✓ A note +seeds\/undated\.txt {2}by the last part of its address\n/,
    );
    expect(output).toMatch(/\nNot matched: 1\n +- Gone .*https:\/\/old\.test\/gone\n/);
    expect(output).toMatch(
      /\nIts address leads nowhere: 1\n +! https:\/\/old\.test\/undated\.html {2}seeds\/undated\.txt\nTo let them lead here, /,
    );
    expect(output).not.toContain('\u009b');
    expect(output).toContain('✓ 2 items: 1 got their id, 0 had it, 1 open');
    const lock = await readLock();
    expect(lock).toContain('"guid":"0042"');

    const again = await run('ids', 'old.xml', '--strict');
    expect(again.status).toBe(1);
    expect(again.output).toContain('The lock has all of it already.');
    expect(await readLock()).toBe(lock);
  });

  test('says what is wrong with a feed, and where', async () => {
    expect(await run('ids', 'page.xml')).toEqual({
      status: 1,
      output:
        'error: page.xml: this is no RSS, Atom or JSON Feed; give the address of the feed itself, or a copy of it\n',
    });
  });

  test.each([
    ['a folder', 'seeds', 'error: seeds: this is a folder; give the path or the URL of a feed'],
    ['a file that is not there', 'x.xml', 'error: x.xml: no such file'],
    [
      'an export',
      'export.xml',
      'error: export.xml: this is an export, not a feed; import it: npm run import -- export.xml',
    ],
  ])('says what is wrong with %s', async (_, file, says) => {
    await writeFile(
      path.join(project.root, 'export.xml'),
      '<rss xmlns:wp="http://wordpress.org/export/1.2/"/>',
    );
    const { status, output } = await run('ids', file);
    expect([status, output]).toEqual([1, expect.stringContaining(says)]);
  });

  test('shows titles as readers see them', async () => {
    await writeFile(
      path.join(project.root, 'amp.xml'),
      FEED.replace('A note', 'Tea &amp;amp; toast'),
    );
    expect((await run('ids', 'amp.xml', '--dry-run')).output).toContain(' Tea & toast ');
  });

  test('says what is wrong with a call', async () => {
    expect((await run()).output).toMatch(/^error: expected an export, or "ids" and a feed\n/);
    for (const call of [['ids'], ['ids', 'a', 'b'], ['ids', 'a', '--dry'], []]) {
      expect((await run(...call)).status).toBe(2);
    }
    const help = await run('ids', '--help');
    expect(help.status).toBe(0);
    expect(help.output).toContain('--dry-run');
  });
});
