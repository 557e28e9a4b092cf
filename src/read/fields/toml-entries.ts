import {
  type AST,
  getStaticTOMLValue,
  ParseError,
  parseTOML,
  traverseNodes,
} from 'toml-eslint-parser';
import { atStart } from '../../model/problem.ts';
import type { Entries, Entry, Position } from './entry.ts';

const placeOf = ({ loc: { start } }: AST.TOMLNode): Position => ({
  line: start.line,
  column: start.column + 1,
});

function nameOf({ key }: AST.TOMLKeyValue | AST.TOMLTable): string | undefined {
  const [first] = key.keys;
  return first?.type === 'TOMLBare' ? first.name : first?.value;
}

/** Parses TOML in which dates are as they are written: those without a zone are in that of the site. */
function parse(text: string): AST.TOMLProgram {
  const program = parseTOML(text);
  traverseNodes(program, {
    enterNode: (node) => {
      if (node.type === 'TOMLValue' && 'datetime' in node)
        Object.assign(node, { value: node.datetime });
    },
    leaveNode: () => {},
  });
  return program;
}

/** Reads fields in TOML, as Hugo and Zola have them. */
export function readTomlEntries(text: string, file: string): Entries {
  try {
    const program = parse(text);
    const nodes = new Map(program.body[0].body.toReversed().map((node) => [nameOf(node), node]));
    return {
      entries: Object.entries(getStaticTOMLValue(program)).flatMap(
        ([name, value]): readonly Entry[] => {
          const node = nodes.get(name);
          if (!node) return [];
          const at = placeOf(node.type === 'TOMLKeyValue' ? node.value : node);
          return [{ name, value, place: placeOf(node), placeOf: () => at }];
        },
      ),
    };
  } catch (error) {
    if (error instanceof RangeError) {
      return { problems: [atStart(file, 'too many brackets are open at once; simplify it')] };
    }
    if (!(error instanceof ParseError)) throw error;
    const { lineNumber: line, column, message } = error;
    const reason = message.replace(/\.$/, '');
    return {
      problems: [
        {
          file,
          line,
          column: column + 1,
          message: `this is not TOML (${reason}); fix the line, or put the value in quotes`,
        },
      ],
    };
  }
}
