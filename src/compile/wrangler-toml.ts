import { type AST, getStaticTOMLValue, ParseError, parseTOML } from 'toml-eslint-parser';
import { atStart, type Problem } from '../model/problem.ts';

export const CONFIGURATION_FILE = 'wrangler.toml';

/** A line and a column, both from 1. */
export type Position = Pick<Problem, 'line' | 'column'>;

/** A file of TOML as data, with the place of everything in it. */
export interface Toml {
  /** What is at a path of keys; undefined if nothing is. */
  readonly read: (path: readonly string[]) => unknown;
  /** Where it is, or the innermost table that it would be in; the start of the file if there is none. */
  readonly placeOf: (path: readonly string[]) => Position;
}

const START: Position = { line: 1, column: 1 };

const dig = (value: unknown, [key, ...rest]: readonly string[]): unknown =>
  key === undefined
    ? value
    : dig(typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined, rest);

/** The position of each table and each of its keys, by dotted path: `env.staging.vars.SITE_URL`. */
function locateFields(program: AST.TOMLProgram): ReadonlyMap<string, Position> {
  const places = new Map<string, Position>();
  const note = (keys: readonly (string | number)[], { loc }: AST.TOMLNode): void => {
    places.set(keys.join('.'), { line: loc.start.line, column: loc.start.column + 1 });
  };
  const noteKeyValue = (above: readonly (string | number)[], node: AST.TOMLKeyValue): void => {
    const keys = node.key.keys.map((key) => (key.type === 'TOMLBare' ? key.name : key.value));
    note([...above, ...keys], node);
  };
  for (const node of program.body[0].body) {
    if (node.type === 'TOMLKeyValue') {
      noteKeyValue([], node);
    } else {
      note(node.resolvedKey, node);
      for (const child of node.body) noteKeyValue(node.resolvedKey, child);
    }
  }
  return places;
}

const findPlace = (places: ReadonlyMap<string, Position>, path: readonly string[]): Position =>
  path.length === 0 ? START : (places.get(path.join('.')) ?? findPlace(places, path.slice(0, -1)));

/** Reads wrangler.toml, or says where it is not TOML. */
export function readToml(toml: string): Toml | { readonly problem: Problem } {
  try {
    const program = parseTOML(toml);
    const value = getStaticTOMLValue(program);
    const places = locateFields(program);
    return { read: (path) => dig(value, path), placeOf: (path) => findPlace(places, path) };
  } catch (error) {
    if (error instanceof RangeError) {
      const message = 'too many brackets are open at once; simplify it';
      return { problem: atStart(CONFIGURATION_FILE, message) };
    }
    if (!(error instanceof ParseError)) throw error;
    const { lineNumber: line, column, message } = error;
    return {
      problem: {
        file: CONFIGURATION_FILE,
        line,
        column: column + 1,
        message: `this is not valid TOML: ${message}`,
      },
    };
  }
}
