import { createHash } from 'node:crypto';
import type { LibrarySettings } from '../library/build/build-library.ts';
import type { Site } from '../model/article.ts';

/**
 * A hash of everything that a library is built from.
 * @param version of the program that builds it
 * @param scheduled how many of the articles are scheduled
 */
export function computeFingerprint(
  { articles, unlisted = [], files, removed, redirects, rules, archives }: Site,
  settings: LibrarySettings,
  version: string,
  scheduled: number,
): string {
  const { FEED_LIMIT, SITE_LANGUAGE, SITE_TIMEZONE } = settings;
  const hash = createHash('sha256');
  const others = [
    version,
    FEED_LIMIT,
    SITE_LANGUAGE,
    SITE_TIMEZONE,
    scheduled,
    files,
    removed,
    redirects,
    rules,
    archives,
  ];
  // One by one: together they may be too long for a string.
  for (const part of [others, ...articles, ...unlisted]) hash.update(JSON.stringify(part));
  return hash.digest('base64url');
}
