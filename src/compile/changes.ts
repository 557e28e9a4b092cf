import { createHash } from 'node:crypto';
import type { Instant } from '../article/article.ts';
import { findLast } from '../article/instant.ts';
import { findLastChange, type Lock } from '../article/lock.ts';
import { EXAMPLE_HOST, type Settings } from '../settings.ts';

const hashSettings = (settings: Settings, version: string): string =>
  `sha256-${createHash('sha256')
    .update(JSON.stringify([version, settings]))
    .digest('base64url')}`;

/**
 * True where an article stands elsewhere than before, and no time of its own says so: its file was moved, to
 * which others may link; it has another id; or it was sealed in an archive.
 */
const isRearranged = ({ articles: before }: Lock, { articles: after }: Lock): boolean =>
  Object.entries(before).some(([id, { file, archive }]) => {
    const entry = after[id];
    return entry?.file !== file || entry.archive !== archive;
  });

/**
 * Brings up to date what the lock remembers of the site itself. Every other site stays in it, but for the example,
 * which was nobody's.
 * @param before the lock of the last compile
 * @param version of Tidings: another one may write documents otherwise
 */
export function rememberSite(
  before: Lock,
  after: Lock,
  settings: Settings,
  version: string,
  now: Instant,
): Lock {
  const others = Object.entries(after.sites).filter(
    ([url]) => new URL(url).hostname !== EXAMPLE_HOST,
  );
  const hash = hashSettings(settings, version);
  const known = after.sites[settings.SITE_URL];
  const sites = Object.fromEntries([
    ...others,
    // Never backwards, whatever this machine takes for the time.
    [
      settings.SITE_URL,
      known?.hash === hash ? known : { hash, changed: findLast([now, known?.changed ?? '']) },
    ],
  ]);
  if (!isRearranged(before, after)) return { ...after, sites };
  const moved = Object.entries(sites).map(([url, site]) => [url, { ...site, changed: now }]);
  return { ...after, sites: Object.fromEntries(moved) };
}

/**
 * When what a site serves last changed, but for what the calendar brings: one of its articles, or the site
 * itself. It may be later than need be, never earlier (RFC 9110 §8.8.2).
 */
export const findSiteChange = ({ articles, sites }: Lock, { SITE_URL }: Settings): Instant =>
  findLast([sites[SITE_URL]?.changed ?? '', ...Object.values(articles).map(findLastChange)]);
