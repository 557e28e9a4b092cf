import type { Article, Site } from '../src/article/article.ts';
import { buildTopicSlug } from '../src/article/topic-slug.ts';
import { SITE } from './feed/fixture.ts';

const TAGS = ['Harbours', 'C++', 'C#', '東京', 'Fish & Chips'];
const AUTHORS = ['Jane Doe', 'José García'];

const toTopic = (name: string | undefined) => ({
  name: name ?? '',
  slug: buildTopicSlug(name ?? ''),
});

/** An article of its own minute of January 2024, the later the greater the number. */
export function makeArticle(number: number): Article {
  const minutes = String(number).padStart(2, '0');
  const published = `2024-01-10T10:${minutes}:00Z`;
  return {
    id: `tag:rich.tidings.test,2024-01-10:made-${number}`,
    slug: `made-${number}`,
    title: `Made, number ${number}`,
    summary: 'The ferry came back after three weeks, as everybody had hoped. '.repeat(4).trim(),
    contentHtml: '<p>The ferry came back after three weeks.</p><h2>Why</h2><p>It was repaired.</p>',
    authors: [toTopic(AUTHORS[number % 2])],
    tags: [toTopic(TAGS[number % 5]), toTopic(TAGS[(number * 3 + 1) % 5])].filter(
      ({ slug }, at, all) => all.findIndex((other) => other.slug === slug) === at,
    ),
    attachments: [],
    published,
    updated: published,
    publishedDay: 'January 10, 2024',
    updatedDay: 'January 10, 2024',
    lastModified: published,
  };
}

/** How many more articles {@link MANY} has than the fixtures. */
export const MADE = 45;

/** The site of the fixtures with so many articles that no list has one page alone. */
export const MANY: Site = {
  ...SITE,
  articles: [
    ...SITE.articles,
    ...Array.from({ length: MADE }, (_, number) => makeArticle(MADE - 1 - number)),
  ],
};
