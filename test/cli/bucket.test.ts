import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { makeRecording } from '../support/long-recording.ts';
import { createProject, type Project } from '../support/project.ts';

const MINUTES = 180_000;

let project: Project;

beforeAll(async () => {
  project = await createProject('https://tidings.example', 'site', async (root) => {
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

afterAll(async () => {
  vi.unstubAllEnvs();
  await project.remove();
});

test(
  'while the site is served, a build uploads what an earlier one compiled and was ended too soon to upload',
  async () => {
    // As wrangler calls it. The project was compiled before, so that nothing in the plan is new.
    vi.stubEnv('WRANGLER_COMMAND', 'dev');
    const build = async (): Promise<string> => {
      const run = project.call('compile');
      expect(await run.ended).toBe(0);
      return run.output();
    };
    expect(await build()).toContain('uploaded to the local copy of the bucket recordings');
    expect(await build()).not.toContain('uploaded');
  },
  MINUTES,
);
