import type { Element, Root } from 'hast';
import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { toHast } from 'mdast-util-to-hast';
import { visit } from 'unist-util-visit';
import { findSentences } from '../../sentences/find-sentences.ts';
import { type Context, NO_CONTEXT } from '../dialects/context.ts';
import { type Converted, convertMarkdown } from '../dialects/convert.ts';
import type { ParsedSource } from '../parsed-source.ts';
import { readAlerts } from './alerts.ts';
import { checkExpansion } from './expansion.ts';
import { finish, takeTitle, toRoot } from './finish.ts';
import { readFormulas } from './formulas.ts';
import { readInlineMarks } from './inline-marks.ts';
import { buildMarkdownSource } from './markdown-source.ts';
import { readOrKeepText } from './parse.ts';
import { parseTree } from './parse-tree.ts';
import { plainText } from './plain-text.ts';
import { startOf } from './position.ts';
import { relocate } from './relocate.ts';
import { createStepLimit } from './step-limit.ts';
import { chooseSyntax, hasDefinitions, loadDefinitionHandlers } from './syntax.ts';

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

/** Quarto, R Markdown and Pandoc: `{python}`, `{r, echo=FALSE}`, `{.python filename="a.py"}`. */
const IN_BRACES = /^\{+\s*[.=]?([\w+#-]+)/;

/** Hugo, Zola and Gatsby have options behind the language: `rust,linenos`, `js{1,3}:title=a.js`. */
function readLanguages(tree: Nodes): void {
  visit(tree, 'code', (node) => {
    const braced = IN_BRACES.exec(`${node.lang ?? ''} ${node.meta ?? ''}`)?.[1];
    const language = braced ?? node.lang?.replace(/[,{:;=].*$/s, '');
    node.lang = language === '' ? null : language;
  });
}

/** The heading of footnotes in the language of the article. As on GitHub, only screen readers have it. */
function labelFootnotes(language: string) {
  const { sentences, otherLanguage } = findSentences(language);
  return {
    footnoteLabel: sentences.footnotes,
    footnoteLabelProperties: { className: ['sr-only'], lang: otherLanguage },
  };
}

function readSource(
  text: string,
  { headingIds, dollars, abbreviations, isMdx }: Converted,
  { title: stated, language = 'en' }: Context,
): ParsedSource {
  const { extensions, mdastExtensions } = chooseSyntax(text, { isMdx, dollars });
  const tree = fromMarkdown(text, {
    extensions: [...extensions, createStepLimit(text)],
    mdastExtensions,
  });
  checkExpansion(tree);
  readAlerts(tree);
  if (text.includes('```') || text.includes('~~~')) readLanguages(tree);
  readInlineMarks(tree, text, abbreviations);
  const wrong = dollars === 'none' ? [] : readFormulas(tree);
  const handlers = hasDefinitions(text) ? loadDefinitionHandlers() : {};
  const html = toRoot(
    toHast(tree, { allowDangerousHtml: true, handlers, ...labelFootnotes(language) }),
  );
  const { children, isParsed } = parseTree(html, text);
  const { title, rest } = takeTitle(children, stated);
  const finished = finish(rest.map(toFigure), {
    isAltRequired: true,
    isNested: isParsed,
    headingIds,
  });
  return {
    ...finished,
    warnings: [...finished.warnings, ...wrong],
    markdown: buildMarkdownSource(text, tree, title !== undefined),
    title: title && { text: plainText(title), line: startOf(title).line },
  };
}

function read(source: string, context: Context, isMdx: boolean): ParsedSource {
  const converted = convertMarkdown(source, context, isMdx);
  return relocate(
    () => readOrKeepText(converted.text, (text) => readSource(text, converted, context)),
    converted,
  );
}

/**
 * Reads CommonMark with GFM's tables, footnotes, task lists, strikethrough and autolinks.
 * @param text without front matter, or with blank lines in its place
 */
export const readMarkdown = (text: string, context: Context = NO_CONTEXT): ParsedSource =>
  read(text, context, false);

/** Reads MDX: the same, without its imports, exports and expressions. */
export const readMdx = (text: string, context: Context = NO_CONTEXT): ParsedSource =>
  read(text, context, true);
