import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

/**
 * What a program prints, given a text.
 * @throws what it says of itself, where it does not succeed
 */
export const run = (program: string, args: readonly string[], input = ''): Promise<string> =>
  new Promise((resolve, reject) => {
    const child = spawn(program, args);
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

/**
 * Lets a program read a document that it has to fetch, with a folder for itself.
 * @param use gets the folder and the address of the document
 */
export async function serveFile<T>(
  document: string,
  use: (folder: string, url: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'tidings-reader-'));
  try {
    const file = path.join(folder, 'feed.xml');
    await writeFile(file, document);
    return await use(folder, `file://${file}`);
  } finally {
    await rm(folder, { recursive: true });
  }
}
