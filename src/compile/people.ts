import { lstatSync } from 'node:fs';
import path from 'node:path';
import type { Person } from '../model/article.ts';
import type { Problem } from '../model/problem.ts';
import type { Position } from '../read/fields/entry.ts';
import { splitFrontMatter } from '../read/fields/front-matter.ts';
import { listAddressFaults, readPeople, readPerson } from '../read/fields/people.ts';
import { readEntries, readRecord } from '../read/fields/record.ts';
import type { ParsedArticle } from '../read/read-article.ts';
import { readInput } from './input.ts';

/** The authors of a site, by the keys that articles name them by, in lower case. */
export type People = ReadonlyMap<string, Person>;

/** Data of all authors: Docusaurus's `authors.yml`, Jekyll's `_data/authors.yml`. */
const DATA = /\/\.?authors\.(?:ya?ml|json)$/i;
const DATA_NAMES = ['authors.yml', 'authors.yaml', 'authors.json'] as const;

/** The page of one author: `authors/jane.md`, `authors/jane/_index.md`. */
const PAGE = /\/authors\/(?<key>[^/]+?)(?:\/_?index)?\.(?:mdx?|markdown)$/i;

/**
 * The key of an author, if a file is about one.
 * @example readAuthorKey('seeds/authors/jane/_index.md') // → 'jane'
 */
const readAuthorKey = (file: string): string | undefined =>
  PAGE.exec(file)?.groups?.key?.toLowerCase();

/** True for the page of an author, which is no article: it has a name, and no date. */
export function isAuthorPage(file: string, text: () => string): boolean {
  if (readAuthorKey(file) === undefined) return false;
  const { fields } = splitFrontMatter(text());
  const { name, date } = fields ? readRecord(fields) : {};
  return name !== undefined && date === undefined;
}

/** The authors that a site describes in a place of their own, and the files of nothing else that do. */
export interface Described {
  readonly people: People;
  readonly files: ReadonlySet<string>;
  readonly warnings: readonly Problem[];
}

/** The authors of one file, by their keys. */
interface DescribedIn {
  readonly file: string;
  readonly people: readonly (readonly [key: string, person: Person])[];
  readonly warnings: readonly Problem[];
}

const warn = (file: string, place: Position, message: string): Problem => ({
  file,
  ...place,
  message: `${message} (left out until then)`,
});

function readData(file: string, text: string): DescribedIn {
  const entries = readEntries({ syntax: 'yaml', text });
  return {
    file,
    people: readPeople(Object.fromEntries(entries.map(({ name, value }) => [name, value]))),
    warnings: entries.flatMap(({ name, value, placeOf }) =>
      listAddressFaults(value).map(({ path, message }) =>
        warn(file, placeOf(path), `${name}: ${message}`),
      ),
    ),
  };
}

function readPage(file: string, key: string, text: string): DescribedIn {
  const { fields } = splitFrontMatter(text);
  const entries = fields ? readEntries(fields) : [];
  const data = Object.fromEntries(entries.map(({ name, value }) => [name, value]));
  const person = readPerson(data);
  return {
    file,
    people: person ? [[key, person]] : [],
    warnings: listAddressFaults(data).flatMap(({ path: [part, ...path], message }) =>
      entries
        .filter(({ name }) => name === part)
        .map(({ name, placeOf }) => warn(file, placeOf(path), `${name}: ${message}`)),
    ),
  };
}

/**
 * Reads the authors that a site describes in a place of their own.
 * @param files in `seeds/`, also those that are skipped; a folder ends in `/`
 */
export function listPeople(root: string, files: readonly string[]): Described {
  const read = (file: string): string | undefined => {
    // What is skipped has not been checked: a link might lead to a private file.
    if (!lstatSync(path.join(root, file), { throwIfNoEntry: false })?.isFile()) return undefined;
    const input = readInput(root, file);
    return input.kind === 'bytes' ? new TextDecoder().decode(input.bytes) : undefined;
  };
  const data = [
    ...files.filter((file) => DATA.test(file)),
    ...files
      .filter((file) => /\/_data\/$/.test(file))
      .flatMap((folder) => DATA_NAMES.map((name) => path.posix.join(folder, name))),
  ];
  const described = data.map((file) => readData(file, read(file) ?? ''));
  const pages = files.flatMap((file): readonly DescribedIn[] => {
    const key = readAuthorKey(file);
    return key === undefined ? [] : [readPage(file, key, read(file) ?? '')];
  });
  const all = [...pages, ...described];
  return {
    people: new Map(all.flatMap(({ people }) => people)),
    files: new Set(described.flatMap(({ file, people }) => (people.length > 0 ? [file] : []))),
    warnings: all.flatMap(({ warnings, people }) => (people.length > 0 ? warnings : [])),
  };
}

/** Articles with the authors whose keys they have. */
export const nameAuthors = (
  parsedArticles: readonly ParsedArticle[],
  people: People,
): readonly ParsedArticle[] =>
  people.size === 0
    ? parsedArticles
    : parsedArticles.map((parsed) => {
        const { authors } = parsed.fields;
        if (!authors) return parsed;
        const named = authors.map((author) => people.get(author.name.toLowerCase()) ?? author);
        return { ...parsed, fields: { ...parsed.fields, authors: named } };
      });
