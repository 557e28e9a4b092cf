import type { Lock, SiteEntry } from '../lock/lock.ts';
import { readLockText } from '../lock/lock-text.ts';
import { EXAMPLE_HOST } from '../settings/settings.ts';
import { readCommittedLock } from './committed-lock.ts';

const isExample = (url: string): boolean => new URL(url).hostname === EXAMPLE_HOST;

const hasRealSite = ({ sites }: Lock): boolean => !Object.keys(sites).every(isExample);

function isCommitted(root: string): boolean {
  const reading = readLockText(readCommittedLock(root) ?? '');
  return 'lock' in reading && hasRealSite(reading.lock);
}

/**
 * False if nobody can have seen what was made of a lock. Its sites say so until the first deployment from here takes
 * that back; the example is never deployed. A pipeline deploys what is committed and cannot write the lock, so a lock
 * with a real site in the last commit counts as deployed. So does one that has articles but no sites: it is from
 * a version that did not write this down.
 */
export function wasDeployed(root: string, lock: Lock): boolean {
  const sites = Object.entries(lock.sites);
  if (sites.length === 0) return Object.keys(lock.articles).length > 0;
  const isNowhere = ([url, { deployed }]: readonly [string, SiteEntry]): boolean =>
    deployed === false || isExample(url);
  return !sites.every(isNowhere) || (hasRealSite(lock) && isCommitted(root));
}

/** The lock of sites that are, or are not, deployed. */
export const noteDeployed = (lock: Lock, isDeployed: boolean): Lock => ({
  ...lock,
  sites: Object.fromEntries(
    Object.entries(lock.sites).map(([url, { deployed: _, ...site }]) => [
      url,
      isDeployed ? site : { ...site, deployed: false as const },
    ]),
  ),
});
