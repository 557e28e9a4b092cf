/** Articles in an archive: archive 3 holds articles 101 to 150, counted from the oldest, and once sealed it never changes. */
export const ARCHIVE_SIZE = 50;

/**
 * How many archives so many articles fill, when 50 to 99 of them are to stay open.
 * @example countArchives(149) // → 1
 */
export const countArchives = (articles: number): number =>
  Math.max(0, Math.floor(articles / ARCHIVE_SIZE) - 1);
