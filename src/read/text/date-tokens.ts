import { readOffset } from '../../model/instant.ts';
import {
  DATE_FILLERS,
  isWeekday,
  PUBLISHED_LABELS,
  readMonth,
  UPDATED_LABELS,
  ZONE_NAMES,
} from './words/calendar.ts';

export type Label = 'published' | 'updated';

/** The parts of one date and time, collected from left to right. */
export interface DateParts {
  label?: Label | undefined;
  year?: number;
  month?: number;
  day?: number;
  /** Minutes since midnight, in its time zone. */
  time?: number;
  /** Minutes east of UTC, or a zone's name; NaN for an offset that no clock has. */
  zone?: number | string;
  /** Relative to the time of reading: `2 hours ago`. */
  isVague?: boolean;
  /** Nobody can know whether the day or the month comes first: `03/04/2021`. */
  isSlashed?: boolean;
}

const YEARS = { least: 1990, most: 2100 } as const;

export type Groups = Readonly<Record<string, string | undefined>>;

/** A piece of a line, and what it adds to a moment. `read` returns false if it does not fit in. */
export interface Token {
  readonly shape: RegExp;
  readonly read: (parts: DateParts, groups: Groups) => boolean;
  /** True if it begins another moment. */
  readonly isLabel?: true;
}

/** The halves of a day, where hours are counted to twelve. In East Asia, they are in front of the hour. */
const BEFORE = {
  morning: '오전|午前|上午|早上|凌晨',
  // At twelve it is midnight.
  afternoon: String.raw`오후|午後|下午|晚上(?!\s?12)`,
} as const;
const BEHIND = {
  morning: String.raw`a\.?\s?m\.?|π\.?\s?μ\.?|ص|صباحًا|صباحا`,
  afternoon: String.raw`p\.?\s?m\.?|μ\.?\s?μ\.?|م|مساءً?`,
} as const;
const IS_AFTERNOON = new RegExp(`^(?:${BEFORE.afternoon}|${BEHIND.afternoon})$`, 'iu');

const END = String.raw`(?![\p{L}\p{N}])`;
const sticky = (source: string): RegExp => new RegExp(source, 'iuy');

function setDate(parts: DateParts, year: number, month: number, day: number): boolean {
  if (parts.day !== undefined || year < YEARS.least || year > YEARS.most) return false;
  if (month < 1 || month > 12 || day < 1 || day > 31) return false;
  Object.assign(parts, { year, month, day });
  return true;
}

/** A day and a month in digits. With a slash, the order only shows if one of them is above 12. */
function setSlashed(parts: DateParts, { first, second, year, mark }: Groups): boolean {
  const [one, two, four] = [Number(first), Number(second), Number(year)];
  const full = four < 100 ? 2000 + four : four;
  if (mark !== '/' || one > 12 || one === two) return setDate(parts, full, two, one);
  if (two > 12) return setDate(parts, full, one, two);
  parts.isSlashed = true;
  return setDate(parts, full, two, one);
}

function setTime(parts: DateParts, { hour, minute, half }: Groups): boolean {
  const noon = IS_AFTERNOON.test(half ?? '') ? 12 : 0;
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + noon;
  if (parts.time !== undefined || hours > 23 || Number(minute ?? 0) > 59) return false;
  parts.time = hours * 60 + Number(minute ?? 0);
  return true;
}

function setZone(parts: DateParts, { sign, hours, minutes, name }: Groups): boolean {
  if (parts.time === undefined || parts.zone !== undefined) return false;
  parts.zone = sign ? (readOffset(sign, hours ?? '', minutes ?? '0') ?? Number.NaN) : (name ?? '');
  return true;
}

const setLabel =
  (label: Label) =>
  (parts: DateParts): boolean => {
    parts.label = label;
    return true;
  };

/** The pieces of a date line. The first that fits counts, so order matters. */
export const TOKENS: readonly Token[] = [
  { shape: sticky(`(?:${UPDATED_LABELS})${END}[:.]?`), read: setLabel('updated'), isLabel: true },
  {
    shape: sticky(`(?:${PUBLISHED_LABELS})${END}[:.]?`),
    read: setLabel('published'),
    isLabel: true,
  },
  {
    shape: sticky(
      String.raw`(?<year>\d{4})(?:[-/]|\.\s?)(?<month>\d{1,2})(?:[-/]|\.\s?)(?<day>\d{1,2})\.?(?!\d)T?`,
    ),
    read: (parts, { year, month, day }) => setDate(parts, Number(year), Number(month), Number(day)),
  },
  {
    shape: sticky(
      String.raw`(?<year>\d{4})\s?[年년]\s?(?<month>\d{1,2})\s?[月월]\s?(?<day>\d{1,2})\s?[日일]`,
    ),
    read: (parts, { year, month, day }) => setDate(parts, Number(year), Number(month), Number(day)),
  },
  {
    shape: sticky(
      String.raw`(?<first>\d{1,2})(?<mark>[./-])\s?(?<second>\d{1,2})\k<mark>(?:\s(?=\d{4}))?(?<year>\d{4}|\d{2})(?!\d)`,
    ),
    read: setSlashed,
  },
  {
    shape: sticky(
      String.raw`(?<half>${BEFORE.morning}|${BEFORE.afternoon})\s?(?<hour>\d{1,2})\s?[:時时시點点]\s?(?:(?<minute>\d{1,2})\s?[分분]?)?(?::\d{2})?`,
    ),
    read: setTime,
  },
  {
    shape: sticky(String.raw`(?<hour>\d{1,2})\s?[時时시](?:\s?(?<minute>\d{1,2})\s?[分분])?`),
    read: setTime,
  },
  {
    shape: sticky(
      String.raw`(?<hour>\d{1,2})(?:[:.h](?<minute>\d{2})(?::\d{2}(?:\.\d+)?)?)?\s?(?<half>${BEHIND.morning}|${BEHIND.afternoon})${END}`,
    ),
    read: setTime,
  },
  {
    shape: sticky(
      String.raw`(?<hour>\d{1,2})[:h.](?<minute>\d{2})(?::\d{2}(?:[.,]\d+)?)?(?:\s?(?:uhr|h|hs|hrs|uur))?(?![\d.])`,
    ),
    read: setTime,
  },
  { shape: sticky(String.raw`(?<hour>\d{1,2})\s?(?:uhr|h|uur)${END}`), read: setTime },
  {
    shape: sticky(
      String.raw`(?<hour>\d{2})(?<minute>\d{2})(?=\s?(?:hrs|gmt|utc)${END})(?:\s?hrs)?`,
    ),
    read: setTime,
  },
  {
    shape: sticky(
      String.raw`\(?(?:(?:gmt|utc)\s?)?(?<sign>[+−-])(?<hours>\d{1,2})(?::?(?<minutes>\d{2}))?\)?${END}`,
    ),
    read: setZone,
  },
  { shape: sticky(String.raw`\(?(?<name>${ZONE_NAMES})${END}\)?`), read: setZone },
  { shape: sticky(`noon${END}`), read: (parts) => setTime(parts, { hour: '12' }) },
  { shape: sticky(`midnight${END}`), read: (parts) => setTime(parts, { hour: '0' }) },
  {
    shape: sticky(String.raw`(?<year>\d{4})(?!\d)`),
    read(parts, { year }) {
      const value = Number(year);
      if (parts.year !== undefined || value < YEARS.least || value > YEARS.most) return false;
      parts.year = value;
      return true;
    },
  },
  {
    shape: sticky(String.raw`(?<day>\d{1,2})(?:st|nd|rd|th|er|e|º|ª|\.)?(?![\p{L}\d])`),
    read(parts, { day }) {
      const value = Number(day);
      if (parts.day !== undefined || value < 1 || value > 31) return false;
      parts.day = value;
      return true;
    },
  },
  {
    shape: sticky(String.raw`(?<word>[\p{L}\p{M}]+)\.?`),
    read(parts, { word = '' }) {
      const name = word.toLowerCase();
      const month = readMonth(name);
      if (month === undefined || parts.month !== undefined) return isWeekday(name);
      parts.month = month;
      return true;
    },
  },
  {
    shape: sticky(
      String.raw`[\p{L}-]+(?:-feira|요일)|\(?[月火水木金土日월화수목금토일]\)?(?:曜日?)?|星期[一二三四五六日天]`,
    ),
    read: (_, __) => true,
  },
  { shape: sticky(`(?:${DATE_FILLERS})${END}`), read: () => true },
];
