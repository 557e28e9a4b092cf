import type { Element } from 'hast';
import { startOf } from './position.ts';
import type { Reference } from './reference.ts';

/** What is found on the way through a tree, in a form that can grow. */
export interface Findings {
  readonly references: Reference[];
  readonly leftOut: { line: number; what: string; text?: string }[];
  readonly warnings: { line: number; column: number; message: string }[];
}

/**
 * Notes that something of an element is not in the article.
 * @param what with an article: "a <script> element"
 * @param text the start of what it says
 */
export function leaveOut({ leftOut }: Findings, node: Element, what: string, text = ''): void {
  const { line } = startOf(node);
  leftOut.push(text === '' ? { line, what } : { line, what, text });
}
