import type { Instant } from '../../model/article.ts';
import { readInstant, toInstant } from '../../model/instant.ts';
import type { Reading } from '../../model/reading.ts';
import { readDates } from '../text/dates.ts';
import { isTimeZone, resolveDate, type WrittenDate } from '../written-date.ts';

/** Year, month and day in this order, and maybe a time and a zone. */
const NUMBERS =
  /^(?<year>\d{4})[-/.](?<month>\d{1,2})(?:[-/.](?<day>\d{1,2}))?(?:(?:[Tt]|,?[ \t]+)(?<hour>\d{1,2})(?::(?<minute>\d{1,2}))(?::(?<second>\d{1,2})(?:[.,]\d+)?)?[ \t]*(?<half>[ap]\.?m\.?)?[ \t]*(?<zone>.*))?$/i;

/** A time in a zone by its name: `2020-05-06 10:00 Europe/Berlin`. */
const NAMED_ZONE =
  /^(?<time>\d{4}-\S+(?:[ T]\d[\d:.]*)?)[ \t]*(?:[+-]\d{2}:?\d{2})?[ \t]*\[?(?<zone>[A-Z][A-Za-z_]+\/[\w/+-]+)\]?$/;

/** Dates in other shapes, and how they are written in full: without signs, without a day, as programs write them. */
const SHAPES: readonly (readonly [RegExp, string])[] = [
  [/^((?:19|20)\d{2})(\d{2})(\d{2})$/, '$1-$2-$3'],
  [/^(\d{4})(\d{2})(\d{2})T?(\d{2})(\d{2})(\d{2})(Z|[+-]\d{2}:?\d{2})?$/, '$1-$2-$3T$4:$5:$6$7'],
  [/^(?:19|20)\d{2}$/, '$&-01-01'],
  [/^\p{L}+\.?,? (?:de )?(?:19|20)\d{2}$/u, '1 $&'],
  [/^(\d{1,2})-(\d{1,2})-((?:19|20)\d{2})/, '$1/$2/$3'],
  [/^\d{4}年\d{1,2}月$/, '$&1日'],
  [
    /^[A-Z][a-z]{2} ([A-Z][a-z]{2} \d{1,2} \d{4} \d{2}:\d{2}:\d{2}) GMT([+-]\d{4})(?: \(.*\))?$/,
    '$1 $2',
  ],
  [/([+-]\d{2}:?\d{2}) [A-Z]{3,5}$/, '$1'],
];

/** Seconds or milliseconds since 1970, in this century. */
const COUNT = /^1\d{9}(?<milliseconds>\d{3})?$/;

/** Two numbers that could each be the month. */
const TWO_WAYS = /^(?:0?[1-9]|1[0-2])[/-](?:0?[1-9]|1[0-2])[/-](?:19|20)\d{2}\b/;

const OFFSET = /^(?:GMT|UTC)?(?<sign>[+-])(?<hours>\d{1,2}):?(?<minutes>\d{2})?(?:[ \t]*\(.*\))?$/i;

/**
 * What programs write where there is no date: the years 0 and 1, and the first second of 1970.
 * @example isZeroDate('0001-01-01T00:00:00Z') // → true
 */
export const isZeroDate = (text: string): boolean =>
  /(?<![\d.:+])000[01](?!\d)/.test(text) ||
  /^1970-01-01[T ]00:00(?::00(?:\.0+)?)? ?(?:Z|UTC|\+00:?00)?$/i.test(text.trim()) ||
  /\b0?1 Jan(?:uary)? 1970 00:00:00 (?:GMT|UTC|Z|\+0000)$/i.test(text.trim()) ||
  text.trim() === '0';

const two = (text: string): string => text.padStart(2, '0');

/** Midnight and noon have the hour 12. */
function readHour(hour: string, half: string | undefined): string {
  if (half === undefined) return two(hour);
  const isAfternoon = half.toLowerCase().startsWith('p');
  return two(String((Number(hour) % 12) + (isAfternoon ? 12 : 0)));
}

function readZone(zone: string): string | undefined {
  if (/^(?:z|utc|gmt)?$/i.test(zone)) return zone === '' ? '' : 'Z';
  const { sign, hours = '', minutes = '00' } = OFFSET.exec(zone)?.groups ?? {};
  return sign === undefined ? undefined : `${sign}${two(hours)}:${minutes}`;
}

const ZERO = 'is what programs write for no date; write the date, or remove the field';

/** A date without a zone, checked as if it were in UTC. */
const withoutZone = (reading: Reading<Instant>): Reading<WrittenDate> =>
  'value' in reading ? { value: reading.value.slice(0, -1) } : reading;

/**
 * Reads a date as people write it: RFC 3339 and its like, RFC 822, and in words of many languages.
 * @example readDate('2020/5/6 9:07 pm') // → { value: '2020-05-06T21:07:00' }
 */
export function readDate(text: string): Reading<WrittenDate> {
  if (isZeroDate(text)) return { problem: `"${text}" ${ZERO}` };
  const count = COUNT.exec(text.trim());
  if (count)
    return { value: toInstant(Number(count[0]) * (count.groups?.milliseconds ? 1 : 1000)) };
  const given = SHAPES.reduce((date, [shape, full]) => date.replace(shape, full), text.trim());
  const named = NAMED_ZONE.exec(given)?.groups;
  if (named?.time !== undefined && isTimeZone(named.zone ?? '')) {
    const local = readDate(named.time);
    return 'value' in local ? { value: resolveDate(local.value, named.zone ?? 'UTC') } : local;
  }
  const groups = NUMBERS.exec(given)?.groups;
  const { year, month = '', day = '1', hour, minute = '', second = '00', half } = groups ?? {};
  const zone = readZone(groups?.zone?.trim() ?? '');
  if (year !== undefined && zone !== undefined) {
    const date = `${year}-${two(month)}-${two(day)}`;
    if (hour === undefined) return withoutZone(readInstant(date));
    const time = `${date}T${readHour(hour, half)}:${two(minute)}:${two(second)}`;
    return zone === '' ? withoutZone(readInstant(`${time}Z`)) : readInstant(time + zone);
  }
  const value = readDates(given)?.published;
  if (value !== undefined) return { value };
  const fault = TWO_WAYS.test(given) ? 'could be one of two days' : 'is not a date';
  return { problem: `"${text}" ${fault}; write it as 2021-06-18 or 2021-06-18T17:01:00-04:00` };
}
