import { once } from 'node:events';
import net from 'node:net';
import { text as readText } from 'node:stream/consumers';
import type { Served } from './serve.ts';

/**
 * Asks for an address, reads the answer to its end, and follows no redirect.
 * @param status that it is to have
 */
export async function ask({ url }: Served, path: string, status = 200, init: RequestInit = {}) {
  const response = await fetch(new URL(path, url), { redirect: 'manual', ...init });
  const text = await response.text();
  if (response.status !== status) throw new Error(`${path} was answered with ${response.status}`);
  return { status, headers: response.headers, text };
}

/**
 * Milliseconds from the first byte of a request over a new connection to the end of the answer, which is a 200.
 * With nothing of a client between: what is timed is the server.
 */
export async function timeRequest({ url }: Served, path: string): Promise<number> {
  const socket = net.connect(Number(url.port), url.hostname);
  await once(socket, 'connect');
  const start = performance.now();
  socket.write(`GET ${path} HTTP/1.1\r\nHost: ${url.host}\r\nConnection: close\r\n\r\n`);
  const answer = await readText(socket);
  const milliseconds = performance.now() - start;
  if (!answer.startsWith('HTTP/1.1 200 ')) throw new Error(`${path} was not answered with 200`);
  return milliseconds;
}
