import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { BUCKET_PLAN } from '../../../src/compile/bucket.ts';
import { makeRecording } from '../../support/long-recording.ts';
import { type MadeFolder, withFolder } from '../../support/made-folder.ts';

const NOW = Date.UTC(2024, 0, 2);
const MEBIBYTE = 1024 ** 2;

async function writeEpisode({ root, write }: MadeFolder): Promise<Buffer> {
  const recording = makeRecording(26 * MEBIBYTE);
  await write('seeds/talk.md', '---\naudio: talk.mp3\n---\n# A talk\n\nText.\n');
  await writeFile(path.join(root, 'seeds/talk.mp3'), recording);
  return recording;
}

const readPlan = async (root: string) =>
  JSON.parse(await readFile(path.join(root, BUCKET_PLAN), 'utf8'));

test('without a bucket, a warning says which two lines make one', () =>
  withFolder(async (folder) => {
    await writeEpisode(folder);
    const outcome = await folder.compile(NOW);
    expect(outcome.warnings).toContainEqual({
      file: 'seeds/talk.md',
      line: 2,
      column: 8,
      message: expect.stringContaining(
        'audio: seeds/talk.mp3: this is 27 MiB, and the limit is 25 MiB; make it smaller, or run "npx wrangler r2 bucket create tidings-media", and put r2_buckets = [{ binding = "MEDIA", bucket_name = "tidings-media" }] at the top of wrangler.toml, or under its [env.NAME]',
      ),
    });
    expect(await readPlan(folder.root)).toEqual({ files: [] });
  }));

test('an episode that would be published without its sound is not deployed, unless it is a draft', () =>
  withFolder(async (folder) => {
    await writeEpisode(folder);
    await folder.write('seeds/film.md', '# A film\n\n![A film](talk.mp3)\n');
    expect(await folder.compile(NOW)).not.toHaveProperty('problems');
    const problem = { file: 'seeds/talk.md', message: expect.stringContaining('r2 bucket create') };
    const frozen = await folder.compile(NOW, { frozen: true });
    expect('problems' in frozen && frozen.problems).toEqual([expect.objectContaining(problem)]);
    expect(frozen.warnings).not.toContainEqual(expect.objectContaining(problem));
    expect(frozen.warnings).toContainEqual(expect.objectContaining({ file: 'seeds/film.md' }));
    await folder.write(
      'seeds/talk.md',
      '---\naudio: talk.mp3\ndraft: true\n---\n# A talk\n\nText.\n',
    );
    await folder.compile(NOW);
    const draft = await folder.compile(NOW, { frozen: true });
    expect(draft).not.toHaveProperty('problems');
    expect(draft.warnings).toContainEqual(expect.objectContaining(problem));
  }));

test.each([
  [
    'at the top level',
    undefined,
    'name = "news"\nr2_buckets = [{ binding = "MEDIA", bucket_name = "sound" }]\n',
  ],
  [
    'of an environment',
    'preview',
    'name = "news"\naccount_id = "a"\n[[env.preview.r2_buckets]]\nbinding = "MEDIA"\nbucket_name = "sound"\npreview_bucket_name = "tried"\njurisdiction = "eu"\n[env.preview.vars]\nSITE_URL = "https://x.test"\nSITE_TITLE = "T"\nSITE_DESCRIPTION = "D"\nSITE_LANGUAGE = "en"\n',
  ],
])('with a bucket %s, the file is for it and not for the assets', (_, environment, lines) =>
  withFolder(async (folder) => {
    const { root, write } = folder;
    const recording = await writeEpisode(folder);
    await write(
      'wrangler.toml',
      lines + (await readFile(path.join(root, 'wrangler.toml'), 'utf8')),
    );
    const outcome = await folder.compile(NOW, { environment });
    if ('problems' in outcome) throw new Error(JSON.stringify(outcome.problems));
    const [file] = outcome.site.files ?? [];
    expect(file).toMatchObject({
      inBucket: true,
      byteLength: recording.length,
      mediaType: 'audio/mpeg',
    });
    expect(outcome.site.articles[0]?.audio).toMatchObject({
      byteLength: recording.length,
      duration: expect.any(Number),
    });
    const plan = await readPlan(root);
    expect(plan).toMatchObject({
      bucket:
        environment === undefined
          ? { name: 'sound', localName: 'sound', worker: 'news' }
          : {
              name: 'sound',
              account: 'a',
              jurisdiction: 'eu',
              localName: 'tried',
              worker: 'news-preview',
            },
      files: [{ key: file?.path.slice(1), source: 'seeds/talk.mp3' }],
    });
    await expect(readFile(path.join(root, `.build/assets${file?.path}`))).rejects.toThrow('ENOENT');
    // The next compile has the same, from its cache.
    const again = await folder.compile(NOW, { environment });
    expect('site' in again && again.site.files).toEqual(outcome.site.files);
    await writeFile(path.join(root, 'seeds/talk.mp3'), Buffer.concat([recording, recording]));
    const changed = await folder.compile(NOW, { environment });
    expect('site' in changed && changed.site.files?.[0]?.byteLength).toBe(2 * recording.length);
  }),
);
