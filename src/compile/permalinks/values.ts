import { createHash } from 'node:crypto';
import { readFileName } from '../../read/file-name.ts';
import type { Origin, ReadPart } from './origin.ts';
import { hyphenate, keepSigns, spellings, unique } from './spellings.ts';
import { LAYOUT_NAME, readLayout, TIME_PARTS } from './times.ts';

const stemOf = ({ article }: Origin): readonly string[] => {
  const { stem } = readFileName(article.file);
  return unique([stem, keepSigns(stem), ...spellings(stem)]);
};

/** Folders as a part of an address, also as Hugo spells them; empty if there are none. */
const joinFolders = (folders: readonly string[]): readonly string[] =>
  folders.length === 0
    ? ['']
    : unique([folders.join('/'), folders.map((folder) => hyphenate(folder)).join('/')]);

/** Hexo has the folders in `_posts` in front of the name: `walks/kim`. */
const readPathInPosts: ReadPart = (origin) => {
  const folders = origin.folders;
  const at = folders.indexOf('_posts');
  const [stem = ''] = stemOf(origin);
  return at < 0 ? [] : [[...folders.slice(at + 1), stem].join('/')];
};

const readTitle: ReadPart = (origin) =>
  unique([
    origin.article.fields.slug,
    ...stemOf(origin),
    ...readPathInPosts(origin),
    ...spellings(origin.article.title),
  ]);

/** Hexo's, of the path and the time. */
const readHash: ReadPart = (origin) => {
  const seconds = TIME_PARTS.timestamp?.(origin)[0];
  if (seconds === undefined) return [];
  return unique([...readPathInPosts(origin), ...stemOf(origin)]).map((name) =>
    createHash('sha1')
      .update(name + seconds)
      .digest('hex')
      .slice(0, 12),
  );
};

/** Jekyll's, of a collection: the folders of the file below that of the collection, and its name. */
const readPath: ReadPart = (origin) => {
  const folders = origin.folders;
  return stemOf(origin).flatMap((stem) =>
    unique([[...folders.slice(1), stem].join('/'), [...folders, stem].join('/')]),
  );
};

/** Jekyll counts the folders that its `_posts` is in. */
const categoriesOf = (origin: Origin): readonly string[] => {
  const folders = origin.folders;
  const at = folders.indexOf('_posts');
  return unique([...folders.slice(0, Math.max(at, 0)), ...(origin.article.categories ?? [])]);
};

const readCategories =
  (write: (category: string) => string): ReadPart =>
  (origin) => [categoriesOf(origin).map(write).join('/')];

/** The first one, one in another, as WordPress and Hexo have `/walks/sea/`, or any other one. */
const readCategory: ReadPart = (origin) => {
  const [first = 'uncategorized', ...others] = categoriesOf(origin);
  const nested = [first, ...others].map(hyphenate).join('/');
  return unique([...spellings(first), nested, ...others.flatMap(spellings)]);
};

const readNumber: ReadPart = ({ article: { fields } }) => {
  const numbers = (fields.aliases ?? []).map((alias) => /^\/\?p=(\d+)$/.exec(alias)?.[1]);
  const own = /^[\w-]+$/.test(fields.id ?? '') ? fields.id : undefined;
  return unique([...numbers, own]).slice(0, 1);
};

const readAuthor: ReadPart = ({ article }) =>
  (article.fields.authors ?? []).slice(0, 1).flatMap(({ name }) => spellings(name));

const readSection: ReadPart = (origin) => joinFolders(origin.folders.slice(0, 1));

/** Every part that a pattern may name, as Jekyll, Hugo, Hexo, WordPress and Ghost call it. */
const PARTS: Readonly<Record<string, ReadPart>> = {
  ...TIME_PARTS,
  title: readTitle,
  slug: readTitle,
  postname: readTitle,
  slugorfilename: readTitle,
  slugorcontentbasename: readTitle,
  post_title: ({ article }) => spellings(article.title),
  name: stemOf,
  basename: stemOf,
  filename: stemOf,
  contentbasename: stemOf,
  path: readPath,
  hash: readHash,
  categories: readCategories((category) => category.toLowerCase()),
  slugified_categories: readCategories(hyphenate),
  category: readCategory,
  primary_tag: ({ article }) => spellings(article.fields.tags?.[0] ?? 'all'),
  author: readAuthor,
  primary_author: readAuthor,
  section: readSection,
  sectionslug: readSection,
  sections: (origin) => joinFolders(origin.folders),
  sectionslugs: (origin) => joinFolders(origin.folders),
  collection: (origin) => [origin.folders.find((folder) => !folder.startsWith('_')) ?? 'posts'],
  output_ext: () => ['.html'],
  post_id: readNumber,
  id: readNumber,
};

/** Some of the folders, as Hugo counts them: `sections[1:]`, `sections[last]`. */
const SLICE = /^sections(?:lugs)?\[(?:(?<only>\d+|last)|(?<from>\d*|last):(?<to>\d*|last))\]$/;

function readSlice({ only, from = '', to = '' }: Readonly<Record<string, string>>): ReadPart {
  return (origin) => {
    const folders = origin.folders;
    const toNumber = (text: string, otherwise: number): number =>
      text === 'last' ? folders.length - 1 : text === '' ? otherwise : Number(text);
    const start = toNumber(only ?? from, 0);
    const end = only === undefined ? toNumber(to, folders.length) : start + 1;
    return joinFolders(folders.slice(Math.max(0, start), Math.max(0, end)));
  };
}

/** The names of parts as a regular expression, the longest first. */
export const PART_NAME = [
  'sections(?:lugs)?\\[(?:\\d+|last|(?:\\d*|last):(?:\\d*|last))\\]',
  ...Object.keys(PARTS).toSorted((a, b) => b.length - a.length),
  LAYOUT_NAME,
].join('|');

/** What a part may have been in the address of an article. */
export function readPart(name: string, origin: Origin): readonly string[] {
  const read = Object.hasOwn(PARTS, name) ? PARTS[name] : undefined;
  const { groups } = SLICE.exec(name) ?? {};
  return (read ?? (groups ? readSlice(groups) : readLayout(name)))(origin);
}
