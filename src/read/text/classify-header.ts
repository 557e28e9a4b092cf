import { foldPhrase } from './boilerplate.ts';
import { readByline } from './bylines.ts';
import { readCredit } from './credits.ts';
import { createHead, isMeta, measureHead } from './head.ts';
import { countWords, endsSentence } from './prose.ts';
import type { Classification, Pass } from './roles.ts';
import { findTitle, HEADLINE_WORDS } from './title.ts';

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

/** Classifies everything above the text: the title, and what a page has around it. */
export const classifyHeader: Pass = (blocks, decided) => {
  const classified = new Map<number, Classification>();
  const head = createHead(blocks, decided);
  const size = measureHead(blocks, head);
  let title = findTitle(blocks, head, size);
  const found = blocks[title];
  if (!found) return classified;
  // The browser title comes first, then the headline itself.
  const again = blocks.findIndex(
    ({ text }, index) => index > title && index < size + 3 && isHeadlineWithSite(found.text, text),
  );
  if (again > 0) {
    const byline = readByline(found.text.slice((blocks[again]?.text ?? '').length).trim());
    classified.set(title, {
      role: 'repetition',
      why: 'the title with the name of the site or the author',
      said: byline && { authors: byline.authors },
    });
    title = again;
  }
  const headline = blocks[title]?.text ?? '';
  classified.set(title, {
    role: 'title',
    why: title === 0 ? 'the first line' : 'the first line that could be a title',
  });
  const folded = foldPhrase(headline);
  const lastMeta = blocks.findLastIndex(
    (block, index) => index < size && isMeta(head(index), block),
  );
  for (const [index, block] of blocks.entries()) {
    if (index >= Math.max(size, title + 4) || classified.has(index) || decided.has(index)) continue;
    const { text } = block;
    const isAgain = foldPhrase(text) === folded || isHeadlineWithSite(text, headline);
    const line = index < size ? head(index) : undefined;
    if (isAgain) classified.set(index, { role: 'repetition', why: 'it repeats the title' });
    else if (line) classified.set(index, line);
    else if (index < title)
      classified.set(index, { role: 'section', why: 'it is above the title' });
    else if (
      index < lastMeta &&
      // Below a line of text, it may be the credit of a picture.
      classified.has(index - 1) &&
      countWords(text) < HEADLINE_WORDS &&
      !endsSentence(text) &&
      block.form === 'plain' &&
      readCredit(text) === undefined
    ) {
      classified.set(index, {
        role: 'boilerplate',
        why: 'a few words in the head of the page',
      });
    }
  }
  return classified;
};
