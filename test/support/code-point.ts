import fc from 'fast-check';

const SURROGATES = { first: 0xd800, count: 0x800 } as const;

/**
 * Any code point but a half of a surrogate pair, as a unit of strings. Fast-check's own (`binary`) first makes a table
 * of all of them, which takes seconds.
 */
export const codePoint = fc.nat(0x10ffff - SURROGATES.count).map(
  (place) => String.fromCodePoint(place < SURROGATES.first ? place : place + SURROGATES.count),
  (text) => {
    const [code] = Array.from(String(text), (each) => each.codePointAt(0) ?? 0);
    if (code === undefined || String(text) !== String.fromCodePoint(code))
      throw new Error('not one');
    return code < SURROGATES.first ? code : code - SURROGATES.count;
  },
);
