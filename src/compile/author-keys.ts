import { lstatSync } from 'node:fs';
import path from 'node:path';
import type { Person } from '../model/article.ts';
import { decode } from '../read/decode.ts';
import type { Entry } from '../read/fields/entry.ts';
import { splitFrontMatter } from '../read/fields/front-matter.ts';
import { people } from '../read/fields/people.ts';
import { checkSize, readYamlEntries } from '../read/fields/yaml-entries.ts';
import type { ParsedArticle } from '../read/read-article.ts';
import type { Seed } from '../read/seed.ts';
import { stemOf } from './classify-files.ts';
import { readInput } from './input.ts';

/** Who is meant by the keys that articles have for their authors. */
export type AuthorKeys = ReadonlyMap<string, Person>;

const NAMES = ['authors.yml', 'authors.yaml', 'authors.json'];

/** `blog/authors.yml` of Docusaurus. */
const LIST = /\/authors\.(?:ya?ml|json)$/;

/** `data/authors/default.mdx`: one author, with a text about them. */
const ENTRY = /\/authors\/[^/]+\.\w+$/;

/** In bytes. */
const MOST = 65_536;

function readEntries(text: string, file: string): readonly Entry[] {
  const read = checkSize(text, file) ?? readYamlEntries(text, file);
  return 'entries' in read ? read.entries : [];
}

function toPerson(key: string, value: unknown): readonly (readonly [string, Person])[] {
  const read = people.safeParse([value]);
  const [person] = read.success ? read.data : [];
  return person ? [[key, person]] : [];
}

/** An author on a page of their own: it has a name where an article has a title. */
function readAuthorPage({ source: { file, bytes } }: Seed): readonly (readonly [string, Person])[] {
  if (!ENTRY.test(file)) return [];
  const decoded = decode(bytes, file, 'markdown', 'en');
  const { fields } = splitFrontMatter('text' in decoded ? decoded.text : '');
  if (fields?.syntax !== 'yaml' && fields?.syntax !== 'json') return [];
  const values = new Map(readEntries(fields.text, file).map(({ name, value }) => [name, value]));
  return values.has('name') && !values.has('title')
    ? toPerson(path.posix.basename(stemOf(file)), Object.fromEntries(values))
    : [];
}

/** The lists of authors in folders of data, which are skipped otherwise. */
const listData = (root: string, skipped: readonly string[]): readonly string[] =>
  skipped
    .filter((folder) => folder.endsWith('/_data/'))
    .flatMap((folder) => NAMES.map((name) => folder + name))
    .filter((file) => lstatSync(path.join(root, file), { throwIfNoEntry: false })?.isFile());

function readList(root: string, file: string): readonly (readonly [string, Person])[] {
  const input = readInput(root, file, MOST);
  const decoded = input.kind === 'bytes' ? decode(input.bytes, file, 'fields', 'en') : undefined;
  return decoded && 'text' in decoded
    ? readEntries(decoded.text, file).flatMap(({ name, value }) =>
        typeof value === 'object' && value !== null && 'name' in value ? toPerson(name, value) : [],
      )
    : [];
}

/** The authors that a folder has, and the files that are about them. */
export interface KnownAuthors {
  readonly keys: AuthorKeys;
  readonly files: ReadonlySet<string>;
}

/**
 * Reads who is meant by keys: from `authors.yml` anywhere, `_data/authors.yml`, and pages in a folder `authors`.
 * @param files that are no articles, by their paths
 */
export function readAuthorKeys(
  root: string,
  seeds: readonly Seed[],
  files: readonly string[],
  onDisk: ReadonlyMap<string, string>,
): KnownAuthors {
  const lists = files.filter((file) => LIST.test(file)).map((file) => onDisk.get(file) ?? file);
  const found = [...lists, ...listData(root, files)].map(
    (file) => [file, readList(root, file)] as const,
  );
  const pages = seeds.map((seed) => [seed.source.file, readAuthorPage(seed)] as const);
  const known = [...found, ...pages].filter(([, people]) => people.length > 0);
  return {
    keys: new Map(known.flatMap(([, people]) => people)),
    files: new Set(known.map(([file]) => file)),
  };
}

const isKey = ({ url, email, avatar }: Person): boolean =>
  url === undefined && email === undefined && avatar === undefined;

/** Puts the authors in place of their keys. */
export const nameAuthors = (parsed: ParsedArticle, keys: AuthorKeys): ParsedArticle => {
  const { authors } = parsed.fields;
  if (keys.size === 0 || !authors?.some(({ name }) => keys.has(name))) return parsed;
  return {
    ...parsed,
    fields: {
      ...parsed.fields,
      authors: authors.map((author) => (isKey(author) && keys.get(author.name)) || author),
    },
  };
};
