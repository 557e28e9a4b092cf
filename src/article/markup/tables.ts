import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { TooMuch } from './bounds.ts';
import { startOf } from './position.ts';

/**
 * How many cells all tables of a text may leave out. HTML needs every one of them, so that a few kilobytes of
 * short rows below a wide head become gigabytes; cmark-gfm fills in no more than 524,288 either.
 */
const MOST_FILLED_IN = 20_000;

/**
 * Looks whether the tables of a text can be written out.
 * @throws {@link TooMuch} with the position of the table that fills in too many cells
 */
export function checkTables(tree: Root): void {
  let filled = 0;
  visit(tree, 'table', (table) => {
    const columns = table.align?.length ?? 0;
    for (const { children } of table.children) filled += Math.max(0, columns - children.length);
    if (filled <= MOST_FILLED_IN) return;
    const message = `the rows of this table leave out more than ${MOST_FILLED_IN} cells, which would all have to be filled in; give each row as many cells as the first, or make the table narrower`;
    const { line, column } = startOf(table);
    throw new TooMuch(message, line, column);
  });
}
