import { spawn } from 'node:child_process';
import { appendFile, chmod, mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type Server as HttpServer } from 'node:http';
import path from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createApp } from '../../src/app.ts';
import { readLibrary } from '../../src/cli/read-library.ts';
import { compile } from '../../src/compile/compile.ts';
import { readConfiguration } from '../../src/compile/configuration.ts';
import { serveRoutes } from '../support/node-server.ts';
import { createProject, type Project } from '../support/project.ts';
import type { Server } from '../support/server.ts';

const PATIENCE = 60_000;

/** Milliseconds from an upload to the moment at which the public gets it. */
const PROPAGATION = 1200;

/** The host of the site, which the public could reach. */
const HOST = 'tidings.workers.dev';

/** Leads it to this machine, as DNS would lead it to Cloudflare. */
const RESOLVE = `data:text/javascript,${encodeURIComponent(`
  import dns from 'node:dns';
  const { lookup } = dns;
  dns.lookup = (host, options, done) => lookup(host === '${HOST}' ? '127.0.0.1' : host, options, done);
`)}`;

/** In place of wrangler, which needs an account: it says when it was called, and that all is well. */
const WRANGLER = '#!/bin/sh\ndate > uploaded\n';

let project: Project;
let live: Server;
let hub: HttpServer;
let hubUrl = '';
/** What is deployed, and what was before. */
let apps: readonly [before: ReturnType<typeof createApp>, after: ReturnType<typeof createApp>];
/** What the hub was told, with what it found at the URL. */
const told: (readonly [body: string, found: string])[] = [];
/** The statuses that it answers with, in turn. */
let answers: readonly number[] = [];

async function readApp() {
  const configuration = await readConfiguration(project.root, undefined);
  if ('problems' in configuration) throw new Error('the settings of this test are wrong');
  return createApp(await readLibrary(project.root), configuration.settings, Date.now);
}

const uploadTime = (): Promise<number> =>
  stat(path.join(project.root, 'uploaded')).then(
    ({ mtimeMs }) => mtimeMs,
    () => Number.POSITIVE_INFINITY,
  );

beforeAll(async () => {
  live = await serveRoutes(async (request) => {
    const isNew = Date.now() > (await uploadTime()) + PROPAGATION;
    return apps[isNew ? 1 : 0].fetch(request);
  });
  hub = createServer(async (request, response) => {
    // Where it leads to: whoever follows with GET is made welcome.
    if (request.method !== 'POST') return response.end();
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks).toString();
    const term = new URL(new URLSearchParams(body).get('hub.url') ?? '');
    const found = await (await fetch(new URL(term.pathname, live.url))).text();
    told.push([body, found]);
    const status = answers[told.length % answers.length] ?? 204;
    return response.writeHead(status, { Location: `${hubUrl}elsewhere` }).end();
  });
  await new Promise<void>((resolve) => hub.listen(0, '127.0.0.1', resolve));
  const address = hub.address();
  hubUrl = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`;

  project = await createProject(`http://${HOST}:${live.url.port}`);
  await appendFile(path.join(project.root, 'wrangler.toml'), `HUB_URL = "${hubUrl}"\n`);
  await compile({ root: project.root, now: Date.now(), frozen: false });
  await mkdir(path.join(project.root, 'bin'));
  await writeFile(path.join(project.root, 'bin/wrangler'), WRANGLER);
  await chmod(path.join(project.root, 'bin/wrangler'), 0o755);
}, PATIENCE);

afterAll(async () => {
  await live.stop();
  await new Promise((resolve) => hub.close(resolve));
  await project.remove();
});

beforeEach(async () => {
  told.length = 0;
  answers = [204];
  await rm(path.join(project.root, 'uploaded'), { force: true });
});

/** Runs `npm run deploy` with the stand-in for wrangler. */
async function deploy(...args: readonly string[]) {
  const child = spawn(process.execPath, ['src/cli/deploy.ts', ...args], {
    cwd: project.root,
    env: {
      ...process.env,
      PATH: `${project.root}/bin:${process.env.PATH}`,
      NODE_OPTIONS: `--import=${RESOLVE}`,
    },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output += chunk;
    });
  }
  const status = await new Promise((resolve) => child.on('close', resolve));
  return {
    status,
    lines: output
      .trim()
      .split('\n')
      .filter((line) => /hub|deployment/.test(line)),
  };
}

async function publish(title: string): Promise<void> {
  const before = await readApp();
  await writeFile(path.join(project.root, 'seeds/news.md'), `# ${title}\n\nText.\n`);
  await compile({ root: project.root, now: Date.now(), frozen: false });
  apps = [before, await readApp()];
}

describe('npm run deploy, with a hub', { timeout: PATIENCE }, () => {
  test('tells it of every feed that changed, once the public gets it', async () => {
    await publish('Fresh');
    const site = `http://${HOST}:${live.url.port}`;
    const { status, lines } = await deploy();
    expect(status).toBe(0);
    const paths = ['/rss.xml', '/atom.xml', '/feed.json'];
    expect(lines).toEqual(paths.map((at) => `✓ Told the hub that ${site}${at} has changed`));
    expect(told.map(([body]) => Object.fromEntries(new URLSearchParams(body)))).toEqual(
      expect.arrayContaining(
        paths.map((at) => ({
          'hub.mode': 'publish',
          'hub.url': site + at,
          'hub.topic': site + at,
        })),
      ),
    );
    expect(told).toHaveLength(3);
    for (const [, found] of told) expect(found).toContain('Fresh');
  });

  test('has nothing to tell where no feed has changed', async () => {
    const app = await readApp();
    apps = [app, app];
    const { status, lines } = await deploy();
    expect(status).toBe(0);
    expect(lines).toEqual(['✓ No feed has changed, so there is nothing to tell the hub']);
    expect(told).toEqual([]);
  });

  test('tries again where the hub fails, and says so; the deployment stands', async () => {
    await publish('Fresher');
    answers = [503];
    const { status, lines } = await deploy();
    expect(status).toBe(0);
    expect(lines).toHaveLength(4);
    expect(lines[0]).toBe(
      `warning could not tell the hub ${hubUrl} that http://${HOST}:${live.url.port}/rss.xml has changed: it answered 503`,
    );
    expect(lines[3]).toBe(
      'warning the deployment itself succeeded; readers get the change when they next poll',
    );
    expect(told).toHaveLength(9);
  });

  test('does not insist where the hub refuses', async () => {
    await publish('Freshest');
    answers = [400];
    expect((await deploy()).lines[0]).toContain('it answered 400');
    expect(told).toHaveLength(3);
  });

  test('takes any success for an answer', async () => {
    await publish('Heard');
    answers = [200, 202, 299];
    expect((await deploy()).lines.map(([sign]) => sign)).toEqual(['✓', '✓', '✓']);
  });

  test.each([
    [300, 301, 302],
    [303, 307, 308],
  ])('is not heard by a hub that has moved: %i, %i, %i', async (...statuses) => {
    await publish(`Moved ${statuses}`);
    answers = statuses;
    const { status, lines } = await deploy();
    expect(status).toBe(0);
    for (const each of statuses) {
      expect(lines.join('\n')).toContain(
        `has changed: it answered ${each}, so it has moved; set HUB_URL to its new address`,
      );
    }
    expect(lines).toHaveLength(4);
    expect(told).toHaveLength(3);
  });

  test.each(['--dry-run', '--dryRun', '--dryRun true', '--dry-run=true', '--version'])(
    'tells nothing where nothing is uploaded: %s',
    async (args) => {
      await publish('Never');
      expect(await deploy(...args.split(' '))).toEqual({ status: 0, lines: [] });
      expect(told).toEqual([]);
    },
  );
});
