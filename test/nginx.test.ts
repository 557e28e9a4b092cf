import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import getPort from 'get-port';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createApp } from '../src/app.ts';
import { SITE as LIBRARY } from './support/feed-site.ts';
import { buildSiteLibrary } from './support/library.ts';
import { serveRoutes } from './support/node-server.ts';
import type { Server } from './support/server.ts';
import { createSettings } from './support/settings.ts';
import { canRun, requireTool } from './support/tools.ts';

const PATIENCE = { timeout: 20_000, interval: 50 };
const SECOND = 1000;
const INSTANT = Date.parse('2030-01-01T17:00:00Z');

/** nginx as a shared cache: everything that it does follows from the headers it is given. */
const configure = (folder: string, port: number, origin: URL): string => `
daemon off;
master_process off;
pid ${folder}/nginx.pid;
error_log stderr error;
events {}
http {
  access_log off;
  client_body_temp_path ${folder}/body;
  proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi;
  scgi_temp_path ${folder}/scgi;
  proxy_cache_path ${folder}/cache keys_zone=edge:1m;
  server {
    listen 127.0.0.1:${port};
    location / {
      proxy_pass ${origin.origin};
      proxy_http_version 1.1;
      proxy_cache edge;
      proxy_cache_key $request_uri;
      proxy_cache_lock on;
      proxy_cache_revalidate on;
      proxy_cache_background_update on;
      add_header X-Cache $upstream_cache_status always;
    }
  }
}
`;

const NGINX = requireTool('nginx', canRun('nginx', '-v'), 'nginx-light');

const settings = createSettings({ SITE_URL: 'https://rich.tidings.test' });

describe.skipIf(NGINX.isMissing)(NGINX.entitle('behind nginx'), () => {
  /** What the Worker takes for the time. */
  let now = INSTANT - 3600 * SECOND;
  let folder = '';
  let nginx: ChildProcess;
  let origin: Server;
  let edge = '';
  const reached: number[] = [];

  beforeAll(async () => {
    const [newest] = LIBRARY.articles;
    if (!newest) throw new Error('there is no article');
    const article = {
      ...newest,
      id: 'urn:x:new',
      slug: 'new',
      title: 'On time',
      published: '2030-01-01T17:00:00Z',
    };
    const site = { ...LIBRARY, articles: [article, ...LIBRARY.articles] };
    const app = createApp(buildSiteLibrary(site), settings, () => now);
    origin = await serveRoutes(async (request) => {
      const response = await app.fetch(request);
      const { headers, status } = response;
      reached.push(status);
      // nginx does not know RFC 9213: it is given as Cache-Control what is meant for the edge.
      const targeted = headers.get('cloudflare-cdn-cache-control');
      if (targeted) headers.set('cache-control', targeted);
      return response;
    });
    folder = await mkdtemp(path.join(os.tmpdir(), 'tidings-nginx-'));
    const port = await getPort({ host: '127.0.0.1' });
    await writeFile(path.join(folder, 'nginx.conf'), configure(folder, port, origin.url));
    nginx = spawn('nginx', ['-p', folder, '-e', 'stderr', '-c', path.join(folder, 'nginx.conf')]);
    edge = `http://127.0.0.1:${port}`;
    await vi.waitFor(() => fetch(`${edge}/robots.txt`), PATIENCE);
  }, PATIENCE.timeout);

  afterAll(async () => {
    const ended = new Promise((resolve) => nginx.on('close', resolve));
    nginx.kill('SIGTERM');
    await ended;
    await origin.stop();
    await rm(folder, { recursive: true });
  });

  const get = async (at: string, headers: Record<string, string> = {}) => {
    const response = await fetch(edge + at, { headers });
    return {
      status: response.status,
      cache: response.headers.get('x-cache'),
      etag: response.headers.get('etag') ?? '',
      lastModified: response.headers.get('last-modified') ?? '',
      text: await response.text(),
    };
  };

  test('a thousand polls, with validators and without, reach the Worker once', async () => {
    reached.length = 0;
    const { etag, lastModified, text } = await get('/rss.xml');
    const kinds = [{}, { 'If-None-Match': etag }, { 'If-Modified-Since': lastModified }];
    for (let round = 0; round < 333; round += 1) {
      const [careless, byTag, byDate] = await Promise.all(
        kinds.map((headers) => get('/rss.xml', headers)),
      );
      expect([careless?.status, byTag?.status, byDate?.status]).toEqual([200, 304, 304]);
      expect(careless?.text).toBe(text);
    }
    expect(reached).toEqual([200]);
  });

  test('a scheduled article is in the feed at its time, and not before', async () => {
    now = INSTANT - 1 * SECOND;
    reached.length = 0;
    const { text } = await get('/atom.xml');
    expect(text).not.toContain('On time');
    // Its second is over: nginx asks, and while the Worker's clock stands it is still the same.
    await vi.waitFor(
      async () => expect(await get('/atom.xml')).toMatchObject({ cache: 'REVALIDATED', text }),
      PATIENCE,
    );
    expect(reached).toEqual([200, 304]);
    now = INSTANT;
    await vi.waitFor(
      async () => expect((await get('/atom.xml')).text).toContain('On time'),
      PATIENCE,
    );
    expect(reached.at(-1)).toBe(200);
  });

  test('readers get the feed that the cache has while the Worker is away', async () => {
    now = INSTANT - 1 * SECOND;
    const { text } = await get('/feed.json');
    await origin.stop();
    await vi.waitFor(
      async () =>
        expect(await get('/feed.json')).toMatchObject({ status: 200, cache: 'STALE', text }),
      PATIENCE,
    );
  });
});
