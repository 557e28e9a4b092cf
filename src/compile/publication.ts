import manifest from '../../package.json' with { type: 'json' };
import { type Identified, type Identity, identify } from '../lock/identify.ts';
import type { Lock } from '../lock/lock.ts';
import { isSameLock } from '../lock/lock-changes.ts';
import type { Candidate } from '../lock/match.ts';
import { lastArchiveOf, sealArchives } from '../lock/seal-archives.ts';
import { isAbsoluteIri } from '../model/address.ts';
import type { Article, Instant, Site } from '../model/article.ts';
import { toInstant } from '../model/instant.ts';
import type { Problem } from '../model/problem.ts';
import type { Redirect } from '../model/redirect.ts';
import { isReleased } from '../model/released.ts';
import { termKey } from '../model/term.ts';
import { mapArticles, nameArticle } from '../read/article-error.ts';
import { readFileName } from '../read/file-name.ts';
import type { ParsedArticle } from '../read/read-article.ts';
import { EXAMPLE_HOST, type Settings } from '../settings/settings.ts';
import { computeSiteChange, rememberServed, rememberSite } from './changes.ts';
import { noteDeployed } from './deployed.ts';
import { resolveEpisode } from './episode/resolve-episode.ts';
import { buildFileRedirects } from './file-redirects.ts';
import type { Find } from './find-file.ts';
import { buildLinkTargets } from './link-targets.ts';
import type { PublishedFiles } from './media/collect.ts';
import { derivePermalinks, findSharedPermalinks } from './permalinks/derive.ts';
import { buildRedirects, splitRedirects } from './redirects.ts';
import { addRelativeAliases } from './relative-aliases.ts';
import { type FindPublished, linkArticle } from './resolve.ts';
import { listReleaseTimes } from './resolve-links.ts';
import type { WrittenRule } from './rules/parse-rules.ts';
import { type ResolvedRules, resolveRules } from './rules/resolve-rules.ts';
import { listAddresses } from './rules/site-addresses.ts';
import type { WrittenShows } from './shows/read-shows-file.ts';
import { resolveShows } from './shows/resolve-shows.ts';
import { buildArticles, buildRemoved, compareNewest, type PublishedArticle } from './site.ts';
import { listFiles, listSiteFiles, rememberFiles, type UsedFiles } from './site-files.ts';
import type { SiteRoots } from './site-roots.ts';
import { buildTermRedirects } from './term-redirects.ts';
import { listTerms, readTerms } from './terms.ts';

/** What a site is built from. */
export interface Material {
  readonly settings: Settings;
  /** Published or not. */
  readonly parsedArticles: readonly ParsedArticle[];
  /** As the last compile left it. */
  readonly lock: Lock;
  /** Whether anybody can have seen what was made of the lock. */
  readonly isDeployed: boolean;
  /** The current time for the lock, never before the times in it; in milliseconds since 1970. */
  readonly lockTime: number;
  /** Files of the lock that still exist under a name that is skipped. */
  readonly hidden: ReadonlySet<string>;
  readonly files: PublishedFiles;
  readonly used: UsedFiles;
  /** Finds a file that may be published. */
  readonly findFile: Find<string>;
  /** Articles that could not be read. */
  readonly unread: readonly string[];
  /** Where sites that were copied into `seeds/` have theirs. */
  readonly roots: SiteRoots;
  /** Of `_redirects`, in the order of the file. */
  readonly rules: readonly WrittenRule[];
  readonly shows: WrittenShows;
}

const toCandidate = (
  { file, title, hash, fields, named }: ParsedArticle,
  { SITE_LANGUAGE }: Settings,
  id: string | undefined,
): Candidate => ({
  file,
  title,
  name: named ?? readFileName(file).stem,
  isNamed: named !== undefined,
  hash,
  language: fields.language ?? SITE_LANGUAGE,
  published: fields.published,
  terms: listTerms(readTerms(fields)),
  ...(id !== undefined && (isAbsoluteIri(id) ? { id } : { guid: id })),
  slug: fields.slug,
  isDraft: fields.draft,
});

/** Of an article and its translations, `kim.md` and `kim.fr.md`, the first has the plain address. */
function translationsLast(parsedArticles: readonly ParsedArticle[]): readonly ParsedArticle[] {
  const isTranslation = ({ file }: ParsedArticle): boolean =>
    readFileName(file).language !== undefined;
  const { first = [], last = [] } = Object.groupBy(parsedArticles, (parsed) =>
    isTranslation(parsed) ? 'last' : 'first',
  );
  return [...first, ...last];
}

/** False for an article that has a page, and is in no list. */
const isListed = ({ fields }: ParsedArticle): boolean => fields.feed !== false;

export interface Publication {
  readonly published: readonly PublishedArticle[];
  readonly site: Site;
  readonly lock: Lock;
  /** The slugs that new articles would have but for others with the same one, by file. */
  readonly wanted: ReadonlyMap<string, string>;
  /** With the rules of the site. */
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
}

/** Updates what a lock says of the site, and whether that was deployed. */
export function finishSite(
  lock: Lock,
  { lock: before, lockTime, settings, isDeployed, shows }: Material,
): Lock {
  const now = toInstant(lockTime);
  const after = rememberSite(before, lock, settings, manifest.version, now, shows.hash);
  // That a lock was committed is noted with the next change, not right after the commit.
  return isDeployed && isSameLock(before, after) ? after : noteDeployed(after, isDeployed);
}

/**
 * Completes the lock: what is served of each article, new archives, and the site's own entry.
 * @param published newest first
 */
function finishLock(
  lock: Lock,
  published: readonly PublishedArticle[],
  articles: readonly Article[],
  material: Material,
  now: Instant,
): Lock {
  const { lock: before } = material;
  const releaseTimes = new Map(
    published.map((parsed) => [parsed.identity.id, listReleaseTimes(parsed)]),
  );
  const served = rememberFiles(
    rememberServed(lock, articles, releaseTimes),
    published,
    material.used,
  );
  const visible = published
    .filter(isListed)
    .map(({ identity }) => identity)
    .filter(({ entry }) => isReleased(entry, now));
  // Archives are sealed only together with another change, so that the release of a scheduled
  // article makes no lock stale.
  const sealed = isSameLock(before, served) ? served : sealArchives(served, visible);
  return finishSite(sealed, material);
}

/**
 * Gives articles their identities.
 * @param given ids for articles that state none, by file
 */
export function identifyArticles(
  { settings, parsedArticles, lock, isDeployed, lockTime, hidden }: Material,
  given: ReadonlyMap<string, string> = new Map(),
): Identified {
  const minting = {
    now: lockTime,
    authority: new URL(settings.SITE_URL).hostname,
    exampleAuthority: EXAMPLE_HOST,
  };
  const candidates = mapArticles(translationsLast(parsedArticles), (parsed) =>
    toCandidate(parsed, settings, parsed.fields.id ?? given.get(parsed.file)),
  );
  return identify(lock, candidates, minting, hidden, isDeployed);
}

const NO_RULES: ResolvedRules = { redirects: [], rules: [], problems: [], warnings: [] };

/** @param residents newest first */
const resolveSiteRules = (
  { rules, settings, files }: Material,
  site: Pick<Site, 'articles' | 'unlisted' | 'archives'>,
  residents: Parameters<typeof splitRedirects>[0],
  others: readonly Redirect[],
): ResolvedRules => {
  const { aliases, formerSlugs } = splitRedirects(residents);
  return rules.length === 0
    ? NO_RULES
    : resolveRules(rules, {
        siteUrl: settings.SITE_URL,
        addresses: listAddresses(site, new Set([...files.values()].map(({ path }) => path))),
        aliases,
        formerSlugs: [...others, ...formerSlugs],
      });
};

/**
 * Gives articles their identities, and builds the site from them.
 * @param options.now milliseconds since 1970
 * @param options.drafts for a preview: drafts are included, and the lock stays as it was
 */
export function publish(
  material: Material,
  { now, drafts }: { readonly now: number; readonly drafts: boolean },
): Publication {
  const { settings, lock: before, lockTime, files, findFile } = material;
  const derived = derivePermalinks(material);
  const parsedArticles = addRelativeAliases(derived.parsedArticles, material.roots);
  const instant = toInstant(now);
  const lockInstant = toInstant(lockTime);
  const identified = identifyArticles(material);
  const identities = new Map([...identified.identities, ...(drafts ? identified.drafts : [])]);
  const shown = parsedArticles.flatMap((parsed): (readonly [ParsedArticle, Identity])[] => {
    const identity = identities.get(parsed.file);
    return identity ? [[parsed, identity]] : [];
  });
  const targets = buildLinkTargets(shown, { ...material, parsedArticles });
  const hasShow =
    material.shows.shows.length > 0 ||
    (settings.SITE_ICON !== undefined && settings.SITE_CATEGORY !== undefined);
  const findPublished: FindPublished = (article, url) => files.get(findFile(article, url) ?? '');
  const published = shown.map(
    ([parsed, identity]): PublishedArticle =>
      nameArticle(parsed.file, () => ({
        ...linkArticle({ ...parsed, identity }, targets),
        resolved: resolveEpisode(parsed, findPublished, settings, hasShow),
      })),
  );
  const newestFirst = published.toSorted((a, b) => compareNewest(a.identity, b.identity));
  const listed = newestFirst.filter(isListed);
  const articles = buildArticles(listed, findPublished, settings, instant);
  const terms = new Set(articles.flatMap(listTerms));
  const unlisted = buildArticles(
    newestFirst.filter((parsed) => !isListed(parsed)),
    findPublished,
    settings,
    instant,
  ).map((article) => ({
    ...article,
    // Only what is listed has a page of its own.
    tags: article.tags.filter((tag) => terms.has(termKey('tags', tag))),
  }));
  const live = newestFirst.map(({ identity }) => identity);
  const isInLists = new Set(listed.map(({ identity }) => identity));
  const removed = buildRemoved(identified.lock, live, (identity) => isInLists.has(identity));
  const residents = newestFirst.map(({ identity, fields: { aliases }, permalinks }) => ({
    ...identity.entry,
    aliases,
    permalinks,
  }));
  // A preview leaves no trace.
  const lock = drafts
    ? before
    : finishLock(identified.lock, newestFirst, [...articles, ...unlisted], material, instant);
  const addArchive = (article: Article): Article => {
    const archive = lock.articles[article.id]?.archive;
    return archive === undefined ? article : { ...article, archive };
  };
  const siteFiles = listSiteFiles(listFiles([...published, material.shows], material.used));
  const { shows, warnings } = resolveShows(material.shows, {
    find: findPublished,
    articles,
    settings,
  });
  const archives = lastArchiveOf(lock);
  const released = published.filter(({ identity }) => isReleased(identity.entry, instant));
  const others = [
    ...buildFileRedirects(released, material),
    ...buildTermRedirects(articles.filter((article) => isReleased(article, instant))),
  ];
  const ruled = resolveSiteRules(material, { articles, unlisted, archives }, residents, others);
  return {
    published,
    site: {
      articles: articles.map(addArchive),
      unlisted,
      ...(siteFiles.length > 0 && { files: siteFiles }),
      removed,
      redirects: buildRedirects(residents, ruled.redirects, others),
      ...(ruled.rules.length > 0 && { rules: ruled.rules }),
      ...(shows && { shows }),
      archives,
      changed: drafts ? lockInstant : computeSiteChange(lock, settings, lockInstant),
    },
    lock,
    wanted: identified.wanted,
    problems: ruled.problems,
    warnings: [
      ...derived.warnings,
      ...(settings.PERMALINKS === undefined ? [] : findSharedPermalinks(newestFirst)),
      ...ruled.warnings,
      ...warnings,
    ],
  };
}
