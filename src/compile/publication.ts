import manifest from '../../package.json' with { type: 'json' };
import { type Identified, identify } from '../lock/identify.ts';
import type { Lock } from '../lock/lock.ts';
import { isSameLock } from '../lock/lock-changes.ts';
import type { Candidate } from '../lock/match.ts';
import { lastArchiveOf, sealArchives } from '../lock/seal-archives.ts';
import { isAbsoluteIri } from '../model/address.ts';
import type { Article, FormerArticle, Instant, Site } from '../model/article.ts';
import { toInstant } from '../model/instant.ts';
import type { Problem } from '../model/problem.ts';
import { isReleased } from '../model/released.ts';
import { mapArticles } from '../read/article-error.ts';
import { readFileName } from '../read/file-name.ts';
import type { ParsedArticle } from '../read/read-article.ts';
import { EXAMPLE_HOST, type Settings } from '../settings/settings.ts';
import { computeSiteChange, rememberServed, rememberSite } from './changes.ts';
import { buildAllArticles, connectArticles, isListed } from './connect-articles.ts';
import { noteDeployed } from './deployed.ts';
import type { Material } from './material.ts';
import { derivePermalinks, findSharedPermalinks } from './permalinks/derive.ts';
import { addRelativeAliases } from './relative-aliases.ts';
import type { FindPublished } from './resolve.ts';
import { listReleaseTimes } from './resolve-links.ts';
import { resolveShows } from './shows/resolve-shows.ts';
import { buildRemoved, compareNewest, type PublishedArticle } from './site.ts';
import { listFiles, listSiteFiles, rememberFiles } from './site-files.ts';
import { buildSiteRedirects } from './site-redirects.ts';
import { listTerms, readTerms } from './terms.ts';

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

/** The articles that are gone, with their places among those in lists. */
function listRemoved(lock: Lock, published: readonly PublishedArticle[]): readonly FormerArticle[] {
  const isInLists = new Set(published.filter(isListed).map(({ identity }) => identity));
  const live = published.map(({ identity }) => identity);
  return buildRemoved(lock, live, (identity) => isInLists.has(identity));
}

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
  const find: FindPublished = (article, url) => files.get(findFile(article, url) ?? '');
  const published = connectArticles(material, parsedArticles, identities, find);
  const newestFirst = published.toSorted((a, b) => compareNewest(a.identity, b.identity));
  const { articles, unlisted } = buildAllArticles(material, newestFirst, find, instant);
  // A preview leaves no trace.
  const lock = drafts
    ? before
    : finishLock(identified.lock, newestFirst, [...articles, ...unlisted], material, instant);
  const addArchive = (article: Article): Article => {
    const archive = lock.articles[article.id]?.archive;
    return archive === undefined ? article : { ...article, archive };
  };
  const archives = lastArchiveOf(lock);
  const { problems, warnings, ...redirects } = buildSiteRedirects(
    material,
    newestFirst,
    { articles, unlisted, archives },
    lock,
    instant,
  );
  const siteFiles = listSiteFiles(listFiles([...published, material.shows], material.used));
  const { shows, warnings: ofShows } = resolveShows(material.shows, { find, articles, settings });
  return {
    published,
    site: {
      articles: articles.map(addArchive),
      unlisted,
      ...(siteFiles.length > 0 && { files: siteFiles }),
      removed: listRemoved(identified.lock, newestFirst),
      ...redirects,
      ...(shows && { shows }),
      archives,
      changed: drafts ? lockInstant : computeSiteChange(lock, settings, lockInstant),
    },
    lock,
    wanted: identified.wanted,
    problems,
    warnings: [
      ...derived.warnings,
      ...(settings.PERMALINKS === undefined ? [] : findSharedPermalinks(newestFirst)),
      ...warnings,
      ...ofShows,
    ],
  };
}
