import { createLocalizer, type LocalizedTexts } from '../library/build/localize.ts';
import type { Identity } from '../lock/identify.ts';
import { computeLastModified, type Lock, sortTimeOf } from '../lock/lock.ts';
import type { Article, Content, EarlierContent, FormerArticle, Instant } from '../model/article.ts';
import { textToHtml } from '../model/escape-html.ts';
import { latestOf } from '../model/instant.ts';
import { isReleased } from '../model/released.ts';
import { asMarked, type Marked, SITE_MARK } from '../model/site-mark.ts';
import { articlePath, filePath } from '../paths.ts';
import { nameArticle } from '../read/article-error.ts';
import type { ParsedArticle } from '../read/read-article.ts';
import type { Settings } from '../settings/settings.ts';
import { linkTimes } from './episode/link-times.ts';
import type { ResolvedEpisode } from './episode/resolve-episode.ts';
import { type FindPublished, fillContent, fillMarkdown, resolveMedia } from './resolve.ts';
import { type Links, listReleaseTimes } from './resolve-links.ts';
import { readTerms } from './terms.ts';

/** A published article, with its identity and the targets of its links. */
export interface PublishedArticle extends ParsedArticle {
  readonly identity: Identity;
  readonly links: Links;
  readonly resolved?: ResolvedEpisode | undefined;
}

/** The content of an article, in which the times of its recording are links. */
function buildContent(parsed: PublishedArticle, until?: Instant): Marked {
  const html = fillContent(parsed, parsed.identity.entry.slug, until);
  return parsed.resolved ? linkTimes(html, parsed.resolved.recording) : html;
}

/** How an article reads before the scheduled articles that it links to are published. */
function buildEarlier(parsed: PublishedArticle, now: Instant): readonly EarlierContent[] {
  const start = latestOf([now, parsed.fields.published ?? '']);
  const times = new Set(listReleaseTimes(parsed).filter((time) => time > start));
  return [...times].toSorted().map((until) => ({
    until,
    contentHtml: buildContent(parsed, until),
    contentMarkdown: fillMarkdown(parsed, until),
  }));
}

interface Surroundings {
  readonly find: FindPublished;
  readonly now: Instant;
  readonly word: (article: Pick<Article, 'authors' | 'published' | 'updated'>) => LocalizedTexts;
}

/** The summary, and a link to the page, for an article that does not work outside of it. */
function buildExcerpt({ summary, title, identity }: PublishedArticle): Content {
  const link = `<a href="${SITE_MARK}${articlePath(identity.entry.slug)}">${textToHtml(title)}</a>`;
  return {
    contentHtml: asMarked(`<p>${textToHtml(summary)}</p>\n<p>${link}</p>`),
    contentText: summary,
    contentMarkdown: undefined,
  };
}

/** @param isListed whether it is in a feed, which also gets its plain text and Markdown */
function buildArticle(
  parsed: PublishedArticle,
  isListed: boolean,
  { find, now, word }: Surroundings,
): Article {
  const { fields, identity } = parsed;
  const { id, entry } = identity;
  const { published } = fields;
  const terms = readTerms(fields);
  const updated = fields.updated ?? latestOf([sortTimeOf(entry), entry.changed ?? '']);
  const earlier = buildEarlier(parsed, now);
  return {
    id,
    guid: entry.guid,
    slug: entry.slug,
    title: parsed.title,
    summary: parsed.summary,
    contentHtml: buildContent(parsed),
    ...(isListed && {
      contentText: parsed.contentText,
      contentMarkdown: fillMarkdown(parsed),
    }),
    ...(earlier.length > 0 && { earlier }),
    ...terms,
    ...resolveMedia(parsed, find),
    episode: parsed.resolved?.episode,
    transcript: parsed.resolved?.transcript,
    externalUrl: fields.external_url,
    canonical: fields.canonical,
    rights: fields.rights,
    language: fields.language,
    published,
    updated,
    ...word({ authors: terms.authors, published, updated }),
    lastModified: computeLastModified(entry),
    noindex: fields.sitemap === false ? true : undefined,
    excerpt: fields.feed === 'summary' ? buildExcerpt(parsed) : undefined,
  };
}

/** Newest first. Equal times are sorted by id, so that the order is always the same. */
export const compareNewest = (a: Identity, b: Identity): number => {
  const [timeA, timeB] = [sortTimeOf(a.entry), sortTimeOf(b.entry)];
  if (timeA !== timeB) return timeA > timeB ? -1 : 1;
  return a.id < b.id ? -1 : 1;
};

/**
 * All removed articles, newest first, each with how many listed ones are newer.
 * @param live of all published articles
 */
export function buildRemoved(
  { articles: locked }: Lock,
  live: readonly Identity[],
  isListed: (identity: Identity) => boolean,
): readonly FormerArticle[] {
  const isLive = new Set(live.map(({ id }) => id));
  const gone = Object.entries(locked).flatMap(([id, entry]) =>
    entry.removed === undefined || isLive.has(id) ? [] : [{ id, entry }],
  );
  let place = 0;
  return [...live.filter(isListed), ...gone].toSorted(compareNewest).flatMap(({ id, entry }) => {
    const { slug, formerSlugs = [], terms = [], removed } = entry;
    const media = [...(entry.media ?? []), ...(entry.formerMedia ?? [])];
    if (removed === undefined || isLive.has(id)) {
      place += 1;
      return [];
    }
    const files = media.length > 0 && { files: media.map(filePath) };
    return [{ id, slugs: [...formerSlugs, slug], place, terms, ...files, removed }];
  });
}

/**
 * The articles that the Worker serves.
 * @param published newest first
 * @param now an article scheduled for later does not yet take another one's place in the feed
 */
export function buildArticles(
  published: readonly PublishedArticle[],
  find: FindPublished,
  { FEED_LIMIT, SITE_LANGUAGE, SITE_TIMEZONE }: Settings,
  now: Instant,
): readonly Article[] {
  const scheduled = published.filter(({ identity }) => !isReleased(identity.entry, now));
  const listed = FEED_LIMIT + scheduled.length;
  const surroundings = { find, now, word: createLocalizer(SITE_LANGUAGE, SITE_TIMEZONE) };
  return published.map((parsed, at) =>
    nameArticle(parsed.file, () => buildArticle(parsed, at < listed, surroundings)),
  );
}
