import { createServer } from 'node:net';

/** What is wrong with a port and what to do; undefined if the port is free. */
export async function checkPort(port: string): Promise<string | undefined> {
  const number = Number(port);
  if (!/^\d{1,5}$/.test(port) || number < 1 || number > 65_535) {
    return `--port ${port} is not a port; use a number from 1 to 65535`;
  }
  return new Promise((resolve) => {
    const server = createServer();
    server.on('error', () =>
      resolve(`port ${port} is in use; stop the other program, or choose another port with --port`),
    );
    server.listen({ port: number, host: 'localhost' }, () =>
      server.close(() => resolve(undefined)),
    );
  });
}
