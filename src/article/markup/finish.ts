import type { Element, ElementContent, Root } from 'hast';
import { sanitize } from 'hast-util-sanitize';
import type { MarkupReading } from './reading.ts';
import { renderTree } from './render-tree.ts';
import { SCHEMA } from './schema.ts';
import { createTidy, type Findings, type FindPlace, findLead, plainText } from './tidy.ts';

const isBlank = (node: Root['children'][number]): boolean =>
  node.type !== 'element' && (node.type !== 'text' || node.value.trim() === '');

/** The heading that a text begins with, and the text without it. */
export function takeTitle(children: Root['children']): {
  readonly title?: Element | undefined;
  readonly rest: Root['children'];
} {
  const first = children.findIndex((node) => !isBlank(node));
  const heading = children[first];
  if (heading?.type !== 'element') return { rest: children };
  if (heading.tagName === 'h1') return { title: heading, rest: children.toSpliced(first, 1) };
  if (heading.tagName !== 'header' && heading.tagName !== 'div') return { rest: children };
  const { title, rest } = takeTitle(heading.children);
  if (title === undefined) return { rest: children };
  const inner: ElementContent[] = rest.filter((node) => node.type !== 'doctype');
  return { title, rest: children.with(first, { ...heading, children: inner }) };
}

/** What `<!--more-->` cuts off, as plain text. */
function findSummary(children: Root['children']): string | undefined {
  const cut = children.findIndex((node) => node.type === 'comment' && node.value.trim() === 'more');
  if (cut < 0) return undefined;
  return plainText({ type: 'root', children: children.slice(0, cut) }) || undefined;
}

/**
 * A tree as the article has it: safe, with what was found on the way.
 * @param isAltRequired in HTML an empty `alt` is on purpose; Markdown knows no other way to leave it out
 */
export function finish(
  children: Root['children'],
  findPlace: FindPlace,
  isAltRequired = false,
): Omit<MarkupReading, 'title' | 'said'> {
  const findings: Findings = { references: [], leftOut: [], warnings: [] };
  const safe = sanitize(createTidy(findings, findPlace, isAltRequired)(children), SCHEMA);
  const root: Root = safe.type === 'root' ? safe : { type: 'root', children: [] };
  return {
    contentHtml: renderTree(root).trim(),
    lead: findLead(root) ?? (plainText(root) || undefined),
    summary: findSummary(children),
    ...findings,
  };
}
