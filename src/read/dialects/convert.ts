import type { LeftOut } from '../parsed-source.ts';
import { ATTRIBUTE_SIGNS, findAttributeLists, type HeadingIds } from './attribute-lists.ts';
import { BLOCK_SIGNS, readBlocks } from './blocks.ts';
import { findCode, findHtmlCode } from './code-spans.ts';
import { applyEdits } from './edits.ts';
import { readWiki, WIKI_SIGNS } from './obsidian.ts';
import { PATH_SIGNS, readPaths } from './paths.ts';
import type { PageValues } from './tag-names.ts';
import { readTags } from './tags.ts';
import { unescapeCode } from './tokens.ts';

/** A text without template code, and what went. */
export interface Converted {
  readonly text: string;
  readonly leftOut: readonly LeftOut[];
  /** By the lines of `text`. */
  readonly headingIds: HeadingIds;
  /** The line of the source that a line of `text` was made of; both from 1. */
  readonly lineOf: (line: number) => number;
}

const TAG_SIGNS = /\{\{|\{%|\{#[\s-]/;

const same = (line: number): number => line;

const NO_IDS: HeadingIds = new Map();

function convertBlocks(text: string): Pick<Converted, 'text' | 'leftOut' | 'lineOf'> {
  if (!BLOCK_SIGNS.test(text)) return { text, leftOut: [], lineOf: same };
  const { lines, leftOut } = readBlocks(text);
  return {
    text: lines.map((line) => line.text).join('\n'),
    leftOut,
    lineOf: (line) => lines[line - 1]?.at ?? line,
  };
}

/** Reads what generators add to Markdown, where its meaning is plain, and takes out the rest. */
export function convertMarkdown(source: string, page: PageValues, isMdx: boolean): Converted {
  const blocks = convertBlocks(source);
  const { text, lineOf } = blocks;
  const hasTags = TAG_SIGNS.test(text);
  const hasAttributes = ATTRIBUTE_SIGNS.test(text);
  const hasWiki = WIKI_SIGNS.test(text);
  const hasPaths = PATH_SIGNS.test(text);
  if (!hasTags && !hasAttributes && !hasWiki && !hasPaths) return { ...blocks, headingIds: NO_IDS };
  const spans = findCode(text, isMdx);
  const attributes = hasAttributes
    ? findAttributeLists(text, spans.code)
    : { edits: [], ids: NO_IDS };
  const edited = applyEdits(text, [
    ...(hasTags ? [...readTags(text, spans, page), ...unescapeCode(text, spans.code)] : []),
    ...attributes.edits,
    ...(hasWiki ? readWiki(text, spans.code) : []),
    ...(hasPaths ? readPaths(text, spans.code) : []),
  ]);
  return {
    text: edited.text,
    leftOut: [
      ...blocks.leftOut,
      ...edited.leftOut.map((each) => ({ ...each, line: lineOf(each.line) })),
    ],
    headingIds: attributes.ids,
    lineOf,
  };
}

/** The same for HTML, in which only template tags are looked for. */
export function convertHtml(text: string, page: PageValues): Omit<Converted, 'headingIds'> {
  if (!TAG_SIGNS.test(text)) return { text, leftOut: [], lineOf: same };
  const spans = findHtmlCode(text);
  const edits = [...readTags(text, spans, page), ...unescapeCode(text, spans.code)];
  return { ...applyEdits(text, edits), lineOf: same };
}
