import type { Fields } from '../fields.ts';
import type { Overrules } from './passages.ts';

type Ruling = 'drop' | 'keep' | 'caption';

const RULINGS = ['drop', 'keep', 'caption'] as const satisfies readonly Ruling[];

/** A text of the sidecar's, or a line, that the article does not have. */
export interface Missing {
  readonly field: Ruling;
  readonly message: string;
}

/** What a sidecar decides, line by line: of a line that is named twice, the first counts. */
export function readOverrules(
  text: string,
  fields: Pick<Fields, Ruling>,
): { readonly overrules: Overrules; readonly missing: readonly Missing[] } {
  const lines = text.split('\n').map((line) => line.trim());
  const overrules = new Map<number, Ruling>();
  const missing: Missing[] = [];
  for (const field of RULINGS) {
    for (const place of fields[field] ?? []) {
      const found =
        place.kind === 'lines'
          ? lines.flatMap((line, index) =>
              index + 1 >= place.first && index < place.last && line !== '' ? [index + 1] : [],
            )
          : lines.flatMap((line, index) =>
              line !== '' && line.includes(place.text) ? [index + 1] : [],
            );
      for (const line of found) if (!overrules.has(line)) overrules.set(line, field);
      if (found.length > 0) continue;
      const what =
        place.kind === 'lines' ? `text at line ${place.first}` : `line with "${place.text}"`;
      missing.push({
        field,
        message: `${field}: the article has no ${what}; look at its lines with "npm run explain"`,
      });
    }
  }
  return { overrules, missing };
}
