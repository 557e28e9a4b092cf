import { closeSync, createReadStream, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { stripVTControlCharacters } from 'node:util';
import { commandFile } from './project.ts';

/** What a command is given besides its arguments. */
interface Given {
  /** What is piped in; without it, standard input is /dev/null, as in a task of an editor. */
  readonly input?: string | Uint8Array | undefined;
  /** Variables to set, or to take away; CI is none of them unless it is here. */
  readonly environment?: Readonly<Record<string, string | undefined>> | undefined;
}

/** How a command ended. */
export interface Ended {
  readonly status: number;
  /** All that it printed, without colours. */
  readonly output: string;
  /** What it printed to stdout, and to stderr, as it is. */
  readonly stdout: string;
  readonly stderr: string;
}

/** Sets variables. @returns sets them back */
function setVariables(variables: Readonly<Record<string, string | undefined>>): () => void {
  const before = Object.keys(variables).map((name) => [name, process.env[name]] as const);
  const set = ([name, value]: readonly [string, string | undefined]): void => {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  };
  Object.entries(variables).forEach(set);
  return () => before.forEach(set);
}

/** Makes a file standard input, which can be asked what it is. @returns undoes that */
function setInput(input: string | Uint8Array | undefined): () => void {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'tidings-input-'));
  const file = input === undefined ? '/dev/null' : path.join(folder, 'input');
  if (input !== undefined) writeFileSync(file, input);
  const fd = openSync(file, 'r');
  const stream = createReadStream(file, { fd, autoClose: false });
  const before = Object.getOwnPropertyDescriptor(process, 'stdin') ?? {};
  Object.defineProperty(process, 'stdin', { value: stream, configurable: true });
  return () => {
    Object.defineProperty(process, 'stdin', before);
    closeSync(fd);
    rmSync(folder, { recursive: true });
  };
}

/** Keeps what is printed. @returns it, and an end of keeping it */
function capture() {
  const printed: (readonly ['stdout' | 'stderr', string])[] = [];
  const restores = (['stdout', 'stderr'] as const).map((name) => {
    const stream = process[name];
    const { write } = stream;
    stream.write = (text: string | Uint8Array): boolean => {
      printed.push([name, typeof text === 'string' ? text : new TextDecoder().decode(text)]);
      return true;
    };
    return () => {
      stream.write = write;
    };
  });
  const join = (...names: readonly string[]): string =>
    printed.flatMap(([name, text]) => (names.includes(name) ? [text] : [])).join('');
  return {
    join,
    restore: () => {
      for (const restore of restores) restore();
    },
  };
}

let calls = 0;

/**
 * Runs what an npm script runs, in this process: its file is evaluated anew each time, with its arguments, folder,
 * variables and streams; what it imports is there already, which is what takes a process of its own so long.
 */
export async function callHere(
  root: string,
  script: string,
  args: readonly string[],
  { input, environment = {} }: Given = {},
): Promise<Ended> {
  const { argv, exitCode } = process;
  const folder = process.cwd();
  const unsetVariables = setVariables({ CI: undefined, ...environment });
  const unsetInput = setInput(input);
  const { join, restore } = capture();
  const file = commandFile(script);
  process.chdir(root);
  process.argv = [process.execPath, file, ...args];
  process.exitCode = 0;
  calls += 1;
  try {
    await import(`${file}?call=${calls}`);
    const output = stripVTControlCharacters(join('stdout', 'stderr'));
    return {
      status: Number(process.exitCode),
      output,
      stdout: join('stdout'),
      stderr: join('stderr'),
    };
  } finally {
    restore();
    unsetInput();
    unsetVariables();
    process.chdir(folder);
    process.argv = argv;
    process.exitCode = exitCode;
  }
}
