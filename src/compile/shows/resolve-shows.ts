import type { Article } from '../../model/article.ts';
import type { Problem } from '../../model/problem.ts';
import type { Show, Shows } from '../../model/show.ts';
import type { Marked } from '../../model/site-mark.ts';
import { type TermKey, termKey } from '../../model/term.ts';
import { suggest } from '../../read/fields/suggest.ts';
import type { WrittenShow } from '../../read/shows/read-shows.ts';
import type { ShowFieldName } from '../../read/shows/show-names.ts';
import type { Settings } from '../../settings/settings.ts';
import type { FindPublished } from '../resolve.ts';
import { readTerms } from '../terms.ts';
import { CONFIGURATION_FILE } from '../wrangler-toml.ts';
import { explainShow, findCutShows, type ShowList } from './check-show.ts';
import type { WrittenShows } from './read-shows-file.ts';
import { resolveShow } from './resolve-show.ts';

/** The shows of a site, and what is wrong with them. */
export interface ResolvedShows {
  readonly shows?: Shows | undefined;
  readonly warnings: readonly Problem[];
}

interface Surroundings {
  readonly find: FindPublished;
  readonly articles: readonly Article[];
  readonly settings: Settings;
}

/** What every directory requires, and what the site has for a show that does not state it. */
const REQUIRED = [
  ['image', 'image', 'SITE_ICON'],
  ['category', 'categories', 'SITE_CATEGORY'],
] as const;

/** The list that a show is of: a tag, by its name or as its address has it, or undefined for the site. */
const readKey = ({ fields: { tag } }: WrittenShow): TermKey | undefined => {
  const [term] = tag === undefined ? [] : readTerms({ tags: [tag] }).tags;
  return term && termKey('tags', term);
};

const isOf = ({ tags }: Article, key: TermKey | undefined): boolean =>
  key === undefined || tags.some((tag) => termKey('tags', tag) === key);

const hasSound = ({ audio }: Article): boolean => audio !== undefined;

/** Why the feed of a show is none yet. */
function explainIncomplete(
  show: Show<Marked>,
  key: TermKey | undefined,
  { articles, settings }: Surroundings,
): string | undefined {
  const missing = REQUIRED.filter(
    ([, part, setting]) => show[part] === undefined && settings[setting] === undefined,
  ).map(([field]) => `"${field}"`);
  if (missing.length > 0) {
    return `directories list no show without a picture and a category, so its feed is not a podcast yet; add ${missing.join(' and ')}`;
  }
  return articles.some((article) => hasSound(article) && isOf(article, key))
    ? undefined
    : 'no article of this show has a field "audio", so its feed is not a podcast yet; add an episode';
}

/** Whether the settings alone make the site's own feed a show. */
const isShowBySettings = (settings: Settings): boolean =>
  REQUIRED.every(([, , setting]) => settings[setting] !== undefined);

/** Why the tag of a show has no feed. */
function explainUnused(tag: string, articles: readonly Article[]): string {
  const names = articles.flatMap(({ tags }) => tags.map(({ name }) => name));
  const hint = suggest(tag, [...new Set(names)]) || '; give it to the episodes of this show';
  return `tag: no article has the tag "${tag}"${hint}`;
}

/** Finds the files and the lists of the shows that are written. */
export function resolveShows(
  { file, shows: written }: WrittenShows,
  surroundings: Surroundings,
): ResolvedShows {
  const { find, articles, settings } = surroundings;
  const warnings: Problem[] = [];
  const lists: ShowList[] = [];
  const resolved = new Map<TermKey | undefined, Show<Marked>>();
  for (const each of written) {
    const { fields, place, positions } = each;
    const key = readKey(each);
    const tell = (field: ShowFieldName, message: string): void => {
      warnings.push({ file, ...(positions[field] ?? place), message });
    };
    if (resolved.has(key)) {
      tell('tag', 'this show is there twice, and the first counts; remove one, or name its "tag"');
      continue;
    }
    const show = resolveShow(fields, {
      find: (location) => find(file, location),
      timeZone: settings.SITE_TIMEZONE,
      warn: (field, message) => tell(field, `${field}: ${message}`),
    });
    resolved.set(key, show);
    const isUnused = key !== undefined && !articles.some((article) => isOf(article, key));
    const message = isUnused
      ? explainUnused(fields.tag ?? '', articles)
      : explainIncomplete(show, key, surroundings);
    if (message !== undefined) tell('tag', message);
    const own = articles.filter((article) => isOf(article, key));
    for (const [field, why] of explainShow(show, own.filter(hasSound)))
      tell(field, `${field}: ${why}`);
    const name = show.title ?? fields.tag ?? settings.SITE_TITLE;
    lists.push({ name, articles: own, place: { file, ...(positions.tag ?? place) } });
  }
  if (!resolved.has(undefined) && isShowBySettings(settings)) {
    const place = { file: CONFIGURATION_FILE, line: 1, column: 1 };
    lists.push({ name: settings.SITE_TITLE, articles, place });
  }
  warnings.push(...findCutShows(lists, settings.FEED_LIMIT));
  if (resolved.size === 0) return { warnings };
  const terms = [...resolved].flatMap(([key, show]) => (key === undefined ? [] : [[key, show]]));
  return { shows: { main: resolved.get(undefined), terms: Object.fromEntries(terms) }, warnings };
}
