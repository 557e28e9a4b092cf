import type { Instant } from '../article/article.ts';

/**
 * Writes days as people of a language do.
 * @example createDayFormat('en')('2021-06-18T21:01:00Z') // → 'June 18, 2021'
 */
export function createDayFormat(language: string): (instant: Instant) => string {
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' });
  return (instant) => format.format(new Date(instant));
}
