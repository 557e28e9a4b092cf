import { CERTAIN_COUNT } from './boilerplate.ts';
import { readByline } from './bylines.ts';
import { readCredit, readLabelledCaption, splitCredit } from './credits.ts';
import { hasDateline } from './dateline.ts';
import { readDates } from './dates.ts';
import { isEndMark } from './endings.ts';
import { fromByline, fromDates, readHeadLine } from './head-line.ts';
import type { Unit } from './lines.ts';
import { isPersonName } from './names.ts';
import { endsSentence, isProse } from './prose.ts';
import type { Classification, Classifications } from './roles.ts';
import { RELATIVE_TIME } from './words/calendar.ts';

/** A deck or a caption may stand among the lines of a page's head: how long, and how many. */
const DECK = { characters: 320, most: 3 } as const;

/** How many lines further a head may go on behind a line that is not of it. */
const LOOK_AHEAD = 5;

const BY_ALONE = /^(?:by|von|par|por|di|door|av|autor|автор)\s?:?$/i;
const ADVERTISEMENT =
  /advert|^ad$|anzeige|werbung|publicit|publicid|реклам|reklam|annons|annonse|mainos|広告|广告|광고/i;

/** What each unit of the head is by its own words, and with its neighbours. */
export type Head = (index: number) => Classification | undefined;

/** The dates of a timeline or a programme: bare, apart from each other, each above its own text. */
function findEntries(units: readonly Unit[]): ReadonlySet<number> {
  const said = units.map(({ text }) => readDates(text));
  const entries = units.flatMap(({ text }, index) => {
    const dates = said[index];
    const isBare = dates && !dates.isLabelled && !RELATIVE_TIME.test(text);
    const hasText = said[index + 1] === undefined;
    const isEntry = dates?.published === undefined || isProse(units[index + 1]?.text ?? '');
    return isBare && hasText && isEntry ? [index] : [];
  });
  return new Set(entries.length > 1 ? entries : []);
}

/** Reads lines that need their neighbours: a name beside a date, a time below its day. */
export function createHead(units: readonly Unit[], decided: Classifications): Head {
  const known = new Map<number, Classification | undefined>();
  const entries = findEntries(units);
  const alone = (index: number): Classification | undefined => {
    const unit = units[index];
    if (!unit || decided.has(index) || entries.has(index)) return undefined;
    if (!known.has(index)) {
      const isLine = unit.form === 'plain' || unit.form === 'bullet' || unit.form === 'number';
      known.set(index, isLine ? readHeadLine(unit.text) : undefined);
    }
    return known.get(index);
  };
  const withNeighbours = (index: number): Classification | undefined => {
    const [before, unit, after] = [units[index - 1], units[index], units[index + 1]];
    if (!unit || decided.has(index)) return undefined;
    if (unit.form === 'underline' || unit.form === 'rule')
      return { role: 'furniture', why: 'a line drawn in the head' };
    const found = alone(index);
    if (found?.role === 'date' && after && alone(index + 1)?.role === 'date') {
      const joined = readDates(`${unit.text} ${after.text}`);
      if (
        joined?.published &&
        found.said?.published &&
        !alone(index + 1)?.said?.published &&
        !joined.updated
      )
        return fromDates(joined);
    }
    const isCredit =
      found !== undefined &&
      before !== undefined &&
      index > 1 &&
      !alone(index - 1) &&
      endsSentence(before.text) &&
      readCredit(unit.text) !== undefined;
    if (isCredit) return undefined;
    if (found) return found;
    if (BY_ALONE.test(unit.text) && isPersonName(after?.text ?? ''))
      return { role: 'byline', why: 'the name follows below' };
    if (unit.form !== 'plain') return undefined;
    const byline =
      readByline(unit.text) ??
      (isPersonName(unit.text) ? { authors: [{ name: unit.text }], isCertain: false } : undefined);
    const isMeta = (at: number): boolean => ['date', 'byline'].includes(alone(at)?.role ?? '');
    return byline && (isMeta(index + 1) || isMeta(index - 1) || BY_ALONE.test(before?.text ?? ''))
      ? fromByline(byline)
      : undefined;
  };
  const found = new Map<number, Classification | undefined>();
  return (index) => {
    if (!found.has(index)) found.set(index, withNeighbours(index));
    return found.get(index);
  };
}

/** True for what a page has above its text and hardly within it. */
export function isMeta(found: Classification | undefined, unit: Unit | undefined): boolean {
  const text = unit?.text ?? '';
  if (found === undefined || unit?.form === 'rule' || ADVERTISEMENT.test(text)) return false;
  if (found.role === 'counter') return CERTAIN_COUNT.test(text);
  // A profession or an address may stand anywhere.
  if (found.role === 'byline') return found.said?.authors !== undefined;
  return found.role === 'date' || found.role === 'furniture';
}

/** The number of units that the head takes: it ends where the text begins. */
export function measureHead(units: readonly Unit[], head: Head): number {
  let end = 1;
  let decks = 0;
  const goesOn = (from: number, far: number): boolean => {
    for (let at = from; at < from + far; at += 1) if (isMeta(head(at), units[at])) return true;
    return false;
  };
  for (let index = 1; index < units.length; index += 1) {
    const unit = units[index];
    if (!unit || isEndMark(unit.text)) break;
    if (head(index)) {
      // A line drawn is of the head where more of it follows.
      if (unit.form !== 'rule') end = index + 1;
      continue;
    }
    const isPicture =
      readCredit(unit.text) !== undefined ||
      splitCredit(unit.text) !== undefined ||
      readCredit(units[index + 1]?.text ?? '') !== undefined ||
      readLabelledCaption(unit.text) !== undefined;
    if (isPicture) continue;
    if (hasDateline(unit.text) || unit.text.length > DECK.characters) break;
    const isText = isProse(unit.text);
    if (isText) decks += 1;
    if (decks > DECK.most) break;
    const isLast = !goesOn(index + 1, isText ? LOOK_AHEAD : LOOK_AHEAD * 2);
    if (isLast && (end > 1 || isText)) break;
  }
  return end;
}
