import { execFile } from 'node:child_process';
import { codeOf } from '../compile/system-error.ts';

/** The variables of a process. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What a program printed. */
export type Outcome =
  | { readonly kind: 'done'; readonly bytes: Uint8Array }
  | { readonly kind: 'missing' }
  /** It says itself why. */
  | { readonly kind: 'failed'; readonly message: string };

/** In milliseconds: the program that owns a clipboard may not answer at all. */
const PATIENCE = 20_000;

/** In bytes; an article has at most 8 MiB, and the clipboard has it several times over. */
const MOST_OUTPUT = 64 * 1024 * 1024;

/** Runs a program of the system, and waits for what it prints. */
export const runTool = (
  name: string,
  args: readonly string[],
  environment: Environment,
): Promise<Outcome> =>
  new Promise((resolve) => {
    const options = {
      encoding: 'buffer',
      env: { ...environment },
      maxBuffer: MOST_OUTPUT,
      timeout: PATIENCE,
      windowsHide: true,
    } as const;
    execFile(name, args, options, (error, stdout, stderr) => {
      if (error === null) resolve({ kind: 'done', bytes: stdout });
      else if (codeOf(error) === 'ENOENT') resolve({ kind: 'missing' });
      else if (error.killed)
        resolve({ kind: 'failed', message: `${name} did not answer; copy the text again` });
      else resolve({ kind: 'failed', message: stderr.toString().trim() || error.message });
    });
  });
