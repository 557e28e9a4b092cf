import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { callHere } from '../support/command.ts';
import { makeRecording } from '../support/long-recording.ts';
import { createProject, type Project, PUBLIC_SITE } from '../support/project.ts';

const MINUTES = 180_000;

let project: Project;

beforeAll(async () => {
  project = await createProject(PUBLIC_SITE, 'site', async (root) => {
    const configuration = path.join(root, 'wrangler.toml');
    const bound = 'r2_buckets = [{ binding = "MEDIA", bucket_name = "recordings" }]\n';
    await writeFile(configuration, bound + (await readFile(configuration, 'utf8')));
    await writeFile(path.join(root, 'seeds/hour.mp3'), makeRecording(26 * 1024 ** 2));
    await writeFile(
      path.join(root, 'seeds/hour.md'),
      '---\naudio: hour.mp3\n---\n# Hour\n\nText.\n',
    );
  });
}, MINUTES);

afterEach(() => {
  vi.unstubAllEnvs();
});

afterAll(async () => {
  await project.remove();
});

test(
  'while the site is served, a build uploads what an earlier one compiled and was ended too soon to upload',
  async () => {
    // As wrangler calls it. The project was compiled before, so that nothing in the plan is new.
    vi.stubEnv('WRANGLER_COMMAND', 'dev');
    const run = project.call('compile');
    expect(await run.ended).toBe(0);
    expect(run.output()).toContain('uploaded to the local copy of the bucket recordings');
    const { status, output } = await callHere(project.root, 'compile', []);
    expect(status).toBe(0);
    expect(output).not.toContain('uploaded');
  },
  MINUTES,
);

test(
  'a deployment that cannot upload says why, and what to do, in one line',
  async () => {
    // Nobody is logged in there.
    vi.stubEnv('HOME', project.root);
    vi.stubEnv('XDG_CONFIG_HOME', project.root);
    vi.stubEnv('CLOUDFLARE_API_TOKEN', '');
    const deploy = async (): Promise<readonly [status: number, last: string]> => {
      const { status, output } = await callHere(project.root, 'deploy', []);
      return [status, output.split('\n').slice(-2).join('')];
    };
    expect(await deploy()).toEqual([
      1,
      'error: the bucket recordings: wrangler is not logged in; run "npx wrangler login", or set CLOUDFLARE_API_TOKEN',
    ]);
    vi.stubEnv('CLOUDFLARE_API_TOKEN', 'x');
    vi.stubEnv('CLOUDFLARE_ACCOUNT_ID', '0'.repeat(32));
    vi.stubEnv('CLOUDFLARE_API_BASE_URL', 'http://127.0.0.1:1');
    expect(await deploy()).toEqual([
      1,
      'error: the bucket recordings: Cloudflare cannot be reached; check the connection of this machine, and try again',
    ]);
  },
  MINUTES,
);
