const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/**
 * The three forms that a recipient has to accept (RFC 9110 §5.6.7):
 * `Sun, 06 Nov 1994 08:49:37 GMT`, `Sunday, 06-Nov-94 08:49:37 GMT`, `Sun Nov  6 08:49:37 1994`.
 */
const FORMS: readonly RegExp[] = [
  /^\w{3}, (?<day>\d\d) (?<month>\w{3}) (?<year>\d{4}) (?<time>\d\d:\d\d:\d\d) GMT$/,
  /^\w{6,9}, (?<day>\d\d)-(?<month>\w{3})-(?<year>\d\d) (?<time>\d\d:\d\d:\d\d) GMT$/,
  /^\w{3} (?<month>\w{3}) (?<day>[ \d]\d) (?<time>\d\d:\d\d:\d\d) (?<year>\d{4})$/,
];

const MOST_YEARS_AHEAD = 50;

const twoDigits = (number: number): string => String(number).padStart(2, '0');

/** A two-digit year that seems over 50 years ahead is the last one with these digits. */
function readYear(digits: string, now: number): number {
  if (digits.length === 4) return Number(digits);
  const current = new Date(now).getUTCFullYear();
  const year = current - (current % 100) + Number(digits);
  return year > current + MOST_YEARS_AHEAD ? year - 100 : year;
}

/**
 * A date of any of the three forms.
 * @param now milliseconds since 1970, which a year of two digits needs
 * @returns milliseconds since 1970; nothing for what is no such date
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
    // A day that the month does not have would run on into the next.
    return new Date(moment).getUTCDate() === Number(day) ? moment : undefined;
  }
  return undefined;
}

/**
 * A moment in the first of the three forms, the only one to send.
 * @param time milliseconds since 1970
 */
export const formatHttpDate = (time: number): string => new Date(time).toUTCString();
