import type { ByteRange } from '../model/byte-range.ts';

/** RFC 9110 §14.1: names of units are in any case. */
const BYTES = /^\s*bytes\s*=(?<set>.*)$/is;

/** §14.1.2: from one byte to another, to the end, or so many at the end. */
const INT_RANGE = /^(?<first>\d+)-(?<last>\d*)$/;
const SUFFIX_RANGE = /^-(?<length>\d+)$/;

/** What a `Range` asks for. */
export type RangeReading = ByteRange | 'whole' | 'unsatisfiable';

function readSuffix(length: number, size: number): RangeReading {
  if (length === 0) return 'unsatisfiable';
  const start = Math.max(0, size - length);
  return size === 0 ? 'whole' : { start, length: size - start };
}

function readInterval(first: number, last: number, size: number): RangeReading {
  if (last < first) return 'whole';
  if (first >= size) return 'unsatisfiable';
  return { start: first, length: Math.min(last, size - 1) - first + 1 };
}

/**
 * Reads a `Range`. What is no range of bytes is ignored, and several of them are answered with the whole (RFC 9110
 * §14.2 allows both): nobody needs them, and they cost much.
 * @param size of the file, in bytes
 * @example readRange('bytes=-500', 2000) // → { start: 1500, length: 500 }
 */
export function readRange(header: string, size: number): RangeReading {
  const specs = (BYTES.exec(header)?.groups?.set ?? '')
    .split(',')
    .map((spec) => spec.trim())
    .filter((spec) => spec !== '');
  const [spec = ''] = specs;
  if (specs.length !== 1) return 'whole';
  const suffix = SUFFIX_RANGE.exec(spec)?.groups?.length;
  if (suffix !== undefined) return readSuffix(Number(suffix), size);
  const { first, last } = INT_RANGE.exec(spec)?.groups ?? {};
  return first === undefined
    ? 'whole'
    : readInterval(Number(first), last ? Number(last) : Infinity, size);
}
