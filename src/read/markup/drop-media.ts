import type { ElementContent, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import type { ParsedSource } from '../parsed-source.ts';
import { fillTemplate } from '../template.ts';
import { markReference, readMark } from './reference.ts';
import { renderContent } from './render-content.ts';

type Content = Pick<ParsedSource, 'contentHtml' | 'slots' | 'contentText'>;
type Child = Root['children'][number] | ElementContent;

const PLAYERS: ReadonlySet<string> = new Set(['audio', 'video']);
const SOURCES: ReadonlySet<string> = new Set(['source', 'track']);

/** Elements that say nothing once what was in them is gone. */
const WRAPPERS: ReadonlySet<string> = new Set(['p', 'a', 'figure']);

const isBlank = (node: Child): boolean => node.type === 'text' && node.value.trim() === '';

function dropFrom(
  nodes: readonly Child[],
  isMissing: (value: unknown) => boolean,
): ElementContent[] {
  return nodes.flatMap((node): ElementContent[] => {
    if (node.type === 'doctype') return [];
    if (node.type !== 'element') return [node];
    const { tagName, properties } = node;
    const isGone = isMissing(properties.src);
    if (tagName === 'img' && isGone) {
      const alt = String(properties.alt ?? '');
      return alt === '' ? [] : [{ type: 'text', value: alt }];
    }
    if (SOURCES.has(tagName) && isGone) return [];
    const children = dropFrom(node.children, isMissing);
    const isEmptied = children.every(isBlank) && !node.children.every(isBlank);
    if (WRAPPERS.has(tagName) && isEmptied) return [];
    if (!PLAYERS.has(tagName)) return [{ ...node, children }];
    const { src, poster, ...others } = properties;
    const kept = {
      ...(isGone ? {} : { src }),
      ...(isMissing(poster) ? {} : { poster }),
      ...others,
    };
    const isPlayable =
      (src !== undefined && !isGone) ||
      children.some((child) => child.type === 'element' && child.tagName === 'source');
    // What a browser without players would show stays.
    return isPlayable
      ? [{ ...node, properties: kept, children }]
      : children.filter((child) => child.type !== 'element' || !SOURCES.has(child.tagName));
  });
}

/**
 * Takes pictures and recordings out of a content, where their files are missing. The `alt` of a picture stays in its
 * place.
 * @param missing indexes of references
 */
export function dropMedia(
  { contentHtml: text, slots }: Pick<Content, 'contentHtml' | 'slots'>,
  missing: ReadonlySet<number>,
): Content {
  const marked = fillTemplate(
    { text, slots },
    ({ attribute, reference }) => ` ${attribute}="${markReference(reference)}"`,
  );
  const isMissing = (value: unknown): boolean => {
    const reference = readMark(value);
    return reference !== undefined && missing.has(reference);
  };
  const tree = fromHtml(marked, { fragment: true });
  return renderContent({ type: 'root', children: dropFrom(tree.children, isMissing) });
}
