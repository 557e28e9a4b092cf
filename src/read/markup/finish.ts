import type { Element, ElementContent, Nodes, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { sanitize } from 'hast-util-sanitize';
import { visit } from 'unist-util-visit';
import { cleanText } from '../../model/characters.ts';
import type { HeadingIds } from '../dialects/attribute-lists.ts';
import { type ParsedSource, readSaid } from '../parsed-source.ts';
import type { Findings } from './findings.ts';
import { addHeadingIds, keepIds } from './ids.ts';
import { findLead, findPictureText, plainText } from './plain-text.ts';
import { renderContent } from './render-content.ts';
import { renderTree } from './render-tree.ts';
import { SCHEMA } from './schema.ts';
import { isEmptied, tidy } from './tidy.ts';

/** How often to rewrite HTML that a parser reads differently from how it was written. */
const MOST_ROUNDS = 4;

const isBlank = (node: Root['children'][number]): boolean =>
  node.type !== 'element' && (node.type !== 'text' || node.value.trim() === '');

/** Letters and digits alone: a title may be written in another way in a field. */
const fold = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

export const isSame = (a: string, b: string): boolean =>
  fold(a) === '' ? a.trim() === b.trim() : fold(a) === fold(b);

/**
 * Splits off the heading at the start of a text, which may be in a `<header>` or `<div>`.
 * @param stated the title in a field: a heading that says something else stays
 */
export function takeTitle(
  children: Root['children'],
  stated: string | undefined,
): {
  readonly title?: Element | undefined;
  readonly rest: Root['children'];
} {
  const first = children.findIndex((node) => !isBlank(node));
  const heading = children[first];
  if (heading?.type !== 'element') return { rest: children };
  if (heading.tagName === 'h1' && plainText(heading) !== '') {
    if (stated !== undefined && !isSame(stated, plainText(heading))) return { rest: children };
    return { title: heading, rest: children.toSpliced(first, 1) };
  }
  if (heading.tagName !== 'header' && heading.tagName !== 'div') return { rest: children };
  const { title, rest } = takeTitle(heading.children, stated);
  if (title === undefined) return { rest: children };
  const inner: ElementContent[] = rest.filter((node) => node.type !== 'doctype');
  return { title, rest: children.with(first, { ...heading, children: inner }) };
}

/** How generators mark the end of the summary, in a comment; WordPress adds the text of its link. */
const DIVIDER =
  /^(?:more(?:\s.*)?|truncate|excerpt|read-?more|end[ _-]?(?:of[ _-])?(?:excerpt|summary)|(?:excerpt|summary)[ _-]?end|teaser_end|pelican_end_summary)$/i;

const isMoreMark = (node: Root['children'][number]): boolean =>
  node.type === 'comment' && DIVIDER.test(node.value.trim());

/** The part before `<!--more-->` or the like as plain text. The mark may be between blocks, or inside one. */
function findSummary(children: Root['children']): string | undefined {
  const at = children.findIndex(
    (node) => isMoreMark(node) || (node.type === 'element' && node.children.some(isMoreMark)),
  );
  const node = children[at];
  if (node === undefined) return undefined;
  const inner =
    node.type === 'element' ? node.children.slice(0, node.children.findIndex(isMoreMark)) : [];
  return plainText({ type: 'root', children: [...children.slice(0, at), ...inner] }) || undefined;
}

/** The tree if it has a root, or an empty one. */
export const toRoot = (tree: Nodes): Root =>
  tree.type === 'root' ? tree : { type: 'root', children: [] };

/** Removes what no document can carry. A character reference may stand for what the text itself could not contain. */
function clean(root: Root): Root {
  visit(root, (node) => {
    if (node.type === 'text') node.value = cleanText(node.value).text;
    if (node.type !== 'element') return;
    for (const [name, value] of Object.entries(node.properties)) {
      if (typeof value === 'string') node.properties[name] = cleanText(value).text;
      if (Array.isArray(value))
        node.properties[name] = value.map((each) => cleanText(String(each)).text);
    }
  });
  return root;
}

/** A block that a paragraph cannot hold leaves what was before it by itself, which may be a line end. */
function dropEmptied(root: Root): Root {
  visit(root, 'element', (node, at, parent) => {
    if (!parent || at === undefined || !isEmptied(node, node.children)) return;
    parent.children.splice(at, 1);
    return at;
  });
  return root;
}

/**
 * Parses a tree's own HTML until it stays the same: elements that HTML cannot nest, such as a link in a link,
 * are parsed as other elements.
 */
function reparse(root: Root): Root {
  let reparsed = root;
  let html = renderTree(root);
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    reparsed = dropEmptied(toRoot(sanitize(fromHtml(html, { fragment: true }), SCHEMA)));
    const again = renderTree(reparsed);
    if (again === html) return reparsed;
    html = again;
  }
  return reparsed;
}

interface Finishing {
  readonly isAltRequired: boolean;
  /** Whether it is a saved page. */
  readonly isPage?: boolean;
  readonly isNested: boolean;
  readonly headingIds?: HeadingIds;
}

/**
 * Makes a tree safe for the article, and collects what is found on the way.
 * @param options.isAltRequired in HTML an empty `alt` is on purpose; in Markdown it is the only way to leave
 * it out
 * @param options.isNested whether someone wrote tags, which may nest as HTML cannot
 * @param options.headingIds the ids that the text states for its headings, by line
 */
export function finish(
  children: Root['children'],
  { isAltRequired, isNested, isPage = false, headingIds = new Map() }: Finishing,
): Omit<ParsedSource, 'title'> {
  keepIds(children, headingIds, isPage);
  const findings: Findings = { references: [], leftOut: [], warnings: [] };
  const root = clean(toRoot(sanitize(tidy(children, { findings, isAltRequired }), SCHEMA)));
  const content = isNested ? reparse(root) : root;
  addHeadingIds(content);
  return {
    ...renderContent(content),
    lead: findLead(root) ?? (plainText(root) || findPictureText(root)),
    said: readSaid({ summary: findSummary(children) }),
    references: findings.references,
    warnings: findings.warnings,
    leftOut: findings.leftOut.toSorted((a, b) => a.line - b.line),
  };
}
