import { readFileSync } from 'node:fs';
import path from 'node:path';

/** A recording of at least so many bytes: a short one, over and over. */
export function makeRecording(atLeast: number): Buffer {
  const sound = readFileSync(path.join(import.meta.dirname, '../fixtures/media/vbr.mp3'));
  return Buffer.concat(Array.from({ length: Math.ceil(atLeast / sound.length) }, () => sound));
}
