import {
  type Alias,
  type Document,
  isCollection,
  isMap,
  isNode,
  isPair,
  isScalar,
  LineCounter,
  parseDocument,
  visit,
} from 'yaml';
import { atStart } from '../../model/problem.ts';
import type { Entries, Position } from './entry.ts';
import { findFaults } from './yaml-faults.ts';

/** The node at a path from zod, or the last one on the way: a single value may replace a list. */
function findNode(node: unknown, [key, ...rest]: readonly PropertyKey[]): unknown {
  if (key === undefined || !isCollection(node)) return node;
  if (isMap(node) && typeof key === 'number') return findNode(node, rest);
  const found = node.get(key, true);
  return found === undefined ? node : findNode(found, rest);
}

/**
 * Whether an alias only repeats a value. One in a value that is repeated itself would double with each, and one behind
 * `<<` is put into its map.
 */
const isPlainAlias = (alias: Alias, path: readonly unknown[], document: Document): boolean =>
  alias.resolve(document) !== undefined &&
  !path.some(
    (above) =>
      (isCollection(above) && above.anchor !== undefined) ||
      (isPair(above) && isScalar(above.key) && above.key.value === '<<'),
  );

/** What could grow in YAML, and is needed by no field. */
function findTraps(
  document: Document,
): readonly { readonly node: unknown; readonly message: string }[] {
  const traps: { node: unknown; message: string }[] = [];
  visit(document, {
    Alias: (_, node, path) => {
      if (isPlainAlias(node, path, document)) return;
      traps.push({ node, message: 'a value cannot begin with *; put it in quotes' });
    },
    Node: (_, node) => {
      if (node.tag === undefined) return;
      traps.push({ node, message: 'a value cannot begin with !; put it in quotes' });
    },
  });
  return traps;
}

/** Reads fields in YAML or JSON, which is YAML too. */
export function readYamlEntries(yaml: string, file: string): Entries {
  const counter = new LineCounter();
  const document = parseDocument(yaml, {
    lineCounter: counter,
    prettyErrors: false,
    // A template such as `{{date}}` is a map whose key is a map, of which the library would warn.
    logLevel: 'error',
    uniqueKeys: false,
  });
  const placeAt = (offset: number): Position => {
    const { line, col } = counter.linePos(offset);
    return { line, column: col };
  };
  const placeOf = (node: unknown): Position => placeAt(isNode(node) ? (node.range?.[0] ?? 0) : 0);
  const faults = findFaults(document, yaml, (offset) => placeAt(offset).line);
  const found =
    faults.length > 0
      ? faults.map(({ offset, message }) => ({ file, ...placeAt(offset), message }))
      : findTraps(document).map(({ node, message }) => ({ file, ...placeOf(node), message }));
  if (found.length > 0) return { problems: found };
  if (document.contents === null) return { entries: [] };
  if (!isMap(document.contents)) {
    const message = 'there are no fields here; write each on a line of its own, as "name: value"';
    const missing = isScalar(document.contents) && /^\s*[\w-]+:\S/.test(yaml);
    return {
      problems: [
        {
          file,
          ...placeOf(document.contents),
          message: missing ? 'a space is missing after the colon; add it' : message,
        },
      ],
    };
  }
  return {
    entries: document.contents.items.map(({ key, value }) => ({
      name: isScalar(key) ? String(key.value ?? '') : '',
      value: isNode(value) ? value.toJS(document) : null,
      written: isScalar(value) ? value.source : undefined,
      place: placeOf(key),
      placeOf: (path) => placeOf(findNode(value ?? key, path)),
    })),
  };
}

/** More than the fields of any article need: characters, and levels of brackets. */
const MOST = { characters: 65_536, depth: 20 } as const;

/** Says what makes fields too much to be parsed at all. */
export function checkSize(text: string, file: string): Entries | undefined {
  if (text.trim().length > MOST.characters) {
    return { problems: [atStart(file, 'the fields are longer than 64 KB; shorten them')] };
  }
  let depth = 0;
  for (const character of text) {
    if (character === '[' || character === '{') depth += 1;
    if (character === ']' || character === '}') depth -= 1;
    if (depth > MOST.depth) {
      return { problems: [atStart(file, 'too many brackets are open at once; simplify it')] };
    }
  }
  return undefined;
}
