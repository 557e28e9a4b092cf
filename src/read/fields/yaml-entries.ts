import {
  type Document,
  isCollection,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
  type YAMLMap,
} from 'yaml';
import { atStart, type Problem } from '../../model/problem.ts';
import type { Entries, Entry, Position } from './entry.ts';
import { findFaults } from './yaml-faults.ts';

/** The node at a path from zod, or the last one on the way: a single value may replace a list. */
function findNode(node: unknown, [key, ...rest]: readonly PropertyKey[]): unknown {
  if (key === undefined || !isCollection(node)) return node;
  if (isMap(node) && typeof key === 'number') return findNode(node, rest);
  const found = node.get(key, true);
  return found === undefined ? node : findNode(found, rest);
}

/** What could grow in YAML, and is needed by no field. */
function findTraps(
  document: Document,
): readonly { readonly node: unknown; readonly message: string }[] {
  const traps: { node: unknown; message: string }[] = [];
  visit(document, {
    Alias: (_, node) => {
      traps.push({ node, message: 'a value cannot begin with *; put it in quotes' });
    },
    Node: (_, node) => {
      if (node.tag === undefined) return;
      traps.push({ node, message: 'a value cannot begin with !; put it in quotes' });
    },
  });
  return traps;
}

/** Finds where a node is. */
type PlaceOf = (node: unknown) => Position;

/**
 * Parses YAML, or says what is wrong with it.
 * @param schema `failsafe` leaves every value as it is written: `007` is no number
 */
function parse(
  yaml: string,
  file: string,
  schema: 'core' | 'failsafe' = 'core',
):
  | { readonly document: Document; readonly placeOf: PlaceOf }
  | { readonly problems: readonly Problem[] } {
  const counter = new LineCounter();
  const document = parseDocument(yaml, {
    lineCounter: counter,
    prettyErrors: false,
    // A template such as `{{date}}` is a map whose key is a map, of which the library would warn.
    logLevel: 'error',
    uniqueKeys: false,
    schema,
  });
  const placeAt = (offset: number): Position => {
    const { line, col } = counter.linePos(offset);
    return { line, column: col };
  };
  const placeOf: PlaceOf = (node) => placeAt(isNode(node) ? (node.range?.[0] ?? 0) : 0);
  const faults = findFaults(document, yaml, (offset) => placeAt(offset).line);
  const problems =
    faults.length > 0
      ? faults.map(({ offset, message }) => ({ file, ...placeAt(offset), message }))
      : findTraps(document).map(({ node, message }) => ({ file, ...placeOf(node), message }));
  return problems.length > 0 ? { problems } : { document, placeOf };
}

const listEntries = (map: YAMLMap, document: Document, placeOf: PlaceOf): readonly Entry[] =>
  map.items.map(({ key, value }) => ({
    name: isScalar(key) ? String(key.value ?? '') : '',
    value: isNode(value) ? value.toJS(document) : null,
    written: isScalar(value) ? value.source : undefined,
    place: placeOf(key),
    placeOf: (path) => placeOf(findNode(value ?? key, path)),
  }));

/** Reads fields in YAML or JSON, which is YAML too. */
export function readYamlEntries(yaml: string, file: string): Entries {
  const parsed = parse(yaml, file);
  if ('problems' in parsed) return parsed;
  const { document, placeOf } = parsed;
  const { contents } = document;
  if (contents === null) return { entries: [] };
  if (isMap(contents)) return { entries: listEntries(contents, document, placeOf) };
  const message = 'there are no fields here; write each on a line of its own, as "name: value"';
  const missing = isScalar(contents) && /^\s*[\w-]+:\S/.test(yaml);
  return {
    problems: [
      {
        file,
        ...placeOf(contents),
        message: missing ? 'a space is missing after the colon; add it' : message,
      },
    ],
  };
}

/** Fields that belong together, and where they begin. */
export interface Group {
  readonly place: Position;
  readonly entries: readonly Entry[];
}

/** What a list of groups may be called that is not the whole file. */
const LIST_NAME = /^(?:podcasts?|shows)$/i;

/** The maps of a list; of a map alone, itself, or the list that is all it has. */
function listItems(contents: unknown): readonly unknown[] {
  if (isSeq(contents)) return contents.items;
  if (!isMap(contents)) return contents === null ? [] : [contents];
  const [first, ...others] = contents.items;
  const isNamed =
    others.length === 0 && isScalar(first?.key) && LIST_NAME.test(`${first.key.value}`);
  return isNamed && isSeq(first.value) ? first.value.items : [contents];
}

/** Reads a list of groups of fields. Every value is text as it is written. */
export function readYamlGroups(
  yaml: string,
  file: string,
): { readonly groups: readonly Group[] } | { readonly problems: readonly Problem[] } {
  const parsed = checkSize(yaml, file) ?? parse(yaml, file, 'failsafe');
  if ('problems' in parsed) return parsed;
  if (!('document' in parsed)) return { groups: [] };
  const { document, placeOf } = parsed;
  const items = listItems(document.contents);
  const [other] = items.filter((item) => !isMap(item));
  if (other !== undefined) {
    const message = 'there are no fields here; write each on a line of its own, as "name: value"';
    return { problems: [{ file, ...placeOf(other), message }] };
  }
  return {
    groups: items.filter(isMap).map((map) => ({
      place: placeOf(map),
      entries: listEntries(map, document, placeOf),
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
