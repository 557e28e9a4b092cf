import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { failAt } from './failure.ts';

/** Bytes that can be read more than once. */
export interface ByteSource {
  /** As the publisher knows it. */
  readonly name: string;
  readonly open: () => Promise<Readable>;
}

/** In bytes: what tells the kind of an export is in front. */
const HEAD = 64 * 1024;

/** In bytes: exports that are not streamed have to fit into memory several times. */
const LARGEST = 256 * 1024 * 1024;

export const fileSource = (path: string, name: string): ByteSource => ({
  name,
  open: async () => createReadStream(path, { highWaterMark: 64 * 1024 }),
});

export async function readFileHead(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(HEAD), position: 0 });
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** The first bytes. */
export async function readHead(source: ByteSource): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of await source.open()) {
    chunks.push(chunk);
    size += chunk.length;
    if (size >= HEAD) break;
  }
  return Buffer.concat(chunks).subarray(0, HEAD);
}

/** All bytes, or a failure where they are absurdly many. */
export async function readWhole(
  source: ByteSource,
  { largest = LARGEST, advice = 'export it in parts' } = {},
): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of await source.open()) {
    size += chunk.length;
    if (size > largest) {
      const limit = Math.round(largest / 1024 / 1024);
      throw failAt(source.name, `it has more than ${limit} MiB; ${advice}`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
