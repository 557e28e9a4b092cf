import { buildTermSlug } from '../../src/compile/term-slug.ts';
import { ARCHIVE_SIZE } from '../../src/model/archives.ts';
import type { Article, Site } from '../../src/model/article.ts';
import { toInstant } from '../../src/model/instant.ts';
import { asMarked } from '../../src/model/site-mark.ts';
import { SITE } from './feed-site.ts';

const TAGS = ['Harbours', 'C++', 'C#', '東京', 'Fish & Chips'];

const toTerm = (name: string) => ({ name, slug: buildTermSlug(name) });

/** An article of its own minute of January 2024, the later the greater the number. */
export function makeArticle(number: number): Article {
  const published = toInstant(Date.UTC(2024, 0, 10, 10, number));
  return {
    id: `tag:rich.tidings.test,2024-01-10:made-${number}`,
    slug: `made-${number}`,
    title: `Made, number ${number}`,
    summary: 'The ferry came back after three weeks, as everybody had hoped. '.repeat(4).trim(),
    contentHtml: asMarked(
      '<p>The ferry came back after three weeks.</p><h2>Why</h2><p>It was repaired.</p>',
    ),
    authors: [toTerm(number % 12 === 0 ? 'José García' : 'Jane Doe')],
    tags: [TAGS[number % 5], TAGS[(number * 3 + 1) % 5]]
      .flatMap((tag = '') => toTerm(tag))
      .filter(({ slug }, at, all) => all.findIndex((other) => other.slug === slug) === at),
    attachments: [],
    published,
    updated: published,
    publishedDay: 'January 10, 2024',
    updatedDay: 'January 10, 2024',
    lastModified: published,
  };
}

/** How many more articles {@link MANY} has than the fixtures. */
export const MADE = 110;

/** The site of the fixtures with so many articles that it has an archive, and the list of an author another. */
export const MANY: Site = {
  ...SITE,
  articles: [
    ...SITE.articles,
    ...Array.from({ length: MADE }, (_, at) => MADE - 1 - at).map((number) => ({
      ...makeArticle(number),
      ...(number < ARCHIVE_SIZE && { archive: 1 }),
    })),
  ],
  archives: 1,
};
