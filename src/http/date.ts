const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/**
 * The three formats that a recipient has to accept (RFC 9110 §5.6.7):
 * `Sun, 06 Nov 1994 08:49:37 GMT`, `Sunday, 06-Nov-94 08:49:37 GMT`, `Sun Nov  6 08:49:37 1994`.
 */
const FORMS: readonly RegExp[] = [
  /^\w{3}, (?<day>\d\d) (?<month>\w{3}) (?<year>\d{4}) (?<time>\d\d:\d\d:\d\d) GMT$/,
  /^\w{6,9}, (?<day>\d\d)-(?<month>\w{3})-(?<year>\d\d) (?<time>\d\d:\d\d:\d\d) GMT$/,
  /^\w{3} (?<month>\w{3}) (?<day>[ \d]\d) (?<time>\d\d:\d\d:\d\d) (?<year>\d{4})$/,
];

const MOST_YEARS_AHEAD = 50;

const twoDigits = (number: number): string => String(number).padStart(2, '0');

/** A two-digit year that seems more than 50 years ahead is the last one with these digits. */
function readYear(digits: string, now: number): number {
  if (digits.length === 4) return Number(digits);
  const current = new Date(now).getUTCFullYear();
  const year = current - (current % 100) + Number(digits);
  return year > current + MOST_YEARS_AHEAD ? year - 100 : year;
}

/**
 * Reads a date in any of the three formats.
 * @param now milliseconds since 1970, needed for years of two digits
 * @returns milliseconds since 1970; undefined if it is not such a date
 * @example readHttpDate('Sun, 06 Nov 1994 08:49:37 GMT', now) // → 784111777000
 */
export function readHttpDate(text: string, now: number): number | undefined {
  for (const form of FORMS) {
    const { day, month = '', year = '', time } = form.exec(text)?.groups ?? {};
    if (day === undefined || !MONTHS.includes(month)) continue;
    const date = [
      String(readYear(year, now)).padStart(4, '0'),
      twoDigits(MONTHS.indexOf(month) + 1),
      twoDigits(Number(day)),
    ].join('-');
    const moment = Date.parse(`${date}T${time}Z`);
    // `Date.parse` would turn 30 February into 2 March.
    return new Date(moment).getUTCDate() === Number(day) ? moment : undefined;
  }
  return undefined;
}

/**
 * Formats a time in the first of the three formats, the only one to send.
 * @param time milliseconds since 1970
 * @example formatHttpDate(784111777000) // → 'Sun, 06 Nov 1994 08:49:37 GMT'
 */
export const formatHttpDate = (time: number): string => new Date(time).toUTCString();
