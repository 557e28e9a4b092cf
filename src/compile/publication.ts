import manifest from '../../package.json' with { type: 'json' };
import type { Site } from '../article/article.ts';
import { type Candidate, identify } from '../article/identity.ts';
import { toInstant } from '../article/instant.ts';
import { isReleased, type Lock } from '../article/lock.ts';
import { EXAMPLE_HOST, type Settings } from '../settings.ts';
import { sealArchives } from './archives.ts';
import { findChanges, rememberSite } from './changes.ts';
import { isSameLock } from './lock-changes.ts';
import { hashWithMedia, type PublishedFiles } from './media/collect.ts';
import type { Places } from './resolve.ts';
import { buildSite, compareNewest, type PublishedStory } from './site.ts';
import type { Story } from './story.ts';
import { mapStories } from './story-error.ts';
import { listTopics, readTopics } from './topics.ts';

/** What a site is made of. */
export interface Material {
  readonly settings: Settings;
  /** All of them, published or not. */
  readonly stories: readonly Story[];
  /** As it was before. */
  readonly lock: Lock;
  /** What the lock is told for now, which is never before the times in it; milliseconds since 1970. */
  readonly lockTime: number;
  /** The files of the lock that are there under a name that is skipped. */
  readonly hidden: ReadonlySet<string>;
  readonly files: PublishedFiles;
}

const toCandidate = (story: Story, files: PublishedFiles, isDraft: boolean): Candidate => ({
  file: story.file,
  title: story.title,
  hash: hashWithMedia(story, files),
  published: story.fields.published,
  topics: listTopics(readTopics(story.fields)),
  id: story.fields.id,
  slug: story.fields.slug,
  isDraft,
});

/** What is made of it. */
interface Publication {
  readonly published: readonly PublishedStory[];
  readonly places: Places;
  readonly site: Site;
  /** As it is from now on. */
  readonly lock: Lock;
}

/**
 * Gives stories their identities, and makes the site of them.
 * @param stories those that are published; of the others, the lock follows what readers have seen
 * @param now milliseconds since 1970
 */
export function publish(
  stories: readonly Story[],
  { settings, lock: before, lockTime, hidden, files, stories: all }: Material,
  now: number,
): Publication {
  const shown = new Set(stories);
  const candidates = mapStories(all, (story) => toCandidate(story, files, !shown.has(story)));
  const instant = toInstant(now);
  const lockInstant = toInstant(lockTime);
  const minting = {
    now: lockTime,
    authority: new URL(settings.SITE_URL).hostname,
    exampleAuthority: EXAMPLE_HOST,
  };
  const identified = identify(before, candidates, minting, hidden);
  const visible = [...identified.identities.values()]
    .filter(({ entry }) => isReleased(entry, instant))
    .toSorted(compareNewest);
  const inFeed = new Set(visible.slice(0, settings.FEED_LIMIT).map(({ id }) => id));
  const older = visible.slice(settings.FEED_LIMIT);
  // Only with a change that somebody made: no lock gets stale because an article has appeared.
  const isSame = isSameLock(identified.lock, before);
  const lock = isSame ? identified.lock : sealArchives(identified.lock, older, lockInstant);
  const published = stories.flatMap((story): readonly PublishedStory[] => {
    const { id } = identified.identities.get(story.file) ?? {};
    const entry = id === undefined ? undefined : lock.articles[id];
    return id === undefined || !entry ? [] : [{ ...story, identity: { id, entry } }];
  });
  const places: Places = {
    files,
    slugs: new Map(published.map(({ file, identity }) => [file, identity.entry.slug])),
    articles: new Set(all.map(({ file }) => file)),
  };
  const remembered = rememberSite(lock, settings, manifest.version, lockInstant);
  const site = buildSite(published, lock, places, settings, instant);
  return {
    published,
    places,
    site: { ...site, changes: findChanges(remembered, settings, inFeed, lockInstant) },
    lock: remembered,
  };
}
