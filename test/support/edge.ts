import { createServer } from 'node:http';
import { connect, type Server } from 'node:net';
import { gzipSync } from 'node:zlib';
import { createApp } from '../../src/app.ts';
import { type Agents, closeAgents, createAgents } from '../../src/doctor/ask.ts';
import { asMarked } from '../../src/model/site-mark.ts';
import { buildSiteLibrary, COMPILED } from './library.ts';
import { makeSite } from './made-site.ts';
import { createSettings } from './settings.ts';

/** Where the site is, which only a {@link Edge} knows. */
export const SITE = new URL('https://news.test');
export const HUB = 'https://hub.test/';
export const RECORDING = '/media/episode-0123456789.mp3';

const RECORDING_SIZE = 1000;

/** A request as it reaches a server. */
export interface EdgeRequest {
  /** With its scheme and host. */
  readonly url: URL;
  readonly method: string;
  readonly headers: Headers;
}

export interface EdgeResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string | Uint8Array;
}

/** What is wrong: changes what would be answered, or answers by itself. */
export type Spoil = (
  request: EdgeRequest,
  response: EdgeResponse,
) => EdgeResponse | Promise<EdgeResponse>;

/** A network in which there is a site behind Cloudflare. */
export interface Edge {
  /** Leads every host to this machine. */
  readonly agents: Agents;
  /** Sets what is wrong until the next time. */
  readonly spoil: (spoil: Spoil) => void;
  /** Has the site answer at another address than it names, to which every other one leads. */
  readonly moveTo: (origin: string) => void;
  readonly stop: () => Promise<void>;
}

/** An answer with some of its headers changed; `undefined` takes one away. */
export function withHeaders(
  response: EdgeResponse,
  changes: Readonly<Record<string, string | undefined>>,
): EdgeResponse {
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined) headers.delete(name);
    else headers.set(name, value);
  }
  return { ...response, headers };
}

export const textOf = ({ body }: EdgeResponse): string =>
  typeof body === 'string' ? body : new TextDecoder().decode(body);

const redirect = (location: string): EdgeResponse => ({
  status: 301,
  headers: new Headers({ location }),
  body: '',
});

/** Byte ranges of a recording (RFC 9110 §14). */
function sendRecording(range: string | null): EdgeResponse {
  const bytes = new Uint8Array(RECORDING_SIZE);
  const headers = new Headers({ 'content-type': 'audio/mpeg', 'accept-ranges': 'bytes' });
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(range ?? '') ?? [];
  if (range === null) {
    headers.set('content-length', String(RECORDING_SIZE));
    return { status: 200, headers, body: bytes };
  }
  const start = from === '' ? RECORDING_SIZE - Number(to) : Number(from);
  const end = from === '' || to === '' ? RECORDING_SIZE - 1 : Number(to);
  if (start >= RECORDING_SIZE) {
    headers.set('content-range', `bytes */${RECORDING_SIZE}`);
    return { status: 416, headers, body: '' };
  }
  headers.set('content-range', `bytes ${start}-${end}/${RECORDING_SIZE}`);
  return { status: 206, headers, body: bytes.subarray(start, end + 1) };
}

function createSiteApp() {
  const made = makeSite({ due: 120, scheduled: 0, removed: [] });
  const articles = made.articles.map((article, index) =>
    index === 0
      ? { ...article, contentHtml: asMarked(`<p><a href="\uffff${RECORDING}">Hear it</a></p>`) }
      : article,
  );
  const settings = createSettings({ SITE_URL: SITE.origin, HUB_URL: HUB });
  return createApp(buildSiteLibrary({ ...made, articles }), settings, () => COMPILED);
}

/** What is answered where nothing is wrong. */
async function answer(
  app: ReturnType<typeof createSiteApp>,
  { url, method, headers }: EdgeRequest,
  home: string,
): Promise<EdgeResponse> {
  if (url.host === 'hub.test') return { status: 405, headers: new Headers(), body: '' };
  if (url.origin !== home) return redirect(home + url.pathname + url.search);
  if (url.pathname === RECORDING) return sendRecording(headers.get('range'));
  const response = await app.request(new Request(url, { method, headers }));
  return {
    status: response.status,
    headers: new Headers(response.headers),
    body: new Uint8Array(await response.arrayBuffer()),
  };
}

/** What Cloudflare adds to what a Worker answers. */
function asEdge({ headers }: EdgeRequest, response: EdgeResponse): EdgeResponse {
  const seen = withHeaders(response, {
    'cf-ray': '8c1d2e3f4a5b6c7d-FRA',
    'cf-cache-status': 'HIT',
    'cloudflare-cdn-cache-control': undefined,
    server: 'cloudflare',
  });
  if (response.status !== 200 || !headers.get('accept-encoding')?.includes('gzip')) return seen;
  return {
    ...withHeaders(seen, { 'content-encoding': 'gzip', 'content-length': undefined }),
    body: gzipSync(seen.body),
  };
}

/** The port that a server was given. */
export function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('it does not listen');
  return address.port;
}

/** Starts it, with nothing wrong. */
export async function startEdge(): Promise<Edge> {
  const app = createSiteApp();
  let spoil: Spoil = (_, response) => response;
  let home = SITE.origin;
  const serve = (scheme: string) =>
    createServer(async ({ url = '/', method = 'GET', headers: received }, response) => {
      const headers = new Headers();
      for (const [name, value] of Object.entries(received)) headers.set(name, String(value));
      const request = { url: new URL(url, `${scheme}//${received.host}`), method, headers };
      const sent = await spoil(request, asEdge(request, await answer(app, request, home)));
      response.writeHead(sent.status, Object.fromEntries(sent.headers));
      response.end(method === 'HEAD' ? undefined : sent.body);
    });
  const servers = { 'http:': serve('http:'), 'https:': serve('https:') };
  for (const server of Object.values(servers)) {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  }
  const agents = createAgents(4);
  for (const scheme of ['http', 'https'] as const) {
    const port = portOf(servers[`${scheme}:`]);
    // Without TLS: whom it asks for is told by the server that it reaches.
    agents[scheme].createConnection = () => connect(port, '127.0.0.1');
  }
  return {
    agents,
    spoil: (next) => {
      spoil = next;
    },
    moveTo: (origin) => {
      home = origin;
    },
    stop: async () => {
      closeAgents(agents);
      for (const server of Object.values(servers)) {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      }
    },
  };
}
