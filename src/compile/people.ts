import { lstatSync } from 'node:fs';
import path from 'node:path';
import type { Person } from '../model/article.ts';
import { splitFrontMatter } from '../read/fields/front-matter.ts';
import { readPeople, readPerson } from '../read/fields/people.ts';
import { readRecord } from '../read/fields/record.ts';
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
  const described = data.map((file) => ({
    file,
    people: [...readPeople(readRecord({ syntax: 'yaml', text: read(file) ?? '' }))],
  }));
  const pages = files.flatMap((file): (readonly [string, Person])[] => {
    const key = readAuthorKey(file);
    const { fields } = key === undefined ? {} : splitFrontMatter(read(file) ?? '');
    const person = fields && readPerson(readRecord(fields));
    return key !== undefined && person ? [[key, person]] : [];
  });
  return {
    people: new Map([...pages, ...described.flatMap(({ people }) => people)]),
    files: new Set(described.flatMap(({ file, people }) => (people.length > 0 ? [file] : []))),
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
