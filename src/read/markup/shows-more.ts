import type { ElementContent } from 'hast';

/** Elements with something to see, hear or follow, whatever text is in them. */
const SHOWN: ReadonlySet<string> = new Set(
  'a img picture video audio iframe embed object svg math amp-img amp-anim amp-video table'.split(
    ' ',
  ),
);

/** True if there is more than text. */
export const showsMore = (nodes: readonly ElementContent[]): boolean =>
  nodes.some(
    (node) => node.type === 'element' && (SHOWN.has(node.tagName) || showsMore(node.children)),
  );
