import { cp } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callHere } from '../support/command.ts';
import { createProject, type Project } from '../support/project.ts';

const EXPORT = path.join(import.meta.dirname, '../fixtures/exports/wordpress/export.xml');

let project: Project;

beforeAll(async () => {
  project = await createProject();
  await cp(EXPORT, path.join(project.root, 'export.xml'));
});

afterAll(() => project.remove());

const runImport = (...args: readonly string[]) => callHere(project.root, 'import', args);

describe('npm run import', { timeout: 60_000 }, () => {
  test('counts what came, what was left out and why, and what to look at', async () => {
    const run = project.call('import', 'export.xml', '--into', 'old');
    expect(await run.ended).toBe(0);
    const output = run.output();
    expect(output).toContain(
      '4 articles, 2 pages, 1 draft, 1 scheduled from WordPress in seeds/old',
    );
    expect(output).toContain('8 files written\nLeft out\n  1  a comment\n');
    expect(output).toContain('1  protected by a password: Members (line 190)\n');
    expect(output).toContain('Look at\n');
    expect((await runImport('export.xml', '--into', 'old')).output).toContain(
      '8 files already there',
    );
  });

  test.each([
    ['a question for help', ['--help'], 0, 'npm run import -- FILE'],
    ['no export', [], 2, 'expected an export'],
    ['two exports', ['a.xml', 'b.xml'], 2, 'expected one export'],
    [
      'a site that is no address',
      ['export.xml', '--site', 'old'],
      2,
      '"old" is no address of a site',
    ],
    [
      'a folder that compile skips',
      ['export.xml', '--into', 'node_modules'],
      1,
      'error: --into node_modules: this is no name',
    ],
    ['an option that there is not', ['export.xml', '--all'], 2, "Unknown option '--all'"],
    ['a file that is not there', ['none.xml'], 1, 'error: none.xml: there is no such file'],
    ['a file of another kind', ['package.json'], 1, 'error: package.json: this is no export'],
  ])('%s', async (_, args, status, text) => {
    const run = await runImport(...args);
    expect([run.status, run.output]).toEqual([status, expect.stringContaining(text)]);
  });
});
