import { type BuiltLibrary, buildLibrary } from '../library/build/build-library.ts';
import { LOCK_FILE } from '../lock/lock.ts';
import type { Site } from '../model/article.ts';
import { toInstant } from '../model/instant.ts';
import { atStart, type Problem } from '../model/problem.ts';
import { ArticleError, explainBug } from '../read/article-error.ts';
import type { ParsedArticle } from '../read/read-article.ts';
import type { Vars } from '../settings/settings.ts';
import { MOST_ASSET } from './asset-limit.ts';
import { planLibrary, planMedia } from './assets.ts';
import { planBucket } from './bucket.ts';
import { type OnWait, withBuildFolder } from './build-folder.ts';
import { CACHE_FOLDER } from './cache.ts';
import { checkPublication, listWarnings } from './check-publication.ts';
import { noteDeployed } from './deployed.ts';
import { computeFingerprint } from './fingerprint.ts';
import { renderLock } from './lock-file.ts';
import { LOCK_COPY } from './lost-lock.ts';
import { type Publication, publish } from './publication.ts';
import type { OnProgress } from './read-articles.ts';
import type { PublishedArticle } from './site.ts';
import { listFiles } from './site-files.ts';
import { buildFailure, type Failure, readSources, type Sources } from './sources.ts';
import type { Excess } from './stage-library.ts';
import { explainFault } from './verify/fault.ts';
import { planRendered, RENDERED_FILE, readRendered } from './verify/rendered.ts';
import { verify } from './verify/verify.ts';
import { explainWithheld } from './withheld.ts';
import { type Change, writeOutputs } from './write.ts';

/** Where, when and how to compile. */
export interface CompileOptions {
  readonly root: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** The wrangler environment to take the settings from. */
  readonly environment?: string | undefined;
  /** Do not write the lock; report a stale one as a problem. */
  readonly frozen: boolean;
  /** For a preview: serve drafts and scheduled articles too, and do not write the lock. */
  readonly drafts?: boolean | undefined;
  /** Accept a lock without articles where an earlier one had some: readers will see every article as new. */
  readonly newLock?: boolean | undefined;
  /** Note in the lock, even a frozen one, that what is compiled is deployed, if it does not say so yet. */
  readonly deploys?: boolean | undefined;
  /** Take warnings for problems. */
  readonly strict?: boolean | undefined;
  readonly onProgress?: OnProgress | undefined;
  readonly onWait?: OnWait | undefined;
}

/** What a compile did. */
export interface Report {
  /** In the order of their paths. */
  readonly published: readonly PublishedArticle[];
  readonly site: Site;
  readonly withheld: readonly { readonly file: string; readonly reason: string }[];
  readonly warnings: readonly Problem[];
  /** Every article that could be read, published or not. */
  readonly parsedArticles: readonly ParsedArticle[];
  /** Files that are no articles, and that no article uses; a folder that is skipped whole ends in `/`. */
  readonly passedOver: readonly string[];
  /** Articles that are pages, and so in no list, though no field says it. */
  readonly pages: readonly string[];
  /** The settings of this compile, as wrangler.toml has them. */
  readonly vars: Vars;
  /** True if anything but caches was written. */
  readonly changed: boolean;
}

/** The index of the library, which the Worker bundles. */
export const LIBRARY_FILE = '.build/library.json';

/** Blames a library file that is too large on the longest article, which takes up the most of it. */
function explainExcess(mebibytes: number, published: readonly PublishedArticle[]): Problem {
  const longest = published.reduce((a, b) => (b.contentHtml.length > a.contentHtml.length ? b : a));
  return atStart(
    longest.file,
    `with this article, a list of articles takes up ${mebibytes} MiB, and Cloudflare accepts ${MOST_ASSET / 1024 ** 2} MiB per file; lower FEED_LIMIT, or shorten the article`,
  );
}

/** Everything that is to be written, or the file of the library that is too large. */
function planOutputs(
  { root, drafts = false, frozen, deploys = false }: CompileOptions,
  sources: Sources,
  { published, lock }: Publication,
  site: Site,
  { libraryIndex, files }: BuiltLibrary,
  rendered: Change,
): readonly Change[] | Excess {
  const used = listFiles([...published, sources.shows], sources.used);
  const media = new Map(used.flatMap(({ path, bytes }) => (bytes ? [[path, bytes]] : [])));
  const fingerprint = computeFingerprint(
    site,
    sources.settings,
    sources.version,
    libraryIndex.scheduled.length,
  );
  const shards = planLibrary(root, files, fingerprint);
  if ('excess' in shards) return shards;
  const isFirst = deploys && !sources.isDeployed;
  const text = renderLock(isFirst ? noteDeployed(frozen ? sources.lock : lock, true) : lock);
  // The lock first: without it, the next compile would mint other ids than those served.
  const locks =
    (frozen && !isFirst) || drafts
      ? []
      : [LOCK_FILE, LOCK_COPY].map((file) => ({ file, content: text }));
  const index = JSON.stringify({ ...libraryIndex, folder: shards.folder });
  return [
    planMedia(root, media),
    shards.change,
    rendered,
    sources.cache,
    { outputs: planBucket(root, sources.version, sources.bucket, used), stale: [] },
    { outputs: [...locks, { file: LIBRARY_FILE, content: index }], stale: [] },
  ];
}

/** @param written the files that were written */
function buildReport(
  { now, drafts = false }: CompileOptions,
  sources: Sources,
  { published }: Publication,
  site: Site,
  warnings: readonly Problem[],
  written: readonly string[],
): Report {
  const { parsedArticles, passedOver, templates, pages, vars } = sources;
  const withheld = parsedArticles.flatMap((parsed) => {
    const reason = drafts ? undefined : explainWithheld(parsed, now);
    return reason === undefined ? [] : [{ file: parsed.file, reason }];
  });
  const absent = new Set(withheld.map(({ file }) => file));
  return {
    published: published.filter(({ file }) => !absent.has(file)),
    site,
    withheld: [
      ...withheld,
      ...templates.map((file) => ({ file, reason: 'a template of another generator' })),
    ],
    warnings,
    parsedArticles,
    passedOver,
    pages,
    vars,
    changed: written.some((file) => !file.startsWith(CACHE_FOLDER) && file !== RENDERED_FILE),
  };
}

async function compileAlone(options: CompileOptions): Promise<Report | Failure> {
  const { root, now, drafts = false, strict = false } = options;
  const sources = await readSources(options);
  if (!('settings' in sources)) return sources;

  const publication = publish(sources, { now, drafts });
  const articles = sources.parsedArticles.length + sources.unread.length;
  const warnings = listWarnings(options, sources, publication);
  const problems = checkPublication(options, sources, publication);
  if (strict && warnings.length > 0) return buildFailure([...problems, ...warnings], [], articles);
  if (problems.length > 0) return buildFailure(problems, warnings, articles);

  const { published } = publication;
  const site: Site = { ...publication.site, ...(drafts && { showsAll: true }) };
  const built = buildLibrary(site, toInstant(now), sources.settings);
  const { faults, rendered } = await verify(site, built, { ...sources, now }, readRendered(root));
  if (faults.length > 0) {
    return { problems: faults.map((fault) => explainFault(fault, published)) };
  }
  const plan = planOutputs(options, sources, publication, site, built, planRendered(rendered));
  if ('excess' in plan) return { problems: [explainExcess(plan.excess, published)] };
  return buildReport(options, sources, publication, site, warnings, writeOutputs(root, plan));
}

/**
 * Turns `seeds/` into the library that the Worker bundles, and updates the lock. Only one compile
 * is at work in a folder at a time: another one waits, then reads everything.
 * @returns a report, or every problem found; a problem with the sources leaves everything as it was
 */
export const compile = (options: CompileOptions): Promise<Report | Failure> =>
  withBuildFolder(options.root, options.onWait ?? (() => {}), async () => {
    try {
      return await compileAlone(options);
    } catch (error) {
      if (!(error instanceof ArticleError)) throw error;
      return { problems: [explainBug(error.file, error)] };
    }
  });
