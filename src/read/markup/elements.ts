import type { Element, Root } from 'hast';

/** Every element below a node, in the order of the source. */
export function* listElements(node: Element | Root): Generator<Element> {
  const waiting = node.children.toReversed();
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (next.type !== 'element') continue;
    yield next;
    for (let at = next.children.length - 1; at >= 0; at -= 1) {
      const child = next.children[at];
      if (child?.type === 'element') waiting.push(child);
    }
  }
}
