import type { Element, ElementContent, Root } from 'hast';
import { h } from 'hastscript';
import type { Findings } from './findings.ts';
import { startOf } from './position.ts';
import { MATHML, REMOVED_WHOLE, SCHEMA, SILENT } from './schema.ts';
import { tidyAttributes } from './tidy-attributes.ts';
import { tidyFrame, tidyImage } from './tidy-media.ts';
import { withArticle } from './urls.ts';

type Children = readonly (ElementContent | Root['children'][number])[];

/** Nothing else is in a formula: browsers parse HTML in it in their own ways. */
const MATH = new Set(MATHML);
const ALLOWED = new Set(SCHEMA.tagNames);
const MEDIA: ReadonlySet<string> = new Set(['audio', 'video']);
/** If these are wider than the window, they scroll on their own, with the keyboard too. */
const SCROLLS: ReadonlySet<string> = new Set(['pre', 'table']);
const INLINE: ReadonlySet<string> = new Set(['span', 'font', 'tt']);

interface Tidying {
  readonly findings: Findings;
  readonly isAltRequired: boolean;
}

const isTaskBox = ({ tagName, properties }: Element, parents: readonly string[]): boolean =>
  tagName === 'input' &&
  parents.includes('li') &&
  properties.type === 'checkbox' &&
  properties.disabled === true;

function keepElement(
  node: Element,
  tagName: string,
  children: ElementContent[],
  { findings }: Tidying,
): readonly ElementContent[] {
  const properties = tidyAttributes(node, findings);
  const isNamed = properties.href !== undefined || properties.id !== undefined;
  if (tagName === 'a' && !isNamed) return children;
  if (tagName === 'source' && properties.src === undefined) return [];
  if (MEDIA.has(tagName)) properties.controls = true;
  if (SCROLLS.has(tagName)) properties.tabIndex = 0;
  return [{ ...node, tagName, properties, children }];
}

/** @param into takes the content of an element that goes, so that no level copies it */
function tidyElement(
  node: Element,
  parents: readonly string[],
  into: ElementContent[],
  tidying: Tidying,
): readonly ElementContent[] {
  const { findings } = tidying;
  if (parents.includes('math') && !MATH.has(node.tagName)) return [];
  if (node.tagName === 'img') return tidyImage(node, findings, tidying.isAltRequired);
  if (node.tagName === 'iframe') return tidyFrame(node, parents, findings);
  const leave = (what: string): void => {
    findings.leftOut.push({ line: startOf(node).line, what });
  };
  if (REMOVED_WHOLE.has(node.tagName) && !isTaskBox(node, parents)) {
    leave(`${withArticle(`<${node.tagName}>`)} element`);
    return [];
  }
  const tagName = node.tagName === 'h1' ? 'h2' : node.tagName;
  if (ALLOWED.has(tagName)) {
    const children = tidyChildren(node.children, [...parents, tagName], [], tidying);
    return keepElement(node, tagName, children, tidying);
  }
  const { id } = node.properties;
  // A link leads here.
  if (typeof id === 'string' && !parents.includes('a')) into.push(h('a', { id }));
  tidyChildren(node.children, parents, into, tidying);
  // Attributes that could run code are reported, though the element goes.
  tidyAttributes(node, findings);
  if (!SILENT.has(tagName)) leave(`${withArticle(`<${node.tagName}>`)} element, keeping its text`);
  // What was a block stays apart from what follows.
  return INLINE.has(tagName) ? [] : [{ type: 'text', value: '\n' }];
}

function tidyChildren(
  nodes: Children,
  parents: readonly string[],
  into: ElementContent[],
  tidying: Tidying,
): ElementContent[] {
  for (const node of nodes) {
    if (node.type === 'element')
      for (const tidied of tidyElement(node, parents, into, tidying)) into.push(tidied);
    else if (node.type === 'text') into.push(node);
  }
  return into;
}

/** Keeps what an article needs of a tree, in one pass, and notes what goes. */
export const tidy = (children: Root['children'], tidying: Tidying): Root => ({
  type: 'root',
  children: tidyChildren(children, [], [], tidying),
});
