import type { Element, Root } from 'hast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { toHast } from 'mdast-util-to-hast';
import { gfm } from 'micromark-extension-gfm';
import type { ParsedSource } from '../parsed-source.ts';
import { checkExpansion } from './expansion.ts';
import { finish, takeTitle, toRoot } from './finish.ts';
import { buildMarkdownSource, DESTINATIONS } from './markdown-source.ts';
import { readOrKeepText } from './parse.ts';
import { parseTree } from './parse-tree.ts';
import { plainText } from './plain-text.ts';
import { startOf } from './position.ts';
import { createStepLimit } from './step-limit.ts';

/** Without the transforms, which would look for addresses again in what the syntax knows to be text. */
const TREE = [DESTINATIONS, ...gfmFromMarkdown().map(({ transforms, ...extension }) => extension)];

const GFM = [gfm()];

/**
 * Signs of what GFM adds: tables, notes, strikethrough, tasks, bare URLs and addresses. If there are none,
 * CommonMark alone gives the same result in half the time.
 */
const GFM_SIGNS = /[|~]|\[\^|\[[ xX]\]|(?<!\]\(<?|<|]:\s?)https?:\/\/|www\.|[\w.+-]@\w/i;

/** `![alt](x "caption")` alone in its paragraph becomes a figure with its caption. */
function toFigure<T extends Root['children'][number]>(node: T): T | Element {
  if (node.type !== 'element') return node;
  const [image, ...more] = node.children;
  const isLone =
    node.tagName === 'p' &&
    image?.type === 'element' &&
    image.tagName === 'img' &&
    more.length === 0;
  if (!isLone) return { ...node, children: node.children.map(toFigure) };
  const { title, ...properties } = image.properties;
  if (typeof title !== 'string') return node;
  const caption: Element = {
    type: 'element',
    tagName: 'figcaption',
    properties: {},
    children: [{ type: 'text', value: title }],
  };
  const children = [{ ...image, properties }, caption];
  return { type: 'element', tagName: 'figure', properties: {}, children };
}

function readSource(text: string): ParsedSource {
  const syntax = GFM_SIGNS.test(text) ? GFM : [];
  const tree = fromMarkdown(text, {
    extensions: [...syntax, createStepLimit(text)],
    mdastExtensions: TREE,
  });
  checkExpansion(tree);
  const html = toRoot(toHast(tree, { allowDangerousHtml: true }));
  const { children, isParsed } = parseTree(html, text);
  const { title, rest } = takeTitle(children);
  return {
    ...finish(rest.map(toFigure), { isAltRequired: true, isNested: isParsed }),
    markdown: buildMarkdownSource(text, tree, title !== undefined),
    title: title && { text: plainText(title), line: startOf(title).line },
  };
}

/**
 * Reads CommonMark with GFM's tables, footnotes, task lists, strikethrough and autolinks.
 * @param text without front matter, or with blank lines in its place
 */
export const readMarkdown = (text: string): ParsedSource => readOrKeepText(text, readSource);
