import { identify } from '../article/lock.ts';
import { atStart, type Problem } from '../article/problem.ts';
import { EXAMPLE_HOST, type Vars } from '../settings.ts';
import { readConfiguration } from './configuration.ts';
import { readLock, renderLock } from './lock-file.ts';
import { LOCK_FILE, readSeeds } from './seeds.ts';
import { buildArticle, buildSite } from './site.ts';
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

/** Why an article stays out for now. */
export interface Withheld {
  readonly file: string;
  readonly reason: string;
}

export interface Report {
  /** In the order of the feeds. */
  readonly published: readonly (Story & { readonly slug: string })[];
  readonly withheld: readonly Withheld[];
  /** The settings that it was compiled with, as wrangler.toml has them. */
  readonly vars: Vars;
  /** True where anything was written. */
  readonly changed: boolean;
}

/** What the Worker bundles. */
export const LIBRARY_FILE = '.build/library.json';

/** A draft, or an article whose time has not come. */
function findReason({ fields }: Story, now: number): string | undefined {
  if (fields.draft) return 'a draft';
  return fields.published !== undefined && Date.parse(fields.published) > now
    ? `scheduled for ${fields.published}`
    : undefined;
}

/** Two articles cannot share what tells them apart. */
function findTwins(
  stories: readonly Story[],
  field: 'id' | 'slug',
  remedy: string,
  of: (story: Story) => string | undefined,
): readonly Problem[] {
  const first = new Map<string, string>();
  return stories.flatMap((story) => {
    const value = of(story);
    const twin = value === undefined ? undefined : first.get(value);
    if (value !== undefined && twin === undefined) first.set(value, story.file);
    return twin === undefined
      ? []
      : [story.problemWith(field, `the ${field} "${value}" is that of ${twin} too; ${remedy}`)];
  });
}

/** Nothing can have been changed before it was published, or after now. */
function findWrongDates(stories: readonly Story[], now: number): readonly Problem[] {
  return stories.flatMap(({ fields: { published, updated }, problemWith }) => {
    if (updated === undefined) return [];
    if (Date.parse(updated) > now) {
      return [problemWith('updated', `updated: ${updated} is in the future; write a past time`)];
    }
    return published !== undefined && updated < published
      ? [problemWith('updated', `updated: ${updated} is before published, ${published}; mend one`)]
      : [];
  });
}

/** Every story of the seeds, or every problem with any of them. */
async function readStories(
  root: string,
  language: string,
): Promise<{ readonly stories: readonly Story[]; readonly problems: readonly Problem[] }> {
  const { seeds, problems } = await readSeeds(root);
  const readings = seeds.map((seed) => readStory(seed, language));
  const stories = readings.flatMap((reading) => ('story' in reading ? [reading.story] : []));
  const empty = atStart('seeds', 'there is no article here yet; put a .txt file into the folder');
  return {
    stories,
    problems: [
      ...(seeds.length === 0 && problems.length === 0 ? [empty] : problems),
      ...readings.flatMap((reading) => ('problems' in reading ? reading.problems : [])),
    ],
  };
}

/**
 * Turns `seeds/` into the library that the Worker bundles, and brings the lock up to date.
 * @returns a report, or every problem there is; with a problem, nothing was written
 */
export async function compile({
  root,
  now,
  environment,
  frozen,
}: CompileOptions): Promise<Report | { readonly problems: readonly Problem[] }> {
  const configuration = await readConfiguration(root, environment);
  const language = 'settings' in configuration ? configuration.settings.SITE_LANGUAGE : 'en';
  const { stories, problems } = await readStories(root, language);
  const locked = await readLock(root);
  const before = [
    ...('problems' in configuration ? configuration.problems : []),
    ...('problem' in locked ? [locked.problem] : []),
    ...problems,
    ...findTwins(stories, 'id', 'remove it from one of them', ({ fields }) => fields.id),
    ...findWrongDates(stories, now),
  ];
  if ('problems' in configuration || 'problem' in locked || before.length > 0) {
    return { problems: before };
  }
  const { settings } = configuration;

  const withheld = stories.flatMap((story) => {
    const reason = findReason(story, now);
    return reason === undefined ? [] : [{ file: story.file, reason }];
  });
  const due = stories.filter((story) => findReason(story, now) === undefined);
  const { lock, identities } = identify(
    locked.lock,
    due.map(({ file, title, hash, fields: { id, slug } }) => ({ file, title, hash, id, slug })),
    {
      now,
      authority: new URL(settings.SITE_URL).hostname,
      exampleAuthority: EXAMPLE_HOST,
    },
  );
  const slugOf = ({ file }: Story): string => identities.get(file)?.entry.slug ?? '';
  const twins = findTwins(due, 'slug', 'give one of them a "slug" of its own', slugOf);
  const lockText = renderLock(lock);
  const command = `npm run compile${environment ? ` -- --env ${environment}` : ''}`;
  const stale =
    frozen && lockText !== renderLock(locked.lock)
      ? [atStart(LOCK_FILE, `the lock is out of date; run "${command}" and commit it`)]
      : [];
  if (twins.length + stale.length > 0) return { problems: [...twins, ...stale] };

  const articles = due.flatMap((story) => {
    const identity = identities.get(story.file);
    return identity ? [buildArticle(story, identity)] : [];
  });
  const site = buildSite(articles, lock);
  const written = await writeOutputs(root, [
    { file: LIBRARY_FILE, text: JSON.stringify(site) },
    ...(frozen ? [] : [{ file: LOCK_FILE, text: lockText }]),
  ]);
  const bySlug = new Map(due.map((story) => [slugOf(story), story]));
  return {
    published: site.articles.flatMap(({ slug }) => {
      const story = bySlug.get(slug);
      return story ? [{ ...story, slug }] : [];
    }),
    withheld,
    vars: configuration.vars,
    changed: written.length > 0,
  };
}
