import type { Block } from './blocks.ts';
import { readDates } from './dates.ts';
import { isProse } from './prose.ts';
import { RELATIVE_TIME } from './words/calendar.ts';

/** Dates in a timeline or a programme: bare, not in a row, each above a text of its own. */
export function findEntries(blocks: readonly Block[]): ReadonlySet<number> {
  const said = blocks.map(({ text }) => readDates(text));
  const entries = blocks.flatMap(({ text }, index) => {
    const dates = said[index];
    const isBare = dates && !dates.isLabelled && !RELATIVE_TIME.test(text);
    const hasText = said[index + 1] === undefined;
    const isEntry = dates?.published === undefined || isProse(blocks[index + 1]?.text ?? '');
    return isBare && hasText && isEntry ? [index] : [];
  });
  return new Set(entries.length > 1 ? entries : []);
}
