import type { Dollars } from '../markup/syntax.ts';
import type { LeftOut } from '../parsed-source.ts';
import { ABBREVIATION_SIGNS, findAbbreviations } from './abbreviations.ts';
import { ATTRIBUTE_SIGNS, findAttributeLists, type HeadingIds } from './attribute-lists.ts';
import { GATSBY_SIGNS, GUTENBERG_SIGNS, readGatsby, readGutenberg } from './bare-embeds.ts';
import { hasBlocks, readBlocks } from './blocks.ts';
import { findCode, findFences, findHtmlCode, inOrder, type Span } from './code-spans.ts';
import type { Context } from './context.ts';
import { DEFINITION_SIGNS, readDefinitions } from './definitions.ts';
import { applyEdits } from './edits.ts';
import { LABEL_SIGNS, readLabels } from './equations.ts';
import { FORMULA_SIGNS, findFormulas } from './formula-marks.ts';
import { readImageSizes, SIZE_SIGNS } from './image-sizes.ts';
import { dedentPairs } from './indentation.ts';
import { KRAMDOWN_SIGNS, readKramdownComments } from './kramdown.ts';
import type { Line } from './lines.ts';
import { MARKDOWN_ELEMENT_SIGNS, readMarkdownElements } from './markdown-elements.ts';
import { MATH_TAG_SIGNS, readMathTags } from './math-tags.ts';
import { isMdxText, MDX_SIGNS, readMdxCode, readMdxComments } from './mdx.ts';
import type { PageValues } from './meaning.ts';
import { readWiki, WIKI_SIGNS } from './obsidian.ts';
import { PATH_SIGNS, readGhostUrls, readPaths } from './paths.ts';
import { PYMDOWN_SIGNS, readPymdown } from './pymdown.ts';
import { readTags } from './tags.ts';
import { unescapeCode } from './tokens.ts';
import { readWordPress, unescapeShortcodes, WORDPRESS_SIGNS } from './wordpress.ts';

/** A text without template code, and what went. */
export interface Converted {
  readonly text: string;
  readonly leftOut: readonly LeftOut[];
  /** By the lines of `text`. */
  readonly headingIds: HeadingIds;
  /** The line of the source that a line of `text` was made of; both from 1. */
  readonly lineOf: (line: number) => number;
  readonly isMdx: boolean;
  readonly dollars: Dollars;
  readonly abbreviations: ReadonlyMap<string, string>;
}

const TAG_SIGNS = /\{\{|\{%|\{#[\s-]|<%/;

const same = (line: number): number => line;

const NO_FORMULAS = { edits: [], spans: [], dollars: 'none' } as const;

const NOTHING = {
  headingIds: new Map<number, string>(),
  dollars: 'none',
  abbreviations: new Map<string, string>(),
} as const;

type Rewritten = Pick<Converted, 'text' | 'leftOut' | 'lineOf'>;

const joinLines = (lines: readonly Line[]): Pick<Converted, 'text' | 'lineOf'> => ({
  text: lines.map((line) => line.text).join('\n'),
  lineOf: (line) => lines[line - 1]?.at ?? line,
});

function convertBlocks(source: string): Rewritten {
  const dedented = dedentPairs(source);
  const elements = MARKDOWN_ELEMENT_SIGNS.test(dedented)
    ? joinLines(readMarkdownElements(dedented))
    : { text: dedented, lineOf: same };
  const { text, lineOf } = elements;
  if (!hasBlocks(text)) return { text, leftOut: [], lineOf };
  const { lines, leftOut } = readBlocks(text);
  const blocks = joinLines(lines);
  return {
    text: blocks.text,
    leftOut: leftOut.map((each) => ({ ...each, line: lineOf(each.line) })),
    lineOf: (line) => lineOf(blocks.lineOf(line)),
  };
}

/** Takes out, or rewrites, what would be taken for something else by those who read the rest. */
function convertForeign(
  source: string,
  hasMath: boolean,
  isMdx: boolean,
): Pick<Converted, 'text' | 'leftOut'> {
  const signs = {
    wordPress: WORDPRESS_SIGNS.test(source),
    gutenberg: GUTENBERG_SIGNS.test(source),
    gatsby: GATSBY_SIGNS.test(source),
    math: MATH_TAG_SIGNS.test(source),
    comments: KRAMDOWN_SIGNS.test(source),
    labels: LABEL_SIGNS.test(source) && (hasMath || FORMULA_SIGNS.test(source)),
    // In MDX, braces enclose an expression.
    sizes: SIZE_SIGNS.test(source),
    pymdown: !isMdx && PYMDOWN_SIGNS.test(source),
  };
  if (!Object.values(signs).some(Boolean)) return { text: source, leftOut: [] };
  const { code } = findCode(source, isMdx);
  return applyEdits(source, [
    ...(signs.comments ? readKramdownComments(source, code) : []),
    ...(signs.wordPress ? readWordPress(source, code, 'markdown') : []),
    ...(signs.gutenberg ? readGutenberg(source, code) : []),
    ...(signs.gatsby ? readGatsby(source, code) : []),
    ...(signs.math ? readMathTags(source, code) : []),
    ...(signs.sizes ? readImageSizes(source, code) : []),
    ...(signs.pymdown ? readPymdown(source, code) : []),
    ...(signs.labels ? readLabels(source, code) : []),
  ]);
}

interface MdxReading {
  readonly text: string;
  readonly leftOut: readonly LeftOut[];
  readonly isMdx: boolean;
}

/** Takes the code of MDX out of a text, line by line; in other Markdown, where it has any. */
function convertMdx(source: string, { page, hasMath }: Context, isNamed: boolean): MdxReading {
  if (!isNamed && !MDX_SIGNS.test(source)) return { text: source, leftOut: [], isMdx: false };
  const found = findCode(source, isNamed).code;
  const isMdx = isNamed || isMdxText(source, found);
  // In MDX, what is indented is no code.
  const inMdx = isMdx && !isNamed ? findCode(source, true).code : found;
  const code = isMdx ? inOrder([...inMdx, ...findFences(source)]) : inMdx;
  const { spans } =
    hasMath || FORMULA_SIGNS.test(source) ? findFormulas(source, code, hasMath) : NO_FORMULAS;
  const kept = inOrder([...code, ...spans]);
  const edits = isMdx ? readMdxCode(source, kept, page) : readMdxComments(source, kept);
  return { ...applyEdits(source, edits), isMdx };
}

/** What is to be read in a text; undefined if there is no sign of anything. */
function listSigns(text: string, hasMath: boolean) {
  const signs = {
    tags: TAG_SIGNS.test(text),
    attributes: ATTRIBUTE_SIGNS.test(text),
    wiki: WIKI_SIGNS.test(text),
    paths: PATH_SIGNS.test(text),
    definitions: DEFINITION_SIGNS.test(text),
    formulas: FORMULA_SIGNS.test(text) || (hasMath && text.includes('$')),
    abbreviations: ABBREVIATION_SIGNS.test(text),
  };
  return Object.values(signs).some(Boolean) ? signs : undefined;
}

/** Reads what generators add to Markdown, where its meaning is plain, and takes out the rest. */
export function convertMarkdown(source: string, context: Context, isNamed: boolean): Converted {
  const foreign = convertForeign(unescapeShortcodes(source), context.hasMath, isNamed);
  const { isMdx, ...mdx } = convertMdx(foreign.text, context, isNamed);
  const blocks = convertBlocks(mdx.text);
  const { text, lineOf } = blocks;
  const signs = listSigns(text, context.hasMath);
  const before = [...foreign.leftOut, ...mdx.leftOut, ...blocks.leftOut];
  if (!signs) return { ...NOTHING, ...blocks, leftOut: before, isMdx };
  const { code, html } = findCode(text, isMdx);
  const formulas = signs.formulas ? findFormulas(text, code, context.hasMath) : NO_FORMULAS;
  const spans = { code: inOrder([...code, ...formulas.spans]), html };
  const attributes = signs.attributes
    ? findAttributeLists(text, spans.code)
    : { edits: [], ids: NOTHING.headingIds };
  const short = signs.abbreviations
    ? findAbbreviations(text, spans.code)
    : { edits: [], abbreviations: NOTHING.abbreviations };
  const edited = applyEdits(text, [
    ...(signs.tags ? [...readTags(text, spans, context.page), ...unescapeCode(text, code)] : []),
    ...attributes.edits,
    ...(signs.wiki ? readWiki(text, spans.code) : []),
    ...(signs.paths ? readPaths(text, spans.code) : []),
    ...(signs.definitions ? readDefinitions(text, code) : []),
    ...formulas.edits,
    ...short.edits,
  ]);
  return {
    text: edited.text,
    leftOut: [...before, ...edited.leftOut.map((each) => ({ ...each, line: lineOf(each.line) }))],
    headingIds: attributes.ids,
    lineOf,
    dollars: formulas.dollars,
    abbreviations: short.abbreviations,
    isMdx,
  };
}

/** The same for raw text, in which WordPress alone leaves tags. */
export const convertText = (text: string): Pick<Converted, 'text' | 'leftOut'> =>
  WORDPRESS_SIGNS.test(text)
    ? applyEdits(text, readWordPress(text, [], 'text'))
    : { text, leftOut: [] };

/** The same for HTML, in which only template tags are looked for. */
export function convertHtml(source: string, page: PageValues): Rewritten {
  const isWordPress = WORDPRESS_SIGNS.test(source) || GUTENBERG_SIGNS.test(source);
  const isGhost = source.includes('__GHOST_URL__');
  if (!TAG_SIGNS.test(source) && !isWordPress && !isGhost)
    return { text: source, leftOut: [], lineOf: same };
  const readBlocks = (code: readonly Span[]) => [
    ...readWordPress(source, code, 'html'),
    ...readGutenberg(source, code),
  ];
  const { text, leftOut } = isWordPress
    ? applyEdits(source, readBlocks(findHtmlCode(source).code))
    : { text: source, leftOut: [] };
  const spans = findHtmlCode(text);
  const edited = applyEdits(text, [
    ...readTags(text, spans, page),
    ...unescapeCode(text, spans.code),
    ...readGhostUrls(text, spans.code),
  ]);
  return { text: edited.text, leftOut: [...leftOut, ...edited.leftOut], lineOf: same };
}
