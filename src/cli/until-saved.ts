import { watch } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { SEEDS } from '../compile/seeds.ts';

/** Milliseconds in which an editor, or a copy of files, finishes writing. */
const QUIET = 200;

/** Resolves at the next change in a folder; with names, at the next change of one of them. */
async function untilChanged(
  folder: string,
  names: readonly string[] | undefined,
  signal: AbortSignal,
): Promise<void> {
  try {
    for await (const { filename } of watch(folder, { recursive: names === undefined, signal })) {
      if (names === undefined || names.includes(filename ?? '')) return;
    }
  } catch {
    // The folder does not exist, or the other watcher was first. Then only the other one counts.
    if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve));
  }
}

/** Resolves once someone has saved something that compile reads, or once the signal is aborted. */
export async function untilSaved(root: string, signal: AbortSignal): Promise<void> {
  const first = new AbortController();
  const either = AbortSignal.any([signal, first.signal]);
  await Promise.race([
    untilChanged(root, [SEEDS, 'wrangler.toml'], either),
    untilChanged(path.join(root, SEEDS), undefined, either),
  ]);
  first.abort();
  await sleep(QUIET);
}
