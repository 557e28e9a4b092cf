/** Lines that stand together, between blank ones. */
export interface Block {
  /** The number of its first line, counted from 1. */
  readonly line: number;
  /** Without white space at either end. */
  readonly lines: readonly [string, ...string[]];
}

/** Text that a program broke at a column: every line but the last reaches for the margin. */
const WRAPPED_WIDTH = { least: 40, most: 100 } as const;

/** The blocks of a text, in order. */
export function readBlocks(text: string): readonly Block[] {
  const blocks: { line: number; lines: [string, ...string[]] }[] = [];
  let open = false;
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.trim();
    const last = blocks.at(-1);
    if (line !== '' && open && last) last.lines.push(line);
    else if (line !== '') blocks.push({ line: index + 1, lines: [line] });
    open = line !== '';
  }
  return blocks;
}

/** True for a paragraph that was broken into lines to fit a column. */
export const isHardWrapped = (block: Block): boolean =>
  block.lines
    .slice(0, -1)
    .every((line) => line.length >= WRAPPED_WIDTH.least && line.length <= WRAPPED_WIDTH.most);
