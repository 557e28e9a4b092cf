import { toInstant } from '../../model/instant.ts';
import type { WrittenDate } from '../written-date.ts';
import { type DateParts, type Groups, type Label, TOKENS, type Token } from './date-tokens.ts';
import { isWeekday, RELATIVE_TIME, readOffset, ZONE_NAMES } from './words/calendar.ts';

/** What a line of nothing but dates says. */
export interface Dates {
  readonly published?: WrittenDate | undefined;
  readonly updated?: WrittenDate | undefined;
  /** True if the line itself says what its date means. */
  readonly isLabelled: boolean;
}

/** Parts of a line that are apart on the page and run together in a copy: `June 18, 202117:01`. */
const GLUED =
  /(?<=(?:19|20)\d{2})(?=\d{1,2}:\d{2})|(?<=[\p{L}]{2})(?=UPDATED|Updated|PUBLISHED|Published)/gu;

/** The same time in another zone: `1438 GMT (2238 HKT)`. */
const OTHER_CLOCK = new RegExp(
  String.raw`\(\d{1,2}:?\d{2}(?:\s?[ap]\.?m\.?)?\s(?:${ZONE_NAMES})\)`,
  'giu',
);

/**
 * A hyphen that is the minus of an offset: after a time in ISO 8601, or after a space, as in RFC 5322.
 * Elsewhere it separates two times: `10:00-12:00`.
 */
const MINUS =
  /(?<=T\d{2}:\d{2}|:\d{2}:\d{2}(?:\.\d+)?)-(?=\d{2}:?\d{2}(?!\d))|(?<=:\d{2} )-(?=(?:0\d|1[0-4]|2[4-9]|[3-9]\d):?\d{2}(?!\d))/g;

/** In characters: no date line of a page is longer. */
const LONGEST = 160;

/** The same for a line without a digit: `Updated yesterday afternoon`. */
const LONGEST_WITHOUT_DIGIT = 40;

/** Words of languages that put the day first. Only English leaves the order open. */
const DAY_FIRST =
  /publi(?:é|cad)|mis à jour|actuali[sz]|atualiz|aggiorn|pubblic|опубл|обновл|оновл|opublik|aktuali|gepubl|bijgew|veröff|\bàs\b|\bhá\b|\bore\b|\balle\b|\bà\s\d|\d\s?h\s?\d|güncel|yayın|δημοσ|\bwi(?:b|ta|t)\b|data\b|fecha/i;

const GAP = /[\s,.:;()[\]·•|/@<>«»"№#-]|[–—]/y;

/** A relative time extends to the next of these separators. */
const PIECE = /[^|•·,;()]+/y;

/** A word that is not part of a date. */
const FOREIGN = /[\p{L}\p{M}\p{N}'’.]+/uy;

/** True if a moment has no part yet, so none could occur a second time. */
const isEmpty = ({ year, month, day, time, isVague }: DateParts): boolean =>
  [year, month, day, time, isVague].every((part) => part === undefined);

/** Reads a line from left to right. A part that occurs a second time begins another moment. */
function readMoments(line: string, spare: number): readonly DateParts[] | undefined {
  const moments: DateParts[] = [{}];
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
      const next: DateParts = {};
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

/** Without its `Z` if the moment has no zone; undefined if it does not state its whole day. */
function toMoment({
  year,
  month,
  day,
  time = 0,
  zone,
  isVague,
  isSlashed,
}: DateParts): WrittenDate | undefined {
  if (isVague || isSlashed || year === undefined || month === undefined || day === undefined)
    return undefined;
  const local = Date.UTC(year, month - 1, day) + time * 60_000;
  const offset = typeof zone === 'string' ? readOffset(zone, local) : zone;
  if (Number.isNaN(offset)) return undefined;
  if (new Date(local).getUTCMonth() !== month - 1) return undefined;
  return offset === undefined ? toInstant(local).slice(0, -1) : toInstant(local - offset * 60_000);
}

/**
 * Reads a line that is a date and nothing else, in the words of many languages. A time without a zone has no
 * `Z`. A date without a year, or relative to the time of reading, gives no instant.
 * @returns undefined if the line says anything else
 * @param spare how many other words the line may contain
 * @example readDates('Published 5:01 PM EDT, Fri June 18, 2021') // published: '2021-06-18T21:01:00Z'
 */
export function readDates(line: string, spare = 0): Dates | undefined {
  if (line.length > LONGEST || (line.length > LONGEST_WITHOUT_DIGIT && !/\d/.test(line))) {
    return undefined;
  }
  const moments = readMoments(
    line.normalize('NFC').replace(OTHER_CLOCK, '').replace(GLUED, ' ').replace(MINUS, '−'),
    spare,
  );
  if (!moments) return undefined;
  const [first] = moments;
  if (DAY_FIRST.test(line)) for (const parts of moments) parts.isSlashed = false;
  // All times on a line are in one zone.
  const zone = moments.find((parts) => parts.zone !== undefined)?.zone;
  if (zone !== undefined) for (const parts of moments) parts.zone ??= zone;
  const find = (label: Label): WrittenDate | undefined => {
    const parts = moments.find((each) => each.label === label && !isEmpty(each));
    if (!parts) return undefined;
    // "…, updated at 18:20" means the same day.
    const isTimeAlone = parts.day === undefined && parts.time !== undefined;
    return toMoment(
      isTimeAlone && first
        ? {
            ...first,
            time: parts.time ?? 0,
            ...(parts.zone !== undefined && { zone: parts.zone }),
          }
        : parts,
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
