import type { ZonedTime } from '../../read/written-date.ts';
import type { ReadPart } from './origin.ts';

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
  ...['August', 'September', 'October', 'November', 'December'],
];

type Format = (time: ZonedTime) => string | number;

const pad = (number: number | undefined, length = 2): string =>
  String(number ?? '').padStart(length, '0');

const monthName: Format = ({ month }) => MONTHS[month - 1] ?? '';
const dayName: Format = ({ dayOfWeek }) => DAYS[dayOfWeek - 1] ?? '';
const shorten =
  (format: Format): Format =>
  (time) =>
    String(format(time)).slice(0, 3);

const FORMATS: Readonly<Record<string, Format>> = {
  year: ({ year }) => year,
  short_year: ({ year }) => pad(year % 100),
  month: ({ month }) => pad(month),
  monthnum: ({ month }) => pad(month),
  i_month: ({ month }) => month,
  day: ({ day }) => pad(day),
  i_day: ({ day }) => day,
  y_day: ({ dayOfYear }) => pad(dayOfYear, 3),
  yearday: ({ dayOfYear }) => dayOfYear,
  week: ({ weekOfYear }) => pad(weekOfYear),
  w_year: ({ yearOfWeek }) => yearOfWeek ?? '',
  w_day: ({ dayOfWeek }) => dayOfWeek,
  weekday: ({ dayOfWeek }) => dayOfWeek % 7,
  hour: ({ hour }) => pad(hour),
  minute: ({ minute }) => pad(minute),
  second: ({ second }) => pad(second),
  timestamp: ({ epochMilliseconds }) => Math.floor(epochMilliseconds / 1000),
};

const lower = (text: string): string => text.toLowerCase();
const upper = (text: string): string => text.toUpperCase();

/** Names with their capitals, and in the other case that they may have: Hugo's lower, newer Jekyll's upper. */
const NAMES: Readonly<Record<string, readonly [Format, (text: string) => string]>> = {
  long_month: [monthName, lower],
  monthname: [monthName, lower],
  short_month: [shorten(monthName), upper],
  long_day: [dayName, lower],
  weekdayname: [dayName, lower],
  short_day: [shorten(dayName), upper],
};

/** What Go writes for its reference time: `2006-01-02 15:04:05`. */
const LAYOUT: Readonly<Record<string, Format>> = {
  2006: ({ year }) => year,
  January: monthName,
  Monday: dayName,
  Jan: shorten(monthName),
  Mon: shorten(dayName),
  '002': ({ dayOfYear }) => pad(dayOfYear, 3),
  '06': ({ year }) => pad(year % 100),
  '01': ({ month }) => pad(month),
  '02': ({ day }) => pad(day),
  15: ({ hour }) => pad(hour),
  '04': ({ minute }) => pad(minute),
  '05': ({ second }) => pad(second),
  1: ({ month }) => month,
  2: ({ day }) => day,
};

/** The longest first, as `01` begins with nothing else, and `2006` with `2`. */
const LAYOUT_PART = new RegExp(
  Object.keys(LAYOUT)
    .toSorted((a, b) => b.length - a.length)
    .join('|'),
  'g',
);

/** Parts of an address that Hugo takes from a layout of Go's: `:2006`, `:Jan`, `:20060102`. */
export const LAYOUT_NAME = `(?:${LAYOUT_PART.source})+(?![A-Za-z\\d])`;

const readTime =
  (format: (time: ZonedTime) => readonly (string | number)[]): ReadPart =>
  ({ time }) =>
    time ? format(time).map(String) : [];

/** Hugo has its addresses in lower case, unless it is told otherwise. */
export const readLayout = (layout: string): ReadPart =>
  readTime((time) => {
    const text = layout.replace(LAYOUT_PART, (part) => String(LAYOUT[part]?.(time) ?? ''));
    return [...new Set([text.toLowerCase(), text])];
  });

/** Parts of an address that are of its time, by the names that generators have for them. */
export const TIME_PARTS: Readonly<Record<string, ReadPart>> = {
  ...Object.fromEntries(
    Object.entries(FORMATS).map(([name, format]) => [name, readTime((time) => [format(time)])]),
  ),
  ...Object.fromEntries(
    Object.entries(NAMES).map(([name, [format, change]]) => [
      name,
      readTime((time) => [format(time), change(String(format(time)))]),
    ]),
  ),
};
