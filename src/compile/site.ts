import type { Article, Instant, Site } from '../article/article.ts';
import type { Identity } from '../article/identity.ts';
import type { Lock, LockEntry } from '../article/lock.ts';
import type { Story } from './story.ts';

/** A story that is published, with its identity. */
export type PublishedStory = Story & { readonly identity: Identity };

/** When a site without an article, now or ever, last changed. */
const NEVER: Instant = '1970-01-01T00:00:00Z';

/** When what is served of an article last changed; instants sort as texts. */
const findLast = ({ firstSeen, changed = '', removed = '', returned = '' }: LockEntry): Instant =>
  [firstSeen, changed, removed, returned].toSorted().at(-1) ?? firstSeen;

const buildArticle = ({ fields, identity: { id, entry }, ...story }: PublishedStory): Article => ({
  id,
  slug: entry.slug,
  title: story.title,
  summary: story.summary,
  contentHtml: story.contentHtml,
  authors: fields.authors ?? [],
  tags: fields.tags ?? [],
  language: fields.language,
  published: fields.published,
  updated: fields.updated ?? entry.changed ?? fields.published ?? entry.firstSeen,
  lastModified: findLast(entry),
});

/** When an article takes its place among the others; an edit does not move it. */
const timeOf = ({ fields, identity }: PublishedStory): Instant =>
  fields.published ?? identity.entry.firstSeen;

/** The newest first; by id where the time is the same, so that the order never wavers. */
const compare = (a: PublishedStory, b: PublishedStory): number => {
  const [timeA, timeB] = [timeOf(a), timeOf(b)];
  if (timeA !== timeB) return timeA > timeB ? -1 : 1;
  return a.identity.id < b.identity.id ? -1 : 1;
};

/** What the Worker serves: the articles, and the memory of those that were taken away. */
export function buildSite(published: readonly PublishedStory[], { articles: locked }: Lock): Site {
  const entries = Object.values(locked);
  const live = new Set(published.map(({ identity }) => identity.entry.slug));
  return {
    articles: published.toSorted(compare).map(buildArticle),
    removed: entries.flatMap(({ slug, removed }) =>
      removed !== undefined && !live.has(slug) ? [{ slug, removed }] : [],
    ),
    lastModified: entries.map(findLast).toSorted().at(-1) ?? NEVER,
  };
}
