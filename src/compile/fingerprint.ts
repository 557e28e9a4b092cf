import { createHash } from 'node:crypto';
import type { LibrarySettings } from '../library/build/build-library.ts';
import type { Site } from '../model/article.ts';

/**
 * A hash over everything that a library is made of.
 * @param version of the program that makes it
 * @param ahead how many of the articles are scheduled
 */
export function computeFingerprint(
  { articles, removed, redirects, archives }: Site,
  settings: LibrarySettings,
  version: string,
  scheduled: number,
): string {
  const { FEED_LIMIT, SITE_LANGUAGE } = settings;
  const hash = createHash('sha256');
  const others = [version, FEED_LIMIT, SITE_LANGUAGE, scheduled, removed, redirects, archives];
  // One by one: all of them are more than a text can hold.
  for (const part of [others, ...articles]) hash.update(JSON.stringify(part));
  return hash.digest('base64url');
}
