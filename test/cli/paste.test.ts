import { spawn } from 'node:child_process';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { callHere, type Ended } from '../support/command.ts';
import { commandFile, createProject, type Project } from '../support/project.ts';
import { canRun, requireTool } from '../support/tools.ts';

const TEXT =
  'A walk along the harbour\n\nBy Jane Doe\n\nJune 18, 2021\n\nThe last ferry leaves at six, and the gulls know it.\n';
const PAGE =
  '<h1>Ferry</h1><p>The <a href="https://x.example/">ferry</a> runs again, its owner said.</p>';

let project: Project;
let before: readonly string[];

const list = async () => (await readdir(path.join(project.root, 'seeds'))).toSorted();
const load = (file: string) => readFile(path.join(project.root, file), 'utf8');

beforeAll(async () => {
  project = await createProject();
  before = await list();
});

afterEach(async () => {
  for (const file of await list())
    if (!before.includes(file))
      await rm(path.join(project.root, 'seeds', file), { recursive: true });
});

afterAll(() => project.remove());

const NO_DESKTOP = {
  WAYLAND_DISPLAY: undefined,
  DISPLAY: undefined,
  WSL_DISTRO_NAME: undefined,
} as const;

/** @param input what is piped in; without it, standard input is /dev/null, as in a task of an editor */
const paste = (input?: string | Uint8Array, args: readonly string[] = []): Promise<Ended> =>
  callHere(project.root, 'paste', args, { input, environment: NO_DESKTOP });

/** The same in a process of its own. */
function start(input: string): Promise<Pick<Ended, 'status' | 'output'>> {
  const child = spawn(process.execPath, [commandFile('paste')], {
    cwd: project.root,
    env: { ...process.env, ...NO_DESKTOP },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      output += chunk;
    });
  child.stdin.end(input);
  return new Promise((resolve) =>
    child.on('close', (status) => resolve({ status: Number(status), output })),
  );
}

describe('npm run paste', { timeout: 60_000 }, () => {
  test('saves a text by its title, and says what the reader made of it', async () => {
    const { status, output } = await start(TEXT);
    expect(status).toBe(0);
    expect(output).toBe(`✓ saved as seeds/a-walk-along-the-harbour.txt
  title      A walk along the harbour
  authors    Jane Doe
  published  2021-06-18T00:00:00Z
  left out   2 parts: a byline, a date line
For every line and why: npm run explain seeds/a-walk-along-the-harbour.txt
`);
    expect(await load('seeds/a-walk-along-the-harbour.txt')).toBe(TEXT);
  });

  test('saves HTML as a page', async () => {
    expect((await paste(PAGE)).output).toContain('saved as seeds/ferry.html');
    expect(await load('seeds/ferry.html')).toContain('<a href="https://x.example/">ferry</a>');
  });

  test('saves the same once, and another of the same title beside it', async () => {
    await paste(PAGE);
    const again = await paste(PAGE, ['--name', 'other']);
    expect(again.status).toBe(0);
    expect(again.output).toContain('This is in seeds/ferry.html already; nothing was changed.');
    expect((await paste(`${PAGE}<p>And the trains.</p>`)).output).toContain('seeds/ferry-2.html');
    // They would share a sidecar.
    expect((await paste(TEXT, ['--name', 'Ferry'])).output).toContain('seeds/ferry-3.txt');
    expect(await load('seeds/ferry.html')).not.toContain('trains');
  });

  test('saves a draft, in a folder, under a name', async () => {
    const { output } = await paste(TEXT, ['--draft', '--into', 'notes/old', '--name', 'My walk']);
    expect(output).toContain('saved as seeds/notes/old/my-walk.txt, a draft');
    expect(await load('seeds/notes/old/my-walk.yaml')).toBe('draft: true\n');
  });

  test('takes no name that means something else', async () => {
    expect((await paste(TEXT, ['--name', 'robots'])).output).toContain('seeds/robots-article.txt');
  });

  test('saves nothing where it would be no article', async () => {
    await mkdir(path.join(project.root, 'seeds/trip'));
    await writeFile(path.join(project.root, 'seeds/trip/index.md'), '# Trip\n\nText.\n');
    const { status, output } = await paste(TEXT, ['--into', 'trip']);
    expect([status, output]).toEqual([1, expect.stringContaining('is no article')]);
    expect(await readdir(path.join(project.root, 'seeds/trip'))).toEqual(['index.md']);
  });

  test('reads what is not UTF-8, and says so', async () => {
    const { output } = await paste(Buffer.from('Über Öl\n\nEs fließt wie früher.\n', 'latin1'));
    expect(output).toContain('saved as seeds/ueber-oel.txt');
    expect(output).toContain('this is not UTF-8, and was read as windows-1252');
    expect(await load('seeds/ueber-oel.txt')).toContain('fließt');
  });

  test.each([
    ['a question for help', undefined, ['--help'], 0, 'npm run paste [-- options]'],
    ['an option that there is not', TEXT, ['--all'], 2, "Unknown option '--all'"],
    ['a file', undefined, ['a.html'], 2, 'npm run paste < FILE'],
    ['both kinds', TEXT, ['--html', '--text'], 2, 'either --html or --text'],
    ['a name with a folder', TEXT, ['--name', '../a'], 2, 'use --into for a folder'],
    ['a folder elsewhere', TEXT, ['--into', '../a'], 1, 'no name of a folder in seeds/'],
    ['an empty input', '', [], 1, 'nothing came by standard input'],
    ['a title alone', 'A walk', [], 1, 'there is no text below the title'],
    ['a picture alone', '<img src="https://x.example/a.png">', [], 1, 'only a picture'],
    ['markup without a text', '<div></div>', [], 1, 'there is nothing on the clipboard'],
    ['no desktop', undefined, [], 1, 'there is no desktop here'],
  ] as const)('%s: saves nothing', async (_, input, args, status, text) => {
    const run = await paste(input, args);
    expect([run.status, run.output]).toEqual([status, expect.stringContaining(text)]);
    expect(await list()).toEqual(before);
  });
});

const hasX11 = canRun('sh', '-c', 'command -v xclip && command -v Xvfb && command -v xvfb-run');
const tool = requireTool('xvfb-run with xclip', hasX11, 'xvfb and xclip');

describe.skipIf(tool.isMissing)(tool.entitle('a clipboard of X11'), { timeout: 60_000 }, () => {
  test('is pasted', async () => {
    await writeFile(path.join(project.root, 'copied.html'), PAGE);
    const script =
      'xclip -selection clipboard -target text/html -in copied.html; node "$0" </dev/null';
    const child = spawn(
      'xvfb-run',
      ['--auto-servernum', 'sh', '-c', script, commandFile('paste')],
      {
        cwd: project.root,
        env: {
          ...process.env,
          PATH: `${path.dirname(process.execPath)}:${process.env.PATH}`,
          WAYLAND_DISPLAY: '',
        },
        stdio: 'ignore',
      },
    );
    expect(await new Promise((resolve) => child.on('close', resolve))).toBe(0);
    expect(await load('seeds/ferry.html')).toContain('<h1>Ferry</h1>');
  });
});
