import type { Clip } from './clip.ts';

/**
 * Where "HTML Format" has what: places are in bytes of UTF-8, counted from its beginning.
 * @see https://learn.microsoft.com/en-us/windows/win32/dataxchg/html-clipboard-format
 */
const HEADER = /^\ufeff?Version:\s*[\d.]+\s*\r?\n(?:[A-Za-z]+:[^\r\n]*\r?\n)+/;

const START = '<!--StartFragment-->';
const END = '<!--EndFragment-->';

/** The header is ASCII, but for an address perhaps. */
const MOST_HEADER = 8192;

function readHeader(bytes: Uint8Array): ReadonlyMap<string, string> | undefined {
  const start = new TextDecoder().decode(bytes.subarray(0, MOST_HEADER));
  const header = HEADER.exec(start)?.[0];
  if (header === undefined) return undefined;
  return new Map(
    header
      .trim()
      .split(/\r?\n/)
      .map((line) => {
        const [name = '', ...value] = line.split(':');
        return [name.toLowerCase(), value.join(':').trim()];
      }),
  );
}

/** How far the bytes are from where the header says that they end; a program may add a zero or a line end. */
const missOf = (bytes: Uint8Array): number => {
  const end = Number(readHeader(bytes)?.get('endhtml'));
  return end > 0 ? Math.abs(bytes.length - end) : 0;
};

/** Between the marks in a text; all of it if there are none. */
function cutAtMarks(html: string): string {
  const start = html.indexOf(START);
  const end = html.lastIndexOf(END);
  return start >= 0 && end > start ? html.slice(start + START.length, end) : html;
}

function cutFragment(bytes: Uint8Array, header: ReadonlyMap<string, string>): Uint8Array {
  const [start = -1, end = -1] = ['startfragment', 'endfragment'].map((name) =>
    Number(header.get(name) ?? -1),
  );
  const isInside = start > 0 && end > start && end <= bytes.length;
  if (isInside) return bytes.subarray(start, end);
  const text = new TextDecoder().decode(bytes);
  return new TextEncoder().encode(cutAtMarks(text.replace(HEADER, '').replace(/\0+$/, '')));
}

/**
 * The fragment of "HTML Format", and where it was copied.
 * @param encodings its bytes, in each of the encodings that it may have been read as; the length tells the right one
 * @returns undefined if there is none
 */
export function readWindowsHtml(encodings: readonly Uint8Array[]): Clip | undefined {
  const [bytes] = encodings.toSorted((a, b) => missOf(a) - missOf(b));
  const header = bytes && readHeader(bytes);
  if (!header) return undefined;
  const base = header.get('sourceurl');
  return {
    html: cutFragment(bytes, header),
    base: base !== undefined && /^https?:/i.test(base) ? base : undefined,
  };
}
