import type { Root } from 'hast';
import { raw } from 'hast-util-raw';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { toHast } from 'mdast-util-to-hast';
import { gfm } from 'micromark-extension-gfm';
import { parseHtml, replaceElements } from './html.ts';

/** Markdown, with HTML in it, as the tree of its HTML: for texts that are Markdown in part alone. */
export function parseMarkdown(markdown: string): Root {
  const tree = fromMarkdown(markdown, {
    extensions: [gfm()],
    mdastExtensions: [gfmFromMarkdown()],
  });
  const html = raw(toHast(tree, { allowDangerousHtml: true }));
  const root = html.type === 'root' ? html : parseHtml('');
  // The heading of notes, which is there for screen readers alone.
  replaceElements(root, ({ properties }) => (properties.id === 'footnote-label' ? [] : undefined));
  return root;
}
