import type { Element, ElementContent, Root, RootContent } from 'hast';
import { h } from 'hastscript';
import { hasClass, propertyOf } from '../import/html.ts';
import { isHidden } from '../read/markup/hidden.ts';
import {
  type Ancestors,
  isSpacer,
  isUndone,
  meaningsOf,
  readStyle,
  withoutLook,
} from './inline-styles.ts';
import { gatherLists } from './word-lists.ts';

/** What says how a program writes its file, and nothing of the article. */
const DROPPED: ReadonlySet<string> = new Set(['style', 'xml']);

const PROGRAM_META = /^(?:generator|progid|originator|cocoaversion|changedby)$/i;
const PROGRAM_LINK = /^(?:stylesheet|file-list|edit-time-data|themedata|colorschememapping)$/i;

/** Word's styles that are elements of HTML. */
const WORD_STYLES: readonly (readonly [className: string, tagName: string])[] = [
  ['MsoTitle', 'h1'],
  ['MsoQuote', 'blockquote'],
  ['MsoIntenseQuote', 'blockquote'],
];

const BLOCK =
  /^(?:address|article|aside|blockquote|center|div|dl|figure|footer|h[1-6]|header|hr|main|ol|p|pre|section|table|ul)$/;

/** Where Google Docs leads links through itself. */
const GOOGLE_REDIRECT = /^https?:\/\/(?:www\.)?google\.com\/url\?/;

function isDropped(node: Element): boolean {
  const { tagName } = node;
  if (DROPPED.has(tagName) || isSpacer(node)) return true;
  if (tagName === 'meta')
    return (
      propertyOf(node, 'charSet') !== '' ||
      /^content-type$/i.test(propertyOf(node, 'httpEquiv')) ||
      PROGRAM_META.test(propertyOf(node, 'name'))
    );
  return tagName === 'link' && PROGRAM_LINK.test(propertyOf(node, 'rel'));
}

const isBlock = (node: RootContent): boolean =>
  node.type === 'element' && (BLOCK.test(node.tagName) || node.children.some(isBlock));

function leadDirectly(properties: Element['properties']): Element['properties'] {
  const { href } = properties;
  if (typeof href !== 'string' || !GOOGLE_REDIRECT.test(href)) return properties;
  const target = URL.parse(href)?.searchParams.get('q');
  return target && /^https?:/.test(target) ? { ...properties, href: target } : properties;
}

/** Word asks for its own program in comments; one of WordPress ends the summary. */
const isKept = (node: ElementContent): boolean =>
  node.type !== 'comment' || /^\s*more\b/.test(node.value);

/** Google Docs and Word have a gap between blocks that a `<br>` makes. */
const isGapBetween = (node: ElementContent, siblings: readonly ElementContent[]): boolean =>
  node.type === 'element' && node.tagName === 'br' && siblings.some(isBlock);

function nameOf(node: Element): string {
  const [, tagName] = WORD_STYLES.find(([className]) => hasClass(node, className)) ?? [];
  return tagName ?? node.tagName;
}

/** Of these, each part may be apart from the others, by a style: a name and a date, for example. */
const HAS_PARTS = /^(?:address|div|header|section)$/;

/** Elements of Word (`<o:p>`), and those that said no more than a look. */
const isEmptyShell = (
  { tagName }: Element,
  properties: Element['properties'],
  parent: string,
): boolean =>
  tagName.includes(':') ||
  tagName === 'font' ||
  (tagName === 'span' && Object.keys(properties).length === 0 && !HAS_PARTS.test(parent));

function unclutterChildren(
  nodes: readonly ElementContent[],
  ancestors: Ancestors,
): ElementContent[] {
  return gatherLists(nodes)
    .filter((node, _, all) => isKept(node) && !isGapBetween(node, all))
    .flatMap((node) => (node.type === 'element' ? unclutterElement(node, ancestors) : [node]));
}

function unclutterElement(node: Element, ancestors: Ancestors): readonly ElementContent[] {
  if (isDropped(node)) return [];
  const style = readStyle(node);
  const tagName = nameOf(node);
  const properties = leadDirectly(withoutLook(node));
  // What is hidden stays, and the reader reports it.
  if (isHidden(node)) return [{ ...node, properties: { ...properties, hidden: true } }];
  const isInline = /^(?:span|font)$/.test(tagName) && !node.children.some(isBlock);
  const meanings = isInline ? meaningsOf(style, ancestors) : [];
  const isNone = isUndone(node, style);
  const around = [...ancestors, ...(isNone ? [] : [tagName]), ...meanings];
  const children = unclutterChildren(node.children, around);
  if (children.length === 0 && node.children.length > 0 && tagName === 'p') return [];
  const isGone = isNone || isEmptyShell(node, properties, ancestors.at(-1) ?? '');
  const inner: ElementContent[] = isGone ? children : [{ ...node, tagName, properties, children }];
  return meanings.reduceRight<ElementContent[]>((inside, name) => [h(name, inside)], inner);
}

/** Takes out of a page what browsers and word processors add to what they copy. */
export function unclutter(page: Root): void {
  page.children = page.children.flatMap((node): RootContent[] =>
    node.type === 'element'
      ? [...unclutterElement(node, [])]
      : node.type === 'comment'
        ? []
        : [node],
  );
}
