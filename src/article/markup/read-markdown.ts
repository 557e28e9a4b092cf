import type { Element, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { finish, takeTitle } from './finish.ts';
import type { MarkupReading } from './reading.ts';
import { type FindPlace, plainText } from './tidy.ts';

/** GFM without its tag filter, which would show forbidden tags as text. */
function createHtmlExtension(): ReturnType<typeof gfmHtml> {
  const { exit, ...extension } = gfmHtml();
  const { htmlFlowData, htmlTextData, ...kept } = exit ?? {};
  return { ...extension, exit: kept };
}

/** Raw HTML goes through: the one sanitiser comes after it. */
const OPTIONS = {
  allowDangerousHtml: true,
  allowDangerousProtocol: true,
  extensions: [gfm()],
  htmlExtensions: [createHtmlExtension()],
};

const decode = (url: string): string => {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
};

/** Finds texts in the source, each behind the one before it: the HTML has lost its places. */
function createFinder(source: string): FindPlace {
  const lower = source.toLowerCase();
  const last = new Map<string, number>();
  return (_, text) => {
    const wanted = [text, decode(text)]
      .map((each) => each.toLowerCase())
      .find((each) => lower.includes(each));
    if (wanted === undefined) return { line: 1, column: 1 };
    const next = lower.indexOf(wanted, (last.get(wanted) ?? -1) + 1);
    const offset = next < 0 ? lower.indexOf(wanted) : next;
    last.set(wanted, offset);
    const before = source.slice(0, offset);
    return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
  };
}

/** `![alt](x "caption")` alone in its paragraph is a figure with its caption. */
function toFigure(node: Root['children'][number]): Root['children'][number] {
  if (node.type !== 'element' || node.tagName !== 'p') return node;
  const [image, ...more] = node.children;
  if (image?.type !== 'element' || image.tagName !== 'img' || more.length > 0) return node;
  const { title, ...properties } = image.properties;
  if (typeof title !== 'string') return node;
  const caption: Element = {
    type: 'element',
    tagName: 'figcaption',
    properties: {},
    children: [{ type: 'text', value: title }],
  };
  return {
    type: 'element',
    tagName: 'figure',
    properties: {},
    children: [{ ...image, properties }, caption],
  };
}

/**
 * Reads CommonMark with GFM's tables, footnotes, task lists, strikethrough and autolinks.
 * @param text without front matter, or with blank lines in its place
 */
export function readMarkdown(text: string): MarkupReading {
  const tree = fromHtml(micromark(text, OPTIONS), { fragment: true });
  const { title, rest } = takeTitle(tree.children);
  const line = text.split('\n').findIndex((each) => each.trim() !== '') + 1;
  return {
    ...finish(rest.map(toFigure), createFinder(text), true),
    title: title && { text: plainText(title), line },
    said: {},
  };
}
