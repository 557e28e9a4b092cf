import { isMap, isNode, isScalar, LineCounter, type Node, parseDocument, type YAMLMap } from 'yaml';
import { z } from 'zod';
import { cleanLine } from './characters.ts';
import { readInstant } from './instant.ts';
import { readLanguage } from './language.ts';
import { suggest } from './nearest.ts';
import { atStart, type Problem } from './problem.ts';
import type { Reading } from './reading.ts';
import { buildSlug, isSlug } from './slug.ts';

/** A text that a check of ours reads further. */
const checked = <T>(error: string, read: (text: string) => Reading<T>) =>
  z.string({ error }).transform((text, context) => {
    const reading = read(text);
    if ('value' in reading) return reading.value;
    context.addIssue({ code: 'custom', message: reading.problem });
    return z.NEVER;
  });

const readLine = (text: string): Reading<string> => {
  const value = cleanLine(text);
  return value === '' ? { problem: 'is empty; write a text or leave the field out' } : { value };
};

const readSlug = (text: string): Reading<string> => {
  const slug = text.replace(/\/$/, '').split('/').at(-1) ?? '';
  return isSlug(slug)
    ? { value: slug }
    : {
        problem: `"${slug}" cannot stand in a URL as it is; write ${buildSlug(slug, 'my-article')}`,
      };
};

/** Atom (RFC 4287 §4.2.6) wants an absolute IRI as its id, and the others are content with one. */
const readId = (text: string): Reading<string> =>
  URL.canParse(text) && text === new URL(text).href
    ? { value: text }
    : { problem: `"${text}" is no absolute URI; write a URL, or a tag: or urn: URI` };

const readUrl = (text: string): Reading<string> =>
  /^https?:/.test(text) && URL.canParse(text)
    ? { value: new URL(text).href }
    : { problem: `"${text}" is no absolute URL; write it out, from https:// on` };

const readEmail = (text: string): Reading<string> =>
  /^[^\s@<>()]+@[^\s@<>()]+$/.test(text)
    ? { value: text }
    : { problem: `"${text}" is no e-mail address; write it as name@host` };

const line = checked('has to be a text; put it in quotes', readLine);
const date = checked(
  'is no date; write it as 2021-06-18 or 2021-06-18T17:01:00-04:00',
  readInstant,
);

const person = z.union(
  [
    line.transform((name) => ({ name })),
    z.strictObject({
      name: line,
      url: checked('has to be a URL', readUrl).optional(),
      email: checked('has to be an e-mail address', readEmail).optional(),
    }),
  ],
  { error: 'has to be a name, or a name with url and email' },
);

const authors = z.union([z.array(person), person.transform((one) => [one])], {
  error: 'has to be a name, or a name with url and email, or a list of these',
});

const tags = z
  .union([z.array(line), line.transform((text) => text.split(',').map(cleanLine))], {
    error: 'has to be a list of texts, or one text with commas',
  })
  .transform((list) => [...new Set(list.filter((tag) => tag !== ''))]);

/** The fields of an article: what each holds, and the other names that people know it by. */
const FIELDS = {
  title: { schema: line, aliases: [] },
  published: { schema: date, aliases: ['date', 'pubDate', 'publishDate'] },
  updated: { schema: date, aliases: ['lastmod', 'modified', 'updatedDate'] },
  slug: { schema: checked('has to be a text', readSlug), aliases: ['permalink'] },
  summary: { schema: line, aliases: ['description', 'excerpt'] },
  authors: { schema: authors, aliases: ['author'] },
  tags: { schema: tags, aliases: ['categories', 'keywords'] },
  language: { schema: checked('has to be a language tag', readLanguage), aliases: ['lang'] },
  draft: { schema: z.boolean({ error: 'has to be true or false' }), aliases: [] },
  id: { schema: checked('has to be a URI', readId), aliases: ['guid'] },
} as const;

type FieldName = keyof typeof FIELDS;

/** What the publisher says of an article, beside its text. */
export type Fields = {
  readonly [N in FieldName]?: z.infer<(typeof FIELDS)[N]['schema']>;
};

/** The fields and their other names, for the documentation and its test. */
export const FIELD_NAMES: ReadonlyMap<string, FieldName> = new Map(
  Object.entries(FIELDS).flatMap(([name, { aliases }]) =>
    [name, ...aliases].map((alias) => [alias, name as FieldName] as const),
  ),
);

/** Reads the pairs of one YAML map, gathering fields and problems. */
function readPairs(
  map: YAMLMap,
  toJS: (node: Node) => unknown,
  problemAt: (node: unknown, message: string) => Problem,
): { readonly fields: Fields; readonly problems: readonly Problem[] } {
  const fields: Record<string, unknown> = {};
  const problems: Problem[] = [];
  for (const { key, value } of map.items) {
    const given = isScalar(key) ? String(key.value) : '';
    const name = FIELD_NAMES.get(given);
    if (name === undefined) {
      const hint = suggest(given, [...FIELD_NAMES.keys()]) || '; see the fields in the README';
      problems.push(problemAt(key, `there is no field "${given}"${hint}`));
    } else if (name in fields) {
      problems.push(problemAt(key, `"${given}" gives ${name} a second time; keep one of them`));
    } else {
      const read = FIELDS[name].schema.safeParse(isNode(value) ? toJS(value) : null);
      fields[name] = read.data;
      for (const { path, message } of read.error?.issues ?? []) {
        const place =
          isMap(value) || isNode(value) ? (map.getIn([key, ...path], true) ?? value) : key;
        problems.push(problemAt(place, `${given}: ${message}`));
      }
    }
  }
  return { fields, problems };
}

/**
 * The fields of a sidecar, or every problem with them and its place.
 * @param yaml the text of the file; an empty one gives no field
 */
export function readFields(
  yaml: string,
  file: string,
): { readonly fields: Fields; readonly problems: readonly Problem[] } {
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines, prettyErrors: false });
  const at = (offset: number, message: string): Problem => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col, message };
  };
  if (document.errors.length > 0) {
    return {
      fields: {},
      problems: document.errors.map(({ pos, message }) =>
        at(pos[0], `this is no YAML: ${message}`),
      ),
    };
  }
  if (document.contents === null) return { fields: {}, problems: [] };
  if (!isMap(document.contents)) {
    return { fields: {}, problems: [atStart(file, 'write fields, one a line, as "name: value"')] };
  }
  return readPairs(
    document.contents,
    (node) => node.toJS(document),
    (node, message) => at(isNode(node) ? (node.range?.[0] ?? 0) : 0, message),
  );
}
