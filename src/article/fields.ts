import {
  isCollection,
  isMap,
  isNode,
  isScalar,
  LineCounter,
  parseDocument,
  visit,
  type YAMLMap,
} from 'yaml';
import { z } from 'zod';
import { isAbsoluteIri, readEmail, readUrl } from './address.ts';
import { cleanLine, cleanText } from './characters.ts';
import { readInstant } from './instant.ts';
import { readLanguage } from './language.ts';
import { suggest } from './nearest.ts';
import { atStart, type Problem } from './problem.ts';
import type { Reading } from './reading.ts';
import { buildSlug, isSlug } from './slug.ts';

const EMPTY = 'it is empty; write something or leave the field out';

/** A text that a check of ours reads further. */
const checked = <T>(error: string, read: (text: string) => Reading<T>) =>
  z
    .string({ error: ({ input }) => (input === null ? EMPTY : error) })
    .transform((text, context) => {
      const reading = read(text);
      if ('value' in reading) return reading.value;
      context.addIssue({ code: 'custom', message: reading.problem });
      return z.NEVER;
    });

function readLine(text: string): Reading<string> {
  const value = cleanLine(text);
  if (value === '') return { problem: EMPTY };
  return cleanText(text).removed > 0 || !text.isWellFormed()
    ? { problem: 'there is a character in it that no feed can carry; remove it' }
    : { value };
}

function readSlug(text: string): Reading<string> {
  const slug = text.replace(/\/$/, '').split('/').at(-1) ?? '';
  return isSlug(slug)
    ? { value: slug }
    : {
        problem: `"${slug}" cannot stand in a URL as it is; write ${buildSlug(slug, 'my-article')}`,
      };
}

const readId = (text: string): Reading<string> =>
  isAbsoluteIri(text)
    ? { value: text }
    : { problem: `"${text}" is no absolute URI; write a URL, or a tag: or urn: URI` };

const toList = (value: unknown): unknown => (Array.isArray(value) ? value : [value]);

const line = checked('it has to be a text; put it in quotes', readLine);
const date = checked('it is no date; write 2021-06-18 or 2021-06-18T17:01:00-04:00', readInstant);
const text = 'it has to be a text';

const PERSON = ['name', 'url', 'email'] as const;

const person = z.preprocess(
  (value) => (typeof value === 'string' || value === null ? { name: value } : value),
  z.strictObject(
    {
      name: line,
      url: checked(text, readUrl).optional(),
      email: checked(text, readEmail).optional(),
    } satisfies Record<(typeof PERSON)[number], unknown>,
    {
      error: (issue) =>
        issue.code === 'unrecognized_keys'
          ? issue.keys
              .map(
                (key) =>
                  `an author has no "${key}"${suggest(key, PERSON) || '; it has name, url and email'}`,
              )
              .join(', ')
          : 'it has to be a name, or name with url and email',
    },
  ),
);

/** A tag that looks like a number is a text all the same. */
const tag = z.preprocess((value) => (typeof value === 'number' ? String(value) : value), line);

const splitTags = (value: unknown): unknown =>
  typeof value === 'string' && value.includes(',')
    ? value.split(',').filter((part) => part.trim() !== '')
    : toList(value);

/** The fields of an article: what each holds, and the other names that people know it by. */
const FIELDS = {
  title: { schema: line, aliases: [] },
  published: { schema: date, aliases: ['date', 'pubDate', 'publishDate'] },
  updated: { schema: date, aliases: ['lastmod', 'modified', 'updatedDate'] },
  slug: { schema: checked(text, readSlug), aliases: ['permalink'] },
  summary: { schema: line, aliases: ['description', 'excerpt'] },
  authors: { schema: z.preprocess(toList, z.array(person)), aliases: ['author'] },
  tags: {
    schema: z.preprocess(splitTags, z.array(tag)).transform((tags) => [...new Set(tags)]),
    aliases: ['categories', 'keywords'],
  },
  language: { schema: checked(text, readLanguage), aliases: ['lang'] },
  draft: { schema: z.boolean({ error: 'it has to be true or false' }), aliases: [] },
  id: { schema: checked(text, readId), aliases: ['guid'] },
} as const;

type FieldName = keyof typeof FIELDS;

/** What the publisher says of an article, beside its text. */
export type Fields = {
  readonly [N in FieldName]?: z.infer<(typeof FIELDS)[N]['schema']>;
};

/** The fields of a file, and where each of them stands. */
export interface FieldsReading {
  readonly fields: Fields;
  readonly problems: readonly Problem[];
  /** A problem with a field's value; with the file where it does not have the field. */
  readonly problemWith: (field: FieldName, message: string) => Problem;
}

/** Every name that a field goes by, and the field. */
export const FIELD_NAMES: ReadonlyMap<string, FieldName> = new Map(
  Object.entries(FIELDS).flatMap(([name, { aliases }]) =>
    // Object.entries forgets the keys' type.
    [name, ...aliases].map((alias) => [alias, name as FieldName] as const),
  ),
);

/** The node that a path of zod's leads to, or the last on the way: a list may be left out. */
function findNode(node: unknown, [key, ...rest]: readonly PropertyKey[]): unknown {
  if (key === undefined || !isCollection(node)) return node;
  if (isMap(node) && typeof key === 'number') return findNode(node, rest);
  return findNode(node.get(key, true) ?? node, rest);
}

/** Reads the pairs of one YAML map, gathering fields and problems. */
function readPairs(
  map: YAMLMap,
  toJS: (node: unknown) => unknown,
  problemAt: (node: unknown, message: string) => Problem,
): { fields: Fields; problems: readonly Problem[]; nodes: ReadonlyMap<FieldName, unknown> } {
  const fields: Record<string, unknown> = {};
  const problems: Problem[] = [];
  const nodes = new Map<FieldName, unknown>();
  for (const { key, value } of map.items) {
    const given = isScalar(key) ? String(key.value) : '';
    const name = FIELD_NAMES.get(given);
    if (name === undefined) {
      const hint = suggest(given, [...FIELD_NAMES.keys()]) || '; see the fields in the README';
      problems.push(problemAt(key, `there is no field "${given}"${hint}`));
    } else if (nodes.has(name)) {
      problems.push(problemAt(key, `"${given}" gives ${name} a second time; keep one of them`));
    } else {
      const read = FIELDS[name].schema.safeParse(toJS(value));
      fields[name] = read.data;
      nodes.set(name, value);
      for (const { path, message } of read.error?.issues ?? []) {
        problems.push(problemAt(findNode(value ?? key, path), `${given}: ${message}`));
      }
    }
  }
  return { fields, problems, nodes };
}

/**
 * Reads the fields of a sidecar, or tells every problem with them and its place.
 * @param yaml the text of the file; an empty one gives no field
 */
export function readFields(yaml: string, file: string): FieldsReading {
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines, prettyErrors: false });
  const at = (offset: number, message: string): Problem => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col, message };
  };
  const atNode = (node: unknown, message: string): Problem =>
    at(isNode(node) ? (node.range?.[0] ?? 0) : 0, message);
  const failed = (problems: readonly Problem[]): FieldsReading => ({
    fields: {},
    problems,
    problemWith: (_, message) => atStart(file, message),
  });

  const faults = [...document.errors, ...document.warnings].map(({ pos, message }) =>
    at(pos[0], `this is no YAML that can be read here: ${message}`),
  );
  visit(document, {
    Alias: (_, node) => {
      faults.push(atNode(node, 'an alias (*) is not read here; write out what it stands for'));
    },
  });
  if (faults.length > 0) return failed(faults);
  if (document.contents === null) return failed([]);
  if (!isMap(document.contents)) {
    return failed([atStart(file, 'write fields, one a line, as "name: value"')]);
  }
  const { nodes, ...read } = readPairs(
    document.contents,
    (node) => (isNode(node) ? node.toJS(document) : null),
    atNode,
  );
  return { ...read, problemWith: (field, message) => atNode(nodes.get(field), message) };
}
