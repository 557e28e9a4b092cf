import { EMPTY_LOCK } from '../lock/lock.ts';
import { atStart, type Problem } from '../model/problem.ts';
import type { ParsedArticle } from '../read/read-article.ts';
import type { Vars } from '../settings/settings.ts';
import { computeVersion, planCache, readCache } from './cache.ts';
import { discardInvalidUpdates, findDuplicates } from './checks.ts';
import { checkSlowClock, computeLockTime } from './clock.ts';
import { readConfiguration } from './configuration.ts';
import { discardFutureDates } from './discard-future-dates.ts';
import { listHidden } from './hidden.ts';
import { readLock } from './lock-file.ts';
import { collectMedia, type PublishedFiles } from './media/collect.ts';
import type { PublishedFile } from './media/publish.ts';
import { resolveNames } from './named-files.ts';
import type { Material } from './publication.ts';
import { type OnProgress, readArticles } from './read-articles.ts';
import { readSeeds, SEEDS } from './seeds.ts';
import type { Change } from './write.ts';

/** Every problem found, so that all of them can be fixed at once. */
export interface Failure {
  readonly problems: readonly Problem[];
}

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
  readonly warnings: readonly Problem[];
  /** The media of each article, by the article's file. */
  readonly used: ReadonlyMap<string, readonly PublishedFile[]>;
  readonly cache: Change;
  /** Of the program that read the articles. */
  readonly version: string;
}

/**
 * Files that may be in `seeds/` even if no article uses them: pictures, sound, films, documents,
 * and anything in a folder `media`.
 */
const MEDIA_NAME =
  /^seeds\/(?:.*\/)?media\/|\.(?:jpe?g|png|gif|webp|avif|svg|mp3|m4a|ogg|opus|wav|flac|mp4|webm|mov|pdf|vtt|srt|zip|csv|epub)$/i;

function findUnusedFiles(others: ReadonlySet<string>, files: PublishedFiles): readonly Problem[] {
  const message =
    'this is not an article (.txt, .md or .html), and no article uses it; rename it, or put "_" before its name to skip it';
  return [...others]
    .filter((file) => !files.has(file) && !MEDIA_NAME.test(file))
    .map((file) => atStart(file, message));
}

/**
 * Why an article is not published yet: it is a draft, has no text, or is scheduled for later.
 * @param now milliseconds since 1970
 */
export function explainWithheld(
  { fields, withheld }: ParsedArticle,
  now: number,
): string | undefined {
  if (fields.draft) return 'a draft';
  if (withheld !== undefined) return withheld;
  return fields.published !== undefined && Date.parse(fields.published) > now
    ? `scheduled for ${fields.published}`
    : undefined;
}

/** Where settings are wrong, articles are read all the same, so that all problems are told at once. */
const DEFAULTS = { SITE_LANGUAGE: 'en', SITE_TIMEZONE: 'UTC' } as const;

/** Reads everything that a compile depends on, or reports what is wrong with it. */
export async function readSources({
  root,
  now,
  environment,
  newLock,
  onProgress = () => {},
}: SourceOptions): Promise<Sources | Failure> {
  const configuration = await readConfiguration(root, environment);
  const { SITE_LANGUAGE: language, SITE_TIMEZONE: timeZone } =
    'settings' in configuration ? configuration.settings : DEFAULTS;
  const locked = await readLock(root, newLock);
  const { seeds, others, onDisk, problems } = await readSeeds(root);
  const version = await computeVersion();
  const known = readCache(root, version);
  const { readings, parsedArticles: kept } = await readArticles(
    seeds,
    { language, timeZone },
    known,
    onProgress,
  );
  const read = resolveNames(
    readings.flatMap((reading) => ('parsed' in reading ? [reading.parsed] : [])),
    [...others, ...seeds.map(({ source }) => source.file)],
  );
  const isOpen = new Set([
    ...others,
    ...read.flatMap((parsed) => (explainWithheld(parsed, now) === undefined ? [parsed.file] : [])),
  ]);
  const open = new Map([...onDisk].filter(([file]) => isOpen.has(file)));
  const media = await collectMedia(root, read, others, open);
  const lock = 'lock' in locked ? locked.lock : EMPTY_LOCK;
  const lockTime = computeLockTime(lock, now);
  const dated = discardFutureDates(media.parsedArticles, lock, lockTime, timeZone);
  const { parsedArticles, warnings } = discardInvalidUpdates(dated, lockTime);
  const empty = atStart(SEEDS, 'there are no articles here yet; add a .txt, .md or .html file');
  const all = [
    ...('problems' in configuration ? configuration.problems : []),
    ...('problem' in locked ? [locked.problem] : []),
    ...checkSlowClock(lock, now),
    ...(seeds.length === 0 && problems.length === 0 ? [empty] : problems),
    ...readings.flatMap((reading) => ('problems' in reading ? reading.problems : [])),
    ...media.problems,
    ...findUnusedFiles(others, media.files),
    ...findDuplicates(
      parsedArticles,
      'id',
      'remove it from one of them',
      ({ fields }) => fields.id,
    ),
    ...findDuplicates(
      parsedArticles,
      'slug',
      'give one of them another',
      ({ fields }) => fields.slug,
    ),
  ];
  return 'problems' in configuration || 'problem' in locked || all.length > 0
    ? { problems: all }
    : {
        ...configuration,
        parsedArticles,
        lock,
        lockTime,
        hidden: listHidden(root, lock, new Set(parsedArticles.map(({ file }) => file))),
        files: media.files,
        used: media.used,
        warnings: [...parsedArticles.flatMap((parsed) => parsed.warnings), ...warnings],
        cache: planCache(root, version, known, kept),
        version,
      };
}
