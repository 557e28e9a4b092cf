import { type Authorship, isBareName, saysBy } from './authorship.ts';
import type { Block } from './blocks.ts';
import { readByline } from './bylines.ts';
import { readCredit } from './credits.ts';
import { readDates } from './dates.ts';
import { fromByline, fromDates } from './head-line.ts';
import { isPersonName } from './names.ts';
import { endsSentence } from './prose.ts';
import type { Classification } from './roles.ts';
import { AGENCY } from './words/press.ts';

const BY_ALONE = /^(?:by|von|par|por|di|door|av|autor|автор)\s?:?$/i;
/** How a sentence goes on. */
const STARTS_INSIDE = /^[\p{Ll},;.)]/u;

/** The second author, on a line of its own. */
const AND = /^(?:and|und|et|y|e|i|en|och|og|и|&)\s(?<who>.*)$/i;
/** `By Jo Doe, a reviewer who has covered phones for ten years.` */
const INTRODUCED = /^(?<by>[^,.!?]{5,60}),\s\p{Ll}[^.!?]{10,300}\.$/u;

/** A line of the head, with what there is to tell what it is. */
interface Line {
  readonly index: number;
  readonly block: Block;
  readonly blocks: readonly Block[];
  readonly authorship: Authorship;
  /** What a line is by its own words. */
  readonly alone: (index: number) => Classification | undefined;
}

/** What a line is because of its neighbours; `text` if they show that it is no part of the head. */
type Rule = (line: Line) => Classification | 'text' | undefined;

const readDivider: Rule = ({ block }) =>
  block.form === 'underline' || block.form === 'rule'
    ? { role: 'boilerplate', why: 'a dividing line in the head of the page' }
    : undefined;

/** A date above its time. */
const readDateWithTime: Rule = ({ index, block, blocks, alone }) => {
  const after = blocks[index + 1];
  const [date, time] = [alone(index), alone(index + 1)];
  if (date?.role !== 'date' || time?.role !== 'date' || !after) return undefined;
  const joined = readDates(`${block.text} ${after.text}`);
  const isOne =
    joined?.published && date.said?.published && !time.said?.published && !joined.updated;
  return isOne ? fromDates(joined) : undefined;
};

/** Between the two halves of a sentence, a date is part of it. */
const readDateInside: Rule = ({ index, blocks, alone }) =>
  alone(index)?.role === 'date' &&
  index > 1 &&
  STARTS_INSIDE.test(blocks[index + 1]?.text ?? '') &&
  !endsSentence(blocks[index - 1]?.text ?? '') &&
  !alone(index - 1) &&
  !alone(index + 1)
    ? 'text'
    : undefined;

/** Below a sentence or a caption, who took a picture: "By Jo Doe/Getty Images", but not "By Jo Doe | Fox News". */
const readPictureCredit: Rule = ({ index, block: { text }, blocks, alone }) => {
  const before = blocks[index - 1];
  const isByline = saysBy(text) && !text.includes('/');
  if (index < 2 || isByline || !before || !alone(index) || alone(index - 1)) return undefined;
  const isBelowCaption =
    AGENCY.test(text) &&
    !alone(index + 1) &&
    blocks.slice(0, index - 1).some((_, at) => !alone(at));
  return readCredit(text) !== undefined && (endsSentence(before.text) || isBelowCaption)
    ? 'text'
    : undefined;
};

const readAlone: Rule = ({ index, alone }) => alone(index);

const readByAlone: Rule = ({ index, block, blocks }) =>
  BY_ALONE.test(block.text) && isPersonName(blocks[index + 1]?.text ?? '')
    ? { role: 'byline', why: 'the name is on the next line' }
    : undefined;

const readIntroduced: Rule = ({ index, block, alone }) => {
  if (alone(index - 1)?.role !== 'date' && alone(index + 1)?.role !== 'date') return undefined;
  const by = INTRODUCED.exec(block.text)?.groups?.by ?? '';
  const byline = saysBy(by) ? readByline(by) : undefined;
  return byline && fromByline(byline);
};

/** The second author. A job title, or a link to the author's page, may be between the two. */
const readColleague: Rule = ({ index, block, blocks, alone }) => {
  const first = [index - 1, index - 2].find((at) => alone(at)?.said?.authors?.length);
  const isBeside =
    first === index - 1 || (first !== undefined && blocks[first]?.chunk === block.chunk);
  const who = isBeside ? AND.exec(block.text)?.groups?.who : undefined;
  const byline = who === undefined ? undefined : readByline(`By ${who}`);
  return byline && fromByline(byline);
};

/** A name that says nothing else, next to a date or another byline. */
const readName: Rule = ({ index, block: { text }, blocks, authorship, alone }) => {
  if (!isBareName(text)) return undefined;
  const isMetaAt = (at: number): boolean => {
    const line = alone(at);
    // "5:00" is how long a film is.
    return line?.role === 'date'
      ? /\p{L}/u.test(blocks[at]?.text ?? '') || line.said?.published !== undefined
      : line?.role === 'byline';
  };
  const isAuthor =
    BY_ALONE.test(blocks[index - 1]?.text ?? '') ||
    (authorship.mayName(index) && authorship.isConfirmed(index, isMetaAt));
  return isAuthor
    ? fromByline(readByline(text) ?? { authors: [{ name: text }], isCertain: false, saysBy: false })
    : undefined;
};

/** Order matters: what its neighbours take a line out of the head for comes before what it says itself. */
const RULES: readonly Rule[] = [
  readDivider,
  readDateWithTime,
  readDateInside,
  readPictureCredit,
  readAlone,
  readByAlone,
];

/** Of lines without marks only. */
const PLAIN_RULES: readonly Rule[] = [readIntroduced, readColleague, readName];

/** What a line of the head is, by its own words and its neighbours; undefined if it may be the title or text. */
export function readByNeighbours(line: Line): Classification | undefined {
  const rules = line.block.form === 'plain' ? [...RULES, ...PLAIN_RULES] : RULES;
  for (const rule of rules) {
    const found = rule(line);
    if (found !== undefined) return found === 'text' ? undefined : found;
  }
  return undefined;
}
