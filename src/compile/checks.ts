import type { Article, Site } from '../model/article.ts';
import type { Problem } from '../model/problem.ts';
import { canonicalPath, isReservedPath } from '../paths.ts';
import type { FieldName } from '../read/fields/field-names.ts';
import type { Fields } from '../read/fields/schemas.ts';
import { readGuidNumber } from '../read/given-fields.ts';
import { type ParsedArticle, problemWith } from '../read/read-article.ts';
import type { Settings } from '../settings/settings.ts';
import { readAlias } from './alias.ts';
import { isRemote } from './location.ts';
import { explainUnplayed } from './media/remote-type.ts';
import type { PublishedArticle } from './site.ts';
import { listTerms, readTerms } from './terms.ts';

/**
 * Reports articles that share an id or a slug.
 * @param remedy what to do, for the message
 * @param of the id or slug of an article
 */
export function findDuplicates<S extends ParsedArticle>(
  parsedArticles: readonly S[],
  field: 'id' | 'slug',
  remedy: string,
  of: (parsed: S) => string | undefined,
): readonly Problem[] {
  const first = new Map<string, string>();
  return parsedArticles.flatMap((parsed) => {
    const value = of(parsed);
    if (value === undefined) return [];
    const twin = first.get(value);
    if (twin === undefined) first.set(value, parsed.file);
    return twin === undefined
      ? []
      : [
          problemWith(
            parsed,
            field,
            `the ${field} "${value}" is already used by ${twin}; ${remedy}`,
          ),
        ];
  });
}

/** Why the time of an update cannot be right. */
function explainUpdate({ published, updated }: Fields, now: number): string | undefined {
  if (updated === undefined) return undefined;
  if (Date.parse(updated) > now)
    return `updated: ${updated} is in the future; use a time in the past`;
  return published !== undefined && updated < published
    ? `updated (${updated}) is earlier than published (${published}); fix one of them`
    : undefined;
}

/**
 * Leaves out the time of an update that is before the publication, or in the future.
 * @param now milliseconds since 1970
 */
export function discardInvalidUpdates(
  parsedArticles: readonly ParsedArticle[],
  now: number,
): { readonly parsedArticles: readonly ParsedArticle[]; readonly warnings: readonly Problem[] } {
  const warnings: Problem[] = [];
  const kept = parsedArticles.map((parsed) => {
    const message = explainUpdate(parsed.fields, now);
    if (message === undefined) return parsed;
    warnings.push(problemWith(parsed, 'updated', message));
    const { updated, ...fields } = parsed.fields;
    return { ...parsed, fields };
  });
  return { parsedArticles: kept, warnings };
}

/** Cast Feed Validator and Spotify's Podcast Delivery Specification (1.9, §5.17) want the bytes. */
const UNKNOWN_LENGTH =
  'nobody knows how large the file is, so RSS says 0, and some directories and apps reject it; add "length" in bytes';

const ARTICLE_ADDRESS = /^\/articles\/([^/]+)/;

/** Reports aliases at an address of the site itself, of an article, or of another article's alias. */
export function findInvalidAliases(
  parsedArticles: readonly Pick<PublishedArticle, 'file' | 'positions' | 'fields' | 'identity'>[],
): readonly Problem[] {
  const live = new Map(parsedArticles.map(({ identity, file }) => [identity.entry.slug, file]));
  const first = new Map<string, { readonly file: string; readonly isOfId: boolean }>();
  const explain = (path: string, file: string, isOfId: boolean): string | undefined => {
    if (isReservedPath(path)) return 'is an address of the site itself; remove it';
    const resident = live.get(ARTICLE_ADDRESS.exec(path)?.[1] ?? '');
    if (resident !== undefined) return `is the address of ${resident}; remove it`;
    const twin = first.get(canonicalPath(path));
    if (twin === undefined) first.set(canonicalPath(path), { file, isOfId });
    // Nobody wrote it: of two sites that became one, ids may have the same number.
    if (twin === undefined || twin.isOfId || isOfId) return undefined;
    return `is also an alias of ${twin.file}; remove it from one of them`;
  };
  return parsedArticles.flatMap((parsed) =>
    [...new Set((parsed.fields.aliases ?? []).map(readAlias))].flatMap((path) => {
      const number = readGuidNumber(parsed.fields.id ?? '');
      const why = explain(path, parsed.file, path === `/?p=${number}`);
      return why === undefined
        ? []
        : [problemWith(parsed, 'aliases', `the alias "${path}" ${why}`)];
    }),
  );
}

/** Reports new articles whose address has a number, since another article has the one that they would have. */
export const findNumbered = (
  published: readonly PublishedArticle[],
  wanted: ReadonlyMap<string, string>,
): readonly Problem[] => {
  const stated = Map.groupBy(published, ({ fields }) => fields.slug);
  return published.flatMap((parsed) => {
    const slug = wanted.get(parsed.file);
    const message = `another article is at /articles/${slug}, so this one is at /articles/${parsed.identity.entry.slug}; to change it, add a field "slug"`;
    // Where two state it, that is an error already.
    const isTold = parsed.fields.slug !== undefined && (stated.get(slug)?.length ?? 0) > 1;
    return slug === undefined || isTold ? [] : [problemWith(parsed, 'slug', message)];
  });
};

/** Reports files elsewhere that no app plays, and of what RSS encloses that nobody knows how large it is. */
export function findDoubtfulFiles(
  published: readonly PublishedArticle[],
  articles: readonly Pick<Article, 'slug' | 'audio' | 'video' | 'attachments'>[],
): readonly Problem[] {
  const bySlug = new Map(articles.map((article) => [article.slug, article]));
  return published.flatMap((parsed) => {
    const { audio, video, attachments = [] } = bySlug.get(parsed.identity.entry.slug) ?? {};
    const tell = (field: FieldName, message: string | undefined): readonly Problem[] =>
      message === undefined ? [] : [problemWith(parsed, field, `${field}: ${message}`)];
    const unplayed = (['audio', 'video'] as const).flatMap((field) => {
      const { location = '', mediaType } = parsed.fields[field] ?? {};
      return isRemote(location) ? tell(field, explainUnplayed(location, field, mediaType)) : [];
    });
    const [first] = attachments;
    const [field, enclosed] = audio
      ? (['audio', audio] as const)
      : video
        ? (['video', video] as const)
        : (['attachments', first] as const);
    return enclosed && enclosed.byteLength === undefined
      ? [...unplayed, ...tell(field, UNKNOWN_LENGTH)]
      : unplayed;
  });
}

/**
 * Reports, once, the settings that podcast directories require and that are missing. Of a show that has settings of its
 * own, those are checked.
 */
export function findMissingForPodcast(
  parsedArticles: readonly ParsedArticle[],
  { shows }: Pick<Site, 'shows'>,
  settings: Pick<Settings, 'SITE_ICON' | 'SITE_CATEGORY'>,
): readonly Problem[] {
  const hasOwnShow = ({ fields }: ParsedArticle): boolean =>
    shows?.main !== undefined || listTerms(readTerms(fields)).some((key) => shows?.terms[key]);
  const episode = parsedArticles.find(
    (parsed) => parsed.fields.audio !== undefined && !hasOwnShow(parsed),
  );
  const missing = (['SITE_ICON', 'SITE_CATEGORY'] as const).filter(
    (name) => settings[name] === undefined,
  );
  return episode && missing.length > 0
    ? [
        problemWith(
          episode,
          'audio',
          `audio: the feed is not a podcast yet; set ${missing.join(' and ')} in wrangler.toml`,
        ),
      ]
    : [];
}
