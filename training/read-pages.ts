import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import type { Form } from '../src/read/text/blocks.ts';
import { SIGNS, type Sign } from '../src/read/text/clutter/line-view.ts';

const DATA = fileURLToPath(import.meta.resolve('./lines.jsonl.gz'));

/** A copy of a page, as the data has it; see README.md. */
export interface Page {
  readonly outlet: string;
  readonly copied: 'drag' | 'loose';
  readonly language: string;
  /** True where every line was judged. */
  readonly whole: boolean;
  readonly units: readonly {
    readonly block: number;
    readonly form: Form;
    readonly length: number;
    readonly shape: string;
    readonly words: readonly number[];
    readonly stems: readonly number[];
    readonly signs: string;
    readonly label: string;
  }[];
}

/** Reads the copies of pages whose lines somebody judged. */
export const readPages = (): readonly Page[] =>
  gunzipSync(readFileSync(DATA))
    .toString()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

const isSign = (sign: string): sign is Sign => sign in SIGNS;

/** The signs of a line that the reader still has. */
export const readSigns = (signs: string): ReadonlySet<Sign> => new Set([...signs].filter(isSign));
