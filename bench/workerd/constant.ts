import { isDeepStrictEqual } from 'node:util';
import { ask } from './ask.ts';
import type { Worker } from './configuration.ts';
import { type Served, startWorker } from './serve.ts';

/** A request, and the status that it is answered with. */
export interface Request {
  readonly path: string;
  readonly status: 200 | 304;
}

/** Headers that belong to a connection or are workerd's own. */
const NOT_OURS = ['connection', 'content-encoding', 'date', 'keep-alive', 'transfer-encoding'];

/** The headers that make a server answer as a request says. */
export async function findHeaders({ url }: Served, { path, status }: Request) {
  const response = await fetch(new URL(path, url));
  await response.arrayBuffer();
  const etag = response.headers.get('ETag') ?? '';
  return { 'Accept-Encoding': 'identity', ...(status === 304 && { 'If-None-Match': etag }) };
}

async function readAnswer(worker: Worker, request: Request) {
  await using served = await startWorker(worker);
  const headers = await findHeaders(served, request);
  const answer = await ask(served, request.path, request.status, { headers });
  return { ...answer, headers: [...answer.headers].filter(([name]) => !NOT_OURS.includes(name)) };
}

/**
 * A Worker that can do nothing but give the answer of another one to a request: status, headers and bytes, each
 * made once. Nobody is faster on this platform.
 */
export async function makeConstant(worker: Worker, request: Request): Promise<Worker> {
  const answer = await readAnswer(worker, request);
  const { status, headers, text } = answer;
  const script = `const body = ${status === 304 ? null : `new TextEncoder().encode(${JSON.stringify(text)})`};
const headers = new Headers(${JSON.stringify(headers)});
export default { fetch: () => new Response(body, { status: ${status}, headers }) };
`;
  if (!isDeepStrictEqual(await readAnswer({ script }, request), answer)) {
    throw new Error(`the constant Worker answers ${request.path} differently`);
  }
  return { script };
}
