import type { Lock } from '../lock/lock.ts';
import type { Instant, Site } from '../model/article.ts';
import type { Problem } from '../model/problem.ts';
import type { Redirect } from '../model/redirect.ts';
import { isReleased } from '../model/released.ts';
import { buildFileRedirects, buildReplacedRedirects } from './file-redirects.ts';
import type { Material } from './material.ts';
import { buildRedirects, splitRedirects } from './redirects.ts';
import { type ResolvedRules, resolveRules } from './rules/resolve-rules.ts';
import { listAddresses } from './rules/site-addresses.ts';
import type { PublishedArticle } from './site.ts';
import { buildTermRedirects } from './term-redirects.ts';

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

/** Where the addresses of a site lead that are no longer, or not yet, those of anything. */
interface SiteRedirects extends Pick<Site, 'redirects' | 'rules'> {
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
}

/**
 * Builds the redirects of a site: of its articles, files and terms, and by the publisher's rules.
 * @param newestFirst what is published
 * @param lock as it is after this compile
 * @param now what is scheduled for later has no redirects of files and terms yet
 */
export function buildSiteRedirects(
  material: Material,
  newestFirst: readonly PublishedArticle[],
  site: Pick<Site, 'articles' | 'unlisted' | 'archives'>,
  { articles: locked }: Lock,
  now: Instant,
): SiteRedirects {
  const residents = newestFirst.map(({ identity, fields: { aliases }, permalinks }) => ({
    ...identity.entry,
    aliases,
    permalinks,
  }));
  const released = newestFirst.filter(({ identity }) => isReleased(identity.entry, now));
  const others = [
    ...buildFileRedirects(released, material),
    ...buildReplacedRedirects(released.flatMap(({ identity }) => locked[identity.id] ?? [])),
    ...buildTermRedirects(site.articles.filter((article) => isReleased(article, now))),
  ];
  const { redirects, rules, problems, warnings } = resolveSiteRules(
    material,
    site,
    residents,
    others,
  );
  return {
    redirects: buildRedirects(residents, redirects, others),
    ...(rules.length > 0 && { rules }),
    problems,
    warnings,
  };
}
