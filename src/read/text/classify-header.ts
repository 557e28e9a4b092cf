import { readFirstSentence } from '../summary.ts';
import { saysBy } from './authorship.ts';
import type { Block } from './blocks.ts';
import { foldPhrase } from './boilerplate.ts';
import { readByline } from './bylines.ts';
import { readDatelineAuthors } from './caseless-bylines.ts';
import { mayCredit, readCredit, splitCredit } from './credits.ts';
import { createHead, isMeta, measureHead } from './head.ts';
import { countWords, endsSentence, hasSentences, isProse, TITLE_LENGTH } from './prose.ts';
import type { Classification, Pass } from './roles.ts';
import { findTitle, HEADLINE_WORDS } from './title.ts';

/** In characters: what a page has above its headline, sentences included, is shorter than a paragraph. */
const NOTICE_LENGTH = 100;

const same = (a: string, b: string): boolean => foldPhrase(a) === foldPhrase(b);

/** True for a browser title or a breadcrumb trail: the headline, with the name of the site next to it. */
const isHeadlineWithSite = (text: string, headline: string): boolean =>
  headline.length > 15 &&
  text.length > headline.length &&
  text.length < headline.length + 60 &&
  ((same(text.slice(0, headline.length), headline) &&
    /^\s?(?:[|–—:·-]|by|di|von|par|por|door)\s?\S/.test(text.slice(headline.length))) ||
    (same(text.slice(-headline.length), headline) &&
      /[|–—:·»>/-]\s?$/.test(text.slice(0, -headline.length))));

const toTitle = (text: string, index: number): Classification =>
  text.length > TITLE_LENGTH
    ? {
        role: 'paragraph',
        why: 'too long for a title, which is its first sentence',
        said: { title: readFirstSentence(text, 'und') },
      }
    : {
        role: 'title',
        why: index === 0 ? 'the first line' : 'the first line that could be a title',
      };

/** Above the title, a line of capitals is a label, unless it says more than a name. */
const withoutLabel = (line: Classification, text: string): Classification => {
  const isLabel = text === text.toUpperCase() && !saysBy(text);
  if (!line.said?.authors?.length || !isLabel) return line;
  return line.role === 'byline'
    ? { role: 'section', why: 'it is above the title' }
    : { ...line, said: { ...line.said, authors: undefined } };
};

/** The index of the headline itself, where the browser title with the name of the site, or with its kicker, comes first. */
function findHeadlineAgain(
  blocks: readonly Block[],
  title: number,
  size: number,
): number | undefined {
  const text = blocks[title]?.text ?? '';
  const found = blocks
    .slice(title + 1, size + 3)
    .filter((block) => isHeadlineWithSite(text, block.text))
    // The other one is the name of the site.
    .toSorted((a, b) => b.text.length - a.text.length);
  const again = found[0] ? blocks.indexOf(found[0]) : -1;
  // Below a paragraph, it is a subheading.
  if (again < 0 || blocks.slice(title + 1, again).some((block) => isProse(block.text)))
    return undefined;
  return same(text, `${blocks[again]?.text}: ${blocks[again + 1]?.text}`) ? again + 1 : again;
}

/** In words: between the title and the date, a line of so many tells something. */
const DECK_WORDS = 8;
/** Without the marks and years of credits and bylines. */
const PLAIN = /^(?!.*\d{4}(?:$|,))[^/()[\]|©]+$/;

/** True for a deck that is no prose by itself, since its last sentence has no full stop. */
const isDeck = ({ text }: Block): boolean =>
  !isProse(text) &&
  (hasSentences(text) || (countWords(text) >= DECK_WORDS && PLAIN.test(text))) &&
  splitCredit(text) === undefined;

/** A few words that say nothing, but for the credit of a picture. */
const isFewWords = ({ text, form }: Block, next: Block | undefined): boolean =>
  countWords(text) < HEADLINE_WORDS &&
  !endsSentence(text) &&
  form === 'plain' &&
  readCredit(text) === undefined &&
  readCredit(next?.text ?? '') !== 'sure';

/** In blocks below the top: where a report begins. */
const REPORT_DISTANCE = 20;

/** The paragraph that names who reports in front of its first sentence. */
function findReport(
  blocks: readonly Block[],
  isOpen: (index: number) => boolean,
): [number, Classification] | undefined {
  for (const [index, { text }] of blocks.slice(0, REPORT_DISTANCE).entries()) {
    const names = isOpen(index) && isProse(text) ? readDatelineAuthors(text) : [];
    if (names.length > 0) {
      const authors = names.map((name) => ({ name }));
      return [
        index,
        {
          role: 'paragraph',
          why: `it begins with who reports: ${names.join(', ')}`,
          said: { authors },
        },
      ];
    }
  }
  return undefined;
}

/** Classifies everything above the text: the title, and what a page has around it. */
export const classifyHeader: Pass = (blocks, decided) => {
  const classified = new Map<number, Classification>();
  const head = createHead(blocks, decided);
  const size = measureHead(blocks, head);
  const first = findTitle(blocks, head, size);
  const found = blocks[first];
  if (!found) return classified;
  const again = findHeadlineAgain(blocks, first, size);
  const title = again ?? first;
  const headline = blocks[title]?.text ?? '';
  if (again !== undefined) {
    const byline = readByline(found.text.slice(headline.length).trim());
    classified.set(first, {
      role: 'repetition',
      why: 'the title with the name of the site or the author',
      said: byline?.saysBy ? { authors: byline.authors } : undefined,
    });
  }
  classified.set(title, toTitle(headline, title));
  const folded = foldPhrase(headline);
  const isMetaAt = (index: number): boolean => index < size && isMeta(head(index), blocks[index]);
  const isFewAt = (index: number): boolean =>
    blocks.slice(index, index + 1).some((block) => isFewWords(block, blocks[index + 1]));
  /** A button may be in between, but no name, which may be a credit. */
  const isAboveMeta = (index: number): boolean =>
    isMetaAt(index + 1) ||
    (isMetaAt(index + 2) && isFewAt(index + 1) && !mayCredit(blocks[index + 1]?.text ?? ''));
  const lastMeta = blocks.findLastIndex((_, index) => isMetaAt(index));
  for (const [index, block] of blocks.entries()) {
    if (index >= Math.max(size, title + 4) || classified.has(index) || decided.has(index)) continue;
    const { text } = block;
    const isAgain =
      foldPhrase(text) === folded || (!isProse(text) && isHeadlineWithSite(text, headline));
    const line = index < size ? head(index) : undefined;
    if (isAgain) classified.set(index, { role: 'repetition', why: 'it repeats the title' });
    else if (line) classified.set(index, index < title ? withoutLabel(line, text) : line);
    else if (index === title + 1 && isAboveMeta(index) && isDeck(block))
      classified.set(index, { role: 'paragraph', why: 'a deck between the title and the date' });
    else if (index < title && !(text.length > NOTICE_LENGTH && isProse(text)))
      classified.set(index, { role: 'section', why: 'it is above the title' });
    // Below a line of text, a few words may be the credit of a picture.
    else if (index < lastMeta && classified.has(index - 1) && isFewAt(index))
      classified.set(index, { role: 'boilerplate', why: 'a few words in the head of the page' });
  }
  const isNamed = classified.values().some(({ said }) => said?.authors?.length);
  const report = isNamed
    ? undefined
    : findReport(blocks, (index) => !classified.has(index) && !decided.has(index));
  if (report) classified.set(...report);
  return classified;
};
