import path from 'node:path';
import { decodePercent } from '../model/percent.ts';
import { NAME_PREFIX, type Reference } from '../read/markup/reference.ts';
import type { ParsedArticle } from '../read/read-article.ts';
import { restOf } from './location.ts';
import { SEEDS } from './seeds.ts';

const ENDING = /\.(?:md|mdx|markdown|html?|txt)$/i;
const INDEX = /\/_?index$/i;
const DAY = /^\d{4}-\d{2}-\d{2}-/;

/** A path as names are compared: without an ending, and a bundle by its folder. */
const simplify = (file: string): string =>
  file.normalize('NFC').toLowerCase().replace(ENDING, '').replace(INDEX, '').replace(/\/$/, '');

const lastOf = (file: string): string => file.replace(/^.*\//, '');

type Names = ReadonlyMap<string, readonly string[]>;

/** Files by their names, without a day in front too, and by the other names that articles have in Obsidian. */
function listNames(files: Iterable<string>, parsedArticles: readonly ParsedArticle[]): Names {
  const names = new Map<string, string[]>();
  const add = (name: string, file: string): void => {
    const known = names.get(name);
    if (known) known.push(file);
    else names.set(name, [file]);
  };
  for (const file of files) {
    const name = lastOf(simplify(file));
    for (const key of new Set([name, name.replace(DAY, '')])) add(key, file);
  }
  for (const { file, fields } of parsedArticles) {
    for (const alias of fields.aliases ?? []) add(lastOf(simplify(decodePercent(alias))), file);
  }
  return names;
}

const pathOf = (url: string): string =>
  decodePercent(url.slice(NAME_PREFIX.length).replace(/[?#].*$/s, ''));

/**
 * The file that a name means: the one whose path ends with it, or else the one with its last part; next to the article,
 * or else the one with the shortest path.
 */
function findNamed(name: string, from: string, names: Names): string | undefined {
  const wanted = simplify(path.posix.join('/', name)).slice(1);
  const all = names.get(lastOf(wanted)) ?? [];
  const fitting = all.filter((file) => `/${simplify(file)}`.endsWith(`/${wanted}`));
  const found = fitting.length > 0 ? fitting : all;
  const folder = `${path.posix.dirname(from)}/`;
  return found.toSorted(
    (a, b) => Number(b.startsWith(folder)) - Number(a.startsWith(folder)) || a.length - b.length,
  )[0];
}

const spell = (file: string): string =>
  file.slice(SEEDS.length).split('/').map(encodeURIComponent).join('/');

function resolveAll(parsed: ParsedArticle, names: Names): ParsedArticle {
  const missing: Reference[] = [];
  const resolve = <T extends { readonly url: string; readonly kind?: Reference['kind'] }>(
    reference: T,
  ): T => {
    if (!reference.url.startsWith(NAME_PREFIX)) return reference;
    const name = pathOf(reference.url);
    const file = findNamed(name, parsed.file, names);
    if (file !== undefined) return { ...reference, url: spell(file) + restOf(reference.url) };
    // A picture is then looked for where its author says.
    return reference.kind === 'media'
      ? { ...reference, url: name.split('/').map(encodeURIComponent).join('/') }
      : reference;
  };
  const references = parsed.references.map((reference) => {
    const resolved = resolve(reference);
    if (resolved.url.startsWith(NAME_PREFIX)) missing.push(reference);
    return resolved;
  });
  const { image } = parsed.fields;
  const picture = image && resolve({ url: image.location, kind: 'media' as const }).url;
  return {
    ...parsed,
    ...(image &&
      picture && { fields: { ...parsed.fields, image: { ...image, location: picture } } }),
    references,
    markdown: parsed.markdown && {
      ...parsed.markdown,
      slots: parsed.markdown.slots.map((slot) => resolve(slot)),
    },
    warnings: [
      ...parsed.warnings,
      ...missing.map(({ url, line, column }) => ({
        file: parsed.file,
        line,
        column,
        message: `no file is named "${pathOf(url)}", so this link is plain text; add the file, or fix the name`,
      })),
    ],
  };
}

/**
 * Finds the files that texts refer to by name, wherever these are in `seeds/`. What nobody finds stays as it is.
 * @param files every file that could be meant
 */
export function resolveNames(
  parsedArticles: readonly ParsedArticle[],
  files: Iterable<string>,
): readonly ParsedArticle[] {
  const isNamed = ({ references, fields }: ParsedArticle): boolean =>
    references.some(({ url }) => url.startsWith(NAME_PREFIX)) ||
    fields.image?.location.startsWith(NAME_PREFIX) === true;
  if (!parsedArticles.some(isNamed)) return parsedArticles;
  const names = listNames(files, parsedArticles);
  return parsedArticles.map((parsed) => (isNamed(parsed) ? resolveAll(parsed, names) : parsed));
}
