import { articlePath } from '../article/article.ts';
import { findLast } from '../article/instant.ts';
import { TOPIC_KINDS, type TopicKind } from '../article/topic.ts';
import { findNews } from '../directory/news.ts';
import { OPML_PATH, renderOpml } from '../directory/opml.ts';
import {
  articlesSitemapPath,
  NEWS_SITEMAP_PATH,
  PAGES_SITEMAP_PATH,
  renderNewsSitemap,
  renderSitemap,
  renderSitemapIndex,
  SITEMAP_PATH,
} from '../directory/sitemap.ts';
import { CACHE } from '../http/policy.ts';
import { createRepresentation, type Representation } from '../http/representation.ts';
import { DOCUMENT_SECURITY, READABLE_ANYWHERE } from '../http/security.ts';
import type { Answer, Kit } from './kit.ts';

const createList = (
  text: string,
  mediaType: string,
  lastModified: string,
): Promise<Representation> =>
  createRepresentation(text, mediaType, lastModified, {
    lifetime: CACHE.page,
    headers: { ...DOCUMENT_SECURITY, ...READABLE_ANYWHERE, 'Cache-Tag': 'site' },
  });

/** What lists the site for feed readers and search engines. */
export function createDirectoryHandlers({ answer, channels, library, settings }: Kit) {
  const { masthead, toListedItem, describeTopic } = channels;
  return {
    opml: (request: Request): Answer =>
      answer.document(request, OPML_PATH, async (edition) => {
        const group = async (name: string, kind: TopicKind) => ({
          name: `${masthead.title}: ${name}`,
          feeds: (await edition.topics(kind)).map(describeTopic),
        });
        const groups = [await group('tags', 'tags'), await group('authors', 'authors')];
        return createList(renderOpml(masthead, groups), 'text/x-opml', edition.lastChange);
      }),

    sitemap: (request: Request): Answer =>
      answer.document(request, SITEMAP_PATH, async (edition) => {
        const text = renderSitemapIndex(settings.SITE_URL, library.parts);
        return createList(text, 'application/xml', edition.lastChange);
      }),

    /** What is no article: the pages that lists stand on. */
    pagesSitemap: (request: Request): Answer =>
      answer.document(request, PAGES_SITEMAP_PATH, async (edition) => {
        const kinds = await Promise.all(TOPIC_KINDS.map((kind) => edition.topics(kind)));
        const urls = [
          masthead.homeUrl,
          ...kinds.flat().map((topic) => describeTopic(topic).homeUrl),
        ];
        const text = renderSitemap(
          [...urls, `${settings.SITE_URL}/subscribe`].map((url) => ({ url })),
        );
        return createList(text, 'application/xml', edition.lastChange);
      }),

    /** @param number from 1 on, which has the oldest articles */
    articlesSitemap: (request: Request, number: number): Answer =>
      answer.document(request, articlesSitemapPath(number), async (edition) => {
        const places = (await edition.part(number)).map(({ slug, updated }) => ({
          url: settings.SITE_URL + articlePath(slug),
          lastModified: updated,
        }));
        return createList(renderSitemap(places), 'application/xml', edition.lastChange);
      }),

    newsSitemap: (request: Request): Answer =>
      answer.document(request, NEWS_SITEMAP_PATH, async (edition, now) => {
        const news = await findNews(edition.main.listings, now);
        const text = renderNewsSitemap(masthead, news.articles.map(toListedItem));
        const changed = findLast([news.lastModified, edition.lastChange]);
        return { ...(await createList(text, 'application/xml', changed)), until: news.until };
      }),
  };
}
