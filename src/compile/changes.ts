import { createHash } from 'node:crypto';
import { computeLastModified, type Lock, wasSeen } from '../lock/lock.ts';
import type { Article, Instant } from '../model/article.ts';
import { latestOf } from '../model/instant.ts';
import { EXAMPLE_HOST, type Settings } from '../settings/settings.ts';

/** @param shows a hash of theirs; a site without any has the hash that it had before there were shows */
const hashSettings = (settings: Settings, version: string, shows: string | undefined): string =>
  `sha256-${createHash('sha256')
    .update(JSON.stringify([version, settings, ...(shows === undefined ? [] : [shows])]))
    .digest('base64url')}`;

/** Characters of base64url, 96 bits: enough that no two states of an article share a hash. */
const SERVED_LENGTH = 16;

/**
 * A hash of what is served of an article, the same on every site that is built from it. It leaves
 * out texts in the site's language (byline, days), and what follows from the rest.
 * @param releaseTimes when the articles that it links to are published
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
 * Adds to the lock a hash of what is served of each article.
 * @param releaseTimes by an article's id, when the articles that it links to are published
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
 * True if something that readers saw of an article changed, but not the article's own times: it is
 * read differently, a link in it leads elsewhere, its id changed, or it was sealed in an archive.
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
 * Updates what the lock says of the site itself. Entries of other sites stay, except that of the
 * example, which was never anybody's site.
 * @param before the lock of the last compile
 * @param version of Tidings, since another one may write documents differently
 * @param shows a hash of what is said of them
 */
export function rememberSite(
  before: Lock,
  after: Lock,
  settings: Settings,
  version: string,
  now: Instant,
  shows?: string,
): Lock {
  const others = Object.entries(after.sites).filter(
    ([url]) => new URL(url).hostname !== EXAMPLE_HOST,
  );
  const hash = hashSettings(settings, version, shows);
  const known = after.sites[settings.SITE_URL];
  const sites = Object.fromEntries([
    ...others,
    // Never goes back, even if this machine's clock is behind.
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
 * When what a site serves last changed: one of its articles, or the site's own entry, but not the
 * release of a scheduled article. It may be later than need be, never earlier (RFC 9110 §8.8.2).
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
