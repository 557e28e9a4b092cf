import { EMPTY_LOCK, LOCK_FILE, type Lock } from '../lock/lock.ts';
import { atStart, type Problem } from '../model/problem.ts';
import type { SiteDefaults } from '../read/read-article.ts';
import { hashWithFiles } from '../read/source-hash.ts';
import type { Vars } from '../settings/settings.ts';
import type { BoundBucket } from './bucket.ts';
import { findBundlePictures } from './bundle-picture.ts';
import { computeVersion, planCache, readCache } from './cache.ts';
import { discardInvalidUpdates, findDuplicates } from './checks.ts';
import { checkSlowClock, computeLockTime } from './clock.ts';
import { type Configuration, readConfiguration } from './configuration.ts';
import { wasDeployed } from './deployed.ts';
import { discardFutureDates } from './discard-future-dates.ts';
import { setEpisodeFilesAside } from './episode/episode-files.ts';
import { createFileFind } from './find-file.ts';
import { listHidden } from './hidden.ts';
import { readLock } from './lock-file.ts';
import { markPages } from './mark-pages.ts';
import type { Material } from './material.ts';
import { collectMedia } from './media/collect.ts';
import { readKnownLargeFiles } from './media/large-files.ts';
import type { FaultyRecording } from './media/uses.ts';
import { resolveNames } from './named-files.ts';
import { useOwnAddresses } from './own-addresses.ts';
import { findTemplates, findUnreadFormats, withoutSystemFiles } from './passed-over.ts';
import { nameAuthors } from './people.ts';
import { type OnProgress, readArticles } from './read-articles.ts';
import { RULES_FILE } from './rules/parse-rules.ts';
import { findStrayRules, readRules } from './rules/read-rules.ts';
import { readSeeds, SEEDS } from './seeds.ts';
import { sortReadings } from './set-aside.ts';
import { readShowsFile, SHOWS_FILES, type WrittenShows } from './shows/read-shows-file.ts';
import { listShowMentions } from './shows/show-uses.ts';
import { findSiteRoots } from './site-roots.ts';
import { explainWithheld, withholdExpired } from './withheld.ts';
import type { Change } from './write.ts';

/** Every problem found, so that all of them can be fixed at once. */
export interface Failure {
  readonly problems: readonly Problem[];
  readonly warnings?: readonly Problem[] | undefined;
  /** How many articles there are, with those that have no problem. */
  readonly articles?: number | undefined;
}

/** Says why a compile stops; of how many articles only where one of them is why. */
export const buildFailure = (
  problems: readonly Problem[],
  warnings: readonly Problem[],
  articles: number,
): Failure => ({
  problems,
  ...(warnings.length > 0 && { warnings }),
  ...(problems.some(({ file }) => file.startsWith(`${SEEDS}/`) && file !== LOCK_FILE) && {
    articles,
  }),
});

interface SourceOptions {
  readonly root: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** The wrangler environment to take the settings from. */
  readonly environment?: string | undefined;
  /** Accept a lock without articles where an earlier one had some. */
  readonly newLock?: boolean | undefined;
  readonly onProgress?: OnProgress | undefined;
}

/** Everything that a compile depends on. */
export interface Sources extends Material {
  readonly vars: Vars;
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
  readonly faultyRecordings: readonly FaultyRecording[];
  /** Files that are no articles, and that no article uses; a folder that is skipped whole ends in `/`. */
  readonly passedOver: readonly string[];
  /** Pages, feeds and data that another generator would make of the articles. */
  readonly templates: readonly string[];
  /** Articles that are pages, and so in no list, though no field says it. */
  readonly pages: readonly string[];
  readonly cache: Change;
  /** Of the program that read the articles. */
  readonly version: string;
  /** For large files, if one is bound. */
  readonly bucket: BoundBucket | undefined;
}

const EMPTY = atStart(SEEDS, 'there are no articles here yet; add a .txt, .md or .html file');

/** Where settings are wrong, articles are read all the same, so that all problems are told at once. */
const DEFAULTS = { SITE_LANGUAGE: 'en', SITE_TIMEZONE: 'UTC', SITE_MATH: 'false' } as const;

/** What articles take from the settings. */
export function listDefaults(configuration: Configuration): SiteDefaults {
  const { SITE_LANGUAGE, SITE_TIMEZONE, SITE_MATH } =
    'settings' in configuration ? configuration.settings : DEFAULTS;
  return { language: SITE_LANGUAGE, timeZone: SITE_TIMEZONE, hasMath: SITE_MATH === 'true' };
}

/** Files that are skipped, and no articles, but read all the same. */
const SETTINGS_FILES: ReadonlySet<string> = new Set([RULES_FILE, ...SHOWS_FILES]);

/** Reads the articles, with what they use. */
async function readAllArticles(
  { root, now, onProgress = () => {} }: SourceOptions,
  defaults: SiteDefaults,
  lock: Lock,
  shows: WrittenShows,
  { hasBucket, siteUrl }: { readonly hasBucket: boolean; readonly siteUrl: string | undefined },
) {
  const found = await readSeeds(root);
  const { people, skipped, onDisk, problems, warnings } = found;
  const version = computeVersion();
  const known = readCache(root, version);
  const { readings: all, parsedArticles: kept } = await readArticles(
    found.seeds,
    defaults,
    known,
    onProgress,
  );
  const { seeds, readings, others } = setEpisodeFilesAside({ ...found, readings: all });
  const sorted = sortReadings(seeds, readings, lock);
  const files = [...others, ...seeds.map(({ source }) => source.file)];
  const complete = findBundlePictures(
    nameAuthors(resolveNames(withholdExpired(sorted.parsedArticles, now), files), people),
    others,
  );
  const roots = findSiteRoots(
    seeds.map(({ source }) => source.file),
    [...others, ...skipped],
  );
  const { parsedArticles: marked, pages } = markPages(complete, seeds, roots);
  const own = useOwnAddresses(marked, seeds, createFileFind(others), siteUrl);
  const read = { ...sorted, parsedArticles: own.parsedArticles };
  const isOpen = new Set([
    ...others,
    ...read.parsedArticles.flatMap((parsed) =>
      explainWithheld(parsed, now) === undefined ? [parsed.file] : [],
    ),
  ]);
  const open = new Map([...onDisk].filter(([file]) => isOpen.has(file)));
  const media = await collectMedia(
    root,
    read.parsedArticles,
    others,
    open,
    {
      hasBucket,
      known: readKnownLargeFiles(root, version),
    },
    { file: shows.file, mentions: listShowMentions(shows) },
  );
  const unreadTemplates = findTemplates(root, media.unused);
  const templates = new Set([...read.templates, ...unreadTemplates]);
  const unreadFormats = findUnreadFormats(
    media.unused.filter((file) => !templates.has(file)),
    seeds.map(({ source }) => source.file),
  );
  const strayRules = findStrayRules(skipped);
  const told = new Set([
    ...[...unreadFormats, ...strayRules].map(({ file }) => file),
    ...unreadTemplates,
    ...SETTINGS_FILES,
  ]);
  return {
    ...media,
    unread: read.unread,
    templates: [...templates].toSorted(),
    roots,
    pages,
    passedOver: [
      ...[...withoutSystemFiles(skipped), ...media.unused].filter((file) => !told.has(file)),
    ].toSorted(),
    problems: [
      ...(seeds.length === 0 && problems.length === 0 ? [EMPTY] : problems),
      ...read.problems,
      ...media.problems,
    ],
    warnings: [
      ...warnings,
      ...unreadFormats,
      ...strayRules,
      ...read.warnings,
      ...own.warnings,
      ...media.parsedArticles.flatMap((parsed) => parsed.warnings),
      ...media.warnings,
    ],
    cache: planCache(root, version, known, kept),
    version,
  };
}

/** Reads everything that a compile depends on, or reports what is wrong with the settings or the lock. */
export async function readSources(options: SourceOptions): Promise<Sources | Failure> {
  const { root, now, environment, newLock } = options;
  const configuration = await readConfiguration(root, environment);
  const defaults = listDefaults(configuration);
  const locked = await readLock(root, newLock);
  const lock = 'lock' in locked ? locked.lock : EMPTY_LOCK;
  const hasBucket = 'bucket' in configuration && configuration.bucket !== undefined;
  const siteUrl = 'settings' in configuration ? configuration.settings.SITE_URL : undefined;
  const written = readShowsFile(root);
  const read = await readAllArticles(options, defaults, lock, written, { hasBucket, siteUrl });
  const digests = (read.used.get(written.file) ?? []).map(({ digest }) => digest);
  const shows = {
    ...written,
    hash: written.hash === undefined ? undefined : hashWithFiles(written.hash, digests),
  };
  const { rules, problems: ruleProblems } = readRules(root);
  const lockTime = computeLockTime(lock, now);
  const dated = discardFutureDates(read.parsedArticles, lock, lockTime, defaults.timeZone);
  const { parsedArticles, warnings } = discardInvalidUpdates(dated, lockTime);
  const problems = [
    ...('problems' in configuration ? configuration.problems : configuration.faults),
    ...('problem' in locked ? [locked.problem] : []),
    ...checkSlowClock(lock, now),
    ...read.problems,
    ...shows.problems,
    ...ruleProblems,
    ...findDuplicates(
      parsedArticles,
      'id',
      'if it is one article twice, remove one of the files, otherwise the id of one of them',
      ({ fields }) => fields.id,
    ),
    // Translations have one slug in many generators.
    ...[...Map.groupBy(parsedArticles, ({ fields }) => fields.language)].flatMap(([, some]) =>
      findDuplicates(some, 'slug', 'give one of them another', ({ fields }) =>
        fields.draft ? undefined : fields.slug,
      ),
    ),
  ];
  if ('problems' in configuration || 'problem' in locked) {
    return buildFailure(
      problems,
      [...shows.warnings, ...read.warnings, ...warnings],
      parsedArticles.length + read.unread.length,
    );
  }
  return {
    ...configuration,
    ...read,
    problems,
    warnings: [...configuration.warnings, ...shows.warnings, ...read.warnings, ...warnings],
    parsedArticles,
    rules,
    shows,
    lock,
    isDeployed: wasDeployed(root, lock),
    lockTime,
    hidden: listHidden(root, lock, new Set(parsedArticles.map(({ file }) => file))),
  };
}
