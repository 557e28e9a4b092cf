import { createServer } from 'node:http';
import type { createApp } from '../src/app.ts';
import type { Server } from './server.ts';

/**
 * The Worker's routes over HTTP in this process, whose clock a test can set.
 * @param edit what to do with each response
 */
export const serveApp = (
  app: Pick<ReturnType<typeof createApp>, 'request'>,
  edit: (response: Response) => void = () => {},
): Promise<Server> =>
  new Promise((resolve, reject) => {
    const server = createServer(async ({ method = 'GET', url, headers }, answer) => {
      const response = await app.request(`http://127.0.0.1${url}`, {
        method,
        headers: Object.entries(headers).map(([name, value]): [string, string] => [
          name,
          String(value),
        ]),
      });
      edit(response);
      answer.setHeader('Date', new Date().toUTCString());
      answer.writeHead(response.status, Object.fromEntries(response.headers));
      answer.end(Buffer.from(await response.arrayBuffer()));
    });
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (typeof address !== 'object' || !address) return reject(new Error('no address'));
      resolve({
        url: new URL(`http://127.0.0.1:${address.port}/`),
        stop: () =>
          new Promise((done) => {
            server.closeAllConnections();
            server.close(() => done());
          }),
      });
    });
  });
