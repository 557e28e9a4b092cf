import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Article, Instant, RemovedArticle } from '../../src/article/article.ts';
import { findOwnEvent } from '../../src/article/calendar.ts';
import { findLast, toInstant } from '../../src/article/instant.ts';
import { SHELF_FOLDER } from '../../src/article/shelf.ts';
import { buildList, toListing } from '../../src/compile/shelf/lists.ts';
import { packRecords } from '../../src/compile/shelf/records.ts';
import { shelve } from '../../src/compile/shelf/shelve.ts';
import { findAppeared } from '../../src/library/appeared.ts';
import { createArticleList } from '../../src/library/list.ts';
import { createShelf } from '../../src/library/shelf.ts';
import { hour, makeSite } from './made-site.ts';

const FILES = 7;

interface Plain {
  readonly articles: readonly Article[];
  readonly removed: readonly RemovedArticle[];
  readonly left: Instant;
}

/** When the first of a list last changed, by going through all of it. */
const findChange = ({ articles, removed, left }: Plain, count: number): Instant =>
  findLast([
    left,
    ...articles.slice(0, count).map(findOwnEvent),
    ...removed.flatMap(({ place, removed: when }) => (place < count ? when : [])),
  ]);

const near = (...places: readonly number[]) =>
  fc.oneof(
    fc.integer({ min: 0, max: 420 }),
    fc.constantFrom(...places.flatMap((place) => [place - 1, place, place + 1])),
  );

test('a list in blocks says what the same list says in one piece', async () => {
  await fc.assert(
    fc.asyncProperty(
      near(50, 100, 200, 300),
      fc.integer({ min: 0, max: 3 }),
      fc.constantFrom(1, 3, 20, 50, 120),
      fc.constantFrom(1, 7, 20, 100),
      fc.array(
        fc.record({ at: fc.constantFrom(0, 0.2, 0.5, 1), when: fc.constantFrom(0, 0.5, 9, 2000) }),
        {
          maxLength: 5,
        },
      ),
      fc.constantFrom('', toInstant(hour(0))),
      async (due, fresh, size, pageSize, gone, left) => {
        const site = makeSite({ due, scheduled: fresh, removed: gone });
        const plain: Plain = { ...site, left };
        const compiled = {
          topic: undefined,
          articles: site.articles.slice(fresh),
          removed: site.removed.map((each) => ({ ...each, place: each.place - fresh })),
          left,
          size,
        };
        const { list, blocks } = buildList(compiled, toListing);
        const files = packRecords(blocks, FILES);
        const read = createArticleList(
          {
            shelf: createShelf(async (path) => files.get(path)?.(), SHELF_FOLDER, FILES),
            appeared: findAppeared({ ahead: [] }, ''),
            findLastChange: findLast,
          },
          {
            topic: undefined,
            list,
            appeared: site.articles.slice(0, fresh),
            readNewest: async () => compiled.articles.slice(0, size),
          },
        );
        for (let number = 1; number <= Math.ceil((due + fresh) / pageSize) + 1; number += 1) {
          const end = number * pageSize;
          const isThere = number === 1 || due + fresh > end - pageSize;
          expect(await read.page(number, pageSize)).toEqual(
            isThere
              ? {
                  articles: site.articles
                    .slice(end - pageSize, end)
                    .map((article, at) =>
                      end - pageSize + at < fresh ? article : toListing(article),
                    ),
                  hasOlder: due + fresh > end,
                  lastModified: findChange(plain, end + 1),
                }
              : undefined,
          );
        }
        expect(await read.latest(size)).toEqual({
          articles: site.articles.slice(0, Math.min(size, due + fresh)),
          removed: site.removed.filter(({ place }) => place < size).slice(0, size),
          lastModified: findChange(plain, size),
        });
        expect((await read.listings(due)).map(({ slug }) => slug)).toEqual(
          site.articles.slice(0, due).map(({ slug }) => slug),
        );
      },
    ),
    { numRuns: 60 },
  );
});

test('the shelf of a site changes by a few files when an article appears', () => {
  const site = makeSite({ due: 1200, scheduled: 1, removed: [] });
  const settings = { FEED_LIMIT: 50, SITE_LANGUAGE: 'en' };
  const [before, after] = [hour(0), hour(1)].map(
    (now) => shelve(site, toInstant(now), settings).files,
  );
  const changed = [...(after ?? [])].filter(([path, make]) => before?.get(path)?.() !== make());
  // Its own, those beside it and of what it links to, its lists with their feeds, the last archive and
  // the last part of the addresses: of hundreds.
  expect(changed.length).toBeGreaterThan(5);
  expect(changed.length).toBeLessThanOrEqual(16);
});
