import { LOCK_FILE, type Lock } from '../lock/lock.ts';
import { isSameLock } from '../lock/lock-changes.ts';
import { atStart, type Problem } from '../model/problem.ts';
import {
  findDoubtfulFiles,
  findInvalidAliases,
  findMissingForPodcast,
  findNumbered,
} from './checks.ts';
import { checkFastClock } from './clock.ts';
import { checkReadable } from './lock-file.ts';
import type { FaultyRecording } from './media/uses.ts';
import type { Publication } from './publication.ts';
import { findDeadLinks } from './resolve-links.ts';
import type { Sources } from './sources.ts';

/** When and how to compile. */
interface CheckOptions {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** The wrangler environment to take the settings from. */
  readonly environment?: string | undefined;
  /** Report a stale lock as a problem. */
  readonly frozen: boolean;
}

/** Reports a lock that would change although it is frozen, or that could not be read back. */
function checkLock(
  { frozen, environment }: CheckOptions,
  before: Lock,
  after: Lock,
): readonly Problem[] {
  if (isSameLock(before, after)) return [];
  if (!frozen) return checkReadable(before, after);
  const command = `npm run compile${environment ? ` -- --env ${environment}` : ''}`;
  return [atStart(LOCK_FILE, `the lock is out of date; run "${command}" and commit it`)];
}

/**
 * Recordings that cannot be published: they are missing, damaged or too large. Without its sound an episode is in no app, and when the
 * sound comes, it is an old one: so it is not deployed. Whoever only looks at the site sees the rest of it.
 */
const sortFaultyRecordings = (
  { frozen }: CheckOptions,
  { faultyRecordings }: Sources,
  { published }: Publication,
): { readonly problems: readonly Problem[]; readonly warnings: readonly Problem[] } => {
  const files = new Set(published.map(({ file }) => file));
  const stops = ({ article }: FaultyRecording): boolean => frozen && files.has(article);
  return {
    problems: faultyRecordings.flatMap((each) => (stops(each) ? [each.problem] : [])),
    warnings: faultyRecordings.flatMap((each) => (stops(each) ? [] : [each.problem])),
  };
};

/** What stops a compile once every article has its identity. */
export function checkPublication(
  options: CheckOptions,
  sources: Sources,
  publication: Publication,
): readonly Problem[] {
  const { lock, problems } = publication;
  // Without the articles that have a problem, the lock is never up to date.
  const found = [
    ...sources.problems,
    ...problems,
    ...sortFaultyRecordings(options, sources, publication).problems,
  ];
  return found.length > 0 ? found : checkLock(options, sources.lock, lock);
}

/** What a publisher should know, and may leave as it is. */
export const listWarnings = (
  options: CheckOptions,
  sources: Sources,
  publication: Publication,
): readonly Problem[] => {
  const { published, site, lock, wanted, warnings } = publication;
  return [
    ...sources.warnings,
    ...sortFaultyRecordings(options, sources, publication).warnings,
    ...warnings,
    ...published.flatMap(findDeadLinks),
    ...published.flatMap(({ resolved }) => resolved?.warnings ?? []),
    // Where one article is there twice, so is its slug.
    ...(sources.problems.length > 0 ? [] : findNumbered(published, wanted)),
    ...findInvalidAliases(published),
    ...findDoubtfulFiles(published, [...site.articles, ...(site.unlisted ?? [])]),
    ...(isSameLock(sources.lock, lock) ? [] : checkFastClock(sources.lock, options.now)),
    ...findMissingForPodcast(published, site, sources.settings),
  ];
};
