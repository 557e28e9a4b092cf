import type { Instant } from '../article.ts';
import { toInstant } from '../instant.ts';
import {
  DATE_FILLERS,
  findMonth,
  findOffset,
  isWeekday,
  PUBLISHED_LABELS,
  RELATIVE_TIME,
  UPDATED_LABELS,
  ZONE_NAMES,
} from './words/calendar.ts';

/** What a line that is nothing but dates says. */
export interface Dates {
  readonly published?: Instant | undefined;
  readonly updated?: Instant | undefined;
  /** True where the line itself says what its date is the date of. */
  readonly isLabelled: boolean;
}

/** Where pages set two parts of a line apart and a copy runs them together. */
const GLUED =
  /(?<=(?:19|20)\d{2})(?=\d{1,2}:\d{2})|(?<=[\p{L}]{2})(?=UPDATED|Updated|PUBLISHED|Published)/gu;

/** The same time once more: `1438 GMT (2238 HKT)`. */
const OTHER_CLOCK = new RegExp(
  String.raw`\(\d{1,2}:?\d{2}(?:\s?[ap]\.?m\.?)?\s(?:${ZONE_NAMES})\)`,
  'giu',
);

type Label = 'published' | 'updated';

/** The parts of one moment, gathered from left to right. */
interface Moment {
  label?: Label | undefined;
  year?: number;
  month?: number;
  day?: number;
  /** Minutes since midnight, on the clock of the zone. */
  time?: number;
  /** Minutes east of UTC, or a zone's name. */
  zone?: number | string;
  /** Seen from the time of reading. */
  isVague?: boolean;
  /** In an order of day and month that nobody can know. */
  isSlashed?: boolean;
}

/** No line of a page that says its date is longer, in characters. */
const LONGEST = 160;

/** Nor is one without a digit: `Updated yesterday afternoon`. */
const LONGEST_WITHOUT_DIGIT = 40;

const YEARS = { least: 1990, most: 2100 } as const;

type Groups = Readonly<Record<string, string | undefined>>;

/** A piece of a line, and what it adds to a moment; `false` where it cannot be such a piece. */
interface Token {
  readonly shape: RegExp;
  readonly read: (moment: Moment, groups: Groups) => boolean;
  /** True where it begins another moment. */
  readonly isLabel?: true;
}

const END = String.raw`(?![\p{L}\p{N}])`;
const sticky = (source: string): RegExp => new RegExp(source, 'iuy');

function setDate(moment: Moment, year: number, month: number, day: number): boolean {
  if (moment.day !== undefined || year < YEARS.least || year > YEARS.most) return false;
  if (month < 1 || month > 12 || day < 1 || day > 31) return false;
  Object.assign(moment, { year, month, day });
  return true;
}

/** A day and a month in figures with a slash: which is which shows only where one is above 12. */
function setSlashed(moment: Moment, { first, second, year, mark }: Groups): boolean {
  const [one, two, four] = [Number(first), Number(second), Number(year)];
  const full = four < 100 ? 2000 + four : four;
  if (mark !== '/' || one > 12 || one === two) return setDate(moment, full, two, one);
  if (two > 12) return setDate(moment, full, one, two);
  moment.isSlashed = true;
  return setDate(moment, full, two, one);
}

/** Only English leaves open whether the day or the month comes first. */
const DAY_FIRST =
  /publi(?:é|cad)|mis à jour|actuali[sz]|atualiz|aggiorn|pubblic|опубл|обновл|оновл|opublik|aktuali|gepubl|bijgew|veröff|\bàs\b|\bhá\b|\bore\b|\balle\b|\bà\s\d|\d\s?h\s?\d|güncel|yayın|δημοσ|data\b|fecha/i;

function setTime(moment: Moment, { hour, minute, half }: Groups): boolean {
  const noon = half?.toLowerCase().startsWith('p') ? 12 : 0;
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + noon;
  if (moment.time !== undefined || hours > 23 || Number(minute ?? 0) > 59) return false;
  moment.time = hours * 60 + Number(minute ?? 0);
  return true;
}

function setZone(moment: Moment, { sign, hours, minutes, name }: Groups): boolean {
  if (moment.time === undefined || moment.zone !== undefined) return false;
  moment.zone = sign
    ? (sign === '+' ? 1 : -1) * (Number(hours) * 60 + Number(minutes ?? 0))
    : (name ?? '');
  return true;
}

const setLabel =
  (label: Label) =>
  (moment: Moment): boolean => {
    moment.label = label;
    return true;
  };

/** The pieces that a date line is made of; the first that fits counts, so order matters. */
const TOKENS: readonly Token[] = [
  { shape: sticky(`(?:${UPDATED_LABELS})${END}[:.]?`), read: setLabel('updated'), isLabel: true },
  {
    shape: sticky(`(?:${PUBLISHED_LABELS})${END}[:.]?`),
    read: setLabel('published'),
    isLabel: true,
  },
  {
    shape: sticky(String.raw`(?<year>\d{4})[-/.](?<month>\d{1,2})[-/.](?<day>\d{1,2})\.?(?!\d)T?`),
    read: (moment, { year, month, day }) =>
      setDate(moment, Number(year), Number(month), Number(day)),
  },
  {
    shape: sticky(
      String.raw`(?<year>\d{4})\s?[年년]\s?(?<month>\d{1,2})\s?[月월]\s?(?<day>\d{1,2})\s?[日일]`,
    ),
    read: (moment, { year, month, day }) =>
      setDate(moment, Number(year), Number(month), Number(day)),
  },
  {
    shape: sticky(
      String.raw`(?<first>\d{1,2})(?<mark>[./-])(?<second>\d{1,2})\k<mark>(?<year>\d{4}|\d{2})(?!\d)`,
    ),
    read: setSlashed,
  },
  {
    shape: sticky(String.raw`(?<hour>\d{1,2})\s?[時时시](?:\s?(?<minute>\d{1,2})\s?[分분])?`),
    read: setTime,
  },
  {
    shape: sticky(
      String.raw`(?<hour>\d{1,2})(?:[:.h](?<minute>\d{2})(?::\d{2}(?:\.\d+)?)?)?\s?(?<half>[ap]\.?\s?m\.?)${END}`,
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
  { shape: sticky(`noon${END}`), read: (moment) => setTime(moment, { hour: '12' }) },
  { shape: sticky(`midnight${END}`), read: (moment) => setTime(moment, { hour: '0' }) },
  {
    shape: sticky(String.raw`(?<year>\d{4})(?!\d)`),
    read(moment, { year }) {
      const value = Number(year);
      if (moment.year !== undefined || value < YEARS.least || value > YEARS.most) return false;
      moment.year = value;
      return true;
    },
  },
  {
    shape: sticky(String.raw`(?<day>\d{1,2})(?:st|nd|rd|th|er|e|º|ª|\.)?(?![\p{L}\d])`),
    read(moment, { day }) {
      const value = Number(day);
      if (moment.day !== undefined || value < 1 || value > 31) return false;
      moment.day = value;
      return true;
    },
  },
  {
    shape: sticky(String.raw`(?<word>[\p{L}\p{M}]+)\.?`),
    read(moment, { word = '' }) {
      const name = word.toLowerCase();
      const month = findMonth(name);
      if (month === undefined || moment.month !== undefined) return isWeekday(name);
      moment.month = month;
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

const GAP = /[\s,.:;()[\]·•|/@<>«»"№#-]|[–—]/y;

/** The end of a moment seen from the time of reading, up to the end of a piece. */
const PIECE = /[^|•·,;()]+/y;

/** A word that is not of a date. */
const FOREIGN = /[\p{L}\p{M}\p{N}'’.]+/uy;

/** True where a moment says nothing yet that a second one could say again. */
const isEmpty = ({ year, month, day, time, isVague }: Moment): boolean =>
  [year, month, day, time, isVague].every((part) => part === undefined);

/** Reads a line from left to right; a part that comes a second time begins another moment. */
function readMoments(line: string, spare: number): readonly Moment[] | undefined {
  const moments: Moment[] = [{}];
  let position = 0;
  let foreign = 0;
  const advance = (token: Token): boolean => {
    token.shape.lastIndex = position;
    const match = token.shape.exec(line);
    if (!match) return false;
    const groups: Groups = match.groups ?? {};
    const current = moments.at(-1) ?? {};
    const begins = token.isLabel && !isEmpty(current);
    if (begins || !token.read(current, groups)) {
      const next: Moment = {};
      if (isEmpty(current) || !token.read(next, groups)) return false;
      moments.push(next);
    }
    position = token.shape.lastIndex;
    return true;
  };
  while (position < line.length) {
    GAP.lastIndex = position;
    if (GAP.test(line)) {
      position += 1;
      continue;
    }
    PIECE.lastIndex = position;
    const piece = PIECE.exec(line)?.[0] ?? '';
    if (RELATIVE_TIME.test(piece.trim())) {
      const current = moments.at(-1) ?? {};
      if (isEmpty(current)) current.isVague = true;
      else moments.push({ isVague: true });
      position += piece.length;
    } else if (!TOKENS.some(advance)) {
      FOREIGN.lastIndex = position;
      const word = FOREIGN.exec(line)?.[0];
      foreign += 1;
      if (word === undefined || foreign > spare) return undefined;
      position += word.length;
    }
  }
  const isDated = moments.some(
    ({ month, time, isVague }) => month !== undefined || time !== undefined || isVague,
  );
  return isDated || isWeekday(line.toLowerCase()) ? moments : undefined;
}

/** The instant of a moment; nothing where its day is not said whole. */
function toMoment({
  year,
  month,
  day,
  time = 0,
  zone,
  isVague,
  isSlashed,
}: Moment): Instant | undefined {
  if (isVague || isSlashed || year === undefined || month === undefined || day === undefined)
    return undefined;
  const local = Date.UTC(year, month - 1, day) + time * 60_000;
  const offset = typeof zone === 'string' ? findOffset(zone, local) : zone;
  return new Date(local).getUTCMonth() === month - 1
    ? toInstant(local - (offset ?? 0) * 60_000)
    : undefined;
}

/**
 * Reads a line that is a date and nothing else, in the words of many languages. A time without a
 * zone counts as UTC; a date without a year, or seen from the time of reading, as none.
 * @returns nothing where the line says anything else
 * @param spare how many words may stand on the line that are not of a date
 * @example readDates('Published 5:01 PM EDT, Fri June 18, 2021') // published: '2021-06-18T21:01:00Z'
 */
export function readDates(line: string, spare = 0): Dates | undefined {
  if (line.length > LONGEST || (line.length > LONGEST_WITHOUT_DIGIT && !/\d/.test(line))) {
    return undefined;
  }
  const moments = readMoments(
    line.normalize('NFC').replace(OTHER_CLOCK, '').replace(GLUED, ' '),
    spare,
  );
  if (!moments) return undefined;
  const [first] = moments;
  if (DAY_FIRST.test(line)) for (const moment of moments) moment.isSlashed = false;
  // One line, one clock.
  const zone = moments.find((moment) => moment.zone !== undefined)?.zone;
  if (zone !== undefined) for (const moment of moments) moment.zone ??= zone;
  const find = (label: Label): Instant | undefined => {
    const moment = moments.find((each) => each.label === label && !isEmpty(each));
    if (!moment) return undefined;
    // "…, updated at 18:20" means the same day.
    const isTimeAlone = moment.day === undefined && moment.time !== undefined;
    return toMoment(
      isTimeAlone && first
        ? {
            ...first,
            time: moment.time ?? 0,
            ...(moment.zone !== undefined && { zone: moment.zone }),
          }
        : moment,
    );
  };
  const bare = moments.filter(({ label }) => label === undefined).map(toMoment);
  const published = find('published') ?? bare.find((instant) => instant !== undefined);
  return {
    published,
    updated: find('updated'),
    isLabelled: moments.some(({ label }) => label !== undefined),
  };
}
