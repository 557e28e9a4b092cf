import path from 'node:path';
import { type ArticleFile, writeArticle } from './article-file.ts';
import { type ByteSource, readWhole } from './byte-source.ts';
import type { Export, ExportedArticle, Found } from './exported.ts';
import { plainText } from './html.ts';
import { findTwinFolders } from './imported-files.ts';
import { type Find, localizeMedia } from './localize-media.ts';
import { MediaFetcher, type MediaLimits, type OnFetch } from './media.ts';
import { openExport } from './open-export.ts';
import type { Placed } from './place-files.ts';
import { writeShow } from './show-file.ts';
import { checkFolder, createStaging, type Staging } from './staging.ts';

export interface ImportOptions {
  readonly root: string;
  /** A path, from the root or absolute, or a URL. */
  readonly file: string;
  readonly into?: string | undefined;
  readonly site?: string | undefined;
  /** Whether files of the old site are fetched. */
  readonly media?: boolean | undefined;
  /** Whether the site has a bucket for large files. */
  readonly hasBucket?: boolean | undefined;
  readonly force?: boolean | undefined;
  /** In milliseconds since 1970. */
  readonly now: number;
  readonly mediaLimits?: MediaLimits;
  readonly onProgress?: (progress: Progress) => void;
  readonly onFetch?: OnFetch;
  readonly signal?: AbortSignal | undefined;
}

export interface Progress {
  readonly articles: number;
  readonly files: number;
}

/** Things of one kind: how many, and the first of them. */
export interface Tally {
  readonly what: string;
  readonly count: number;
  readonly names: readonly string[];
}

export interface ImportReport extends Placed {
  readonly system: string;
  /** From the root. */
  readonly folder: string;
  readonly counts: Readonly<
    Record<'articles' | 'pages' | 'drafts' | 'scheduled' | 'media', number>
  >;
  readonly leftOut: readonly Tally[];
  readonly looks: readonly Tally[];
}

/** How many of a kind are named. */
const NAMED = 3;

class Tallies {
  readonly #tallies = new Map<string, { count: number; names: string[] }>();

  add(what: string, name: string | undefined): void {
    const tally = this.#tallies.get(what) ?? { count: 0, names: [] };
    tally.count += 1;
    if (name !== undefined && tally.names.length < NAMED) tally.names.push(name);
    this.#tallies.set(what, tally);
  }

  list(): readonly Tally[] {
    return [...this.#tallies]
      .map(([what, tally]) => ({ what, ...tally }))
      .toSorted((a, b) => b.count - a.count);
  }
}

/** A copy of a file: one that was fetched, or what is in the export. */
type MediaFile =
  | { readonly file: string; readonly from: string }
  | { readonly file: string; readonly source: ByteSource };

/** In characters: nobody writes so much markup without a word. */
const LONG = 5000;

/** What a text without words may be. */
const SHOWN = /<(?:img|picture|video|audio|iframe|embed|object|svg|math|hr|table)\b/i;

/** True where there is nothing that compile could publish. */
const isEmpty = ({ text: { html }, image, audio, video, attachments = [] }: ExportedArticle) =>
  image === undefined &&
  audio === undefined &&
  video === undefined &&
  attachments.length === 0 &&
  html.length < LONG &&
  !SHOWN.test(html) &&
  plainText(html) === '';

/** Writes what an export has in it, article by article. */
class Importer {
  readonly #staging: Staging;
  readonly #opened: Export;
  readonly #fetcher: MediaFetcher | undefined;
  readonly #options: ImportOptions;
  readonly #taken = {
    names: new Set<string>(),
    paths: new Set<string>(),
    ids: new Set<string>(),
  };
  readonly leftOut = new Tallies();
  readonly looks = new Tallies();
  readonly counts = { articles: 0, pages: 0, drafts: 0, scheduled: 0, media: 0 };
  readonly #files = new Set<string>();

  constructor(
    staging: Staging,
    opened: Export,
    fetcher: MediaFetcher | undefined,
    options: ImportOptions,
  ) {
    this.#staging = staging;
    this.#opened = opened;
    this.#fetcher = fetcher;
    this.#options = options;
  }

  async add(found: Found): Promise<void> {
    if (found.type === 'left out') this.leftOut.add(found.what, found.name);
    else if (found.type === 'look') this.looks.add(found.what, found.name);
    else await this.#addArticle(found.article);
  }

  async #addArticle(given: ExportedArticle): Promise<void> {
    if (isEmpty(given)) {
      this.leftOut.add('without a text', given.title ?? given.link);
      return;
    }
    const hasMedia = this.#fetcher !== undefined || this.#opened.findFile !== undefined;
    const article = hasMedia ? await this.#takeMedia(given) : given;
    const { name, text, looks }: ArticleFile = writeArticle(article, this.#taken);
    await this.#staging.write(name, text);
    for (const what of looks) this.looks.add(what, name);
    const isScheduled = Date.parse(article.published ?? '') > this.#options.now;
    if (article.isDraft) this.counts.drafts += 1;
    else if (article.isPage) this.counts.pages += 1;
    else if (isScheduled) this.counts.scheduled += 1;
    else this.counts.articles += 1;
  }

  /** A file as it is in the export, or as it is fetched. */
  readonly #find: Find<MediaFile> = async (address) => {
    const included = this.#opened.findFile?.(address);
    if (included) return included;
    const url = URL.parse(address);
    return url && this.#fetcher?.allows(url) ? this.#fetcher.fetch(url) : undefined;
  };

  async #takeMedia(given: ExportedArticle): Promise<ExportedArticle> {
    const { article, files, failed } = await localizeMedia(given, this.#find);
    for (const media of files) {
      if (this.#files.has(media.file)) continue;
      this.#files.add(media.file);
      if ('from' in media) await this.#staging.take(media.file, media.from);
      else await this.#staging.write(media.file, await readWhole(media.source));
    }
    this.counts.media = this.#files.size;
    for (const { url, why } of failed) this.looks.add(`a file that was not fetched: ${why}`, url);
    return article;
  }
}

const createFetcher = (opened: Export, options: ImportOptions): Promise<MediaFetcher> =>
  MediaFetcher.create(opened.mediaHosts, {
    cache: path.join(options.root, '.build/import-media'),
    hasBucket: options.hasBucket ?? false,
    limits: options.mediaLimits,
    onFetch: options.onFetch,
    signal: options.signal,
  });

/**
 * Brings the articles of an export into `seeds/`. Nothing is there before everything has been read and written
 * beside it.
 * @throws ImportFailure with the place, where the export cannot be read
 */
export async function importExport(options: ImportOptions): Promise<ImportReport> {
  const { root, file, into, site, force = false, onProgress, signal } = options;
  const opened = await openExport(file, root, { site });
  const folder = await checkFolder(root, into ?? opened.folder);
  const staging = await createStaging(root, folder);
  try {
    const fetcher = options.media ? await createFetcher(opened, options) : undefined;
    const importer = new Importer(staging, opened, fetcher, options);
    let articles = 0;
    for await (const found of opened.found()) {
      signal?.throwIfAborted();
      await importer.add(found);
      if (found.type === 'article') articles += 1;
      onProgress?.({ articles, files: importer.counts.media });
    }
    // What was interrupted while the last file came looks like one that cannot be fetched.
    signal?.throwIfAborted();
    const placed = await staging.finish(force);
    const twins = await findTwinFolders(root, folder, placed.written);
    for (const twin of twins)
      importer.looks.add('articles that are in another folder too: remove one of the two', twin);
    if (opened.show && placed.written.length > 0)
      for (const what of await writeShow(root, opened.show)) importer.looks.add(what, undefined);
    return {
      ...placed,
      system: opened.system,
      folder,
      counts: importer.counts,
      leftOut: importer.leftOut.list(),
      looks: importer.looks.list(),
    };
  } finally {
    await staging.discard();
    opened.close?.();
  }
}
