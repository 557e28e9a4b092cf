import type { postprocess } from 'micromark';
import { TooMuch } from './bounds.ts';

/**
 * How many cells all tables of a text may leave out. HTML needs every one of them, so that a few kilobytes of
 * short rows below a wide head become gigabytes; cmark-gfm fills in no more than 524,288 either.
 */
const MOST_FILLED_IN = 20_000;

/**
 * Looks whether the tables of a text can be written out.
 * @param events of micromark, over this text
 * @throws {@link TooMuch} with the place of the table that fills in too many cells
 */
export function checkTables(events: ReturnType<typeof postprocess>): void {
  let columns = 0;
  let cells = 0;
  let filled = 0;
  let place = { line: 1, column: 1 };
  for (const [kind, token] of events) {
    // Micromark does not know the names that its extensions give.
    const type: string = token.type;
    if (type === 'table' && kind === 'enter') {
      columns = '_align' in token && Array.isArray(token._align) ? token._align.length : 0;
      place = token.start;
    } else if (type === 'tableRow' && kind === 'enter') cells = 0;
    else if (type === 'tableData' && kind === 'enter') cells += 1;
    else if (type === 'tableRow') filled += Math.max(0, columns - cells);
    if (filled <= MOST_FILLED_IN) continue;
    const message = `the rows of this table leave out more than ${MOST_FILLED_IN} cells, which would all have to be filled in; give each row as many cells as the first, or make the table narrower`;
    throw new TooMuch(message, place.line, place.column);
  }
}
