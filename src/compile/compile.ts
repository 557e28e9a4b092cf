import type { Site } from '../article/article.ts';
import { toInstant } from '../article/instant.ts';
import { EMPTY_LOCK, type Lock } from '../article/lock.ts';
import { atStart, type Problem } from '../article/problem.ts';
import type { Vars } from '../settings.ts';
import { MOST_ASSET } from './asset-limit.ts';
import { planMedia, planShelf } from './assets.ts';
import { type OnWait, withBuildFolder } from './build-folder.ts';
import { CACHE_FOLDER, findVersion, planCache, readCache } from './cache.ts';
import { findPodcastGaps, findTwins, findWrongAliases, findWrongDates } from './checks.ts';
import { findFastClock, findLockTime, findSlowClock } from './clock.ts';
import { readConfiguration } from './configuration.ts';
import { findHidden } from './hidden.ts';
import { isSameLock } from './lock-changes.ts';
import { findUnreadable, readLock, renderLock } from './lock-file.ts';
import { LOCK_COPY } from './lost-lock.ts';
import { collectMedia, findFiles, type PublishedFiles } from './media/collect.ts';
import { type Material, publish } from './publication.ts';
import { type OnProgress, readStories } from './read-stories.ts';
import { findDeadLinks } from './resolve.ts';
import { LOCK_FILE, readSeeds, SEEDS } from './seeds.ts';
import { findFingerprint } from './shelf/fingerprint.ts';
import { shelve } from './shelf/shelve.ts';
import type { PublishedStory } from './site.ts';
import type { Story } from './story.ts';
import { explainBug, StoryError } from './story-error.ts';
import { findTopicClashes } from './topics.ts';
import { trustDates } from './trust-dates.ts';
import { explainFault } from './verify/fault.ts';
import { planRendered, RENDERED_FILE, readRendered } from './verify/rendered.ts';
import { verify } from './verify/verify.ts';
import { type Change, writeOutputs } from './write.ts';

export interface CompileOptions {
  /** The project's folder. */
  readonly root: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** The wrangler environment whose settings count. */
  readonly environment?: string | undefined;
  /** Refuse to write the lock: a stale one is a problem. */
  readonly frozen: boolean;
  /** Serve drafts and what is scheduled too, for a look at them; the lock does not learn of it. */
  readonly drafts?: boolean | undefined;
  /** Let the lock have no article though an earlier one had: every article is new to every reader. */
  readonly newLock?: boolean | undefined;
  readonly onProgress?: OnProgress | undefined;
  readonly onWait?: OnWait | undefined;
}

/** Every problem there is, for one look at all of them. */
interface Failure {
  readonly problems: readonly Problem[];
}

export interface Report {
  /** In the order of their files. */
  readonly published: readonly PublishedStory[];
  readonly site: Site;
  /** What stays out for now, and why. */
  readonly withheld: readonly { readonly file: string; readonly reason: string }[];
  /** What should be mended, and does not stop the build. */
  readonly warnings: readonly Problem[];
  /** The settings that it was compiled with, as wrangler.toml has them. */
  readonly vars: Vars;
  /** True where anything was written. */
  readonly changed: boolean;
}

/** The catalogue, which the Worker bundles. */
export const LIBRARY_FILE = '.build/library.json';

interface Sources extends Material {
  readonly vars: Vars;
  readonly warnings: readonly Problem[];
  /** The stories for the next compile. */
  readonly cache: Change;
  /** Of the program that read them. */
  readonly version: string;
}

/** What may lie in `seeds/` though no article uses it: pictures, sound, films, documents. */
const MEDIA_NAME =
  /^seeds\/(?:.*\/)?media\/|\.(?:jpe?g|png|gif|webp|avif|svg|mp3|m4a|ogg|opus|wav|flac|mp4|webm|mov|pdf|vtt|srt|zip|csv|epub)$/i;

/** A file that is no article and that none uses. */
function findStrangers(others: ReadonlySet<string>, files: PublishedFiles): readonly Problem[] {
  const message =
    'articles are .txt, .md or .html files; rename it, or put "_" before its name to have it passed over';
  return [...others]
    .filter((file) => !files.has(file) && !MEDIA_NAME.test(file))
    .map((file) => atStart(file, message));
}

/** Why a story stays out for now: a draft, or one whose time has not come. */
function findReason({ fields }: Story, now: number): string | undefined {
  if (fields.draft) return 'a draft';
  return fields.published !== undefined && Date.parse(fields.published) > now
    ? `scheduled for ${fields.published}`
    : undefined;
}

/** Reads everything that a compile depends on. */
async function readSources(options: CompileOptions): Promise<Sources | Failure> {
  const { root, now, onProgress = () => {} } = options;
  const configuration = await readConfiguration(root, options.environment);
  const language = 'settings' in configuration ? configuration.settings.SITE_LANGUAGE : 'en';
  const locked = await readLock(root, options.newLock);
  const { seeds, others, onDisk, problems } = await readSeeds(root);
  const version = await findVersion();
  const known = readCache(root, version);
  const { readings, stories: kept } = await readStories(seeds, language, known, onProgress);
  const read = readings.flatMap((reading) => ('story' in reading ? [reading.story] : []));
  const isOpen = new Set([
    ...others,
    ...read.flatMap((story) => (findReason(story, now) === undefined ? [story.file] : [])),
  ]);
  const open = new Map([...onDisk].filter(([file]) => isOpen.has(file)));
  const media = await collectMedia(root, read, others, open);
  const lock = 'lock' in locked ? locked.lock : EMPTY_LOCK;
  const lockTime = findLockTime(lock, now);
  const stories = trustDates(read, lock, media.files, lockTime);
  const empty = atStart(
    SEEDS,
    'there is no article here yet; put a .txt, .md or .html file into the folder',
  );
  const all = [
    ...('problems' in configuration ? configuration.problems : []),
    ...('problem' in locked ? [locked.problem] : []),
    ...findSlowClock(lock, now),
    ...(seeds.length === 0 && problems.length === 0 ? [empty] : problems),
    ...readings.flatMap((reading) => ('problems' in reading ? reading.problems : [])),
    ...media.problems,
    ...findStrangers(others, media.files),
    ...findTwins(stories, 'id', 'remove it from one of them', ({ fields }) => fields.id),
    ...findWrongDates(stories, lockTime),
    ...findTopicClashes(stories),
  ];
  return 'problems' in configuration || 'problem' in locked || all.length > 0
    ? { problems: all }
    : {
        ...configuration,
        stories,
        lock,
        lockTime,
        hidden: findHidden(root, lock, new Set(stories.map(({ file }) => file))),
        files: media.files,
        warnings: stories.flatMap(({ warnings }) => warnings),
        cache: planCache(root, version, known, kept),
        version,
      };
}

/** A lock that would change where it must not, or into one that nobody can read. */
function findLockProblems(
  { frozen, environment }: CompileOptions,
  before: Lock,
  after: Lock,
): readonly Problem[] {
  if (isSameLock(before, after)) return [];
  if (!frozen) return findUnreadable(before, after);
  const command = `npm run compile${environment ? ` -- --env ${environment}` : ''}`;
  return [atStart(LOCK_FILE, `the lock is out of date; run "${command}" and commit it`)];
}

/** A file of the library that is too large: the longest article has the largest part in it. */
function explainExcess(mebibytes: number, published: readonly PublishedStory[]): Problem {
  const longest = published.reduce((a, b) => (b.contentHtml.length > a.contentHtml.length ? b : a));
  return atStart(
    longest.file,
    `with this article, a list of articles takes ${mebibytes} MiB, and Cloudflare takes ${MOST_ASSET / 1024 ** 2} in one file; lower FEED_LIMIT, or shorten the article`,
  );
}

async function compileAlone(options: CompileOptions): Promise<Report | Failure> {
  const { root, now, drafts = false, frozen } = options;
  const sources = await readSources(options);
  if ('problems' in sources) return sources;

  const finished = sources.stories.filter(({ fields }) => !fields.draft);
  const edition = publish(finished, sources, now);
  // What the lock remembers is what is deployed.
  const seen = drafts ? publish(sources.stories, sources, now) : edition;
  const { lock } = edition;
  const problems = [
    ...findTwins(
      seen.published,
      'slug',
      'give one of them a "slug" of its own',
      ({ identity }) => identity.entry.slug,
    ),
    ...findWrongAliases(seen.published),
    ...seen.published.flatMap((story) => findDeadLinks(story, seen.places)),
    ...findLockProblems(options, sources.lock, lock),
  ];
  if (problems.length > 0) return { problems };

  const site: Site = { ...seen.site, ...(drafts && { showsAll: true }) };
  const shelved = shelve(site, toInstant(now), sources.settings);
  const verified = await verify(site, shelved, { ...sources, now }, readRendered(root));
  if (verified.faults.length > 0) {
    return { problems: verified.faults.map((fault) => explainFault(fault, seen.published)) };
  }
  const { catalogue, files } = shelved;
  const media = new Map(
    seen.published.flatMap((story) =>
      findFiles(story, sources.files).map((file) => [file.path, file.bytes] as const),
    ),
  );
  const fingerprint = findFingerprint(
    site,
    sources.settings,
    sources.version,
    catalogue.ahead.length,
  );
  const shelf = planShelf(root, files, fingerprint);
  if ('excess' in shelf) return { problems: [explainExcess(shelf.excess, seen.published)] };
  const text = renderLock(lock);
  const written = writeOutputs(root, [
    planMedia(root, media),
    shelf.change,
    planRendered(verified.rendered),
    sources.cache,
    {
      outputs: [
        // The lock first: an id that is served and forgotten would be another one the next time.
        ...(frozen ? [] : [LOCK_FILE, LOCK_COPY].map((file) => ({ file, content: text }))),
        { file: LIBRARY_FILE, content: JSON.stringify({ ...catalogue, folder: shelf.folder }) },
      ],
      stale: [],
    },
  ]);
  const withheld = sources.stories.flatMap((story) => {
    const reason = drafts ? undefined : findReason(story, now);
    return reason === undefined ? [] : [{ file: story.file, reason }];
  });
  const absent = new Set(withheld.map(({ file }) => file));
  return {
    published: seen.published.filter(({ file }) => !absent.has(file)),
    site,
    withheld,
    warnings: [
      ...sources.warnings,
      ...(isSameLock(sources.lock, lock) ? [] : findFastClock(sources.lock, now)),
      ...findPodcastGaps(seen.published, sources.settings),
    ],
    vars: sources.vars,
    changed: written.some((file) => !file.startsWith(CACHE_FOLDER) && file !== RENDERED_FILE),
  };
}

/**
 * Turns `seeds/` into the library that the Worker bundles, and brings the lock up to date. One compile is at
 * work in a folder at a time: another one waits, and reads everything after that.
 * @returns a report, or every problem there is; with a problem, nothing was written
 */
export const compile = (options: CompileOptions): Promise<Report | Failure> =>
  withBuildFolder(options.root, options.onWait ?? (() => {}), async () => {
    try {
      return await compileAlone(options);
    } catch (error) {
      if (!(error instanceof StoryError)) throw error;
      return { problems: [explainBug(error.file, error)] };
    }
  });
