import type { Instant } from './article.ts';
import type { Reading } from './reading.ts';

/** RFC 3339 §5.6, or its full-date alone. The `T` may be a space; a time needs its zone. */
const DATE_TIME =
  /^(?<date>(?!0000)\d{4}-\d{2}-\d{2})(?:[Tt ](?<time>\d{2}:\d{2})(?::(?<second>\d{2})(?:\.\d+)?)?(?<zone>[Zz]|[+-]\d{2}:\d{2})?)?$/;

/** A moment in whole seconds. */
export const toInstant = (milliseconds: number): Instant =>
  new Date(Math.floor(milliseconds / 1000) * 1000).toISOString().replace('.000Z', 'Z');

/** The last of some instants, which sort as texts; empty where there is none. */
export const findLast = (instants: readonly Instant[]): Instant =>
  instants.reduce((last, each) => (each > last ? each : last), '');

/** True for a day that the calendar has: not for 30 February. */
function isDay(date: string): boolean {
  const day = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(date);
}

/**
 * A date as people write it in front matter.
 * @example readInstant('2021-06-18') // → { value: '2021-06-18T00:00:00Z' }
 */
export function readInstant(text: string): Reading<Instant> {
  const { date, time, second = '00', zone } = DATE_TIME.exec(text.trim())?.groups ?? {};
  if (date === undefined) {
    return {
      problem: `"${text}" is no date; write it as 2021-06-18 or 2021-06-18T17:01:00-04:00`,
    };
  }
  if (!isDay(date)) return { problem: `the calendar has no day ${date}` };
  if (time === undefined) return { value: `${date}T00:00:00Z` };
  if (zone === undefined) {
    return { problem: `"${text}" has no time zone; add Z or an offset, as in ${date}T${time}Z` };
  }
  // RFC 3339 has no hour 24, which Date.parse knows.
  const moment = time.startsWith('24')
    ? Number.NaN
    : Date.parse(`${date}T${time}:${second}${zone.toUpperCase()}`);
  return Number.isNaN(moment)
    ? { problem: `"${text}" has no such time of day` }
    : { value: toInstant(moment) };
}
