import type { Reading } from '../../model/reading.ts';

/** Bytes per unit: `MB` counts in thousands (SI), `MiB` in 1024s (IEC 80000-13). */
const UNITS: Readonly<Record<string, number>> = {
  '': 1,
  b: 1,
  byte: 1,
  bytes: 1,
  ...Object.fromEntries(
    ['k', 'm', 'g'].flatMap((prefix, at) => [
      [prefix, 1000 ** (at + 1)],
      [`${prefix}b`, 1000 ** (at + 1)],
      [`${prefix}ib`, 1024 ** (at + 1)],
    ]),
  ),
};

/** Digits, maybe in groups of three: `12345678`, `12,345,678`, `12 345 678`. */
const WHOLE = /^\d+$|^\d{1,3}(?:([,. _'’\u00a0\u202f])\d{3})(?:\1\d{3})*$/;

/** A part of a unit, with a point or a comma; three digits after a comma might be a group. */
const PART = /^\d+(?:\.\d+|,(?!\d{3}$)\d+)?$/;

const SIZE = /^(?<number>[\d., _'’\u00a0\u202f]*\d)\s*(?<unit>[a-z]*)$/i;

/** No file is larger, in bytes: a terabyte. */
const MOST = 1000 ** 4;

function countBytes(text: string): number | undefined {
  const { number = '', unit = '' } = SIZE.exec(text.trim())?.groups ?? {};
  const factor = UNITS[unit.toLowerCase()];
  if (factor === undefined) return undefined;
  if (factor === 1) return WHOLE.test(number) ? Number(number.replace(/\D/g, '')) : undefined;
  return PART.test(number) ? Math.round(Number(number.replace(',', '.')) * factor) : undefined;
}

/**
 * The size of a file in bytes; undefined for 0, which stands for one that nobody knows.
 * @example readByteLength('12.5 MB') // → { value: 12500000 }
 */
export function readByteLength(text: string): Reading<number | undefined> {
  const bytes = countBytes(text);
  if (bytes !== undefined && bytes <= MOST) return { value: bytes === 0 ? undefined : bytes };
  return {
    problem: /^\s*\d+:[\d:]+\s*$/.test(text)
      ? `"${text}" is a time, and the length of a file is in bytes; write it as "duration"`
      : `"${text}" is not the size of a file; use its bytes, such as 5650889, or 12.5 MB`,
  };
}
