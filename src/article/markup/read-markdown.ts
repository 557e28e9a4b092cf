import type { Element, Root } from 'hast';
import { compile, type Options, postprocess, preprocess } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { parseBounded } from './bounded-parser.ts';
import { finish, takeTitle } from './finish.ts';
import { buildMarkdownSource } from './markdown-source.ts';
import { parseFragment, readOrKeepText } from './parse.ts';
import { createFinder } from './place.ts';
import { plainText } from './plain-text.ts';
import type { MarkupReading } from './reading.ts';
import { checkTables } from './tables.ts';

/** GFM without its tag filter, which would show forbidden tags as text. */
function createHtmlExtension(): ReturnType<typeof gfmHtml> {
  const { exit, ...extension } = gfmHtml();
  const { htmlFlowData, htmlTextData, ...kept } = exit ?? {};
  return { ...extension, exit: kept };
}

/** Raw HTML goes through: the one sanitiser comes after it. */
const COMMONMARK = { allowDangerousHtml: true, allowDangerousProtocol: true } as const;
const GFM = { ...COMMONMARK, extensions: [gfm()], htmlExtensions: [createHtmlExtension()] };

/**
 * The signs of what GFM adds: tables, notes, strikethrough, tasks, and URLs and addresses that stand
 * bare. Where none is, CommonMark alone says the same in half the time.
 */
const GFM_SIGNS = /[|~]|\[\^|\[[ xX]\]|(?<!\]\(<?|<|]:\s?)https?:\/\/|www\.|[\w.+-]@\w/i;

const TAG = /<[a-z!/?]/i;

/** `![alt](x "caption")` alone in its paragraph is a figure with its caption. */
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

/** The line of the first heading. */
const findHeadingLine = (lines: readonly string[]): number =>
  lines.findIndex(
    (line, at) => /^ {0,3}#|^\s*<h1/i.test(line) || /^ {0,3}=+\s*$/.test(lines[at + 1] ?? ''),
  ) + 1;

function readSource(text: string): MarkupReading {
  const options: Options = GFM_SIGNS.test(text) ? GFM : COMMONMARK;
  const chunks = preprocess()(text, undefined, true);
  const events = postprocess(parseBounded(options, text).document().write(chunks));
  checkTables(events);
  const { title, rest } = takeTitle(parseFragment(compile(options)(events)));
  return {
    ...finish(rest.map(toFigure), createFinder(text), {
      isAltRequired: true,
      isNested: TAG.test(text),
    }),
    markdown: buildMarkdownSource(text, events, title !== undefined),
    title: title && { text: plainText(title), line: findHeadingLine(text.split('\n')) || 1 },
    said: {},
  };
}

/**
 * Reads CommonMark with GFM's tables, footnotes, task lists, strikethrough and autolinks.
 * @param text without front matter, or with blank lines in its place
 */
export const readMarkdown = (text: string): MarkupReading => readOrKeepText(text, readSource);
