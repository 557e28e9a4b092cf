import type { Reading } from '../../model/reading.ts';

/** `12:34`, `1:02:03.5`, and `75:00` where there are no hours. */
const CLOCK = /(?:(\d+):([0-5]?\d)|(\d{1,3})):([0-5]\d)(?:[.,](\d{1,3}))?/;
const WHOLE_CLOCK = new RegExp(`^${CLOCK.source}$`);
const SECONDS = /^(\d+(?:\.\d+)?)\s*s?$/;
/** `1h2m3s`, `PT1H2M3.5S`. */
const UNITS = /^(?:PT)?(?=\d)(?:(\d+)\s*h)?\s*(?:(\d+)\s*m(?:in)?)?\s*(?:(\d+(?:\.\d+)?)\s*s)?$/i;

const toMilliseconds = (seconds: number): number => Math.round(seconds * 1000) / 1000;

const fromClock = ([, hours, minutes, lone, seconds, part = '0']: RegExpExecArray): number =>
  Number(hours ?? 0) * 3600 +
  Number(minutes ?? lone ?? 0) * 60 +
  Number(seconds) +
  Number(`0.${part}`);

/** In seconds: no recording lasts longer than a year. */
const LONGEST = 366 * 24 * 3600;

function countSeconds(given: string): number {
  const clock = WHOLE_CLOCK.exec(given);
  if (clock) return fromClock(clock);
  const seconds = SECONDS.exec(given)?.[1];
  if (seconds !== undefined) return Number(seconds);
  const units = UNITS.exec(given);
  if (!units) return Number.NaN;
  const [, hours = 0, minutes = 0, rest = 0] = units;
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(rest);
}

/**
 * A place in a recording, in seconds, as players and tools write it.
 * @example readTime('1:02:03.500') // → { value: 3723.5 }
 */
export function readTime(text: string): Reading<number> {
  const value = countSeconds(text.trim());
  return value <= LONGEST
    ? { value: toMilliseconds(value) }
    : { problem: `"${text}" is not a time; use seconds, m:ss or h:mm:ss` };
}

/** A line that begins with a time: `0:00 Intro`, `[1:02:03] – Title`, `90 Title`. */
export interface TimedLine {
  /** In seconds. */
  readonly start: number;
  readonly end?: number | undefined;
  readonly text: string;
}

const TIME = String.raw`\d+(?::\d{1,2}){1,2}(?:[.,]\d{1,3})?`;
const TIMED_LINE = new RegExp(
  String.raw`^[\s*•–-]*[([]?(${TIME}|\d+(?:\.\d+)?(?=\s+\S))[)\]]?(?:\s*(?:-->|[–—-])\s*[([]?(${TIME})[)\]]?)?(?:\s*[:|·–—-]\s+|\s+|$)(.*)$`,
);

/**
 * Reads a line that begins with a time; undefined for any other.
 * @example readTimedLine('0:00 Intro') // → { start: 0, text: 'Intro' }
 */
export function readTimedLine(line: string): TimedLine | undefined {
  const [, start = '', end, text = ''] = TIMED_LINE.exec(line) ?? [];
  const from = readTime(start);
  const to = end === undefined ? undefined : readTime(end);
  if ('problem' in from || (to && 'problem' in to)) return undefined;
  return { start: from.value, ...(to && { end: to.value }), text: text.trim() };
}
