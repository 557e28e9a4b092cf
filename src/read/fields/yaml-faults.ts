import type { Document, ErrorCode } from 'yaml';

/** The parser's error codes, in words for people who write fields. */
const WORDS: Readonly<Partial<Record<ErrorCode, string>>> = {
  BAD_DIRECTIVE: 'a line cannot begin with % here; remove it',
  BAD_DQ_ESCAPE: 'this backslash has no meaning here; write \\\\, or put the text in single quotes',
  BAD_INDENT:
    'this line is not indented enough, or something above it is not closed; fix one or the other',
  BAD_SCALAR_START: 'a value cannot begin with this character; put the value in quotes',
  BLOCK_AS_IMPLICIT_KEY:
    'there is a second colon, or the line below is indented; put the value in quotes, or fix the indentation',
  BLOCK_IN_FLOW: 'a list over several lines cannot be inside brackets; remove the brackets',
  KEY_OVER_1024_CHARS: 'this is too long for the name of a field; put a colon after the name',
  MISSING_CHAR: 'a quotation mark, bracket, comma or colon is missing here; add it',
  MULTILINE_IMPLICIT_KEY:
    'the value continues on the next line, or a colon is missing; put the value in quotes, or add the colon',
  MULTIPLE_DOCS: 'there is a line with --- among the fields; remove it',
  RESOURCE_EXHAUSTION: 'this is nested too deeply; simplify it',
  TAB_AS_INDENT: 'this line is indented with a tab; use spaces',
  TAG_RESOLVE_FAILED: 'a value cannot begin with !; put it in quotes',
  UNEXPECTED_TOKEN: 'there is text after the end of the value; put all of it in quotes',
};

const OTHERWISE = 'this cannot be understood; put the value in quotes';

/**
 * Why a text is not YAML, with offsets. Of each line only the first fault counts, since the others follow
 * from it.
 */
export function findFaults(
  { errors, warnings }: Document,
  yaml: string,
  lineOf: (offset: number) => number,
): readonly { readonly offset: number; readonly message: string }[] {
  const lines = yaml.split('\n');
  /** Of these the line has no colon that counts. */
  const explain = (code: ErrorCode, offset: number): string =>
    /^\s*[\w-]+:(?!\/\/)\S/.test(lines[lineOf(offset) - 1] ?? '') &&
    (code === 'MISSING_CHAR' || code === 'MULTILINE_IMPLICIT_KEY' || code === 'UNEXPECTED_TOKEN')
      ? 'a space is missing after the colon; add it'
      : (WORDS[code] ?? OTHERWISE);
  const faults = [...errors, ...warnings]
    .map(({ code, pos: [offset] }) => ({ offset, message: explain(code, offset) }))
    .toSorted((a, b) => a.offset - b.offset);
  return [...Map.groupBy(faults, ({ offset }) => lineOf(offset)).values()].flatMap(
    ([first]) => first ?? [],
  );
}
