import { viewPairs } from '../src/read/text/clutter/chain.ts';
import { COLUMNS, measureLines, NOTHING } from '../src/read/text/clutter/columns.ts';
import { findKept } from '../src/read/text/clutter/guards.ts';
import type { LineView } from '../src/read/text/clutter/line-view.ts';
import { viewText } from '../src/read/text/clutter/text-view.ts';
import { type Page, readSigns } from './read-pages.ts';

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

const view = ({ block, shape, words, stems, signs, ...unit }: Page['units'][number]): LineView => ({
  ...unit,
  chunk: block,
  text: shape,
  words: words.map(String),
  stems: stems.map(String),
  signs: readSigns(signs),
});

/** Measures the lines of a copy. */
export function readCopy(page: Page): Copy {
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
