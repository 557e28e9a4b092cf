import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { callHere } from '../support/command.ts';
import { commandFile, createProject, type Project } from '../support/project.ts';

const PATIENCE = 60_000;

const range = (first: number, last: number): readonly string[] =>
  Array.from({ length: last - first + 1 }, (_, at) => String.fromCharCode(first + at));

/** What a terminal may obey: C0, DEL, C1, separators of lines and what turns the direction of writing. */
const CONTROLS = [
  ...range(0x01, 0x1f),
  ...range(0x7f, 0x9f),
  ...range(0x2028, 0x202e),
  ...range(0x2066, 0x2069),
];

/** What is not for the terminal: all but our own colours, tabs and the ends of lines. */
const findControls = (output: string): readonly string[] =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the colours that Tidings prints
  output.replace(/\x1b\[\d{1,2}m/g, '').match(/(?![\t\n])[\p{Cc}\u2028-\u202e\u2066-\u2069]/gu) ??
  [];

/** Clears the screen, names the window and paints, in the two spellings of CSI and OSC. */
const SPOOF = '\x1b[2J\x1b]0;owned\x07\x9b31m\x9d0;owned\x9c\x1b[31mSPOOF\u202e';
const SHOWN = '\\u001b[31mSPOOF\\u202e';

let project: Project;

beforeAll(async () => {
  project = await createProject();
}, PATIENCE);

afterAll(() => project.remove());

const COLOURS = { FORCE_COLOR: '1', NO_COLOR: undefined } as const;

/** Runs a script of ours with colours, and leaves its output as it is. */
async function run(script: string, ...args: readonly string[]): Promise<string> {
  const { stdout, stderr } = await callHere(project.root, script, args, { environment: COLOURS });
  return stdout + stderr;
}

/** The same in a process of its own. */
async function start(script: string, ...args: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, [commandFile(script), ...args], {
    cwd: project.root,
    env: { ...process.env, ...COLOURS },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk) => {
      output += chunk;
    });
  }
  await new Promise((resolve) => child.on('close', resolve));
  return output;
}

const save = (name: string, text: string): Promise<void> =>
  writeFile(path.join(project.root, 'seeds', name), text);

test(
  'a problem shows its file and what is in it, and the terminal obeys neither',
  async () => {
    for (const [at, control] of CONTROLS.entries()) {
      await save(
        `bad-${at}${control}x.md`,
        `---\n"f${at}\\u${'0'.repeat(4)}${control}x": 1\n---\n\n`,
      );
    }
    await save(`${SPOOF}.md`, '---\npubished: x\n---\n');
    const output = await start('compile', '--all');
    expect(findControls(output)).toEqual([]);
    expect(output).toContain(SHOWN);
    for (const [at, control] of CONTROLS.entries()) {
      if (control === '\t') continue;
      const code = control.charCodeAt(0).toString(16).padStart(4, '0');
      expect(output).toContain(`bad-${at}\\u${code}x.md`);
    }
  },
  PATIENCE,
);

test(
  'explain shows each line as text',
  async () => {
    await save(
      'spoof.txt',
      `A title\n\n${CONTROLS.map((control) => `A line ${control}x.`).join('\n')}\n${SPOOF}\n`,
    );
    const output = await run('explain', 'seeds/spoof.txt');
    expect(findControls(output)).toEqual([]);
    expect(output).toContain('A line \\u2028x.');
    expect(output).toContain('SPOOF\\u202e');
  },
  PATIENCE,
);

test(
  'explain says the same to programs, in JSON that means the same',
  async () => {
    const output = await run('explain', 'seeds/spoof.txt', '--json');
    expect(findControls(output)).toEqual([]);
    const { lines } = JSON.parse(output);
    expect(lines.at(-1).text).toMatch(/SPOOF\u202e$/);
  },
  PATIENCE,
);

test.each([
  ['compile', [`--${SPOOF}`]],
  ['explain', [`--${SPOOF}`]],
  ['explain', [`seeds/${SPOOF}.txt`]],
  ['deploy', [SPOOF]],
  ['deploy', ['--var', `${SPOOF}:x`]],
  ['start', [SPOOF]],
  ['start', ['--port', SPOOF]],
])(
  '%s says what is wrong with its call, as text',
  async (script, args) => {
    const output = await run(script, ...args);
    expect(findControls(output)).toEqual([]);
    expect(output).toContain('SPOOF');
  },
  PATIENCE,
);
