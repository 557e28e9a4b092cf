import type { Instant } from '../article/article.ts';
import { toInstant } from '../article/instant.ts';
import { hasOldHash, type Lock, type LockEntry } from '../article/lock.ts';
import { hashWithMedia, type PublishedFiles } from './media/collect.ts';
import { readDay, type Story } from './story.ts';

/**
 * When a story was written as it stands: what the lock says of one that it knows, and now of any
 * other. So a later compile judges a text as the first one did, and time alone changes nothing.
 */
function createJudge(lock: Lock, files: PublishedFiles, now: number): (story: Story) => Instant {
  const entries = Object.values(lock.articles);
  const known = new Map<string, LockEntry>([
    ...entries.filter(hasOldHash).map((entry) => [entry.file, entry] as const),
    ...entries.map((entry) => [entry.hash, entry] as const),
    ...entries.map((entry) => [`${entry.hash} ${entry.file}`, entry] as const),
  ]);
  return (story) => {
    const hash = hashWithMedia(story, files);
    const entry = known.get(`${hash} ${story.file}`) ?? known.get(hash) ?? known.get(story.file);
    return entry?.changed ?? entry?.firstSeen ?? toInstant(now);
  };
}

/** A date that the text itself says may be misread: one after the text was written counts as not said. */
function trustDatesOf(story: Story, judge: (story: Story) => Instant): Story {
  const { published, updated, ...rest } = story.fields;
  const said = {
    published: story.publishedFrom === 'the text' ? published : undefined,
    updated: story.places.updated === undefined ? updated : undefined,
  };
  if (said.published === undefined && said.updated === undefined) return story;
  const written = judge(story);
  const keepsPublished = said.published === undefined || said.published <= written;
  const keepsUpdated = said.updated === undefined || said.updated <= written;
  if (keepsPublished && keepsUpdated) return story;
  const day = keepsPublished ? published : readDay(story.file);
  const named = day === undefined ? undefined : 'the file name';
  return {
    ...story,
    publishedFrom: keepsPublished ? story.publishedFrom : named,
    fields: {
      ...rest,
      ...(day !== undefined && { published: day }),
      ...(keepsUpdated && updated !== undefined && { updated }),
    },
  };
}

/**
 * Stories with those dates only that can be true.
 * @param now milliseconds since 1970
 */
export function trustDates(
  stories: readonly Story[],
  lock: Lock,
  files: PublishedFiles,
  now: number,
): readonly Story[] {
  const judge = createJudge(lock, files, now);
  return stories.map((story) => trustDatesOf(story, judge));
}
