import { isDeepStrictEqual } from 'node:util';
import { ask, findHeaders, type Request } from './ask.ts';
import { startWorker, type Worker } from './serve.ts';

/** Headers that belong to a connection or are workerd's own. */
const NOT_OURS = ['connection', 'content-encoding', 'date', 'keep-alive', 'transfer-encoding'];

async function readAnswer(worker: Worker, request: Request) {
  await using served = await startWorker(worker);
  const answer = await ask(served, request, { headers: await findHeaders(served, request) });
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
