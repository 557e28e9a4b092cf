import { createLookup, type Span } from './code-spans.ts';
import type { Edit } from './edits.ts';

/** Signs of what MultiMarkdown adds to definitions, and Python-Markdown to code. */
export const DEFINITION_SIGNS = /^ {0,3}\[[^\]\n]+\]:[^\n]*=|^\[#[^\]\n]+\]:|^(?: {4}|\t):::\w/m;

const ATTRIBUTES =
  /^( {0,3}\[[^\]\n]+\]:[ \t]+\S+(?:[ \t]+(?:"[^"\n]*"|'[^'\n]*'))?)((?:[ \t]+[a-z-]+=(?:"[^"\n]*"|[^\s"]+))+)[ \t]*$/gim;
const SOURCE = /^\[#([^\]\n]+)\]:[ \t]*(.*)/gm;
const CITATION = /\[#([^\]\n]+)\](?:\[\])?/g;
/** An address, maybe with a title: what CommonMark, too, takes for the definition of a link. */
const LINK =
  /^(?:<[^>]*>|\S+)(?:\s+(?:"[^"]*"|'[^']*'|\([^()]*\)|[a-z-]+=(?:"[^"]*"|[^\s"]+)))*\s*$/i;
const LANGUAGE = /^((?: {4}|\t)):::\w[\w+-]*[ \t]*$/gm;

/** `[boat]: boat.png "A boat" width=40px`: what is behind the title would make it no definition. */
const findAttributes = (text: string, code: readonly Span[]): readonly Edit[] => {
  const isCode = createLookup(code);
  return [...text.matchAll(ATTRIBUTES)].flatMap(
    ({ index, 0: all, 1: definition = '', 2: given = '' }) => {
      const start = index + definition.length;
      return isCode(index + all.length - 1) ? [] : [{ start, end: start + given.length, text: '' }];
    },
  );
};

/** `[#Doe:2006]`, where a source is defined that is a text, is a note; `[#886]: https://…` is a link. */
function findCitations(text: string, code: readonly Span[]): readonly Edit[] {
  const defined = new Set(
    [...text.matchAll(SOURCE)].flatMap(([, key = '', source = '']) =>
      source === '' || LINK.test(source) ? [] : [key],
    ),
  );
  if (defined.size === 0) return [];
  const isCode = createLookup(code);
  return [...text.matchAll(CITATION)].flatMap(({ index, 0: all, 1: key = '' }) =>
    isCode(index) || !defined.has(key)
      ? []
      : [{ start: index, end: index + all.length, text: `[^${key}]` }],
  );
}

/** `:::python` at the start of indented code is its language. */
const findLanguages = (text: string, code: readonly Span[]): readonly Edit[] => {
  const starts = new Set(code.map(({ start }) => text.lastIndexOf('\n', start) + 1));
  return [...text.matchAll(LANGUAGE)].flatMap(({ index, 0: all }) =>
    starts.has(index) ? [{ start: index, end: index + all.length, text: '' }] : [],
  );
};

/** What becomes of attributes behind definitions, of sources that are cited, and of languages of indented code. */
export const readDefinitions = (text: string, code: readonly Span[]): readonly Edit[] => [
  ...findAttributes(text, code),
  ...findCitations(text, code),
  ...findLanguages(text, code),
];
