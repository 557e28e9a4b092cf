import GithubSlugger from 'github-slugger';
import type { Element, Root } from 'hast';
import { toString as hastToString } from 'hast-util-to-string';
import { decodePercent } from '../../model/percent.ts';
import type { HeadingIds } from '../dialects/attribute-lists.ts';
import { listElements } from './elements.ts';

/** What the pages themselves call their parts. */
const RESERVED = ['main', 'subscribe-title', 'browse-title'] as const;

/** An id that no page of ours has, and that a URL can name. */
export const ID = new RegExp(`^(?!(?:${RESERVED.join('|')})$)[^\\s"'<>&]{1,200}$`);

const NOTE = /^user-content-fn/;
const HEADING = /^h[1-6]$/;

/** The parts of the text that its own links lead to. */
function listTargets(root: Root): ReadonlySet<string> {
  const targets = new Set<string>();
  for (const { tagName, properties } of listElements(root)) {
    const { href } = properties;
    if (tagName === 'a' && typeof href === 'string' && href.startsWith('#'))
      targets.add(decodePercent(href.slice(1)));
  }
  return targets;
}

function readStated({ position }: Element, headingIds: HeadingIds): string | undefined {
  if (headingIds.size === 0 || !position) return undefined;
  for (let line = position.start.line; line <= position.end.line; line += 1) {
    const id = headingIds.get(line);
    if (id !== undefined) return id;
  }
  return undefined;
}

/**
 * Keeps the ids that authors state. A saved page has ids for its own scripts and styles: of these, those of headings
 * stay, and others where a link in the text leads to them.
 * @param isPage whether it is a saved page
 * @param headingIds what the text states for its headings in another way, by line
 */
export function keepIds(children: Root['children'], headingIds: HeadingIds, isPage: boolean): void {
  const root: Root = { type: 'root', children };
  const targets = listTargets(root);
  for (const node of listElements(root)) {
    const { id: given, name } = node.properties;
    const isHeading = HEADING.test(node.tagName);
    const own = given ?? (node.tagName === 'a' ? name : undefined);
    const id = (isHeading ? readStated(node, headingIds) : undefined) ?? own;
    const isKept =
      isHeading || !isPage || (typeof id === 'string' && (targets.has(id) || NOTE.test(id)));
    if (isKept && typeof id === 'string' && ID.test(id)) node.properties.id = id;
    else delete node.properties.id;
  }
}

/** Gives each heading without an id the one that GitHub would give it. Every id is in the article once. */
export function addHeadingIds(root: Root): void {
  const slugger = new GithubSlugger();
  for (const id of RESERVED) slugger.occurrences[id] = 0;
  const waiting: Element[] = [];
  const used = new Set<string>();
  for (const node of listElements(root)) {
    const { id } = node.properties;
    if (typeof id === 'string' && used.has(id)) delete node.properties.id;
    if (typeof node.properties.id === 'string') {
      used.add(node.properties.id);
      slugger.occurrences[node.properties.id] ??= 0;
    } else if (HEADING.test(node.tagName)) waiting.push(node);
  }
  for (const heading of waiting) {
    const text = hastToString(heading).trim();
    const id = text === '' ? '' : slugger.slug(text);
    if (ID.test(id)) heading.properties.id = id;
  }
}
