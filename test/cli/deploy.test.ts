import { readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callHere } from '../support/command.ts';
import { createProject, type Project, PUBLIC_SITE } from '../support/project.ts';

const PATIENCE = 60_000;

let project: Project;

beforeAll(async () => {
  project = await createProject(PUBLIC_SITE);
});

afterAll(() => project.remove());

/** What is refused before wrangler is started. */
async function deploy(from: Project, ...args: readonly string[]) {
  const { status, output } = await callHere(from.root, 'deploy', ['--dry-run', ...args]);
  return { status, output };
}

describe('npm run deploy', { timeout: PATIENCE }, () => {
  test('refuses while SITE_URL is the example, in wrangler.toml or for this run', async () => {
    const refusal = {
      status: 1,
      output:
        'error: SITE_URL is https://tidings.example, which the public cannot reach; set it to the address of your site in wrangler.toml\n',
    };
    const fresh = await createProject();
    expect(await deploy(fresh, '--var', `SITE_URL:${PUBLIC_SITE}`)).toEqual(refusal);
    await fresh.remove();
    expect(await deploy(project, '--var', 'SITE_URL:https://tidings.example')).toEqual(refusal);
  });

  test('takes the environment from .env, as wrangler does, and so does compile', async () => {
    await writeFile(path.join(project.root, '.env'), 'CLOUDFLARE_ENV="next"\n');
    const { status, output } = await deploy(project);
    const compile = await callHere(project.root, 'compile', []);
    await rm(path.join(project.root, '.env'));
    for (const text of [output, compile.output]) {
      expect(text).toContain('there is no table [env.next.vars]');
    }
    expect([status, compile.status]).toEqual([1, 1]);
  });

  test('refuses drafts', async () => {
    const run = project.run('deploy', '--dry-run', '--drafts');
    expect(await run.ended).toBe(2);
    expect(run.output()).toBe('error: drafts cannot be deployed; remove --drafts\n');
  });

  test('refuses settings that are wrong, all in one list', async () => {
    const wrong = ['--var', 'SITE_URL:/news', 'FEED_LIMIT:many', '--var', 'SITE_TITEL:x'];
    const { status, output } = await deploy(project, ...wrong);
    expect(status).toBe(1);
    expect(output.trim().split('\n')).toEqual([
      'error: --var SITE_URL: "/news" is not an absolute URL; write all of it, starting with https://',
      'error: --var FEED_LIMIT: "many" is not valid; use a whole number from 1 to 1000',
      'error: --var there is no setting SITE_TITEL; did you mean "SITE_TITLE"?',
    ]);
  });

  test('refuses a lock that was not brought up to date', async () => {
    await writeFile(path.join(project.root, 'seeds/new.txt'), 'New\n\nText.\n');
    expect(await deploy(project)).toEqual({
      status: 1,
      output:
        'seeds/articles.lock.json:1:1 the lock is out of date; run "npm run compile" and commit it\n1 problem; nothing was written.\n',
    });
  });
});

/** What Cloudflare answers when it has no time; it counts as asked for an upload. */
async function withCloudflare(work: (url: string) => Promise<void>): Promise<readonly string[]> {
  const asked: string[] = [];
  const server = createServer(({ method, url }, response) => {
    asked.push(`${method} ${url}`);
    response.writeHead(503, { 'Content-Type': 'application/json' });
    response.end('{"success":false,"errors":[{"code":1,"message":"busy"}],"messages":[]}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  try {
    await work(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
  return asked;
}

test('the lock says that nothing was deployed until an upload begins', {
  timeout: 3 * PATIENCE,
}, async () => {
  const fresh = await createProject(PUBLIC_SITE, 'site', (root) =>
    rm(path.join(root, 'seeds/articles.lock.json')),
  );
  const readLock = () => readFile(path.join(fresh.root, 'seeds/articles.lock.json'), 'utf8');
  const before = await readLock();
  expect(before).toContain(',"deployed":false');
  expect(await fresh.call('deploy', '--dry-run').ended).toBe(0);
  expect(await readLock()).toBe(before);
  const asked = await withCloudflare(async (url) => {
    const account = `CLOUDFLARE_API_TOKEN=x\nCLOUDFLARE_ACCOUNT_ID=${'0'.repeat(32)}\n`;
    await writeFile(path.join(fresh.root, '.env'), `${account}CLOUDFLARE_API_BASE_URL=${url}\n`);
    expect(await fresh.call('deploy').ended).toBe(1);
  });
  expect(asked.length).toBeGreaterThan(0);
  expect(await readLock()).toBe(before.replace(',"deployed":false', ''));
  await fresh.remove();
});

test('npm run compile says what is wrong with its call', { timeout: PATIENCE }, async () => {
  const run = project.run('compile', '--frosen');
  expect(await run.ended).toBe(2);
  expect(run.output()).toMatch(/^error: Unknown option '--frosen'/);
  const help = await callHere(project.root, 'compile', ['--help']);
  expect(help.status).toBe(0);
  expect(help.output).toContain('--frozen');
});
