import net from 'node:net';

/** What a first request got, and how long that took. */
export interface Answer {
  readonly status: number;
  /** Milliseconds from the request to the end of the answer. */
  readonly milliseconds: number;
}

/**
 * Makes one request over a new connection, and reads the answer to its end. With nothing of a client
 * between: what is timed is the server.
 */
export function ask(url: URL, path: string): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const socket = net.connect(Number(url.port), url.hostname);
  const parts: Buffer[] = [];
  let start = 0;
  socket.on('connect', () => {
    start = performance.now();
    socket.write(`GET ${path} HTTP/1.1\r\nHost: ${url.host}\r\nConnection: close\r\n\r\n`);
  });
  socket.on('data', (part) => parts.push(part));
  socket.on('error', reject);
  socket.on('end', () => {
    const milliseconds = performance.now() - start;
    const [, status] = /^HTTP\/1\.1 (\d{3})/.exec(Buffer.concat(parts).toString('latin1')) ?? [];
    socket.destroy();
    resolve({ status: Number(status), milliseconds });
  });
  return promise;
}
