import type { Article, Instant, Site } from '../article/article.ts';
import type { Identity, Lock, LockEntry } from '../article/lock.ts';
import type { Story } from './story.ts';

/** When what is served of an article last changed; instants sort as texts. */
const findLast = ({ firstSeen, changed = '', removed = '', returned = '' }: LockEntry): Instant =>
  [firstSeen, changed, removed, returned].toSorted().at(-1) ?? firstSeen;

/** The article that a story is, under its identity. */
export const buildArticle = (story: Story, { id, entry }: Identity): Article => ({
  id,
  slug: entry.slug,
  title: story.title,
  summary: story.summary,
  contentHtml: story.contentHtml,
  authors: story.fields.authors ?? [],
  tags: story.fields.tags ?? [],
  language: story.fields.language,
  published: story.fields.published,
  updated: story.fields.updated ?? entry.changed ?? story.fields.published ?? entry.firstSeen,
  lastModified: findLast(entry),
});

/** The newest first; by id where the time is the same, so that the order never wavers. */
const compareArticles = (a: Article, b: Article): number => {
  const [timeA, timeB] = [a.published ?? a.updated, b.published ?? b.updated];
  if (timeA !== timeB) return timeA > timeB ? -1 : 1;
  return a.id < b.id ? -1 : 1;
};

/** What the Worker serves: the articles, and the memory of those that were taken away. */
export function buildSite(articles: readonly Article[], { articles: locked }: Lock): Site {
  const entries = Object.values(locked);
  const live = new Set(articles.map(({ slug }) => slug));
  return {
    articles: articles.toSorted(compareArticles),
    removed: entries.flatMap(({ slug, removed }) =>
      removed !== undefined && !live.has(slug) ? [{ slug, removed }] : [],
    ),
    lastModified: entries.map(findLast).toSorted().at(-1) ?? '',
  };
}
