import type { Element, ElementContent, Properties } from 'hast';

/** An element of HTML; what is undefined among its children is none. */
export const createElement = (
  tagName: string,
  properties: Properties,
  ...children: readonly (ElementContent | string | undefined)[]
): Element => ({
  type: 'element',
  tagName,
  properties,
  children: children.flatMap((child): readonly ElementContent[] =>
    child === undefined
      ? []
      : typeof child === 'string'
        ? [{ type: 'text', value: child }]
        : [child],
  ),
});
