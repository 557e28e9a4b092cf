import type { Instant } from './article.ts';
import type { Reading } from './reading.ts';

/**
 * RFC 3339 §5.6, or its full-date alone. Unlike there, `T` may be a space and seconds may be missing.
 */
const DATE_TIME =
  /^(?<date>(?!0000)\d{4}-\d{2}-\d{2})(?:[Tt ](?<time>\d{2}:\d{2})(?::(?<second>\d{2})(?:\.\d+)?)?(?<zone>[Zz]|[+-]\d{2}:\d{2}))?$/;

/** The first and last second with a four-digit year (RFC 3339 §1), in UTC. */
const FIRST = Date.parse('0001-01-01T00:00:00Z');
const LAST = Date.parse('9999-12-31T23:59:59Z');

/** What clocks are set to, in minutes east of UTC: Baker Island to the Line Islands. */
const OFFSETS = { least: -12 * 60, most: 14 * 60 } as const;

/**
 * An offset in minutes east of UTC; undefined if no clock on Earth has it. RFC 3339 allows ±23:59, but
 * anything past the real offsets is a typo that would give a wrong time.
 * @example readOffset('-', '04', '30') // → -270
 */
export function readOffset(sign: string, hours: string, minutes: string): number | undefined {
  const east = (sign === '+' ? 1 : -1) * (Number(hours) * 60 + Number(minutes));
  const exists = Number(minutes) < 60 && east >= OFFSETS.least && east <= OFFSETS.most;
  return exists ? east : undefined;
}

const isZone = (zone: string): boolean =>
  /^z$/i.test(zone) || readOffset(zone.slice(0, 1), zone.slice(1, 3), zone.slice(4)) !== undefined;

/**
 * Milliseconds since 1970, rounded down to a second and clamped to the years 1 to 9999.
 * @example toInstant(1500) // → '1970-01-01T00:00:01Z'
 */
export const toInstant = (milliseconds: number): Instant =>
  new Date(Math.min(LAST, Math.max(FIRST, Math.floor(milliseconds / 1000) * 1000)))
    .toISOString()
    .replace('.000Z', 'Z');

/** The latest of some instants, or '' if there are none. */
export const latestOf = (instants: readonly Instant[]): Instant =>
  instants.reduce((last, each) => (each > last ? each : last), '');

/** False for a day that the calendar does not have, such as 30 February. */
function isDay(date: string): boolean {
  const day = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(date);
}

/**
 * Reads a date as people write it in front matter.
 * @example readInstant('2021-06-18') // → { value: '2021-06-18T00:00:00Z' }
 */
export function readInstant(text: string): Reading<Instant> {
  const { date, time, second = '00', zone = '' } = DATE_TIME.exec(text.trim())?.groups ?? {};
  if (date === undefined) {
    return {
      problem: `"${text}" is not a date; write it as 2021-06-18 or 2021-06-18T17:01:00-04:00`,
    };
  }
  if (!isDay(date)) return { problem: `${date} does not exist; check the month and the day` };
  if (time === undefined) return { value: `${date}T00:00:00Z` };
  if (!isZone(zone)) {
    return {
      problem: `"${text}": ${zone} is not a time zone offset; offsets go from -12:00 to +14:00`,
    };
  }
  // RFC 3339 has no hour 24, but `Date.parse` takes it.
  const moment = time.startsWith('24')
    ? Number.NaN
    : Date.parse(`${date}T${time}:${second}${zone.toUpperCase()}`);
  if (Number.isNaN(moment))
    return {
      problem: `"${text}" is not a valid time of day; hours go up to 23, minutes and seconds up to 59`,
    };
  if (moment < FIRST || moment >= LAST + 1000) {
    return { problem: `"${text}" is outside the years 1 to 9999 in UTC; use a date within them` };
  }
  return { value: toInstant(moment) };
}
