import { createHash } from 'node:crypto';
import { computeLastModified, type Lock, wasSeen } from '../lock/lock.ts';
import type { Article, Instant } from '../model/article.ts';
import { latestOf } from '../model/instant.ts';
import { EXAMPLE_HOST, type Settings } from '../settings/settings.ts';

const hashSettings = (settings: Settings, version: string): string =>
  `sha256-${createHash('sha256')
    .update(JSON.stringify([version, settings]))
    .digest('base64url')}`;

/** Of SHA-256: enough that two states of one article never share it. */
const SERVED_LENGTH = 16;

/**
 * A hash over what is served of an article on every site that is made of it: not over what is worded in a site's
 * language, nor over what follows from the rest.
 * @param appearances when each article appears that it links to
 */
function hashServed(article: Article, releaseTimes: readonly Instant[]): string {
  const { summary, byline, publishedDay, updatedDay, ...rest } = article;
  const { contentText, contentMarkdown, earlier, ...served } = rest;
  return createHash('sha256')
    .update(JSON.stringify([served, releaseTimes]))
    .digest('base64url')
    .slice(0, SERVED_LENGTH);
}

/**
 * The lock with what is served of each article.
 * @param appearances by the id of an article, when each appears that it links to
 */
export function rememberServed(
  lock: Lock,
  served: readonly Article[],
  releaseTimes: ReadonlyMap<string, readonly Instant[]>,
): Lock {
  const articles = { ...lock.articles };
  for (const article of served) {
    const { id } = article;
    const entry = articles[id];
    const hash = hashServed(article, releaseTimes.get(id) ?? []);
    if (entry) articles[id] = { ...entry, served: hash };
  }
  return { ...lock, articles };
}

/**
 * True where something changed of what readers saw of an article, and no time of its own says so: it is read
 * otherwise, a link in it leads elsewhere, it has another id, or it was sealed in an archive.
 */
const isChangedOtherwise = (
  { articles: before }: Lock,
  { articles: after }: Lock,
  now: Instant,
): boolean =>
  Object.entries(before).some(([id, entry]) => {
    if (!wasSeen(entry, now)) return false;
    const next = after[id];
    if (!next || next.archive !== entry.archive) return true;
    return next.served !== entry.served && computeLastModified(next) === computeLastModified(entry);
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
      known?.hash === hash ? known : { hash, changed: latestOf([now, known?.changed ?? '']) },
    ],
  ]);
  if (!isChangedOtherwise(before, after, now)) return { ...after, sites };
  const moved = Object.entries(sites).map(([url, site]) => [url, { ...site, changed: now }]);
  return { ...after, sites: Object.fromEntries(moved) };
}

/**
 * When what a site serves last changed, but for what the calendar brings: one of its articles, or the site
 * itself. It may be later than need be, never earlier (RFC 9110 §8.8.2).
 */
export const computeSiteChange = (
  { articles, sites }: Lock,
  { SITE_URL }: Settings,
  now: Instant,
): Instant =>
  latestOf([
    sites[SITE_URL]?.changed ?? '',
    ...Object.values(articles)
      .filter((entry) => wasSeen(entry, now))
      .map(computeLastModified),
  ]);
