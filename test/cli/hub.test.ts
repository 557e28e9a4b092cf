import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { appendFile, chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server as HttpServer } from 'node:http';
import path from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { createApp } from '../../src/app.ts';
import { announce, readLiveFeeds } from '../../src/cli/hub.ts';
import { readLibrary } from '../../src/cli/read-library.ts';
import { compile } from '../../src/compile/compile.ts';
import { readConfiguration } from '../../src/compile/configuration.ts';
import { serveRoutes } from '../support/node-server.ts';
import { commandFile, createProject, type Project } from '../support/project.ts';
import type { Server } from '../support/server.ts';

const PATIENCE = 60_000;

/** Milliseconds from an upload to the moment at which the public gets it. */
const PROPAGATION = 12_000;

/** The host of the site, which the public could reach. */
const HOST = 'tidings.workers.dev';

/** Leads it to this machine, as DNS would lead it to Cloudflare. */
const RESOLVE = `data:text/javascript,${encodeURIComponent(`
  import dns from 'node:dns';
  const { lookup } = dns;
  dns.lookup = (host, options, done) => lookup(host === '${HOST}' ? '127.0.0.1' : host, options, done);
`)}`;

/** In place of wrangler, which needs an account: it says that it was called, and that all is well. */
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

/** Whether the public gets what is deployed. */
let isLive = (): boolean => false;

async function readDeployed(siteUrl: string) {
  const configuration = await readConfiguration(project.root, undefined);
  if ('problems' in configuration) throw new Error('the settings of this test are wrong');
  const settings = { ...configuration.settings, SITE_URL: siteUrl };
  return { settings, app: createApp(await readLibrary(project.root), settings, Date.now) };
}

beforeAll(async () => {
  live = await serveRoutes((request) => apps[isLive() ? 1 : 0].fetch(request));
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

beforeEach(() => {
  told.length = 0;
  answers = [204];
});

/** Compiles a new article, between what the public had before and what it will have. */
async function publish(title: string, siteUrl: string) {
  const { app: before } = await readDeployed(siteUrl);
  await writeFile(path.join(project.root, 'seeds/news.md'), `# ${title}\n\nText.\n`);
  await compile({ root: project.root, now: Date.now(), frozen: false });
  const { settings, app } = await readDeployed(siteUrl);
  apps = [before, app];
  return settings;
}

/** Runs `npm run deploy` with the stand-in for wrangler. */
async function deploy(...args: readonly string[]) {
  const child = spawn(process.execPath, [commandFile('deploy'), ...args], {
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
  const lines = output.trim().split('\n');
  return { status, lines: lines.filter((line) => /hub|deployment/.test(line)) };
}

const tellAbout = (site: string) =>
  ['/rss.xml', '/atom.xml', '/feed.json'].map((at) => ({
    'hub.mode': 'publish',
    'hub.url': site + at,
    'hub.topic': site + at,
  }));

describe('npm run deploy, with a hub', { timeout: PATIENCE }, () => {
  test('tells nothing where nothing is uploaded, and then of every feed that changed', async () => {
    const site = `http://${HOST}:${live.url.port}`;
    await publish('Fresh', site);
    isLive = () => existsSync(path.join(project.root, 'uploaded'));
    expect(await deploy('--version')).toEqual({ status: 0, lines: [] });
    expect(told).toEqual([]);
    await rm(path.join(project.root, 'uploaded'));

    const { status, lines } = await deploy();
    expect(status).toBe(0);
    const topics = tellAbout(site);
    expect(lines).toEqual(
      topics.map((topic) => `✓ Told the hub that ${topic['hub.url']} has changed`),
    );
    const bodies = told.map(([body]) => Object.fromEntries(new URLSearchParams(body)));
    expect(bodies).toEqual(expect.arrayContaining(topics));
    expect(told).toHaveLength(3);
  });
});

describe('after a deployment', () => {
  /** Tells the hub, by a clock that goes on where somebody waits. */
  async function tellHub(title?: string) {
    const site = live.url.origin;
    const settings =
      title === undefined ? (await readDeployed(site)).settings : await publish(title, site);
    let now = Date.now();
    isLive = () => false;
    const before = await readLiveFeeds(settings);
    const end = now + PROPAGATION;
    isLive = () => now > end;
    let output = '';
    const spies = [process.stdout, process.stderr].map((stream) =>
      vi.spyOn(stream, 'write').mockImplementation((text) => {
        output += text;
        return true;
      }),
    );
    try {
      await announce(settings, before, project.root, {
        now: () => now,
        sleep: async (time) => {
          now += time;
        },
      });
    } finally {
      for (const spy of spies) spy.mockRestore();
    }
    return output.trim().split('\n');
  }

  test('the hub is told once the public gets what is new', async () => {
    expect(await tellHub('Fresher')).toHaveLength(3);
    expect(told).toHaveLength(3);
    for (const [, found] of told) expect(found).toContain('Fresher');
  });

  test('there is nothing to tell where no feed has changed', async () => {
    apps = [apps[1], apps[1]];
    expect(await tellHub()).toEqual(['✓ No feed has changed, so there is nothing to tell the hub']);
    expect(told).toEqual([]);
  });

  test('a hub that fails is asked again, and the publisher is told; the deployment stands', async () => {
    answers = [503];
    const lines = await tellHub('Late');
    expect(lines).toHaveLength(4);
    expect(lines[0]).toBe(
      `warning could not tell the hub ${hubUrl} that ${live.url.origin}/rss.xml has changed: it answered 503`,
    );
    expect(told).toHaveLength(9);
  });

  test('a hub that refuses is not asked again', async () => {
    answers = [400];
    expect((await tellHub('Refused'))[0]).toContain('it answered 400');
    expect(told).toHaveLength(3);
  });

  test('a hub has heard where it answers with any success', async () => {
    answers = [200, 202, 299];
    expect((await tellHub('Heard')).map(([sign]) => sign)).toEqual(['✓', '✓', '✓']);
  });

  test.each([
    [300, 301, 302],
    [303, 307, 308],
  ])('a hub that has moved has not heard: %i, %i, %i', async (...statuses) => {
    answers = statuses;
    const lines = await tellHub(`Moved ${statuses}`);
    for (const each of statuses) {
      expect(lines.join('\n')).toContain(
        `has changed: it answered ${each}, so it has moved; set HUB_URL to its new address`,
      );
    }
    expect(lines).toHaveLength(4);
    expect(told).toHaveLength(3);
  });
});
