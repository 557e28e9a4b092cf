import { readFirstSentence } from '../summary.ts';
import { saysBy } from './authorship.ts';
import { foldPhrase } from './boilerplate.ts';
import { readByline } from './bylines.ts';
import { readCredit, splitCredit } from './credits.ts';
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

/** Classifies everything above the text: the title, and what a page has around it. */
export const classifyHeader: Pass = (blocks, decided) => {
  const classified = new Map<number, Classification>();
  const head = createHead(blocks, decided);
  const size = measureHead(blocks, head);
  let title = findTitle(blocks, head, size);
  const found = blocks[title];
  if (!found) return classified;
  // The browser title comes first, then the headline itself, which may be below its kicker.
  const again = blocks.findIndex(
    ({ text }, index) => index > title && index < size + 3 && isHeadlineWithSite(found.text, text),
  );
  // Below a paragraph, it is a subheading.
  if (again > 0 && !blocks.slice(title + 1, again).some(({ text }) => isProse(text))) {
    const byline = readByline(found.text.slice((blocks[again]?.text ?? '').length).trim());
    classified.set(title, {
      role: 'repetition',
      why: 'the title with the name of the site or the author',
      said: byline?.saysBy ? { authors: byline.authors } : undefined,
    });
    title = same(found.text, `${blocks[again]?.text}: ${blocks[again + 1]?.text}`)
      ? again + 1
      : again;
  }
  const headline = blocks[title]?.text ?? '';
  classified.set(title, toTitle(headline, title));
  const folded = foldPhrase(headline);
  const lastMeta = blocks.findLastIndex(
    (block, index) => index < size && isMeta(head(index), block),
  );
  for (const [index, block] of blocks.entries()) {
    if (index >= Math.max(size, title + 4) || classified.has(index) || decided.has(index)) continue;
    const { text } = block;
    const isAgain =
      foldPhrase(text) === folded || (!isProse(text) && isHeadlineWithSite(text, headline));
    const line = index < size ? head(index) : undefined;
    if (isAgain) classified.set(index, { role: 'repetition', why: 'it repeats the title' });
    else if (line) classified.set(index, index < title ? withoutLabel(line, text) : line);
    else if (
      index === title + 1 &&
      isMeta(head(index + 1), blocks[index + 1]) &&
      hasSentences(text) &&
      splitCredit(text) === undefined
    )
      classified.set(index, { role: 'paragraph', why: 'sentences between the title and the date' });
    else if (index < title && !(text.length > NOTICE_LENGTH && isProse(text)))
      classified.set(index, { role: 'section', why: 'it is above the title' });
    else if (
      index < lastMeta &&
      // Below a line of text, it may be the credit of a picture.
      classified.has(index - 1) &&
      countWords(text) < HEADLINE_WORDS &&
      !endsSentence(text) &&
      block.form === 'plain' &&
      readCredit(text) === undefined &&
      readCredit(blocks[index + 1]?.text ?? '') !== 'sure'
    ) {
      classified.set(index, {
        role: 'boilerplate',
        why: 'a few words in the head of the page',
      });
    }
  }
  return classified;
};
