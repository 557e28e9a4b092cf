import { isUtf8 } from 'node:buffer';
import { getBOMEncoding, TextDecoder } from '@exodus/bytes/encoding.js';
import sniffEncoding from 'html-encoding-sniffer';
import type { Problem } from '../model/problem.ts';
import { guessEncoding } from './guess-encoding.ts';
import type { Remark } from './parsed-source.ts';
import type { SourceKind } from './seed.ts';

/** A text, and what is to be said of the bytes that it was. */
export type Decoding =
  | { readonly text: string; readonly warnings: readonly Remark[] }
  | { readonly problem: Problem };

const LINE_FEED = 0x0a;

/** What stands in a text for bytes that are no character of its encoding. */
const DAMAGE = '\ufffd';

/** A character of two bytes or more, if these are UTF-8: in any other encoding, two such characters are rare. */
const LONG_CHARACTER = /[\u0080-\ufffc\ufffe\uffff]/g;

/**
 * The place of the first byte that is not UTF-8. Works line by line, since no character of UTF-8 contains
 * the byte of a line feed.
 */
function findFault(bytes: Uint8Array): Omit<Remark, 'message'> {
  let line = 1;
  let start = 0;
  for (;;) {
    const end = bytes.indexOf(LINE_FEED, start);
    const current = bytes.subarray(start, end < 0 ? bytes.length : end);
    if (!isUtf8(current) || end < 0) {
      const column = new TextDecoder().decode(current).indexOf(DAMAGE) + 1;
      return { line, column: Math.max(column, 1) };
    }
    line += 1;
    start = end + 1;
  }
}

function placeOf(text: string, at: number): Omit<Remark, 'message'> {
  const lines = text.slice(0, at).split('\n');
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
}

const decodeAs = (bytes: Uint8Array, encoding: string): string =>
  new TextDecoder(encoding).decode(bytes);

/** Decodes bytes, with a warning at the first that are no character. */
function read(bytes: Uint8Array, encoding: string): Decoding {
  const text = decodeAs(bytes, encoding);
  const at = text.indexOf(DAMAGE);
  if (at < 0) return { text, warnings: [] };
  const message = `the bytes here are not ${encoding}, and show as ${DAMAGE}; write the character anew`;
  return { text, warnings: [{ ...placeOf(text, at), message }] };
}

/** What a page declares, by the HTML Standard's sniffing algorithm (§13.2.3.2); undefined if nothing that is known. */
function sniff(bytes: Uint8Array): string | undefined {
  const declared = sniffEncoding(bytes, { defaultEncoding: '' });
  return declared === '' || declared === 'replacement' ? undefined : declared;
}

const hasLongCharacter = (text: string): boolean => text.search(LONG_CHARACTER) >= 0;

/** True if a text that is not all UTF-8 has more characters that are than bytes that are not. */
const isDamaged = (text: string): boolean =>
  text.split(DAMAGE).length <= (text.match(LONG_CHARACTER)?.length ?? 0);

/** What is neither what it says it is nor UTF-8. */
function decodeUndeclared(bytes: Uint8Array, file: string, language: string): Decoding {
  if (isDamaged(decodeAs(bytes, 'utf-8'))) return read(bytes, 'UTF-8');
  const place = findFault(bytes);
  const guess = guessEncoding(bytes, language);
  if (guess === undefined) {
    return { problem: { file, ...place, message: 'this is not UTF-8; save the file as UTF-8' } };
  }
  const { text, encoding } = guess;
  const message = `this is not UTF-8, and was read as ${encoding}; check its letters, and save the file as UTF-8`;
  return { text, warnings: [{ ...place, message }] };
}

/**
 * Decodes a file as a browser would: by its byte order mark, by what a page declares, or as UTF-8.
 * @param kind only a page can declare its encoding
 * @param language a BCP 47 tag: of what is neither declared nor UTF-8, it tells the likeliest encoding
 */
export function decode(
  bytes: Uint8Array,
  file: string,
  kind: SourceKind | 'fields',
  language: string,
): Decoding {
  const mark = getBOMEncoding(bytes);
  if (mark !== null && mark !== 'utf-8') return read(bytes, mark.toUpperCase());
  const declared = kind === 'html' && mark === null ? sniff(bytes) : undefined;
  const isForeign = declared !== undefined && declared !== 'UTF-8';
  if (isUtf8(bytes)) {
    const text = new TextDecoder().decode(bytes);
    if (!isForeign) return { text, warnings: [] };
    // An encoding such as ISO-2022-JP has none.
    if (!hasLongCharacter(text)) return read(bytes, declared);
    const message = `the page says that it is ${declared}, but it is UTF-8, and was read as such; correct its charset`;
    return { text, warnings: [{ line: 1, column: 1, message }] };
  }
  return isForeign ? read(bytes, declared) : decodeUndeclared(bytes, file, language);
}
