import { buildLibrary } from '../../src/library/build/build-library.ts';
import { createLibrary, type Library } from '../../src/library/open/library.ts';
import type { Site } from '../../src/model/article.ts';
import { toInstant } from '../../src/model/instant.ts';

/** When the fixtures are compiled. */
export const COMPILED = Date.parse('2024-03-01T10:00:00Z');

interface Options {
  /** When it is compiled, in milliseconds since 1970: what is published later is scheduled. */
  readonly now?: number;
  readonly feedLimit?: number;
  readonly language?: string;
  /** Told of every file that is read. */
  readonly onRead?: (path: string) => void;
}

/** The library of a made-up site, as it would be compiled, with its files in memory. */
export function buildSiteLibrary(
  site: Site,
  { now = COMPILED, feedLimit = 50, language = 'en', onRead = () => {} }: Options = {},
): Library {
  const settings = { FEED_LIMIT: feedLimit, SITE_LANGUAGE: language, SITE_TIMEZONE: 'UTC' };
  const { libraryIndex, files } = buildLibrary(site, toInstant(now), settings);
  return createLibrary(libraryIndex, async (path) => {
    onRead(path);
    return files.get(path)?.();
  });
}
