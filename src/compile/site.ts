import { type Article, articlePath, type Instant, type Site } from '../article/article.ts';
import type { Identity } from '../article/identity.ts';
import { findLastChange, type Lock } from '../article/lock.ts';
import { buildRedirects } from './redirects.ts';
import { fillContent, findAllMedia, type Places } from './resolve.ts';
import type { Story } from './story.ts';

/** A story that is published, with its identity. */
export type PublishedStory = Story & { readonly identity: Identity };

/** When a site without an article, now or ever, last changed. */
const NEVER: Instant = '1970-01-01T00:00:00Z';

const buildArticle = (story: PublishedStory, places: Places): Article => {
  const {
    fields,
    identity: { id, entry },
  } = story;
  return {
    id,
    slug: entry.slug,
    title: story.title,
    summary: story.summary,
    contentHtml: fillContent(story, places),
    authors: fields.authors ?? [],
    tags: fields.tags ?? [],
    ...findAllMedia(story, places),
    externalUrl: fields.external_url,
    canonical: fields.canonical,
    rights: fields.rights,
    language: fields.language,
    published: fields.published,
    updated: fields.updated ?? entry.changed ?? fields.published ?? entry.firstSeen,
    lastModified: findLastChange(entry),
  };
};

/** When an article takes its place among the others; an edit does not move it. */
const timeOf = ({ fields, identity }: PublishedStory): Instant =>
  fields.published ?? identity.entry.firstSeen;

/** The newest first; by id where the time is the same, so that the order never wavers. */
const compare = (a: PublishedStory, b: PublishedStory): number => {
  const [timeA, timeB] = [timeOf(a), timeOf(b)];
  if (timeA !== timeB) return timeA > timeB ? -1 : 1;
  return a.identity.id < b.identity.id ? -1 : 1;
};

/**
 * What the Worker serves: the articles, and the memory of what was. An address is that of the
 * article that stands there; else it leads to one that did; only where there is neither is it gone.
 */
export function buildSite(
  published: readonly PublishedStory[],
  { articles: locked }: Lock,
  places: Places,
): Site {
  const entries = Object.values(locked);
  const stories = published.toSorted(compare);
  const redirects = buildRedirects(
    stories.map(({ identity: { entry }, fields: { aliases } }) => ({ ...entry, aliases })),
  );
  const taken = new Set([
    ...stories.map(({ identity }) => articlePath(identity.entry.slug)),
    ...redirects.map(({ from }) => from),
  ]);
  const removed = entries.flatMap(({ slug, formerSlugs = [], removed }) =>
    removed === undefined ? [] : [...formerSlugs, slug].map((each) => ({ slug: each, removed })),
  );
  return {
    articles: stories.map((story) => buildArticle(story, places)),
    removed: removed.filter(({ slug }) => !taken.has(articlePath(slug))),
    redirects,
    lastModified: entries.map(findLastChange).toSorted().at(-1) ?? NEVER,
  };
}
