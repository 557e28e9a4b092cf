import type { Root } from 'hast';
import type { ParsedSource } from '../parsed-source.ts';
import { renderTemplate } from './render-tree.ts';
import { treeToText } from './tree-text.ts';

/** Renders a tree in the forms that an article's content has. */
export function renderContent(
  root: Root,
): Pick<ParsedSource, 'contentHtml' | 'slots' | 'contentText'> {
  const { text, slots } = renderTemplate(root);
  const start = text.length - text.trimStart().length;
  return {
    contentHtml: text.trim(),
    slots: slots.map((slot) => ({ ...slot, at: slot.at - start })),
    contentText: treeToText(root),
  };
}
