import type { Element, Root } from 'hast';
import { propertyOf, replaceElements, textOf } from './html.ts';

/** What systems put below each text of their feeds, for those who copy them. */
const FOOTERS = [
  // WordPress, with plug-ins for search engines
  /^The post .+ (?:first appeared|appeared first) on .+\.$/,
  /^.+ was originally published in .+ on Medium, where people are continuing the conversation by highlighting and responding to this story\.$/,
];

/** Pictures that count who reads. */
const COUNTER =
  /^https?:\/\/(?:medium\.com\/_\/stat|pixel\.wp\.com|stats\.wordpress\.com|feeds\.feedburner\.com\/~r)/;

const isFooter = (element: Element): boolean =>
  element.tagName === 'p' && FOOTERS.some((footer) => footer.test(textOf(element)));

/** Takes those away, and comments. */
export function dropFooters(root: Root): void {
  const blocks = root.children.filter((node) => node.type === 'element');
  const footer = blocks.findLast(isFooter);
  const before = footer && blocks[blocks.indexOf(footer) - 1];
  const rule = before?.tagName === 'hr' ? before : undefined;
  replaceElements(root, (element) => {
    const isCounter = element.tagName === 'img' && COUNTER.test(propertyOf(element, 'src'));
    return isCounter || element === footer || element === rule ? [] : undefined;
  });
}
