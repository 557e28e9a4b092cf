import { serve } from '@hono/node-server';
import type { Server } from './server.ts';

/** Routes over HTTP in this process, whose clock a test can set. */
export const serveRoutes = (
  fetch: (request: Request) => Response | Promise<Response>,
): Promise<Server> =>
  new Promise((resolve) => {
    const answer = async (request: Request): Promise<Response> => {
      const response = await fetch(request);
      // Node has a Date of its own, which it keeps for a second of the real clock.
      response.headers.set('Date', new Date().toUTCString());
      return response;
    };
    const server = serve({ fetch: answer, hostname: '127.0.0.1', port: 0 }, ({ port }) =>
      resolve({
        url: new URL(`http://127.0.0.1:${port}/`),
        stop: () =>
          new Promise((done) => {
            if ('closeAllConnections' in server) server.closeAllConnections();
            server.close(() => done());
          }),
      }),
    );
  });
