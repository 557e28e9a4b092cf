import { createAuthorship, isBareName, saysBy } from './authorship.ts';
import type { Block } from './blocks.ts';
import { CERTAIN_COUNT } from './boilerplate.ts';
import { type Byline, readByline } from './bylines.ts';
import { readCredit, readLabelledCaption, splitCredit } from './credits.ts';
import { hasDateline } from './dateline.ts';
import { readDates } from './dates.ts';
import { isEndMark } from './endings.ts';
import { fromByline, fromDates, readHeadLine } from './head-line.ts';
import { isPersonName } from './names.ts';
import { endsSentence, isProse } from './prose.ts';
import type { Classification, Classifications } from './roles.ts';
import { RELATIVE_TIME } from './words/calendar.ts';
import { AGENCY } from './words/press.ts';

/** Decks or captions may be among the lines of a page's head: how long, and how many. */
const DECK = { characters: 320, most: 3 } as const;

/** How many lines to look ahead for more of the head, past one that does not belong to it. */
const LOOK_AHEAD = 5;

const BY_ALONE = /^(?:by|von|par|por|di|door|av|autor|автор)\s?:?$/i;
/** How a sentence goes on. */
const STARTS_INSIDE = /^[\p{Ll},;.)]/u;

/** The second author, on a line of its own. */
const AND = /^(?:and|und|et|y|e|i|en|och|og|и|&)\s(?<who>.*)$/i;
const ADVERTISEMENT =
  /advert|^ad$|anzeige|werbung|publicit|publicid|реклам|reklam|annons|annonse|mainos|広告|广告|광고/i;

/** `By Jo Doe, a reviewer who has covered phones for ten years.` */
const INTRODUCED = /^(?<by>[^,.!?]{5,60}),\s\p{Ll}[^.!?]{10,300}\.$/u;
const readIntroduced = (text: string): Byline | undefined => {
  const by = INTRODUCED.exec(text)?.groups?.by ?? '';
  return saysBy(by) ? readByline(by) : undefined;
};

/** What each block of the head is, by its own words and its neighbours. */
export type Head = (index: number) => Classification | undefined;

/** Dates in a timeline or a programme: bare, not in a row, each above a text of its own. */
export function findEntries(blocks: readonly Block[]): ReadonlySet<number> {
  const said = blocks.map(({ text }) => readDates(text));
  const entries = blocks.flatMap(({ text }, index) => {
    const dates = said[index];
    const isBare = dates && !dates.isLabelled && !RELATIVE_TIME.test(text);
    const hasText = said[index + 1] === undefined;
    const isEntry = dates?.published === undefined || isProse(blocks[index + 1]?.text ?? '');
    return isBare && hasText && isEntry ? [index] : [];
  });
  return new Set(entries.length > 1 ? entries : []);
}

/** Reads lines that depend on their neighbours: a name next to a date, a time below its day. */
export function createHead(blocks: readonly Block[], decided: Classifications): Head {
  const known = new Map<number, Classification | undefined>();
  const entries = findEntries(blocks);
  const authorship = createAuthorship(blocks);
  const judge = (index: number, { form, text }: Block): Classification | undefined => {
    const isLine = form === 'plain' || form === 'bullet' || form === 'number';
    const found = isLine ? readHeadLine(text) : undefined;
    // Right above a paragraph, the first line is the title: "An evening by Jo Doe".
    const isTitle = index === 0 && isProse(blocks[1]?.text ?? '') && !saysBy(text);
    if (found?.role === 'byline' && isTitle) return undefined;
    if (!found?.said?.authors?.length || authorship.mayName(index)) return found;
    // Next to a name that is no author's, a date may still be the article's.
    return found.role === 'byline'
      ? undefined
      : { ...found, said: { ...found.said, authors: undefined } };
  };
  const alone = (index: number): Classification | undefined => {
    const block = blocks[index];
    if (!block || decided.has(index) || entries.has(index)) return undefined;
    if (!known.has(index)) known.set(index, judge(index, block));
    return known.get(index);
  };
  const withNeighbours = (index: number): Classification | undefined => {
    const [before, block, after] = [blocks[index - 1], blocks[index], blocks[index + 1]];
    if (!block || decided.has(index)) return undefined;
    if (block.form === 'underline' || block.form === 'rule')
      return { role: 'boilerplate', why: 'a dividing line in the head of the page' };
    const found = alone(index);
    if (found?.role === 'date' && after && alone(index + 1)?.role === 'date') {
      const joined = readDates(`${block.text} ${after.text}`);
      if (
        joined?.published &&
        found.said?.published &&
        !alone(index + 1)?.said?.published &&
        !joined.updated
      )
        return fromDates(joined);
    }
    // Between the two halves of a sentence, a date is part of it.
    const isInside =
      found?.role === 'date' &&
      index > 1 &&
      STARTS_INSIDE.test(after?.text ?? '') &&
      !endsSentence(before?.text ?? '') &&
      !alone(index - 1) &&
      !alone(index + 1);
    if (isInside) return undefined;
    const isCredit =
      found !== undefined &&
      // "By Jo Doe | Fox News", but not "By Jo Doe/Getty Images".
      !(saysBy(block.text) && !block.text.includes('/')) &&
      before !== undefined &&
      index > 1 &&
      !alone(index - 1) &&
      readCredit(block.text) !== undefined &&
      (endsSentence(before.text) ||
        // An agency below a caption, which is below the title.
        (AGENCY.test(block.text) &&
          !alone(index + 1) &&
          blocks.slice(0, index - 1).some((_, at) => !alone(at))));
    if (isCredit) return undefined;
    if (found) return found;
    if (BY_ALONE.test(block.text) && isPersonName(after?.text ?? ''))
      return { role: 'byline', why: 'the name is on the next line' };
    if (block.form !== 'plain') return undefined;
    if ([index - 1, index + 1].some((at) => alone(at)?.role === 'date')) {
      const introduced = readIntroduced(block.text);
      if (introduced) return fromByline(introduced);
    }
    // A job title, or a link to the author's page, may be between the two.
    const first = [index - 1, index - 2].find((at) => alone(at)?.said?.authors?.length);
    const more =
      first !== undefined &&
      (first === index - 1 || blocks[first]?.chunk === block.chunk) &&
      AND.exec(block.text)?.groups?.who;
    const colleague = more ? readByline(`By ${more}`) : undefined;
    if (colleague) return fromByline(colleague);
    if (!isBareName(block.text)) return undefined;
    const byline = readByline(block.text) ?? {
      authors: [{ name: block.text }],
      isCertain: false,
      saysBy: false,
    };
    const isMeta = (at: number): boolean => {
      const line = alone(at);
      // "5:00" is how long a film is.
      return line?.role === 'date'
        ? /\p{L}/u.test(blocks[at]?.text ?? '') || line.said?.published !== undefined
        : line?.role === 'byline';
    };
    const isAuthor =
      BY_ALONE.test(before?.text ?? '') ||
      (authorship.mayName(index) && authorship.isConfirmed(index, isMeta));
    return isAuthor ? fromByline(byline) : undefined;
  };
  const found = new Map<number, Classification | undefined>();
  return (index) => {
    if (!found.has(index)) found.set(index, withNeighbours(index));
    return found.get(index);
  };
}

/** True for what a page has above its text, and hardly ever in it. */
export function isMeta(found: Classification | undefined, block: Block | undefined): boolean {
  const text = block?.text ?? '';
  if (found === undefined || block?.form === 'rule' || ADVERTISEMENT.test(text)) return false;
  if (found.role === 'counter') return CERTAIN_COUNT.test(text);
  // A profession or an address may be anywhere.
  if (found.role === 'byline') return found.said?.authors !== undefined;
  return found.role === 'date' || found.role === 'boilerplate';
}

/** How many blocks belong to the head: it ends where the text begins. */
export function measureHead(blocks: readonly Block[], head: Head): number {
  let end = 1;
  let decks = 0;
  const goesOn = (from: number, far: number): boolean => {
    for (let at = from; at < from + far; at += 1) if (isMeta(head(at), blocks[at])) return true;
    return false;
  };
  for (let index = 1; index < blocks.length; index += 1) {
    const block = blocks[index];
    if (!block || isEndMark(block.text)) break;
    if (head(index)) {
      // A rule belongs to the head only if more of the head follows.
      if (block.form !== 'rule') end = index + 1;
      continue;
    }
    const isPicture =
      readCredit(block.text) !== undefined ||
      splitCredit(block.text) !== undefined ||
      readCredit(blocks[index + 1]?.text ?? '') !== undefined ||
      readLabelledCaption(block.text) !== undefined;
    if (isPicture) continue;
    if (hasDateline(block.text) || block.text.length > DECK.characters) break;
    const isText = isProse(block.text);
    if (isText) decks += 1;
    if (decks > DECK.most) break;
    const isLast = !goesOn(index + 1, isText ? LOOK_AHEAD : LOOK_AHEAD * 2);
    if (isLast && (end > 1 || isText)) break;
  }
  return end;
}
