import { takeCurrentNews } from '../discovery/news.ts';
import { renderOpml } from '../discovery/opml.ts';
import { renderNewsSitemap, renderSitemap, renderSitemapIndex } from '../discovery/sitemap.ts';
import { CACHE } from '../http/cache-policy.ts';
import type { Document } from '../http/representation.ts';
import { CORS_READABLE, DOCUMENT_SECURITY } from '../http/security.ts';
import type { Snapshot } from '../library/open/snapshot.ts';
import { TAXONOMIES, type Taxonomy } from '../model/term.ts';
import { articlePath, SUBSCRIBE_PATH } from '../paths.ts';
import type { Settings } from '../settings/settings.ts';
import type { Channels } from './channels.ts';

const listAs = (mediaType: string, text: string): Document => ({
  text,
  mediaType,
  lifetime: CACHE.page,
  headers: { ...DOCUMENT_SECURITY, ...CORS_READABLE, 'Cache-Tag': 'site' },
});

/** Documents that list the site for feed readers and search engines. */
export function createDiscovery(
  { site, describeTerm }: Channels,
  { SITE_URL }: Settings,
  /** How many parts the sitemap of articles has. */
  parts: number,
) {
  return {
    async opml(snapshot: Snapshot): Promise<Document> {
      const group = async (kind: Taxonomy) => ({
        name: `${site.title}: ${site.sentences[kind]}`,
        feeds: (await snapshot.terms(kind)).map(describeTerm),
      });
      const groups = [await group('tags'), await group('authors')];
      return listAs('text/x-opml', renderOpml(site, groups));
    },

    sitemap: (): Document => listAs('application/xml', renderSitemapIndex(SITE_URL, parts)),

    /** The pages that are not articles: the front page, lists, and how to subscribe. */
    async pagesSitemap(snapshot: Snapshot): Promise<Document> {
      const kinds = await Promise.all(TAXONOMIES.map((kind) => snapshot.terms(kind)));
      const urls = [site.homeUrl, ...kinds.flat().map((term) => describeTerm(term).homeUrl)];
      return listAs(
        'application/xml',
        renderSitemap([...urls, SITE_URL + SUBSCRIBE_PATH].map((url) => ({ url }))),
      );
    },

    /** @param number from 1, the part with the oldest articles */
    async articlesSitemap(snapshot: Snapshot, number: number): Promise<Document> {
      const pages = (await snapshot.part(number)).map(({ slug, updated }) => ({
        url: SITE_URL + articlePath(slug),
        lastModified: updated,
      }));
      return listAs('application/xml', renderSitemap(pages));
    },

    /** @param now milliseconds since 1970 */
    newsSitemap(snapshot: Snapshot, now: number): Document {
      const { articles, changed, until } = takeCurrentNews(snapshot.news, now);
      const items = articles.map((article) => ({
        ...article,
        url: SITE_URL + articlePath(article.slug),
      }));
      const document = listAs('application/xml', renderNewsSitemap(site, items));
      return { ...document, changed, until };
    },
  };
}
