import { parse } from 'csv-parse/sync';
import type { OldSite } from './addresses.ts';
import type { Archive } from './archive.ts';
import { readWhole } from './byte-source.ts';
import { type Export, type ExportedArticle, type Found, leftOut, look } from './exported.ts';
import { failAt } from './failure.ts';
import { hostOf } from './hosts.ts';
import { type JsonMap, toMap, toMaps, toText as toValue } from './json-values.ts';
import { readHtml } from './substack-html.ts';

const TABLE = /(?:^|\/)posts\.csv$/;

export const isSubstack = ({ files }: Archive): boolean => files.some((file) => TABLE.test(file));

const pathOfPost = (row: JsonMap): string =>
  `/p/${(toValue(row.post_id) ?? '').replace(/^\d+\./, '')}`;

const isPublished = (row: JsonMap): boolean => /^true$/i.test(toValue(row.is_published) ?? '');
const isForSubscribers = (row: JsonMap): boolean =>
  /paid|founding|only_free/.test(toValue(row.audience) ?? '');

function readPost(row: JsonMap, html: string, { site }: OldSite): ExportedArticle {
  const path = pathOfPost(row);
  const audio = toValue(row.podcast_url);
  return {
    title: toValue(row.title),
    // As in Substack's own feeds.
    id: site === undefined ? undefined : new URL(path, site).href,
    link: isPublished(row) ? path : undefined,
    published: toValue(row.post_date)?.replace(/\.\d+/, ''),
    summary: toValue(row.subtitle),
    isDraft: !isPublished(row) || isForSubscribers(row),
    isPage: row.type === 'page',
    audio: audio === undefined ? undefined : { url: audio },
    text: { html },
  };
}

async function readTable(archive: Archive, table: string): Promise<readonly JsonMap[]> {
  const { name, open } = archive.source(table);
  const text = (await readWhole({ name, open })).toString('utf8');
  try {
    return toMaps(
      parse(text, { columns: true, bom: true, relax_column_count: true, skip_empty_lines: true }),
    );
  } catch (error) {
    throw failAt(
      name,
      `it is no sound CSV (${error instanceof Error ? error.message : ''}); export it again`,
    );
  }
}

/** The address of the site, as a post has it in its own buttons or in the form to subscribe. */
function findSite(html: string, row: JsonMap): string | undefined {
  if (pathOfPost(row) === '/p/') return undefined;
  const own = pathOfPost(row).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const address = new RegExp(
    `["';](https://[\\w.-]+)(?:${own}(?:/comments|\\?[^"]*action=share)|/subscribe\\?)`,
  );
  return address.exec(html)?.[1];
}

class SubstackReader {
  readonly #archive: Archive;
  readonly #table: string;
  readonly #files: ReadonlySet<string>;
  readonly rows: readonly JsonMap[];

  constructor(archive: Archive, table: string, rows: readonly JsonMap[]) {
    this.#archive = archive;
    this.#table = table;
    this.#files = new Set(archive.files);
    this.rows = rows;
  }

  /** The HTML of a post, if there is any. */
  async #read(row: JsonMap): Promise<string | undefined> {
    const file = this.#table.replace(/posts\.csv$/, `posts/${toValue(row.post_id)}.html`);
    if (!this.#files.has(file)) return undefined;
    const html = (await readWhole(this.#archive.source(file))).toString('utf8');
    return html.trim() === '' ? undefined : html;
  }

  async findSite(): Promise<string | undefined> {
    for (const row of this.rows.filter(isPublished)) {
      const site = findSite((await this.#read(row)) ?? '', row);
      if (site !== undefined) return site;
    }
    return undefined;
  }

  /** @param isGuess whether the address of the site is from `findSite` */
  async *found(old: OldSite, isGuess: boolean): AsyncGenerator<Found> {
    for (const row of this.rows) {
      const name = toValue(row.title) ?? toValue(row.post_id);
      const html = await this.#read(row);
      if (row.type === 'adhoc_email') yield leftOut('sent by mail alone', name);
      else if (html === undefined && toValue(row.podcast_url) === undefined)
        yield leftOut('without a text in the export', name);
      else yield* this.#readRow(row, html ?? '', old, name);
    }
    if (isGuess && old.site !== undefined)
      yield look(
        'the address of the old site is from its buttons; if it is another, add --site https://…',
        old.site,
      );
    if (old.site === undefined)
      yield look(
        'ids are missing, since the export does not say where it is from: add --site https://…',
      );
  }

  *#readRow(row: JsonMap, text: string, old: OldSite, name: string | undefined): Generator<Found> {
    const { html, leftOut: parts } = readHtml(text, old);
    yield { type: 'article', article: readPost(row, html, old) };
    for (const what of new Set(parts)) yield look(`left out of it: ${what}`, name);
    if (isForSubscribers(row)) yield look('for subscribers alone: a draft here', name);
  }
}

/** Opens an export of Substack. It does not say where it is from: the publisher does, or buttons in its posts. */
export async function openSubstack(archive: Archive, given: string | undefined): Promise<Export> {
  const table = archive.files.find((file) => TABLE.test(file)) ?? '';
  const rows = (await readTable(archive, table)).map(toMap);
  const reader = new SubstackReader(archive, table, rows);
  const site = given ?? (await reader.findSite());
  const paths = new Set(
    rows.filter((row) => isPublished(row) && !isForSubscribers(row)).map(pathOfPost),
  );
  return {
    system: 'Substack',
    folder: 'substack',
    site,
    paths,
    mediaHosts: new Set([
      ...hostOf(site),
      'substackcdn.com',
      'substack-post-media.s3.amazonaws.com',
      'bucketeer-e05bbc84-baa3-437e-9518-adb32be77984.s3.amazonaws.com',
      'api.substack.com',
    ]),
    found: () => reader.found({ site, paths }, given === undefined),
  };
}
