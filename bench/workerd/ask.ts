import type { Served } from './serve.ts';

/** A request for an address, and the status that it is answered with. */
export interface Request {
  readonly path: string;
  readonly status: number;
}

/**
 * Asks for an address, reads the answer to its end, and follows no redirect.
 * @throws if it has another status
 */
export async function ask({ url }: Served, { path, status }: Request, init: RequestInit = {}) {
  const response = await fetch(new URL(path, url), { redirect: 'manual', ...init });
  const text = await response.text();
  if (response.status !== status) throw new Error(`${path} was answered with ${response.status}`);
  return { status, headers: response.headers, text };
}

/** The headers that make a server answer as a request says. */
export async function findHeaders({ url }: Served, { path, status }: Request) {
  const response = await fetch(new URL(path, url));
  await response.arrayBuffer();
  const etag = response.headers.get('ETag') ?? '';
  return { 'Accept-Encoding': 'identity', ...(status === 304 && { 'If-None-Match': etag }) };
}
