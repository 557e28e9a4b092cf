/**
 * Articles in an archive. Archive 3 holds articles 101 to 150, counted from the oldest; once sealed, no other
 * article joins it.
 */
export const ARCHIVE_SIZE = 50;

/**
 * How many archives a number of articles fills, if the newest 50 to 99 of them stay open.
 * @example countArchives(149) // → 1
 */
export const countArchives = (articles: number): number =>
  Math.max(0, Math.floor(articles / ARCHIVE_SIZE) - 1);

/** Tags or authors on one page of all of them. */
export const TERMS_PAGE_SIZE = 100;
