import { spawn } from 'node:child_process';

/**
 * What a program prints, given a text.
 * @throws what it says of itself, where it does not succeed
 */
export const run = (
  program: string,
  args: readonly string[],
  input = '',
  cwd?: string,
): Promise<string> =>
  new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd });
    let [output, said] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (chunk) => {
      output += chunk;
    });
    child.stderr.setEncoding('utf8').on('data', (chunk) => {
      said += chunk;
    });
    child.on('error', reject);
    child.on('close', (status) =>
      status === 0
        ? resolve(output)
        : reject(new Error(`${program} ended with ${status}: ${said}`)),
    );
    // A program may end without having read all.
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
