import { spawn } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import process from 'node:process';
import getPort from 'get-port';
import { afterAll, describe, expect, test, vi } from 'vitest';
import type { Check } from '../../src/doctor/check.ts';
import { callHere } from '../support/command.ts';
import { portOf } from '../support/edge.ts';
import { createProject } from '../support/project.ts';

const ROOT = path.join(import.meta.dirname, '../..');
const PATIENCE = { timeout: 60_000, interval: 100 };

const call = (...args: readonly string[]) => callHere(ROOT, 'doctor', args);

/** The same in a process of its own. */
const start = (...args: readonly string[]) =>
  new Promise<{ status: number | null; output: string; errors: string }>((resolve) => {
    const child = spawn(process.execPath, ['src/cli/doctor.ts', ...args], { cwd: ROOT });
    let output = '';
    let errors = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
    });
    child.stderr.on('data', (chunk) => {
      errors += chunk;
    });
    child.on('close', (status) => resolve({ status, output, errors }));
  });

const server = createServer((_, response) => {
  response.writeHead(503, { 'content-type': 'text/plain' });
  response.end('This site is \u001b[2Jnot set up yet.');
});

afterAll(() => {
  server.close();
});

describe('npm run doctor', () => {
  test('says ✗ and what to do, without colour in a pipe', async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const port = portOf(server);
    expect(await start(`http://127.0.0.1:${port}/`)).toEqual({
      status: 1,
      output: `✗ the front page of http://127.0.0.1:${port} answers 503
  see the log of the Worker: npx wrangler tail
1 thing to do.
`,
      errors: '',
    });
    // Without a scheme, of this machine HTTP is meant.
    const { status, output } = await call(`127.0.0.1:${port}`, '--json');
    expect(status).toBe(1);
    expect(JSON.parse(output)).toEqual([
      {
        id: 'reach',
        status: 'failed',
        message: `the front page of http://127.0.0.1:${port} answers 503`,
        todo: 'see the log of the Worker: npx wrangler tail',
      },
    ]);
  });

  test('follows an address that leads to another, and examines that', async () => {
    const to = `http://127.0.0.1:${portOf(server)}`;
    const away = createServer((_, response) => {
      response.writeHead(301, { location: `${to}/` });
      response.end();
    });
    await new Promise<void>((resolve) => away.listen(0, '127.0.0.1', resolve));
    const from = `http://127.0.0.1:${portOf(away)}`;
    const { status, stdout } = await call(from);
    away.close();
    expect(status).toBe(1);
    expect(stdout).toBe(`✓ ${from} leads to ${to}, which is examined in its place
✗ the front page of ${to} answers 503
  see the log of the Worker: npx wrangler tail
1 thing to do.
`);
  });

  test.each([
    [[], 'expected the address of one site'],
    [['ftp://a.test'], '"ftp://a.test" is not a web address'],
    [
      ['https://a.test/blog'],
      '"https://a.test/blog" is not the address of a whole site; use https://a.test',
    ],
    [['https://a.test', '--timeout', 'x'], '--timeout x is not a number of seconds'],
    [['https://a.test', '--jsn'], "Unknown option '--jsn'"],
  ])('a wrong call: %j', async (args, says) => {
    const { status, stderr } = await call(...args);
    expect(status).toBe(2);
    expect(stderr).toContain(`error: ${says}`);
    expect(stderr).toContain('npm run doctor -- https://your.site');
  });

  test('--help', async () => {
    expect(await call('--help')).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('npm run doctor -- https://your.site [options]'),
      stderr: '',
    });
  });

  test('finds nothing wrong with npm start, and says what only the edge can show', {
    timeout: 3 * PATIENCE.timeout,
  }, async () => {
    const project = await createProject(undefined, 'site', async (root) => {
      const file = path.join(root, 'wrangler.toml');
      const text = await readFile(file, 'utf8');
      await writeFile(file, text.replace(/^run_worker_first = .*$/m, 'run_worker_first = true'));
    });
    const port = await getPort({ host: '127.0.0.1' });
    const site = `http://localhost:${port}`;
    const served = project.call('start', '--port', String(port));
    try {
      await vi.waitFor(() => expect(served.output()).toContain('Press Ctrl-C to stop'), PATIENCE);
      const { status, output } = await call(site, '--json');
      const checks: readonly Check[] = JSON.parse(output);
      const idsOf = (wanted: Check['status']): readonly string[] =>
        checks.filter((check) => check.status === wanted).map(({ id }) => id);
      expect(checks.filter((check) => check.status === 'failed')).toEqual([]);
      expect(status).toBe(0);
      expect(idsOf('ok').length).toBeGreaterThan(30);
      expect(idsOf('skipped')).toEqual(
        expect.arrayContaining(['https', 'www', 'cache', 'cache-query', 'compression-atom']),
      );
    } finally {
      await served.end();
      await project.remove();
    }
  });
});
