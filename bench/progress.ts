import process from 'node:process';

const CLEAR = '\r\u001b[K';

/** Says what is being measured, on a terminal alone; the next one takes its place. */
export function showProgress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`${CLEAR}${text}`);
}

/** Takes away what `showProgress` showed. */
export const clearProgress = (): void => showProgress('');
