import { isUtf8 } from 'node:buffer';
import { atStart, type Problem } from '../model/problem.ts';

const LINE_FEED = 0x0a;

/** UTF-16 in either byte order, as Windows editors save it. */
const isUtf16 = ([first, second]: Uint8Array): boolean =>
  (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);

/**
 * The position of the first byte that is not UTF-8. Works line by line, since no character of UTF-8 contains
 * the byte of a line feed.
 */
function findFault(bytes: Uint8Array, file: string): Problem {
  let line = 1;
  let start = 0;
  for (;;) {
    const end = bytes.indexOf(LINE_FEED, start);
    const current = bytes.subarray(start, end < 0 ? bytes.length : end);
    if (!isUtf8(current) || end < 0) {
      const column = new TextDecoder().decode(current).indexOf('\ufffd') + 1;
      return {
        file,
        line,
        column: Math.max(column, 1),
        message: 'this is not UTF-8; save the file as UTF-8',
      };
    }
    line += 1;
    start = end + 1;
  }
}

/** Decodes a file, or says where it stops being UTF-8. */
export function decodeUtf8(
  bytes: Uint8Array,
  file: string,
): { readonly text: string } | { readonly problem: Problem } {
  if (isUtf16(bytes)) {
    return { problem: atStart(file, 'this is UTF-16; save the file as UTF-8') };
  }
  return isUtf8(bytes)
    ? { text: new TextDecoder().decode(bytes) }
    : { problem: findFault(bytes, file) };
}
