import { Temporal } from 'temporal-polyfill';
import type { Instant } from '../model/article.ts';
import { toInstant } from '../model/instant.ts';

/**
 * A date as its author wrote it: an {@link Instant}, or without the `Z` a time in the zone of the site.
 * @example '2021-06-18T17:01:00'
 */
export type WrittenDate = string;

/**
 * A written date as an instant.
 * @param timeZone an IANA name, for a date without a zone
 * @example resolveDate('2021-06-18T00:00:00', 'Europe/Berlin') // → '2021-06-17T22:00:00Z'
 */
export function resolveDate(written: WrittenDate, timeZone: string): Instant {
  if (written.endsWith('Z')) return written;
  if (timeZone === 'UTC') return `${written}Z`;
  return toInstant(
    Temporal.PlainDateTime.from(written).toZonedDateTime(timeZone).epochMilliseconds,
  );
}

/**
 * True for the name of a time zone.
 * @example isTimeZone('Europe/Berlin') // → true
 */
export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** A time as clocks and calendars in a zone have it. */
export type ZonedTime = Pick<
  Temporal.ZonedDateTime,
  | 'year'
  | 'month'
  | 'day'
  | 'hour'
  | 'minute'
  | 'second'
  | 'dayOfYear'
  | 'dayOfWeek'
  | 'weekOfYear'
  | 'yearOfWeek'
  | 'epochMilliseconds'
>;

/** @param timeZone an IANA name */
export const toZonedTime = (instant: Instant, timeZone: string): ZonedTime =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone);
