import { ARCHIVE_SIZE } from '../../model/archives.ts';
import {
  type Article,
  type ArticleLink,
  type Instant,
  type Site,
  withoutTexts,
} from '../../model/article.ts';
import { latestOf } from '../../model/instant.ts';
import { listNews, takeNews } from '../../model/news.ts';
import { isReleased } from '../../model/released.ts';
import { TAXONOMIES, type Taxonomy } from '../../model/term.ts';
import { LIBRARY_FOLDER } from '../../paths.ts';
import { type LibraryIndex, MAIN_TERMS } from '../format.ts';
import { addTerms, type ListedTerm, listsOf, pickLargest } from '../listed-terms.ts';
import { buildFiles, buildParts, buildPaths, buildRules, countParts } from './addresses.ts';
import { buildArchives } from './archives.ts';
import { createFormatPeriod } from './localize.ts';
import { localizeSentences } from './localize-sentences.ts';
import { createRecord, type LibraryRecord, packRecords } from './records.ts';
import { buildTerms, pickTombstones } from './terms.ts';

/** Articles per file: little is read to show one of them, and the files are few. */
const ARTICLES_PER_FILE = 2;

/** The most files, which then grow: Cloudflare's free plan has 20,000, and media need some. */
const MOST_FILES = 8192;

/** The settings that a library depends on. */
export interface LibrarySettings {
  readonly FEED_LIMIT: number;
  /** A BCP 47 tag. */
  readonly SITE_LANGUAGE: string;
  /** An IANA name. */
  readonly SITE_TIMEZONE: string;
}

/** A library that can be written. */
export interface BuiltLibrary {
  readonly libraryIndex: LibraryIndex;
  /** The content of each file by its path, built when it is called for. */
  readonly files: ReadonlyMap<string, () => string>;
}

/**
 * How many files to use. The number doubles rather than grows, since every file changes with it.
 * @example countFiles(100) // → 64
 */
const countFiles = (articles: number): number =>
  Math.min(MOST_FILES, 2 ** Math.ceil(Math.log2(Math.max(1, articles / ARTICLES_PER_FILE))));

const toLink = (article: Article | undefined): ArticleLink | undefined =>
  article && { slug: article.slug, title: article.title, language: article.language };

/** An article as feeds carry it: some only with their summary. */
const toFeedArticle = ({ excerpt, transcript, ...article }: Article): Article => ({
  ...article,
  ...excerpt,
});

const toPage = ({ excerpt, transcript, ...article }: Article): Article => withoutTexts(article);

/** What is said in recordings, which may be longer than all else together. */
const buildTranscripts = (articles: readonly Article[]): readonly LibraryRecord[] =>
  articles.flatMap(({ slug, transcript }) =>
    transcript === undefined ? [] : [createRecord('transcript', slug, () => transcript)],
  );

/** The record of each article, with its neighbours. */
const buildPages = (articles: readonly Article[]): readonly LibraryRecord[] =>
  articles.map((article, at) =>
    createRecord('article', article.slug, () => ({
      article: toPage(article),
      newer: toLink(articles[at - 1]),
      older: toLink(articles[at + 1]),
    })),
  );

/** An article that is in no list has no neighbours, not even one that is released later. */
const buildUnlistedPages = (articles: readonly Article[]): readonly LibraryRecord[] =>
  articles.map((article) =>
    createRecord('article', article.slug, () => ({ article: toPage(article), newer: null })),
  );

/**
 * Divides a site into an index, which is bundled with the Worker, and records, which it looks up.
 * @param now articles scheduled for later go into the index whole, and appear by themselves
 */
export function buildLibrary(
  {
    articles: all,
    unlisted = [],
    files: siteFiles,
    removed: gone,
    redirects,
    rules,
    shows,
    archives,
    changed,
    showsAll,
  }: Site,
  now: Instant,
  { FEED_LIMIT, SITE_LANGUAGE: language, SITE_TIMEZONE: timeZone }: LibrarySettings,
): BuiltLibrary {
  const scheduled = showsAll ? [] : all.filter((article) => !isReleased(article, now));
  const isShown = (article: Article): boolean => showsAll || isReleased(article, now);
  const pages = all.filter(isShown);
  const articles = pages.map(toFeedArticle);
  const removed = gone.map((each) => ({
    ...each,
    // Counted from the released articles. One that was removed before its release comes first.
    place: Math.max(0, each.place - scheduled.length),
  }));
  const terms: Readonly<Record<Taxonomy, readonly ListedTerm[]>> = {
    tags: addTerms([], 'tags', articles, language),
    authors: addTerms([], 'authors', articles, language),
  };
  // Terms of scheduled articles may soon be among the largest.
  const soon = new Set(scheduled.flatMap(listsOf));
  const mainTermsOf = (kind: Taxonomy): readonly ListedTerm[] => {
    const largest = new Set(pickLargest(terms[kind], MAIN_TERMS));
    return terms[kind].filter((term) => largest.has(term) || soon.has(term.key));
  };
  const format = createFormatPeriod(language, timeZone);
  const shardCount = countFiles(articles.length);
  const records = [
    ...buildPages(pages),
    ...buildUnlistedPages(unlisted.filter(isShown)),
    ...buildTranscripts([...all, ...unlisted]),
    ...buildArchives(articles, archives, format),
    ...TAXONOMIES.map((kind) => createRecord('terms', kind, () => terms[kind])),
    ...buildTerms(
      [...terms.tags, ...terms.authors],
      soon,
      { articles, removed, changed },
      FEED_LIMIT,
      format,
    ),
    ...buildParts(articles, archives),
    ...buildPaths({ removed, redirects }),
    ...buildRules(rules),
    ...buildFiles(siteFiles),
  ];
  return {
    libraryIndex: {
      folder: LIBRARY_FOLDER,
      shardCount,
      feedLimit: FEED_LIMIT,
      language,
      sentences: localizeSentences(language),
      lastModified: latestOf([changed, ...articles.map(({ published = '' }) => published)]),
      scheduled: scheduled.map(({ excerpt, transcript, ...article }) => article),
      newest: articles.filter(
        ({ archive }, at) => at < Math.max(FEED_LIMIT, ARCHIVE_SIZE) || archive === undefined,
      ),
      removed: pickTombstones(removed, FEED_LIMIT),
      terms: { tags: mainTermsOf('tags'), authors: mainTermsOf('authors') },
      archives,
      news: takeNews(listNews(articles.filter(({ noindex }) => !noindex)), Date.parse(now)),
      parts: countParts(archives),
      ...(shows && { shows }),
      ...((rules?.length ?? 0) > 0 && { hasRules: true }),
    },
    files: packRecords(records, shardCount),
  };
}
