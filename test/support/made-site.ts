import fc from 'fast-check';
import type { Article, FormerArticle, Site } from '../../src/model/article.ts';
import { toInstant } from '../../src/model/instant.ts';
import { asMarked } from '../../src/model/site-mark.ts';
import type { TermKey } from '../../src/model/term.ts';
import { COMPILED } from './library.ts';

const HOUR = 3_600_000;

/** Hours from the compile on. */
export const hour = (hours: number): number => COMPILED + hours * HOUR;

const instant = (hours: number): string => toInstant(hour(hours));

const KINDS = ['red', 'green', 'blue'] as const;
const kindOf = (number: number) => KINDS[(number * number) % 3] ?? 'red';

const linkOf = (number: number, count: number): number => (number * 7 + 3) % count;

/**
 * An article of a site.
 * @param number from the newest on
 * @param hours when it is published
 * @param count how many there are to link to
 */
const makeArticle = (number: number, hours: number, count: number): Article => ({
  id: `urn:x:${number}`,
  slug: `a-${number}`,
  title: `Article ${number}`,
  summary: `Of ${number}.`,
  contentHtml: asMarked(`<p>See <a href="\uffff/articles/a-${linkOf(number, count)}">it</a>.</p>`),
  contentText: 'See it.',
  authors: [{ name: `Jo ${number % 2}`, slug: `jo-${number % 2}` }],
  tags: [{ name: kindOf(number), slug: kindOf(number) }],
  attachments: [],
  published: instant(hours),
  updated: instant(Math.min(hours, 0)),
  publishedDay: `hour ${hours}`,
  updatedDay: `hour ${Math.min(hours, 0)}`,
  lastModified: instant(-3000 + ((number * 11) % 2900)),
  ...(number % 9 === 8 && { canonical: 'https://first.test/' }),
});

interface Shape {
  readonly due: number;
  /** One an hour from the compile on. */
  readonly scheduled: number;
  readonly removed: readonly { readonly at: number; readonly when: number }[];
}

/** Half of what is due is in archives. */
export function makeSite({ due, scheduled, removed }: Shape): Site {
  const count = due + scheduled;
  const articles = Array.from({ length: count }, (_, number): Article => {
    const hoursOf = (each: number): number => scheduled - each - (each < scheduled ? 0 : 1);
    const fromOldest = count - 1 - number;
    const link = linkOf(number, count);
    const contentHtml = asMarked('<p>See <a>it</a>.</p>');
    return {
      ...makeArticle(number, hoursOf(number), count),
      ...(link < scheduled && { earlier: [{ until: instant(hoursOf(link)), contentHtml }] }),
      ...(fromOldest < due / 2 && { archive: 1 + Math.floor(fromOldest / 50) }),
    };
  });
  const gone = removed
    .map(({ at, when }, number): FormerArticle => {
      const terms: readonly TermKey[] = [`tags/${kindOf(number)}`];
      const place = scheduled + Math.round(at * due);
      return {
        id: `urn:x:gone-${number}`,
        slugs: [`gone-${number}`],
        terms,
        place,
        removed: instant(-when),
      };
    })
    .toSorted((a, b) => a.place - b.place);
  return {
    articles,
    removed: gone,
    redirects: [
      { from: '/old', to: '/articles/a-0' },
      { from: '/older', to: '/articles/a-9' },
    ],
    archives: Math.ceil(due / 2 / 50),
    changed: instant(-1),
  };
}

export const shape: fc.Arbitrary<Shape> = fc.record({
  due: fc.integer({ min: 0, max: 260 }),
  scheduled: fc.integer({ min: 0, max: 3 }),
  removed: fc.array(
    fc.record({
      at: fc.float({ min: 0, max: 1, noNaN: true }),
      when: fc.integer({ min: 1, max: 2900 }),
    }),
    { maxLength: 5 },
  ),
});
