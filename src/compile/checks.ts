import type { Problem } from '../model/problem.ts';
import { isReservedPath } from '../paths.ts';
import { type ParsedArticle, problemWith } from '../read/read-article.ts';
import type { Settings } from '../settings/settings.ts';
import { readAlias } from './alias.ts';
import type { PublishedArticle } from './site.ts';

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

/**
 * Reports articles whose `updated` is before their `published`, or in the future.
 * @param now milliseconds since 1970
 */
export function findInvalidDates(
  parsedArticles: readonly ParsedArticle[],
  now: number,
): readonly Problem[] {
  return parsedArticles.flatMap((parsed) => {
    const { published, updated } = parsed.fields;
    if (updated === undefined) return [];
    if (Date.parse(updated) > now) {
      return [
        problemWith(
          parsed,
          'updated',
          `updated: ${updated} is in the future; use a time in the past`,
        ),
      ];
    }
    return published !== undefined && updated < published
      ? [
          problemWith(
            parsed,
            'updated',
            `updated (${updated}) is earlier than published (${published}); fix one of them`,
          ),
        ]
      : [];
  });
}

const ARTICLE_ADDRESS = /^\/articles\/([^/]+)/;

/** Reports aliases at an address of the site itself, of an article, or of another article's alias. */
export function findInvalidAliases(
  parsedArticles: readonly Pick<PublishedArticle, 'file' | 'positions' | 'fields' | 'identity'>[],
): readonly Problem[] {
  const live = new Map(parsedArticles.map(({ identity, file }) => [identity.entry.slug, file]));
  const first = new Map<string, string>();
  const explain = (path: string, file: string): string | undefined => {
    if (isReservedPath(path)) return 'is an address of the site itself; remove it';
    const resident = live.get(ARTICLE_ADDRESS.exec(path)?.[1] ?? '');
    if (resident !== undefined) return `is the address of ${resident}; remove it`;
    const twin = first.get(path);
    if (twin !== undefined) return `is also an alias of ${twin}; remove it from one of them`;
    first.set(path, file);
    return undefined;
  };
  return parsedArticles.flatMap((parsed) =>
    [...new Set((parsed.fields.aliases ?? []).map(readAlias))].flatMap((path) => {
      const why = explain(path, parsed.file);
      return why === undefined
        ? []
        : [problemWith(parsed, 'aliases', `the alias "${path}" ${why}`)];
    }),
  );
}

/** Reports, once, the settings that podcast directories require and that are missing. */
export function findMissingForPodcast(
  parsedArticles: readonly ParsedArticle[],
  settings: Pick<Settings, 'SITE_ICON' | 'SITE_CATEGORY'>,
): readonly Problem[] {
  const episode = parsedArticles.find(({ fields }) => fields.audio !== undefined);
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
