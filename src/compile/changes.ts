import { createHash } from 'node:crypto';
import type { Changes, Instant } from '../article/article.ts';
import { findLast } from '../article/instant.ts';
import { hasAppeared, type Lock } from '../article/lock.ts';
import type { TopicKey } from '../article/topic.ts';
import { EXAMPLE_HOST, type Settings } from '../settings.ts';

/**
 * Brings up to date what the lock remembers of the site itself. Every other site stays in it, but
 * for the example, which was nobody's.
 * @param version of Tidings: another one may write documents otherwise
 */
export function rememberSite(lock: Lock, settings: Settings, version: string, now: Instant): Lock {
  const hash = `sha256-${createHash('sha256')
    .update(JSON.stringify([version, settings]))
    .digest('base64url')}`;
  const before = lock.sites[settings.SITE_URL];
  // Never backwards, whatever this machine takes for the time.
  const changed = before && before.changed > now ? before.changed : now;
  const others = Object.entries(lock.sites).filter(
    ([url]) => new URL(url).hostname !== EXAMPLE_HOST,
  );
  return {
    ...lock,
    sites: {
      ...Object.fromEntries(others),
      [settings.SITE_URL]: before?.hash === hash ? before : { hash, changed },
    },
  };
}

/**
 * When the way from the feed to the archives last changed. Once one is full, only the next one that is
 * changes it; before, whatever came to be beyond the feed or went from there.
 * @param inFeed the ids of what the feed lists
 */
function findArchiveChange({ articles }: Lock, inFeed: ReadonlySet<string>, now: Instant): Instant {
  const archived = findLast(Object.values(articles).map((entry) => entry.archived ?? ''));
  if (archived !== '') return archived;
  const beyond = Object.entries(articles).filter(
    ([id, entry]) => !inFeed.has(id) && hasAppeared(entry, now),
  );
  return findLast(
    beyond.flatMap(([, { firstSeen, removed = '', returned = '' }]) => [
      firstSeen,
      removed,
      returned,
    ]),
  );
}

/** When an article last left each of the lists of tags and authors. */
function findTopicChanges({ articles }: Lock): Changes['topics'] {
  const changes: Record<TopicKey, Instant> = {};
  for (const { formerTopics = [], retagged = '' } of Object.values(articles)) {
    for (const topic of formerTopics) {
      changes[topic] = findLast([changes[topic] ?? '', retagged]);
    }
  }
  return changes;
}

/** What the articles on a list do not tell of its changes. */
export const findChanges = (
  lock: Lock,
  { SITE_URL }: Settings,
  inFeed: ReadonlySet<string>,
  now: Instant,
): Changes => ({
  everything: lock.sites[SITE_URL]?.changed ?? '',
  order: findLast(Object.values(lock.articles).map(({ moved = '' }) => moved)),
  archives: findArchiveChange(lock, inFeed, now),
  topics: findTopicChanges(lock),
});
