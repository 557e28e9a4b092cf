import {
  type Document,
  isCollection,
  isMap,
  isNode,
  isScalar,
  LineCounter,
  parseDocument,
  visit,
  type YAMLMap,
} from 'yaml';
import type { z } from 'zod';
import { atStart, type Problem } from '../../model/problem.ts';
import {
  addresses,
  date,
  episode,
  flag,
  id,
  language,
  line,
  lines,
  people,
  picture,
  recording,
  recordings,
  SOURCES,
  slug,
  tags,
  url,
} from './field-values.ts';
import { suggest } from './suggest.ts';
import { findFaults } from './yaml-faults.ts';

/** The fields of an article: what each contains, and its other common names. */
const FIELDS = {
  title: { schema: line, aliases: [] },
  published: { schema: date, aliases: ['date', 'pubDate', 'publishDate'] },
  updated: { schema: date, aliases: ['lastmod', 'modified', 'updatedDate'] },
  slug: { schema: slug, aliases: ['permalink'] },
  summary: { schema: line, aliases: ['description', 'excerpt'] },
  authors: { schema: people, aliases: ['author'] },
  tags: { schema: tags, aliases: ['categories', 'keywords'] },
  image: { schema: picture, aliases: ['cover'] },
  audio: { schema: episode, aliases: [] },
  video: { schema: recording, aliases: [] },
  attachments: { schema: recordings, aliases: [] },
  language: { schema: language, aliases: ['lang'] },
  external_url: { schema: url, aliases: [] },
  canonical: { schema: url, aliases: [] },
  rights: { schema: line, aliases: [] },
  draft: { schema: flag, aliases: [] },
  id: { schema: id, aliases: ['guid'] },
  aliases: { schema: addresses, aliases: [] },
  drop: { schema: lines, aliases: [] },
  keep: { schema: lines, aliases: [] },
  caption: { schema: lines, aliases: [] },
} as const;

export type FieldName = keyof typeof FIELDS;

/** These override how a raw text was read, line by line, so only its sidecar has them. */
const OVERRIDES: ReadonlySet<FieldName> = new Set(['drop', 'keep', 'caption']);

/** What the publisher says about an article, besides its text. */
export type Fields = {
  readonly [N in FieldName]?: z.infer<(typeof FIELDS)[N]['schema']>;
};

/** Where a value is in its file, from 1. */
interface Position {
  readonly line: number;
  readonly column: number;
}

/** The fields of a file and where they are. Plain data, so that it can be cached. */
export interface FieldsReading {
  readonly file: string;
  readonly fields: Fields;
  readonly problems: readonly Problem[];
  readonly positions: Readonly<Partial<Record<FieldName, Position>>>;
}

/** All fields of both; if both have one, the first wins. */
export const mergeFields = (first: Fields, second: Fields): Fields => ({ ...second, ...first });

/** Every name of a field, aliases included, and the field. */
export const FIELD_NAMES: ReadonlyMap<string, FieldName> = new Map(
  Object.entries(FIELDS).flatMap(([name, { aliases }]) =>
    // Object.entries forgets the type of the keys.
    [name, ...aliases].map((alias) => [alias, name as FieldName] as const),
  ),
);

/** The node at a path from zod, or the last one on the way: a single value may replace a list. */
function findNode(node: unknown, [key, ...rest]: readonly PropertyKey[]): unknown {
  if (key === undefined || !isCollection(node)) return node;
  if (isMap(node) && typeof key === 'number') return findNode(node, rest);
  const names = key === 'location' ? SOURCES : [key];
  const found = names.map((name) => node.get(name, true)).find((each) => each !== undefined);
  return found === undefined ? node : findNode(found, rest);
}

function computeKey(node: unknown, keys: readonly string[]): unknown {
  const pair = isMap(node)
    ? node.items.find(({ key }) => isScalar(key) && keys.includes(String(key.value)))
    : undefined;
  return pair?.key ?? node;
}

interface Source {
  readonly map: YAMLMap;
  readonly toJS: (node: unknown) => unknown;
  readonly placeOf: (node: unknown) => Position;
  readonly file: string;
  readonly overrides: boolean;
}

function explainName(
  given: string,
  name: FieldName | undefined,
  isTaken: boolean,
  overrides: boolean,
): string | undefined {
  if (given === '') return 'this field has no name; write it as "name: value"';
  if (name === undefined) {
    const hint = suggest(given, [...FIELD_NAMES.keys()]) || '; see docs/articles.md#fields';
    return `there is no field "${given}"${hint}`;
  }
  if (!overrides && OVERRIDES.has(name)) {
    return `"${given}" is only for raw text; put it in the sidecar of a .txt file`;
  }
  return isTaken ? `"${given}" sets ${name} a second time; keep one of them` : undefined;
}

function readPairs({ map, toJS, placeOf, file, overrides }: Source): FieldsReading {
  const fields: Record<string, unknown> = {};
  const problems: Problem[] = [];
  const positions: Partial<Record<FieldName, Position>> = {};
  const blame = (node: unknown, message: string): void => {
    problems.push({ file, ...placeOf(node), message });
  };
  for (const { key, value } of map.items) {
    const given = isScalar(key) ? String(key.value ?? '') : '';
    const name = FIELD_NAMES.get(given);
    const wrong = explainName(given, name, name !== undefined && name in positions, overrides);
    if (wrong !== undefined || name === undefined) {
      blame(key, wrong ?? '');
      continue;
    }
    const read = FIELDS[name].schema.safeParse(toJS(value));
    if (read.success) fields[name] = read.data;
    positions[name] = placeOf(value);
    for (const issue of read.error?.issues ?? []) {
      const node = findNode(value ?? key, issue.path);
      const at = issue.code === 'unrecognized_keys' ? computeKey(node, issue.keys) : node;
      blame(at, `${given}: ${issue.message}`);
    }
  }
  return { file, fields, problems, positions };
}

/** What could run, grow or hide in YAML, and is needed by no field. */
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

/** More than the fields of any article need: characters, and levels of brackets. */
const MOST = { characters: 65_536, depth: 20 } as const;

function checkYaml(yaml: string): string | undefined {
  if (yaml.trim().length > MOST.characters) return 'the fields are longer than 64 KB; shorten them';
  let depth = 0;
  for (const character of yaml) {
    if (character === '[' || character === '{') depth += 1;
    if (character === ']' || character === '}') depth -= 1;
    if (depth > MOST.depth) return 'too many brackets are open at once; simplify it';
  }
  return undefined;
}

/**
 * Reads fields, or reports everything that is wrong with them, with positions.
 * @param yaml the text of the file; an empty one has no fields
 * @param options.overrides whether fields that override the reading of raw text are allowed
 */
export function readFields(
  yaml: string,
  file: string,
  { overrides }: { readonly overrides: boolean },
): FieldsReading {
  const failed = (problems: readonly Problem[]): FieldsReading => ({
    file,
    fields: {},
    problems,
    positions: {},
  });
  const problem = checkYaml(yaml);
  if (problem !== undefined) return failed([atStart(file, problem)]);

  const counter = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: counter, prettyErrors: false });
  const placeAt = (offset: number): Position => {
    const { line, col } = counter.linePos(offset);
    return { line, column: col };
  };
  const placeOf = (node: unknown): Position => placeAt(isNode(node) ? (node.range?.[0] ?? 0) : 0);
  const faults = findFaults(document, (offset) => placeAt(offset).line);
  const found =
    faults.length > 0
      ? faults.map(({ offset, message }) => ({ file, ...placeAt(offset), message }))
      : findTraps(document).map(({ node, message }) => ({ file, ...placeOf(node), message }));
  if (found.length > 0) return failed(found);
  if (document.contents === null) return failed([]);
  if (!isMap(document.contents)) {
    const message = 'there are no fields here; write each on a line of its own, as "name: value"';
    return failed([{ file, ...placeOf(document.contents), message }]);
  }
  return readPairs({
    map: document.contents,
    toJS: (node) => (isNode(node) ? node.toJS(document) : null),
    placeOf,
    file,
    overrides,
  });
}
