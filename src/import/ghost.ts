import { canonicalPath } from '../paths.ts';
import { moveAddresses, type OldSite, pathOf } from './addresses.ts';
import { type Export, type ExportedArticle, type Found, leftOut, look } from './exported.ts';
import { failAt } from './failure.ts';
import { hostOf } from './hosts.ts';
import { hasClass, parseHtml, replaceElements, writeHtml } from './html.ts';
import { isMap, type JsonMap, toMap, toMaps, toText } from './json-values.ts';

// The format: https://ghost.org/docs/migration/custom/

/** Parts of cards that only work on a page of Ghost. */
const WIDGETS = [
  'kg-bookmark-icon',
  'kg-bookmark-thumbnail',
  'kg-audio-player',
  'kg-audio-thumbnail',
  'kg-audio-title',
  'kg-video-overlay',
  'kg-video-player-container',
  'kg-video-large-play-icon',
  'kg-toggle-card-icon',
  'kg-file-card-icon',
  'kg-signup-card',
  'kg-cta-card',
  'kg-paywall',
];

const MARK = '__GHOST_URL__';

/** The tables of an export, whether it is one of a whole server or of one site. */
interface Tables {
  readonly data: JsonMap;
  readonly rows: (table: string) => readonly JsonMap[];
}

/** True for what Ghost exports: `{ db: [{ data }] }`, or `{ data }` as its importer takes it. */
export const isGhost = (json: unknown): json is JsonMap => {
  const data = isMap(json) ? dataOf(json) : {};
  return Array.isArray(data.posts);
};

const dataOf = (json: JsonMap): JsonMap => toMap(toMap(toMaps(json.db)[0] ?? json).data);

function readHtml(html: string, old: OldSite): string {
  const { site } = old;
  const marked = site === undefined ? html : html.replaceAll(MARK, site.replace(/\/$/, ''));
  const root = parseHtml(marked);
  replaceElements(root, (element) => (hasClass(element, ...WIDGETS) ? [] : undefined));
  moveAddresses(root, old);
  const written = writeHtml(root);
  // Without the site's address, links to its articles can still be told.
  return written.replace(/__GHOST_URL__(\/[^"'\s<>]*)/g, (whole, path: string) =>
    old.paths.has(canonicalPath(path.replace(/[?#].*/, ''))) ? path : whole,
  );
}

/** Dates are texts, or milliseconds in exports of old versions. */
function readDate(value: unknown): string | undefined {
  const time =
    typeof value === 'number'
      ? value
      : Date.parse(toText(value)?.replace(/^(\d{4}-\d{2}-\d{2}) (\S+)$/, '$1T$2Z') ?? '');
  return Number.isNaN(time) ? undefined : new Date(time).toISOString().replace('.000Z', 'Z');
}

class GhostReader {
  readonly #tables: Tables;
  readonly #old: OldSite;

  constructor(tables: Tables, old: OldSite) {
    this.#tables = tables;
    this.#old = old;
  }

  /** Rows that a table of pairs joins to a post, in their order. */
  #joined(pairs: string, table: string, key: string, post: JsonMap): readonly JsonMap[] {
    const ids = this.#tables
      .rows(pairs)
      .filter((row) => row.post_id === post.id)
      .toSorted((a, b) => Number(a.sort_order ?? 0) - Number(b.sort_order ?? 0))
      .map((row) => row[key]);
    return ids.flatMap((id) => this.#tables.rows(table).filter((row) => row.id === id));
  }

  #authors(post: JsonMap): ExportedArticle['authors'] {
    const joined = this.#joined('posts_authors', 'users', 'author_id', post);
    const rows =
      joined.length > 0
        ? joined
        : this.#tables.rows('users').filter((row) => row.id === post.author_id);
    return rows.flatMap((row) => {
      const name = toText(row.name);
      const url = toText(row.website);
      return name === undefined ? [] : [{ name, ...(url !== undefined && { url }) }];
    });
  }

  #tags(post: JsonMap): readonly string[] {
    return this.#joined('posts_tags', 'tags', 'tag_id', post).flatMap((row) => {
      const name = toText(row.name);
      // Those with a mark in front are for the theme.
      return name === undefined || row.visibility === 'internal' || name.startsWith('#')
        ? []
        : [name];
    });
  }

  #url(value: unknown): string | undefined {
    const { site } = this.#old;
    return toText(value)?.replace(MARK, site?.replace(/\/$/, '') ?? MARK);
  }

  read(post: JsonMap, html: string): ExportedArticle {
    const meta = this.#tables.rows('posts_meta').find((row) => row.post_id === post.id) ?? {};
    const image = this.#url(post.feature_image ?? post.image);
    const published = readDate(post.published_at);
    const updated = readDate(post.updated_at);
    const isPublic = post.status === 'published' || post.status === 'scheduled';
    return {
      title: toText(post.title),
      id: toText(post.id),
      link: isPublic ? pathOfPost(post, this.#tables) : undefined,
      published: published ?? readDate(post.created_at),
      updated:
        isPublic && updated !== undefined && updated > (published ?? '') ? updated : undefined,
      authors: this.#authors(post) ?? [],
      tags: this.#tags(post),
      summary:
        toText(post.custom_excerpt) ?? toText(post.meta_description ?? meta.meta_description),
      language: toText(post.locale),
      isDraft: !isPublic || isForMembers(post),
      isPage: isPage(post),
      image:
        image === undefined || image.startsWith(MARK)
          ? undefined
          : {
              url: image,
              alt: toText(meta.feature_image_alt),
              caption: toText(meta.feature_image_caption)?.replace(/<[^>]*>/g, ''),
            },
      canonical: this.#url(post.canonical_url),
      text: { html: readHtml(html, this.#old) },
    };
  }
}

const isPage = (post: JsonMap): boolean =>
  post.type === 'page' || post.page === 1 || post.page === true;

const isForMembers = ({ visibility }: JsonMap): boolean =>
  visibility !== undefined && visibility !== null && visibility !== 'public';

/** The path of a post: old versions have a setting for it, since then it is in a file of its own. */
function pathOfPost(post: JsonMap, { rows }: Tables): string {
  const slug = toText(post.slug) ?? '';
  const pattern = toText(rows('settings').find(({ key }) => key === 'permalinks')?.value);
  if (isPage(post) || pattern === undefined) return `/${slug}/`;
  const [year = '', month = '', day = ''] = (readDate(post.published_at) ?? '')
    .slice(0, 10)
    .split('-');
  const parts: Readonly<Record<string, string>> = { year, month, day, slug };
  return pattern.replace(/:(\w+)/g, (whole, name: string) => parts[name] ?? whole);
}

function* readPosts(tables: Tables, old: OldSite): Generator<Found> {
  const reader = new GhostReader(tables, old);
  for (const post of tables.rows('posts')) {
    const name = toText(post.title) ?? toText(post.slug);
    const html = toText(post.html);
    if (post.status === 'sent') yield leftOut('sent by mail alone', name);
    else if (html === undefined) yield leftOut('without HTML (only as mobiledoc or lexical)', name);
    else {
      yield { type: 'article', article: reader.read(post, html) };
      if (isForMembers(post)) yield look('for members alone: a draft here', name);
      const isRelative = html.includes(MARK) && old.site === undefined;
      if (isRelative)
        yield look('pictures or links without the address of the old site: add --site URL', name);
    }
  }
}

/** Opens an export of Ghost. */
export function openGhost(json: JsonMap, file: string, site: string | undefined): Export {
  const data = dataOf(json);
  const grouped = new Map<string, readonly JsonMap[]>();
  const rows = (table: string): readonly JsonMap[] => {
    const known = grouped.get(table) ?? toMaps(data[table]);
    grouped.set(table, known);
    return known;
  };
  const tables = { data, rows };
  if (rows('posts').length === 0)
    throw failAt(file, 'it has no posts; export the content of the site');
  const paths = new Set(
    rows('posts')
      .filter(({ status }) => status === 'published')
      .flatMap((post) => pathOf(pathOfPost(post, tables)) ?? []),
  );
  return {
    system: 'Ghost',
    folder: 'ghost',
    site,
    paths,
    mediaHosts: new Set(hostOf(site)),
    found: () => readPosts(tables, { site, paths }),
  };
}
