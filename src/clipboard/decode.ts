import { getBOMEncoding } from '@exodus/bytes/encoding.js';
import { type Decoding, decode } from '../read/decode.ts';

/** Bytes at the beginning that are looked at: every other of UTF-16's is zero there, in markup or a Latin text. */
const PRESCAN = 64;

const LITTLE_ENDIAN_MARK = [0xff, 0xfe];

/** UTF-16 without a mark, as some programs of X11 pass on HTML. */
function isWide(bytes: Uint8Array): boolean {
  const start = bytes.subarray(0, PRESCAN);
  const zeros = start.filter((byte, at) => byte === 0 && at % 2 === 1).length;
  return getBOMEncoding(bytes) === null && zeros * 4 > start.length;
}

/** Decodes what was pasted, as a file of its kind is decoded. */
export const decodeClip = (
  bytes: Uint8Array,
  file: string,
  kind: 'html' | 'text',
  language: string,
): Decoding =>
  decode(
    isWide(bytes) ? Buffer.concat([Buffer.from(LITTLE_ENDIAN_MARK), bytes]) : bytes,
    file,
    kind,
    language,
  );
