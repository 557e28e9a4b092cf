import type { Changes, Instant } from '../article/article.ts';
import type { Lock } from '../article/lock.ts';
import { EXAMPLE_HOST, type Settings } from '../settings.ts';
import { hashOf } from './story.ts';

/**
 * Brings up to date what the lock remembers of the site itself. Every other site stays in it, but
 * for the example, which was nobody's.
 * @param version of Tidings: another one may write documents otherwise
 */
export function rememberSite(lock: Lock, settings: Settings, version: string, now: Instant): Lock {
  const hash = hashOf([version, settings]);
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
 * What the articles on a list do not tell of its changes: the settings, and that the date of one was
 * edited, which may have taken it off the list.
 */
export const findChanges = ({ sites, articles }: Lock, { SITE_URL }: Settings): Changes => ({
  everything: sites[SITE_URL]?.changed ?? '',
  order: Object.values(articles).reduce(
    (last, { moved = '' }) => (moved > last ? moved : last),
    '',
  ),
});
