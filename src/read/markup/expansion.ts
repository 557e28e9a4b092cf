import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { TooMuch } from './bounds.ts';
import { startOf } from './position.ts';

/**
 * How many cells all tables of a text may leave out. HTML needs every one of them, so a few kilobytes of
 * short rows below a wide head would become gigabytes; cmark-gfm fills in no more than 524,288 either.
 */
const MOST_FILLED_IN = 20_000;

/** In characters: how much of their definitions all references of a text may repeat, as HTML does for each. */
const MOST_REPEATED = 2_000_000;

const TABLE = `the rows of tables omit more than ${MOST_FILLED_IN.toLocaleString('en')} cells in all; give each row as many cells as the first, or use fewer columns`;
const REFERENCE =
  'a long URL or title is used by too many links, each of which would repeat it; shorten it';

/** The length of the URL and title of each definition, by identifier. Of duplicates, the first counts. */
function measureDefinitions(tree: Root): ReadonlyMap<string, number> {
  const lengths = new Map<string, number>();
  visit(tree, 'definition', ({ identifier, url, title }) => {
    if (!lengths.has(identifier)) lengths.set(identifier, url.length + (title?.length ?? 0));
  });
  return lengths;
}

/**
 * Checks that the HTML of a text is not many times as long as the text.
 * @throws {@link TooMuch} with the position of the table or the reference that makes it so
 */
export function checkExpansion(tree: Root): void {
  const lengths = measureDefinitions(tree);
  let filled = 0;
  let repeated = 0;
  visit(tree, (node) => {
    if (node.type === 'table') {
      const columns = node.align?.length ?? 0;
      for (const { children } of node.children) filled += Math.max(0, columns - children.length);
    } else if (node.type === 'linkReference' || node.type === 'imageReference')
      repeated += lengths.get(node.identifier) ?? 0;
    if (filled <= MOST_FILLED_IN && repeated <= MOST_REPEATED) return;
    const { line, column } = startOf(node);
    throw new TooMuch(node.type === 'table' ? TABLE : REFERENCE, line, column);
  });
}
