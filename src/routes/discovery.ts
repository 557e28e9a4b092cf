import { findNews } from '../discovery/news.ts';
import { renderOpml } from '../discovery/opml.ts';
import { renderNewsSitemap, renderSitemap, renderSitemapIndex } from '../discovery/sitemap.ts';
import { CACHE } from '../http/cache-policy.ts';
import type { Document } from '../http/representation.ts';
import { DOCUMENT_SECURITY, READABLE_ANYWHERE } from '../http/security.ts';
import type { Edition } from '../library/open/snapshot.ts';
import { TOPIC_KINDS, type TopicKind } from '../model/term.ts';
import { articlePath } from '../paths.ts';
import type { Settings } from '../settings/settings.ts';
import type { Channels } from './channels.ts';

const listAs = (mediaType: string, text: string): Document => ({
  text,
  mediaType,
  lifetime: CACHE.page,
  headers: { ...DOCUMENT_SECURITY, ...READABLE_ANYWHERE, 'Cache-Tag': 'site' },
});

/** What lists the site for feed readers and search engines. */
export function createDirectories(
  { masthead, describeTopic }: Channels,
  { SITE_URL }: Settings,
  /** Of the sitemap of articles. */
  parts: number,
) {
  return {
    async opml(edition: Edition): Promise<Document> {
      const group = async (name: string, kind: TopicKind) => ({
        name: `${masthead.title}: ${name}`,
        feeds: (await edition.topics(kind)).map(describeTopic),
      });
      const groups = [await group('tags', 'tags'), await group('authors', 'authors')];
      return listAs('text/x-opml', renderOpml(masthead, groups));
    },

    sitemap: (): Document => listAs('application/xml', renderSitemapIndex(SITE_URL, parts)),

    /** What is no article: the pages that lists stand on. */
    async pagesSitemap(edition: Edition): Promise<Document> {
      const kinds = await Promise.all(TOPIC_KINDS.map((kind) => edition.topics(kind)));
      const urls = [masthead.homeUrl, ...kinds.flat().map((topic) => describeTopic(topic).homeUrl)];
      return listAs(
        'application/xml',
        renderSitemap([...urls, `${SITE_URL}/subscribe`].map((url) => ({ url }))),
      );
    },

    /** @param number from 1 on, which has the oldest articles */
    async articlesSitemap(edition: Edition, number: number): Promise<Document> {
      const places = (await edition.part(number)).map(({ slug, updated }) => ({
        url: SITE_URL + articlePath(slug),
        lastModified: updated,
      }));
      return listAs('application/xml', renderSitemap(places));
    },

    /** @param now milliseconds since 1970 */
    newsSitemap(edition: Edition, now: number): Document {
      const { articles, changed, until } = findNews(edition.news, now);
      const items = articles.map((article) => ({
        ...article,
        url: SITE_URL + articlePath(article.slug),
      }));
      const document = listAs('application/xml', renderNewsSitemap(masthead, items));
      return { ...document, changed, until };
    },
  };
}
