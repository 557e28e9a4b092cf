import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Form } from '../src/read/text/blocks.ts';
import { viewPairs } from '../src/read/text/clutter/chain.ts';
import { COLUMNS, measureLines, NOTHING } from '../src/read/text/clutter/columns.ts';
import { findKept } from '../src/read/text/clutter/guards.ts';
import { type LineView, SIGNS, type Sign } from '../src/read/text/clutter/line-view.ts';
import { viewText } from '../src/read/text/clutter/text-view.ts';

/** As the data has it; see README.md. */
interface Page {
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

/** A line of a page, measured as those of an article are. */
export interface Line {
  readonly label: string;
  /** Undefined if nobody judged it. */
  readonly isClutter: boolean | undefined;
  /** It stays whatever its score. */
  readonly isKept: boolean;
  /** Each as `column bucket`. */
  readonly features: readonly string[];
  /** See `viewPairs`. */
  readonly pair: number;
}

/** A copy of a page. */
export interface Copy extends Pick<Page, 'outlet' | 'copied' | 'language' | 'whole'> {
  readonly lines: readonly Line[];
}

/** Lines with other labels are decided before: titles, bylines and dates. */
const STAYS: ReadonlySet<string> = new Set(['body', 'heading', 'deck', 'caption', 'credit']);

const isSign = (sign: string): sign is Sign => sign in SIGNS;

const view = ({ block, shape, words, stems, signs, ...unit }: Page['units'][number]): LineView => ({
  ...unit,
  chunk: block,
  text: shape,
  words: words.map(String),
  stems: stems.map(String),
  signs: new Set([...signs].filter(isSign)),
});

function readCopy(page: Page): Copy {
  const text = viewText(page.units.map(view));
  const kept = findKept(text);
  const measured = measureLines(text);
  const pairs = viewPairs(text);
  const lines = page.units.map(({ label }, index) => ({
    label,
    isClutter: label === 'other' ? true : STAYS.has(label) ? false : undefined,
    isKept: kept.has(index),
    features: [...(measured[index] ?? [])].flatMap((bucket, at) =>
      bucket === NOTHING ? [] : [`${COLUMNS[at]?.name} ${bucket}`],
    ),
    pair: pairs[index] ?? 0,
  }));
  const { outlet, copied, language, whole } = page;
  return { outlet, copied, language, whole, lines };
}

/** Reads the copies of pages whose lines somebody judged. */
export function readCopies(file: string): readonly Copy[] {
  const pages: readonly Page[] = gunzipSync(readFileSync(file))
    .toString()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  return pages.map(readCopy);
}
