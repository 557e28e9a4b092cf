import { type Candidate, identify } from '../article/identity.ts';
import type { Lock } from '../article/lock.ts';
import { atStart, type Problem } from '../article/problem.ts';
import { EXAMPLE_HOST, type Settings, type Vars } from '../settings.ts';
import { findTwins, findWrongDates } from './checks.ts';
import { readConfiguration } from './configuration.ts';
import { readLock, renderLock } from './lock-file.ts';
import { LOCK_FILE, readSeeds } from './seeds.ts';
import { buildSite, type PublishedStory } from './site.ts';
import { readStory, type Story } from './story.ts';
import { writeOutputs } from './write.ts';

export interface CompileOptions {
  /** The project's folder. */
  readonly root: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** The wrangler environment whose settings count. */
  readonly environment?: string | undefined;
  /** Refuse to write the lock: a stale one is a problem. */
  readonly frozen: boolean;
}

/** Every problem there is, for one look at all of them. */
interface Failure {
  readonly problems: readonly Problem[];
}

export interface Report {
  /** In the order of their files. */
  readonly published: readonly PublishedStory[];
  /** What stays out for now, and why. */
  readonly withheld: readonly { readonly file: string; readonly reason: string }[];
  /** The settings that it was compiled with, as wrangler.toml has them. */
  readonly vars: Vars;
  /** True where anything was written. */
  readonly changed: boolean;
}

/** What the Worker bundles. */
export const LIBRARY_FILE = '.build/library.json';

interface Sources {
  readonly settings: Settings;
  readonly vars: Vars;
  readonly stories: readonly Story[];
  readonly lock: Lock;
}

/** Reads everything that a compile depends on. */
async function readSources(options: CompileOptions): Promise<Sources | Failure> {
  const configuration = await readConfiguration(options.root, options.environment);
  const language = 'settings' in configuration ? configuration.settings.SITE_LANGUAGE : 'en';
  const locked = await readLock(options.root);
  const { seeds, problems } = await readSeeds(options.root);
  const readings = seeds.map((seed) => readStory(seed, language));
  const stories = readings.flatMap((reading) => ('story' in reading ? [reading.story] : []));
  const empty = atStart('seeds', 'there is no article here yet; put a .txt file into the folder');
  const all = [
    ...('problems' in configuration ? configuration.problems : []),
    ...('problem' in locked ? [locked.problem] : []),
    ...(seeds.length === 0 && problems.length === 0 ? [empty] : problems),
    ...readings.flatMap((reading) => ('problems' in reading ? reading.problems : [])),
    ...findTwins(stories, 'id', 'remove it from one of them', ({ fields }) => fields.id),
    ...findWrongDates(stories, options.now),
  ];
  return 'problems' in configuration || 'problem' in locked || all.length > 0
    ? { problems: all }
    : { ...configuration, stories, lock: locked.lock };
}

/** Why a story stays out for now: a draft, or one whose time has not come. */
function findReason({ fields }: Story, now: number): string | undefined {
  if (fields.draft) return 'a draft';
  return fields.published !== undefined && Date.parse(fields.published) > now
    ? `scheduled for ${fields.published}`
    : undefined;
}

const toCandidate = ({ file, title, hash, fields: { id, slug } }: Story): Candidate => ({
  file,
  title,
  hash,
  id,
  slug,
});

/** A lock that would change where it must not. */
function findStaleLock(
  { frozen, environment }: CompileOptions,
  before: Lock,
  after: Lock,
): readonly Problem[] {
  if (!frozen || renderLock(before) === renderLock(after)) return [];
  const command = `npm run compile${environment ? ` -- --env ${environment}` : ''}`;
  return [atStart(LOCK_FILE, `the lock is out of date; run "${command}" and commit it`)];
}

/**
 * Turns `seeds/` into the library that the Worker bundles, and brings the lock up to date.
 * @returns a report, or every problem there is; with a problem, nothing was written
 */
export async function compile(options: CompileOptions): Promise<Report | Failure> {
  const sources = await readSources(options);
  if ('problems' in sources) return sources;

  const judged = sources.stories.map((story) => ({
    story,
    reason: findReason(story, options.now),
  }));
  const due = judged.flatMap(({ story, reason }) => (reason === undefined ? [story] : []));
  const { lock, identities } = identify(sources.lock, due.map(toCandidate), {
    now: options.now,
    authority: new URL(sources.settings.SITE_URL).hostname,
    exampleAuthority: EXAMPLE_HOST,
  });
  const published = due.flatMap((story) => {
    const identity = identities.get(story.file);
    return identity ? [{ ...story, identity }] : [];
  });
  const problems = [
    ...findTwins(
      published,
      'slug',
      'give one of them a "slug" of its own',
      ({ identity }) => identity.entry.slug,
    ),
    ...findStaleLock(options, sources.lock, lock),
  ];
  if (problems.length > 0) return { problems };

  const written = await writeOutputs(options.root, [
    { file: LIBRARY_FILE, text: JSON.stringify(buildSite(published, lock)) },
    ...(options.frozen ? [] : [{ file: LOCK_FILE, text: renderLock(lock) }]),
  ]);
  return {
    published,
    withheld: judged.flatMap(({ story: { file }, reason }) =>
      reason === undefined ? [] : [{ file, reason }],
    ),
    vars: sources.vars,
    changed: written.length > 0,
  };
}
