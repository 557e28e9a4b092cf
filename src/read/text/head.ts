import { createAuthorship, saysBy } from './authorship.ts';
import type { Block } from './blocks.ts';
import { CERTAIN_COUNT } from './boilerplate.ts';
import { readCredit, readLabelledCaption, splitCredit } from './credits.ts';
import { hasDateline } from './dateline.ts';
import { isEndMark } from './endings.ts';
import { findEntries } from './entries.ts';
import { readHeadLine } from './head-line.ts';
import { readByNeighbours } from './head-neighbours.ts';
import { memoize } from './memoize.ts';
import { isProse } from './prose.ts';
import type { Classification, Classifications } from './roles.ts';

/** Decks or captions may be among the lines of a page's head: how long, and how many. */
const DECK = { characters: 320, most: 3 } as const;

/** How many lines to look ahead for more of the head, past one that does not belong to it. */
const LOOK_AHEAD = 5;

const ADVERTISEMENT =
  /advert|^ad$|anzeige|werbung|publicit|publicid|реклам|reklam|annons|annonse|mainos|広告|广告|광고/i;

/** What each block of the head is, by its own words and its neighbours. */
export type Head = (index: number) => Classification | undefined;

/** Reads the head of a text: of each line, what its own words say, and then what its neighbours make of it. */
export function createHead(blocks: readonly Block[], decided: Classifications): Head {
  const entries = findEntries(blocks);
  const authorship = createAuthorship(blocks);
  const alone = memoize((index: number): Classification | undefined => {
    const block = blocks[index];
    if (!block || decided.has(index) || entries.has(index)) return undefined;
    const { form, text } = block;
    const isLine = form === 'plain' || form === 'bullet' || form === 'number';
    const found = isLine ? readHeadLine(text) : undefined;
    // Right above a paragraph, the first line is the title: "An evening by Jo Doe".
    const isTitle = index === 0 && isProse(blocks[1]?.text ?? '') && !saysBy(text);
    if (found?.role === 'byline' && isTitle) return undefined;
    if (!found?.said?.authors?.length || authorship.mayName(index)) return found;
    // Next to a name that is no author's, a date may still be the article's.
    const { published, updated } = found.said;
    if (found.role !== 'byline') return { ...found, said: { ...found.said, authors: undefined } };
    return published && index > 0
      ? { role: 'date', why: 'a date, next to no author', said: { published, updated } }
      : undefined;
  });
  return memoize((index) => {
    const block = blocks[index];
    return block && !decided.has(index)
      ? readByNeighbours({ index, block, blocks, authorship, alone })
      : undefined;
  });
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
