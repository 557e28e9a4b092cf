import { type OnWait, withBuildFolder } from '../compile/build-folder.ts';
import { checkReadable, renderLock } from '../compile/lock-file.ts';
import { LOCK_COPY } from '../compile/lost-lock.ts';
import { derivePermalinks } from '../compile/permalinks/derive.ts';
import { identifyArticles } from '../compile/publication.ts';
import type { OnProgress } from '../compile/read-articles.ts';
import { buildFailure, type Failure, readSources } from '../compile/sources.ts';
import { writeOutputs } from '../compile/write.ts';
import { LOCK_FILE, wasSeen } from '../lock/lock.ts';
import { isSameLock } from '../lock/lock-changes.ts';
import { toInstant } from '../model/instant.ts';
import { type DeadAddress, findDeadAddresses } from './dead-addresses.ts';
import { decide, giveIds, type Outcome } from './give-ids.ts';
import { listKnown } from './known-articles.ts';
import { loadFeed } from './load-feed.ts';
import { type Match, matchItems } from './match-items.ts';

/** What to import, and where. */
export interface ImportOptions {
  readonly root: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly environment?: string | undefined;
  /** A path from the project's folder, or a URL. */
  readonly feed: string;
  /** Write nothing. */
  readonly dryRun: boolean;
  readonly onProgress: OnProgress;
  readonly onWait: OnWait;
}

/** What came of it. */
export interface IdsReport {
  /** In the order of the feed. */
  readonly matches: readonly (Match & { readonly outcome?: Outcome | undefined })[];
  readonly documents: number;
  readonly nameless: number;
  /** Where the feed goes on, if that was not read. */
  readonly rest?: string | undefined;
  /** How many articles get an id though readers of this site know another one. */
  readonly reruns: number;
  /** Old addresses that do not lead here yet. */
  readonly dead: readonly DeadAddress[];
  readonly changed: boolean;
}

async function importAlone(options: ImportOptions): Promise<IdsReport | Failure> {
  const { root, now, feed, dryRun } = options;
  const loaded = await loadFeed(root, feed);
  if ('problem' in loaded) return { problems: [loaded.problem] };
  const sources = await readSources(options);
  if (!('settings' in sources)) return sources;
  const count = sources.parsedArticles.length + sources.unread.length;
  if (sources.problems.length > 0) return buildFailure(sources.problems, [], count);

  const { parsedArticles } = derivePermalinks(sources);
  const known = listKnown(parsedArticles, identifyArticles(sources));
  const matches = matchItems(loaded.items, known).map((match) =>
    match.by === undefined ? match : { ...match, outcome: decide(match) },
  );
  const pairs = matches.flatMap((match) => (match.by === undefined ? [] : [match]));
  const lock = giveIds(sources, pairs);
  const problems = checkReadable(sources.lock, lock);
  if (problems.length > 0) return { problems };
  const changed = !isSameLock(sources.lock, lock);
  const text = renderLock(lock);
  const outputs = [LOCK_FILE, LOCK_COPY].map((file) => ({ file, content: text }));
  if (changed && !dryRun) writeOutputs(root, [sources.cache, { outputs, stale: [] }]);
  const isKnownHere = (id: string): boolean => {
    const entry = sources.isDeployed ? sources.lock.articles[id] : undefined;
    return entry !== undefined && wasSeen(entry, toInstant(now));
  };
  const { documents, nameless, rest } = loaded;
  const reruns = pairs.filter(
    ({ outcome, article }) => outcome === 'gets it' && isKnownHere(article.id),
  ).length;
  const dead = findDeadAddresses(matches, sources, now);
  return { matches, documents, nameless, rest, reruns, dead, changed };
}

/**
 * Gives the articles of `seeds/` the ids that they have in an old feed, in the lock. Their files stay as they are.
 * @returns what was found, or every problem, which leaves everything as it was
 */
export const importIds = (options: ImportOptions): Promise<IdsReport | Failure> =>
  withBuildFolder(options.root, options.onWait, () => importAlone(options));
