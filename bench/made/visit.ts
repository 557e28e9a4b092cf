import { FEED_FORMATS, FORMATS } from '../../src/feed/formats.ts';
import { NEWS_SITEMAP_PATH, OPML_PATH, SITEMAP_PATH } from '../../src/paths.ts';

/** Requests under way at a time. */
const AT_ONCE = 8;

const FEED_PATHS = FORMATS.map((format) => FEED_FORMATS[format].path);

/** What is listed nowhere, or by itself. */
const OTHERS = [NEWS_SITEMAP_PATH, OPML_PATH, '/tags', '/authors', '/robots.txt'] as const;

const LOCATION = /<loc>https?:\/\/[^/<]*([^<]*)<\/loc>/g;
const OLDER = /<a class="onward" href="([^"]+)" rel="next">/;
const LIST = /^\/(?:tags|authors)\/[^/]+$/;

/** Does something with each of a list, some at a time. */
async function forEachOf<T>(list: readonly T[], act: (each: T) => Promise<void>): Promise<void> {
  const left = list.values();
  const work = async (): Promise<void> => {
    for (const each of left) await act(each);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

/**
 * Asks for every page and document of a site once: what its sitemaps list, all pages of each list, all
 * feeds, and all archives.
 * @param onProgress is told how many there were so far
 * @returns how many requests were made
 */
export async function visitEverything(
  origin: URL,
  onProgress: (count: number) => void,
): Promise<number> {
  let count = 0;
  const get = async (path: string): Promise<Response> => {
    count += 1;
    if (count % 100 === 0) onProgress(count);
    return fetch(new URL(path, origin));
  };
  const read = async (path: string): Promise<string> => {
    const response = await get(path);
    const text = await response.text();
    if (response.status !== 200) throw new Error(`${path} was answered with ${response.status}`);
    return text;
  };
  const readPlaces = async (path: string): Promise<readonly string[]> =>
    (await read(path))
      .matchAll(LOCATION)
      .map(([, place = '']) => place)
      .toArray();

  const visitList = async (folder: string): Promise<void> => {
    for (const path of FEED_PATHS) await read(folder + path);
    for (let next: string | undefined = folder || '/'; next !== undefined; ) {
      next = OLDER.exec(await read(next))?.[1];
    }
  };
  const visitArchives = async (path: string): Promise<void> => {
    for (let number = 1; ; number += 1) {
      const response = await get(`/archive/${number}${path}`);
      await response.arrayBuffer();
      if (response.status === 404) return;
    }
  };

  const sitemaps = await readPlaces(SITEMAP_PATH);
  const places = (await Promise.all(sitemaps.map(readPlaces))).flat();
  await visitList('');
  await forEachOf(OTHERS, async (path) => void (await read(path)));
  await forEachOf(places, async (place) =>
    LIST.test(place) ? visitList(place) : void (await read(place)),
  );
  await forEachOf(FEED_PATHS, visitArchives);
  return count;
}
