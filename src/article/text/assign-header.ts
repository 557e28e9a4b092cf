import { readByline } from './bylines.ts';
import { readCredit, readLabelledCaption, splitCredit } from './credits.ts';
import { hasDateline } from './dateline.ts';
import { readDates } from './dates.ts';
import { isEndMark } from './endings.ts';
import { CERTAIN_COUNT, foldPhrase } from './furniture.ts';
import { fromByline, fromDates, readHeadLine } from './head-line.ts';
import { isPersonName } from './names.ts';
import type { Assignment, Assignments, Pass } from './passages.ts';
import { countWords, endsSentence, isHeadline, isProse } from './prose.ts';
import type { Unit } from './units.ts';

/** A deck or a caption may stand among the lines of a page's head: how long, and how many. */
const DECK = { characters: 320, most: 3 } as const;

/** How many lines further a head may go on behind a line that is not of it. */
const LOOK_AHEAD = 5;

/** Fewer words make a name or a label more often than a headline. */
const HEADLINE_WORDS = 4;

const BY_ALONE = /^(?:by|von|par|por|di|door|av|autor|автор)\s?:?$/i;
const ADVERTISEMENT =
  /advert|^ad$|anzeige|werbung|publicit|publicid|реклам|reklam|annons|annonse|mainos|広告|广告|광고/i;

/** What each unit of the head is by its own words, and with its neighbours. */
type Head = (index: number) => Assignment | undefined;

const same = (a: string, b: string): boolean => foldPhrase(a) === foldPhrase(b);

/** True for a browser's title, or a trail: the headline with the name of the site beside it. */
const isHeadlineWithSite = (text: string, headline: string): boolean =>
  headline.length > 15 &&
  text.length > headline.length &&
  text.length < headline.length + 60 &&
  ((same(text.slice(0, headline.length), headline) &&
    /^\s?(?:[|–—:·-]|by|di|von|par|por|door)\s?\S/.test(text.slice(headline.length))) ||
    (same(text.slice(-headline.length), headline) &&
      /[|–—:·»>/-]\s?$/.test(text.slice(0, -headline.length))));

/** The dates of a timeline: bare, and each above text of its own. */
function findEntries(units: readonly Unit[]): ReadonlySet<number> {
  const entries = units.flatMap(({ text }, index) => {
    const dates = readDates(text);
    const isBare = dates?.published !== undefined && !dates.isLabelled;
    return isBare && isProse(units[index + 1]?.text ?? '') ? [index] : [];
  });
  return new Set(entries.length > 1 ? entries : []);
}

/** Reads lines that need their neighbours: a name beside a date, a time below its day. */
function createHead(units: readonly Unit[], decided: Assignments): Head {
  const known = new Map<number, Assignment | undefined>();
  const entries = findEntries(units);
  const alone = (index: number): Assignment | undefined => {
    const unit = units[index];
    if (!unit || decided.has(index) || entries.has(index)) return undefined;
    if (!known.has(index)) {
      const isLine = unit.form === 'plain' || unit.form === 'bullet' || unit.form === 'number';
      known.set(index, isLine ? readHeadLine(unit.text) : undefined);
    }
    return known.get(index);
  };
  const withNeighbours = (index: number): Assignment | undefined => {
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
  return withNeighbours;
}

/** True for what a page has above its text and hardly within it. */
function isMeta(found: Assignment | undefined, unit: Unit | undefined): boolean {
  const text = unit?.text ?? '';
  if (found === undefined || unit?.form === 'rule' || ADVERTISEMENT.test(text)) return false;
  if (found.role === 'counter') return CERTAIN_COUNT.test(text);
  // A profession or an address may stand anywhere.
  if (found.role === 'byline') return found.said?.authors !== undefined;
  return found.role === 'date' || found.role === 'furniture';
}

/** The number of units that the head takes: it ends where the text begins. */
function measureHead(units: readonly Unit[], head: Head): number {
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

/** Where the title stands among the units of the head. */
function findTitle(units: readonly Unit[], head: Head, size: number): number {
  const marked = units.slice(0, size).findIndex(({ form }) => form === 'heading');
  if (marked >= 0) return marked;
  const candidates = units.flatMap((unit, index) =>
    index <= size &&
    head(index) === undefined &&
    unit.form !== 'rule' &&
    unit.form !== 'underline' &&
    (index < size || !isProse(unit.text))
      ? [index]
      : [],
  );
  const wordsAt = (index: number): number => countWords(units[index]?.text ?? '');
  const textAt = (index: number): string => units[index]?.text ?? '';
  const [first] = candidates;
  if (first === undefined || (first > 0 && !isHeadline(textAt(first)))) {
    return Math.max(
      units.findIndex(({ form }) => form !== 'rule'),
      0,
    );
  }
  const isLabel = (index: number): boolean =>
    wordsAt(index) < HEADLINE_WORDS ||
    (textAt(index) === textAt(index).toUpperCase() &&
      /\p{Lu}{2}/u.test(textAt(index)) &&
      wordsAt(index) < 7);
  // What stands right below a date is the title, however short.
  const isBelowDate = head(first - 1)?.role === 'date';
  if (!isLabel(first) || isBelowDate || /[?!]$/.test(textAt(first))) return first;
  // A short line is the title, unless a longer one stands above the byline or the date.
  const better = candidates.find(
    (index) =>
      index > first &&
      wordsAt(index) > HEADLINE_WORDS &&
      !isLabel(index) &&
      isHeadline(textAt(index)) &&
      textAt(index).length > 20,
  );
  const isAbove = (index: number): boolean => {
    for (let at = index + 1; at < size; at += 1) if (isMeta(head(at), units[at])) return true;
    return false;
  };
  const isKicker =
    textAt(first) === textAt(first).toUpperCase() && /\p{Lu}{3}/u.test(textAt(first));
  return better !== undefined &&
    better - first <= 8 &&
    (isAbove(better) || (isKicker && better === first + 1 && !endsSentence(textAt(better))))
    ? better
    : first;
}

/** Decides about everything above the text: the title, and what stands around it on a page. */
export const assignHeader: Pass = (units, decided) => {
  const assigned = new Map<number, Assignment>();
  const head = createHead(units, decided);
  const size = measureHead(units, head);
  let title = findTitle(units, head, size);
  const found = units[title];
  if (!found) return assigned;
  // The browser's title comes first, and then the headline itself.
  const again = units.findIndex(
    ({ text }, index) => index > title && index < size + 3 && isHeadlineWithSite(found.text, text),
  );
  if (again > 0) {
    const byline = readByline(found.text.slice((units[again]?.text ?? '').length).trim());
    assigned.set(title, {
      role: 'repetition',
      why: 'the title with the name of the site or of its author',
      said: byline && { authors: byline.authors },
    });
    title = again;
  }
  const headline = units[title]?.text ?? '';
  assigned.set(title, {
    role: 'title',
    why: title === 0 ? 'the first line' : 'the first line that could be one',
  });
  const lastMeta = units.findLastIndex((unit, index) => index < size && isMeta(head(index), unit));
  for (const [index, unit] of units.entries()) {
    if (index >= Math.max(size, title + 4) || assigned.has(index) || decided.has(index)) continue;
    const { text } = unit;
    const isAgain = same(text, headline) || isHeadlineWithSite(text, headline);
    const line = index < size ? head(index) : undefined;
    if (isAgain) assigned.set(index, { role: 'repetition', why: 'it says what the title says' });
    else if (line) assigned.set(index, line);
    else if (index < title)
      assigned.set(index, { role: 'section', why: 'it stands above the title' });
    else if (
      index < lastMeta &&
      // Below a line of text it may be the credit of its picture.
      assigned.has(index - 1) &&
      countWords(text) < HEADLINE_WORDS &&
      !endsSentence(text) &&
      unit.form === 'plain' &&
      readCredit(text) === undefined
    ) {
      assigned.set(index, {
        role: 'furniture',
        why: 'a few words among the lines of the page’s head',
      });
    }
  }
  return assigned;
};
