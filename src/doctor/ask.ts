import http from 'node:http';
import https from 'node:https';
import { explainError } from './connection-error.ts';
import { decode } from './decode.ts';

/** What a server answered. */
export interface Answer {
  readonly kind: 'answer';
  readonly url: string;
  readonly status: number;
  /** By lower-case name; what came more than once is joined by commas. */
  readonly headers: ReadonlyMap<string, string>;
  readonly bytes: Uint8Array;
}

/** Why there was no answer. */
export interface Silence {
  readonly kind: 'silence';
  readonly url: string;
  /** The system's or the library's name of the failure, such as `ENOTFOUND`. */
  readonly code: string;
  readonly seen: string;
  readonly todo: string;
}

export type Reply = Answer | Silence;

/** What a request says; by default a GET by the doctor's own name. */
export interface Question {
  readonly method?: 'GET' | 'HEAD' | 'POST' | 'OPTIONS';
  readonly headers?: Readonly<Record<string, string>>;
}

export type Ask = (url: string, question?: Question) => Promise<Reply>;

/** Bytes of a body that are read. */
const LONGEST = 32 * 1024 * 1024;

/** Milliseconds to wait for one answer. */
const PATIENCE = 15_000;

/** How connections are made, for each scheme. */
export interface Agents {
  readonly http: http.Agent;
  readonly https: https.Agent;
}

/** @param connections how many there may be at a time to a host */
export const createAgents = (connections: number): Agents => ({
  http: new http.Agent({ keepAlive: true, maxSockets: connections }),
  https: new https.Agent({ keepAlive: true, maxSockets: connections }),
});

/** Closes the connections. */
export function closeAgents(agents: Agents): void {
  agents.http.destroy();
  agents.https.destroy();
}

async function readBody(body: http.IncomingMessage): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of body) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > LONGEST) break;
  }
  return Buffer.concat(chunks);
}

type Sent = Required<Question> & { readonly signal: AbortSignal };

/** Sends one request. A connection that was kept open may be closed by now: then it asks once more. */
const send = (url: string, sent: Sent, agents: Agents): Promise<http.IncomingMessage> =>
  new Promise((resolve, reject) => {
    const isSecure = url.startsWith('https:');
    const request = isSecure
      ? https.request(url, { ...sent, agent: agents.https })
      : http.request(url, { ...sent, agent: agents.http });
    request.on('response', resolve);
    request.on('error', (error) => {
      const isStale = request.reusedSocket && codeOf(error) === 'ECONNRESET';
      if (isStale) send(url, sent, agents).then(resolve, reject);
      else reject(error);
    });
    request.end();
  });

/** The system's name of a failure; that of its cause if it was given up because of one. */
const codeOf = (error: unknown): string => {
  if (!(error instanceof Error)) return '';
  if (error.cause instanceof Error) return codeOf(error.cause);
  const code: unknown = Reflect.get(error, 'code');
  return typeof code === 'string' ? code : error.name;
};

interface AskOptions {
  readonly agents: Agents;
  /** Aborts when the time for everything is up. */
  readonly signal: AbortSignal;
  /** How many requests there may be in all. */
  readonly most: number;
  readonly userAgent: string;
}

/**
 * Asks over HTTP, exactly as told: no redirect is followed, and nothing is decompressed.
 * No question throws; what goes wrong is a {@link Silence}.
 */
export function createAsk({ agents, signal, most, userAgent }: AskOptions): Ask {
  let asked = 0;
  return async (url, { method = 'GET', headers = {} } = {}) => {
    asked += 1;
    try {
      if (asked > most) throw Object.assign(new Error(), { code: 'TOO_MANY' });
      const sent: Sent = {
        method,
        headers: {
          'user-agent': userAgent,
          accept: '*/*',
          'accept-encoding': 'identity',
          ...(method === 'POST' && { 'content-length': '0' }),
          ...headers,
        },
        signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]),
      };
      const response = await send(url, sent, agents);
      const bytes = await readBody(response);
      const received = Object.entries(response.headers).map(
        ([name, value]) => [name, [value ?? ''].flat().join(', ')] as const,
      );
      const status = response.statusCode ?? 0;
      return { kind: 'answer', url, status, headers: new Map(received), bytes };
    } catch (error) {
      const code = signal.aborted ? 'TIME_IS_UP' : codeOf(error);
      return { kind: 'silence', url, code, ...explainError(code, new URL(url)) };
    }
  };
}

/** The status of an answer, in words if there was none. */
export const statusOf = (reply: Reply): string =>
  reply.kind === 'answer' ? String(reply.status) : `nothing (${reply.seen})`;

/** The text of an answer, decompressed if need be. */
export const textOf = ({ bytes, headers }: Answer): string =>
  new TextDecoder().decode(decode(bytes, headers.get('content-encoding') ?? '') ?? bytes);
