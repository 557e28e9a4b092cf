import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Form } from '../src/read/text/blocks.ts';
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

/** A line that somebody judged. */
export interface JudgedLine extends Pick<Page, 'outlet' | 'copied' | 'language' | 'whole'> {
  readonly label: string;
  readonly isClutter: boolean;
  /** It stays whatever its score. */
  readonly isKept: boolean;
  /** Each as `column bucket`. */
  readonly features: readonly string[];
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

function* judgeLines(page: Page): Generator<JudgedLine> {
  const text = viewText(page.units.map(view));
  const kept = findKept(text);
  const measured = measureLines(text);
  for (const [index, { label }] of page.units.entries()) {
    if (label !== 'other' && !STAYS.has(label)) continue;
    const buckets = [...(measured[index] ?? [])];
    yield {
      ...page,
      label,
      isClutter: label === 'other',
      isKept: kept.has(index),
      features: buckets.flatMap((bucket, at) =>
        bucket === NOTHING ? [] : [`${COLUMNS[at]?.name} ${bucket}`],
      ),
    };
  }
}

/** Reads the lines that somebody judged, measured as those of an article are. */
export function readLines(file: string): readonly JudgedLine[] {
  const pages: readonly Page[] = gunzipSync(readFileSync(file))
    .toString()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  return pages.flatMap((page) => [...judgeLines(page)]);
}
