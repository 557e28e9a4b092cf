import type { Document, ErrorCode } from 'yaml';

/** The parser's error codes, in words for people who write fields. */
const WORDS: Readonly<Partial<Record<ErrorCode, string>>> = {
  BAD_DIRECTIVE: 'a line that begins with % is not read here; remove it',
  BAD_DQ_ESCAPE:
    'this backslash means nothing in a text; write \\\\, or put the text in single quotes',
  BAD_INDENT: 'this line is indented too little, or something above it is not closed; mend it',
  BAD_SCALAR_START: 'a value cannot begin with this character; put the value in quotes',
  BLOCK_AS_IMPLICIT_KEY:
    'there is a second colon, or the line below is indented; put the value in quotes, or mend the indentation',
  BLOCK_IN_FLOW: 'a list of lines cannot stand within brackets; write it without them',
  DUPLICATE_KEY: 'this name stands here for a second time; keep one of them',
  KEY_OVER_1024_CHARS: 'this is too long for the name of a field; put a colon behind the name',
  MISSING_CHAR: 'a quotation mark, a bracket, a comma or a colon is missing here; add it',
  MULTILINE_IMPLICIT_KEY:
    'the value goes on below, or a colon is missing; put the value in quotes, or add the colon',
  MULTIPLE_DOCS: 'there is a line of --- among the fields; remove it',
  RESOURCE_EXHAUSTION: 'too much stands inside of each other; write it plainer',
  TAB_AS_INDENT: 'this line is indented with a tab; use spaces',
  TAG_RESOLVE_FAILED: 'a value cannot begin with ! here; put it in quotes',
  UNEXPECTED_TOKEN: 'something stands behind the end of the value; put all of it in quotes',
};

const OTHERWISE = 'this cannot be understood; put the value in quotes';

/**
 * Why a text is not YAML, with offsets. Of each line only the first fault counts, since the others follow
 * from it.
 */
export function findFaults(
  { errors, warnings }: Document,
  lineOf: (offset: number) => number,
): readonly { readonly offset: number; readonly message: string }[] {
  const faults = [...errors, ...warnings]
    .map(({ code, pos: [offset] }) => ({ offset, message: WORDS[code] ?? OTHERWISE }))
    .toSorted((a, b) => a.offset - b.offset);
  return [...Map.groupBy(faults, ({ offset }) => lineOf(offset)).values()].flatMap(
    ([first]) => first ?? [],
  );
}
