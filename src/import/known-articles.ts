import { readAlias } from '../compile/alias.ts';
import { normalizePath } from '../compile/link-targets.ts';
import type { Identified } from '../lock/identify.ts';
import type { LockEntry } from '../lock/lock.ts';
import type { Instant } from '../model/article.ts';
import { articlePath } from '../paths.ts';
import { readFileName } from '../read/file-name.ts';
import type { ParsedArticle } from '../read/read-article.ts';

/** An article of `seeds/`, as an item of a feed can be known to be it. */
export interface KnownArticle {
  readonly file: string;
  readonly title: string;
  readonly id: string;
  readonly entry: LockEntry;
  /** Whether its file says what its id is. */
  readonly isStated: boolean;
  /** Its addresses, as {@link pathKey} spells them. */
  readonly paths: ReadonlySet<string>;
  /** What the last part of its address may be. */
  readonly names: ReadonlySet<string>;
  readonly titleKey: string;
  readonly published?: Instant | undefined;
  /** Of `published`; NaN without one. */
  readonly time: number;
}

/**
 * A title without what differs from system to system: marks, case, punctuation, elements.
 * @example titleKey('It&#8217;s <em>New</em>!') // → 'it s new'
 */
export const titleKey = (title: string): string =>
  title
    .replace(/<[^>]*>/g, '')
    .replace(/&#?\w+;/g, ' ')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/**
 * The path of a link, without what makes no difference, or WordPress's query; empty for a front page, or if there is no path.
 * @example pathKey('https://old.test/2020/Kim.html?utm=1') // → '/2020/kim'
 * @example pathKey('https://old.test/index.php?p=12') // → '/?p=12'
 */
export const pathKey = (link: string): string => {
  const url = URL.parse(link, 'https://host.invalid');
  return url && /^https?:$/.test(url.protocol)
    ? normalizePath(url.pathname + url.search).toLowerCase()
    : '';
};

const ENDING = /\.[a-z]{2,5}$/;

/** The last part of a path, without an ending. */
export const nameOf = (path: string): string =>
  path.slice(path.lastIndexOf('/') + 1).replace(ENDING, '');

const INDEX = /(?:^|\/)(?:_?index|page)$/;

/**
 * The paths that a generator may have made of a file's: its last folders and its name.
 * @example pathsOfFile('seeds/content/posts/Kim.md') // → ['/content/posts/kim', '/posts/kim']
 */
function pathsOfFile(file: string): readonly string[] {
  const bare = file
    .toLowerCase()
    .replace(/^seeds\//, '')
    .replace(ENDING, '')
    .replace(INDEX, '');
  const parts = bare.split('/');
  return parts.slice(1).map((_, at) => `/${parts.slice(at).join('/')}`);
}

function describe(parsed: ParsedArticle, id: string, entry: LockEntry): KnownArticle {
  const { file, title, fields, named, permalinks = [] } = parsed;
  const { aliases = [], canonical, slug, published } = fields;
  const { stem } = readFileName(file);
  const slugs = [entry.slug, ...(entry.formerSlugs ?? [])];
  const links = [...slugs.map(articlePath), ...aliases.map(readAlias), canonical ?? ''];
  const whole = file.replace(/^.*\//, '').replace(/\.\w+$/, '');
  const names = [
    ...slugs,
    slug,
    entry.sourceSlug,
    named,
    stem,
    whole,
    ...aliases.map((each) => nameOf(pathKey(each))),
  ];
  return {
    file,
    title,
    id,
    entry,
    isStated: fields.id !== undefined,
    paths: new Set(
      [...[...links, ...permalinks].map(pathKey), ...pathsOfFile(file)].filter(
        (path) => path !== '',
      ),
    ),
    names: new Set(names.flatMap((name) => (name ? [name.toLowerCase()] : []))),
    titleKey: titleKey(title),
    published,
    time: Date.parse(published ?? ''),
  };
}

/** The articles that are published or scheduled: drafts have no entry that could keep an id. */
export const listKnown = (
  parsedArticles: readonly ParsedArticle[],
  { identities }: Identified,
): readonly KnownArticle[] =>
  parsedArticles.flatMap((parsed) => {
    const identity = identities.get(parsed.file);
    return identity ? [describe(parsed, identity.id, identity.entry)] : [];
  });
