import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib';

const DECODE: Readonly<Record<string, (bytes: Uint8Array) => Uint8Array>> = {
  br: brotliDecompressSync,
  gzip: gunzipSync,
  zstd: zstdDecompressSync,
};

/**
 * Decompresses a body.
 * @param encoding its `Content-Encoding`
 * @returns nothing if it is not of that encoding
 */
export function decode(bytes: Uint8Array, encoding: string): Uint8Array | undefined {
  try {
    return DECODE[encoding]?.(bytes);
  } catch {
    return undefined;
  }
}
