import { EMPTY_LOCK } from '../lock/lock.ts';
import { atStart, type Problem } from '../model/problem.ts';
import type { ParsedArticle } from '../read/read-article.ts';
import type { Vars } from '../settings/settings.ts';
import { computeVersion, planCache, readCache } from './cache.ts';
import { findDuplicates, findInvalidDates } from './checks.ts';
import { checkSlowClock, computeLockTime } from './clock.ts';
import { readConfiguration } from './configuration.ts';
import { discardFutureDates } from './discard-future-dates.ts';
import { listHidden } from './hidden.ts';
import { readLock } from './lock-file.ts';
import { collectMedia, type PublishedFiles } from './media/collect.ts';
import type { PublishedFile } from './media/publish.ts';
import type { Material } from './publication.ts';
import { type OnProgress, readArticles } from './read-articles.ts';
import { readSeeds, SEEDS } from './seeds.ts';
import { findTermConflicts } from './terms.ts';
import type { Change } from './write.ts';

/** Every problem there is, for one look at all of them. */
export interface Failure {
  readonly problems: readonly Problem[];
}

/** What sources are read by. */
interface SourceOptions {
  /** The project's folder. */
  readonly root: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** The wrangler environment whose settings count. */
  readonly environment?: string | undefined;
  /** Whether the lock may have no article though an earlier one had. */
  readonly newLock?: boolean | undefined;
  readonly onProgress?: OnProgress | undefined;
}

/** Everything that a compile depends on. */
export interface Sources extends Material {
  readonly vars: Vars;
  readonly warnings: readonly Problem[];
  /** The files of each article, by its own. */
  readonly used: ReadonlyMap<string, readonly PublishedFile[]>;
  /** The articles for the next compile. */
  readonly cache: Change;
  /** Of the program that read them. */
  readonly version: string;
}

/** What may lie in `seeds/` though no article uses it: pictures, sound, films, documents. */
const MEDIA_NAME =
  /^seeds\/(?:.*\/)?media\/|\.(?:jpe?g|png|gif|webp|avif|svg|mp3|m4a|ogg|opus|wav|flac|mp4|webm|mov|pdf|vtt|srt|zip|csv|epub)$/i;

/** A file that is no article and that none uses. */
function findUnusedFiles(others: ReadonlySet<string>, files: PublishedFiles): readonly Problem[] {
  const message =
    'this is not an article (.txt, .md or .html), and no article uses it; rename it, or put "_" before its name to skip it';
  return [...others]
    .filter((file) => !files.has(file) && !MEDIA_NAME.test(file))
    .map((file) => atStart(file, message));
}

/** Why an article stays out for now: a draft, or one whose time has not come. */
export function explainWithheld({ fields }: ParsedArticle, now: number): string | undefined {
  if (fields.draft) return 'a draft';
  return fields.published !== undefined && Date.parse(fields.published) > now
    ? `scheduled for ${fields.published}`
    : undefined;
}

/** Reads everything that a compile depends on, or tells what is wrong with it. */
export async function readSources({
  root,
  now,
  environment,
  newLock,
  onProgress = () => {},
}: SourceOptions): Promise<Sources | Failure> {
  const configuration = await readConfiguration(root, environment);
  const language = 'settings' in configuration ? configuration.settings.SITE_LANGUAGE : 'en';
  const locked = await readLock(root, newLock);
  const { seeds, others, onDisk, problems } = await readSeeds(root);
  const version = await computeVersion();
  const known = readCache(root, version);
  const { readings, parsedArticles: kept } = await readArticles(seeds, language, known, onProgress);
  const read = readings.flatMap((reading) => ('parsed' in reading ? [reading.parsed] : []));
  const isOpen = new Set([
    ...others,
    ...read.flatMap((parsed) => (explainWithheld(parsed, now) === undefined ? [parsed.file] : [])),
  ]);
  const open = new Map([...onDisk].filter(([file]) => isOpen.has(file)));
  const media = await collectMedia(root, read, others, open);
  const lock = 'lock' in locked ? locked.lock : EMPTY_LOCK;
  const lockTime = computeLockTime(lock, now);
  const parsedArticles = discardFutureDates(media.parsedArticles, lock, lockTime);
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
    ...findInvalidDates(parsedArticles, lockTime),
    ...findTermConflicts(parsedArticles),
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
        warnings: parsedArticles.flatMap(({ warnings }) => warnings),
        cache: planCache(root, version, known, kept),
        version,
      };
}
