import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import getPort from 'get-port';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readExamples } from './support/examples.ts';
import { SETTINGS, type Server, startServer } from './support/server.ts';
import { canRun, requireTool } from './support/tools.ts';

const PATIENCE = 60_000;

/** Debian's own, where its packages are. */
const PYTHON = '/usr/bin/python3';

let server: Server;
let folder = '';

beforeAll(async () => {
  server = await startServer();
  folder = await mkdtemp(path.join(os.tmpdir(), 'tidings-programs-'));
}, PATIENCE);

afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});

function run(program: string, ...args: readonly string[]) {
  const child = spawn(program, args, { cwd: folder });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output += chunk;
    });
  }
  return new Promise((resolve) =>
    child.on('close', (status) => resolve({ status, lines: output.trim().split('\n') })),
  );
}

const CURL = requireTool('curl', canRun('curl', '--version'));
const JQ = requireTool('jq', canRun('jq', '--version'));
const FEEDPARSER = requireTool(
  'feedparser',
  canRun(PYTHON, '-c', 'import feedparser'),
  'python3-feedparser',
);

describe('the programs of the documentation do what they say', () => {
  test.skipIf(CURL.isMissing)(CURL.entitle('curl keeps a feed and its tag'), async () => {
    const [poll = ''] = readExamples('sh', server.url);
    expect(await run('sh', '-c', poll)).toMatchObject({ status: 0 });
    const feed = path.join(folder, 'feed.xml');
    const [text, { mtimeMs }] = [await readFile(feed, 'utf8'), await stat(feed)];
    expect(text).toContain('<rss ');
    expect(await run('sh', '-c', poll)).toMatchObject({ status: 0 });
    expect(await readFile(feed, 'utf8')).toBe(text);
    expect((await stat(feed)).mtimeMs).toBe(mtimeMs);
    expect(await readFile(path.join(folder, 'feed.etag'), 'utf8')).toMatch(/^W\/"[\w-]{22}"/);
  });

  test.skipIf(CURL.isMissing || JQ.isMissing)(
    CURL.entitle(JQ.entitle('a loop gets every article, page by page')),
    async () => {
      const port = await getPort({ host: '127.0.0.1' });
      const url = `http://127.0.0.1:${port}`;
      const small = await startServer({ ...SETTINGS, SITE_URL: url, FEED_LIMIT: '1' }, port);
      const [, loop = ''] = readExamples('sh', new URL(url));
      expect(await run('sh', '-c', loop)).toEqual({
        status: 0,
        lines: [
          expect.stringMatching(/^tag:news\.tidings\.test,2024-03-01:a-note/),
          expect.stringMatching(/^tag:.*:hochwasser/),
          expect.stringMatching(/^tag:.*:north-koreas-kim/),
        ],
      });
      await small.stop();
    },
  );

  test.skipIf(FEEDPARSER.isMissing)(
    FEEDPARSER.entitle('feedparser reads the feed, and is told that it has not changed'),
    async () => {
      const [script = ''] = readExamples('python', server.url);
      expect(await run(PYTHON, '-c', script)).toEqual({
        status: 0,
        lines: [
          expect.stringContaining(
            'Z A &lt;note&gt; without a date &amp; "much" else: ]]&gt; twice',
          ),
          expect.stringContaining(
            'Z Hochwasser: Die Stadt atmet auf https://news.tidings.test/articles/hochwasser',
          ),
          expect.stringContaining(
            '2021-06-18T00:00:00.000Z North Korea’s Kim vows to be ready for',
          ),
          '304 0',
        ],
      });
    },
  );
});
