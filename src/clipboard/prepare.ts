import { MOST_BYTES } from '../compile/seeds.ts';
import { type ParsedArticle, readArticle, type SiteDefaults } from '../read/read-article.ts';
import { type Clip, EMPTY, ONLY_PICTURE } from './clip.ts';
import { decodeClip } from './decode.ts';
import { writePage } from './write-page.ts';

/** How what was copied is saved. */
export const ENDINGS = { html: '.html', text: '.txt' } as const;

export type ClipKind = keyof typeof ENDINGS;

/** An article that is not saved yet. */
export interface Prepared {
  readonly kind: ClipKind;
  readonly bytes: Uint8Array;
  /** What the reader makes of it. */
  readonly parsed: ParsedArticle;
  /** What is to be said of the bytes that came. */
  readonly warnings: readonly string[];
}

/** What the file is called until its title is known. */
const UNNAMED = 'seeds/pasted';

const MEBIBYTE = 1024 * 1024;

const toLines = (text: string): string => `${text.replace(/\r\n?/g, '\n').trimEnd()}\n`;

const PICTURE = /<img\b/i;

/** What is missing in something that has no text. */
const explainEmpty = (source: string): string => (PICTURE.test(source) ? ONLY_PICTURE : EMPTY);

/** Makes an article of what was copied, and reads it; nothing is written. */
export function prepare(
  clip: Clip,
  kind: ClipKind,
  defaults: SiteDefaults,
): Prepared | { readonly problem: string } {
  const file = UNNAMED + ENDINGS[kind];
  const decoding = decodeClip(clip[kind] ?? new Uint8Array(), file, kind, defaults.language);
  if ('problem' in decoding) return { problem: decoding.problem.message };
  const { text } = decoding;
  const bytes = new TextEncoder().encode(
    kind === 'html' ? writePage(text, clip.base) : toLines(text),
  );
  if (bytes.length > MOST_BYTES) {
    const megabytes = (bytes.length / MEBIBYTE).toFixed(1);
    return { problem: `this has ${megabytes} MiB, and an article at most 8; copy less of it` };
  }
  const reading = readArticle({ kind, source: { file, bytes } }, defaults);
  if ('problems' in reading) {
    const isNothing = text.trim() === '' || (reading.isEmpty === true && kind === 'html');
    const [first] = reading.problems;
    return { problem: isNothing || !first ? explainEmpty(text) : first.message };
  }
  const { parsed } = reading;
  if (kind === 'html' && !/<title>/.test(new TextDecoder().decode(bytes)))
    return { problem: explainEmpty(text) };
  return { kind, bytes, parsed, warnings: decoding.warnings.map(({ message }) => message) };
}
