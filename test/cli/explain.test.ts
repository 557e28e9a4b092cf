import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callHere } from '../support/command.ts';
import { createProject, type Project } from '../support/project.ts';

const ARTICLE = 'seeds/000_893361a9b7fe18e1.txt';

let project: Project;

beforeAll(async () => {
  project = await createProject();
  await writeFile(
    path.join(project.root, 'seeds/a.md'),
    '---\nauthor: jane\n---\n# A\n\nText.\n<script>x</script>\n',
  );
  await writeFile(path.join(project.root, 'seeds/authors.yml'), 'jane:\n  name: Jane Doe\n');
});

afterAll(() => project.remove());

const explain = (...args: readonly string[]) => callHere(project.root, 'explain', args);

describe('npm run explain', { timeout: 60_000 }, () => {
  test('says what each line was taken for and why, without colour in a pipe', async () => {
    const run = project.run('explain', ARTICLE);
    expect(await run.ended).toBe(0);
    const output = run.output();
    expect(output).toContain(' 3  counter     0\n                a number alone before the text\n');
    expect(output).toMatch(/^ 8 {2}credit {6}KCNA \| via Reuters$/m);
    expect(output).toMatch(/^published {3}2021-06-18T00:00:00Z \(from a field\)$/m);
  });

  test('says it to programs as JSON, with every line', async () => {
    const { output } = await explain(ARTICLE, '--json');
    const { title, lines } = JSON.parse(output);
    expect(title).toMatch(/^North Korea’s Kim/);
    expect(lines[3]).toEqual({
      line: 4,
      text: '191',
      role: 'counter',
      why: 'a number alone before the text',
      isShown: false,
    });
  });

  test('names what was taken out of Markdown', async () => {
    expect((await explain('seeds/a.md')).output).toMatch(
      /7 {2}left out {4}<script>.*\n +a <script>/,
    );
  });

  test('names authors as their keys say', async () => {
    expect((await explain('seeds/a.md')).output).toContain('Jane Doe');
  });

  test.each([
    ['an article that is not there', ['seeds/none.txt'], 1, 'no such article'],
    ['no article', [], 2, 'expected the path of one article'],
    ['an option that there is not', [ARTICLE, '--yaml'], 2, "Unknown option '--yaml'"],
    ['a question for help', ['--help'], 0, 'npm run explain seeds/name.txt'],
  ])('%s', async (_, args, status, text) => {
    const run = await explain(...args);
    expect(run.status).toBe(status);
    expect(run.output).toContain(text);
  });
});
