import { createRequire } from 'node:module';
import type { Options } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { DESTINATIONS } from './markdown-source.ts';
import { hastenStrikethrough } from './strikethrough.ts';

type Extension = NonNullable<Options['extensions']>[number];
type TreeExtension = NonNullable<Options['mdastExtensions']>[number];

/** Which dollars enclose a formula. */
export type Dollars = 'none' | 'double' | 'all';

/** How a text is to be parsed. */
export interface Syntax {
  readonly isMdx: boolean;
  readonly dollars: Dollars;
}

/** Few texts need these, and they take longer to load than an article to read. */
const require = createRequire(import.meta.url);

const GFM = hastenStrikethrough(gfm());

/** Without the transforms, which would look for addresses again in what the syntax knows to be text. */
const TREE = [DESTINATIONS, ...gfmFromMarkdown().map(({ transforms, ...extension }) => extension)];

/**
 * Signs of what GFM adds: tables, notes, strikethrough, tasks, bare URLs and addresses. If there are none,
 * CommonMark alone gives the same result in half the time.
 */
const GFM_SIGNS = /[|~]|\[\^|\[[ xX]\]|(?<!\]\(<?|<|]:\s?)https?:\/\/|www\.|[\w.+-]@\w/i;

/** A line that defines what the one above it names. */
const DEFINITION_SIGNS = /^[ >]{0,8}:[ \t]+\S/gm;

/** Each is looked at several times over; those of a longer list stay text. */
const MOST_DEFINITIONS = 2000;

/** In MDX, indentation means nothing. */
const NO_INDENTED_CODE: Extension = { disable: { null: ['codeIndented'] } };

function loadDefinitions(): readonly [Extension, TreeExtension] {
  const {
    defList,
  }: typeof import('micromark-extension-definition-list') = require('micromark-extension-definition-list');
  const {
    defListFromMarkdown,
  }: typeof import('mdast-util-definition-list') = require('mdast-util-definition-list');
  return [defList, defListFromMarkdown];
}

function loadMath(singleDollarTextMath: boolean): readonly [Extension, TreeExtension] {
  const { math }: typeof import('micromark-extension-math') = require('micromark-extension-math');
  const { mathFromMarkdown }: typeof import('mdast-util-math') = require('mdast-util-math');
  return [math({ singleDollarTextMath }), mathFromMarkdown()];
}

/** True if a text defines words below themselves, in a list. */
export function hasDefinitions(text: string): boolean {
  const count = text.match(DEFINITION_SIGNS)?.length ?? 0;
  return count > 0 && count <= MOST_DEFINITIONS;
}

/** What a text needs besides CommonMark, for its syntax and for its tree. */
export function chooseSyntax(
  text: string,
  { isMdx, dollars }: Syntax,
): { readonly extensions: Extension[]; readonly mdastExtensions: TreeExtension[] } {
  const more = [
    ...(hasDefinitions(text) ? [loadDefinitions()] : []),
    ...(dollars === 'none' ? [] : [loadMath(dollars === 'all')]),
  ];
  return {
    extensions: [
      ...(GFM_SIGNS.test(text) ? [GFM] : []),
      ...(isMdx ? [NO_INDENTED_CODE] : []),
      ...more.map(([syntax]) => syntax),
    ],
    mdastExtensions: [...TREE, ...more.map(([, tree]) => tree)],
  };
}

/** The elements of definition lists. */
export function loadDefinitionHandlers() {
  const {
    defListHastHandlers,
  }: typeof import('mdast-util-definition-list') = require('mdast-util-definition-list');
  return defListHastHandlers;
}
