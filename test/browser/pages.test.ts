import { createServer, type Server as HttpServer } from 'node:http';
import { stripTypeScriptTypes } from 'node:module';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CHROMIUM, launch } from '../support/chromium.ts';
import { readExamples } from '../support/examples.ts';
import { type Server, startServer } from '../support/server.ts';

/** The Worker is built first, on a machine that may be busy. */
const PATIENCE = 180_000;
const ARTICLE = '/articles/hochwasser-die-stadt-atmet-auf';

/** What an article could try in its page, by the directive of the policy that stops it (CSP 3). */
const SMUGGLED = {
  'script-src-elem':
    "const run = document.createElement('script'); run.textContent = 'document.title = 1'; document.body.append(run);",
  'script-src-attr': `document.body.insertAdjacentHTML('beforeend', '<img src="x:" onerror="document.title = 1">');`,
  'style-src-attr': `document.body.insertAdjacentHTML('beforeend', '<p style="color: red">x</p>');`,
  'frame-src': `document.body.insertAdjacentHTML('beforeend', '<iframe src="/"></iframe>');`,
  'form-action': `document.body.insertAdjacentHTML('beforeend', '<form action="/x"></form>'); document.forms[0].submit();`,
  'base-uri': `document.head.insertAdjacentHTML('beforeend', '<base href="https://evil.test/">');`,
  'connect-src': `fetch('/rss.xml').catch(() => {});`,
};

describe.skipIf(CHROMIUM.isMissing)(CHROMIUM.entitle('in a browser'), () => {
  let browser: Browser;
  let server: Server;
  /** A site of somebody else's, with a page that frames what its query names. */
  let elsewhere: HttpServer;
  let foreign: URL;

  beforeAll(async () => {
    browser = await launch();
    server = await startServer();
    elsewhere = createServer(({ url = '' }, response) => {
      const framed = new URL(url, 'http://x.test').searchParams.get('frame');
      response.setHeader('Content-Type', 'text/html');
      response.end(`<!doctype html><title>x</title>${framed ? `<iframe src="${framed}">` : ''}`);
    });
    await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
    const address = elsewhere.address();
    foreign = new URL(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`);
  }, PATIENCE);

  afterAll(async () => {
    await browser.close();
    await server.stop();
    elsewhere.closeAllConnections();
    await new Promise((resolve) => elsewhere.close(resolve));
  });

  /** A page with all that it asked for and all that it complained of. */
  async function open(url: URL) {
    const page = await browser.newPage();
    const requests: string[] = [];
    const complaints: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(url.href, { waitUntil: 'load' });
    return { page, requests, complaints };
  }

  test.each(['/', ARTICLE, '/articles/taken-away', '/nothing'])(
    '%s asks for nothing of other hosts, and nothing in it breaks its policy',
    async (path) => {
      const { page, requests, complaints } = await open(new URL(path, server.url));
      for (const url of requests) expect(new URL(url).host).toBe(server.url.host);
      expect(requests.length).toBeGreaterThan(1);
      // Chromium itself tells of a page that is not found.
      expect(complaints.filter((text) => !text.startsWith('Failed to load resource'))).toEqual([]);
      const font = await page.evaluate('getComputedStyle(document.body).fontFamily');
      expect(font).toContain('Charter');
      await page.close();
    },
  );

  test('the policy of a page stops all that an article could have smuggled in', async () => {
    const { page } = await open(new URL(ARTICLE, server.url));
    for (const [directive, script] of Object.entries(SMUGGLED)) {
      const stopped = page.evaluate(`new Promise((resolve) => {
        addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective), { once: true });
        ${script}
        setTimeout(resolve, 5000, 'nothing');
      })`);
      expect(await stopped, script).toBe(directive);
    }
    expect(await page.title()).not.toBe('1');
    await page.close();
  });

  test('a page is framed by nobody', async () => {
    const { page, complaints } = await open(new URL(`/?frame=${server.url}`, foreign));
    await expect.poll(() => complaints.join()).toContain('frame-ancestors');
    await page.close();
  });

  test('the example of the documentation polls from a page of another origin', async () => {
    const [example = ''] = readExamples('ts', server.url);
    const { page } = await open(foreign);
    const polled = await page.evaluate(`(async () => {
      ${stripTypeScriptTypes(example)}
      const first = await poll();
      return [first.map(({ title }) => title), await poll(), etag];
    })()`);
    expect(polled).toEqual([
      [
        'A <note> without a date & "much" else: ]]> twice ]]>',
        'Hochwasser: Die Stadt atmet auf',
        'North Korea’s Kim vows to be ready for confrontation with U.S.',
      ],
      undefined,
      expect.stringMatching(/^W\/"[\w-]{22}"$/),
    ]);
    await page.close();
  });
});
