import type { OldSite } from './addresses.ts';
import type { ExportedArticle } from './exported.ts';
import { plainText } from './html.ts';
import { type JsonMap, toMaps, toText } from './json-values.ts';

// The format: https://ghost.org/docs/migration/custom/

/** What stands for the address of the site. */
export const MARK = '__GHOST_URL__';

/** The tables of an export, whether it is one of a whole server or of one site. */
export class Tables {
  readonly #data: JsonMap;
  readonly #indexes = new Map<string, ReadonlyMap<string, readonly JsonMap[]>>();

  constructor(data: JsonMap) {
    this.#data = data;
  }

  rows(table: string): readonly JsonMap[] {
    return toMaps(this.#data[table]);
  }

  /** Rows that have a value, found in an index of their table. */
  rowsWith(table: string, key: string, value: unknown): readonly JsonMap[] {
    const name = `${table}.${key}`;
    const index =
      this.#indexes.get(name) ?? Map.groupBy(this.rows(table), (row) => String(row[key]));
    this.#indexes.set(name, index);
    return index.get(String(value)) ?? [];
  }
}

/** Dates are texts, or milliseconds in exports of old versions. */
function readDate(value: unknown): string | undefined {
  const time =
    typeof value === 'number'
      ? value
      : Date.parse(toText(value)?.replace(/^(\d{4}-\d{2}-\d{2}) (\S+)$/, '$1T$2Z') ?? '');
  return Number.isFinite(time) && Math.abs(time) < 8.64e15
    ? new Date(time).toISOString().replace('.000Z', 'Z')
    : undefined;
}

/** Rows that a table of pairs joins to a post, in their order. */
function joined(
  tables: Tables,
  pairs: string,
  table: string,
  key: string,
  post: JsonMap,
): readonly JsonMap[] {
  const ids = tables
    .rowsWith(pairs, 'post_id', post.id)
    .toSorted((a, b) => Number(a.sort_order ?? 0) - Number(b.sort_order ?? 0))
    .map((row) => row[key]);
  return ids.flatMap((id) => tables.rowsWith(table, 'id', id));
}

function listAuthors(post: JsonMap, tables: Tables): ExportedArticle['authors'] {
  const found = joined(tables, 'posts_authors', 'users', 'author_id', post);
  const rows = found.length > 0 ? found : tables.rowsWith('users', 'id', post.author_id);
  return rows.flatMap((row) => {
    const name = toText(row.name);
    const url = toText(row.website);
    return name === undefined ? [] : [{ name, ...(url !== undefined && { url }) }];
  });
}

const listTags = (post: JsonMap, tables: Tables): readonly string[] =>
  [...joined(tables, 'posts_tags', 'tags', 'tag_id', post), ...toMaps(post.tags)].flatMap((row) => {
    const name = toText(row.name);
    // Those with a mark in front are for the theme.
    return name === undefined || row.visibility === 'internal' || name.startsWith('#')
      ? []
      : [name];
  });

const isPage = (post: JsonMap): boolean =>
  post.type === 'page' || post.page === 1 || post.page === true;

export const isForMembers = ({ visibility }: JsonMap): boolean =>
  visibility !== undefined && visibility !== null && visibility !== 'public';

/** The path of a post: old versions have a setting for it, since then it is in a file of its own. */
export function pathOfPost(post: JsonMap, tables: Tables): string {
  const slug = toText(post.slug) ?? '';
  const pattern = toText(tables.rowsWith('settings', 'key', 'permalinks')[0]?.value);
  if (isPage(post) || pattern === undefined) return `/${slug}/`;
  const [year = '', month = '', day = ''] = (readDate(post.published_at) ?? '')
    .slice(0, 10)
    .split('-');
  const parts: Readonly<Record<string, string>> = { year, month, day, slug };
  return pattern.replace(/:(\w+)/g, (whole, name: string) => parts[name] ?? whole);
}

/** What its feed has: the id since version 1, where it is no longer a number, and the UUID before. */
const idOf = ({ id, uuid }: JsonMap): string | undefined =>
  typeof id === 'number' || /^\d{1,10}$/.test(String(id)) ? toText(uuid) : toText(id);

/** @param html what its text has become */
export function readPost(
  post: JsonMap,
  html: string,
  tables: Tables,
  { site }: OldSite,
): ExportedArticle {
  const urlOf = (value: unknown): string | undefined =>
    toText(value)?.replace(MARK, site?.replace(/\/$/, '') ?? MARK);
  const meta = tables.rowsWith('posts_meta', 'post_id', post.id)[0] ?? {};
  const image = urlOf(post.feature_image ?? post.image);
  const published = readDate(post.published_at);
  const updated = readDate(post.updated_at);
  const isPublic = post.status === 'published' || post.status === 'scheduled';
  return {
    title: toText(post.title),
    id: idOf(post),
    link: isPublic ? pathOfPost(post, tables) : undefined,
    published: published ?? readDate(post.created_at),
    updated: isPublic && updated !== undefined && updated > (published ?? '') ? updated : undefined,
    authors: listAuthors(post, tables) ?? [],
    tags: listTags(post, tables),
    summary: toText(post.custom_excerpt) ?? toText(post.meta_description ?? meta.meta_description),
    // Before version 1, `language` was "en_US" in posts of any language.
    language: toText(post.locale),
    isDraft: !isPublic || isForMembers(post),
    isPage: isPage(post),
    image:
      image === undefined || image.startsWith(MARK)
        ? undefined
        : {
            url: image,
            alt: toText(meta.feature_image_alt),
            caption: plainText(toText(meta.feature_image_caption) ?? '') || undefined,
          },
    canonical: urlOf(post.canonical_url),
    text: { html },
  };
}
