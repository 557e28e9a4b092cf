import type { NewsArticle, Organization, WebSite, WithContext } from 'schema-dts';
import type { Item, SiteInfo } from '../feed/channel.ts';
import { termKey } from '../model/term.ts';
import { termPath } from '../paths.ts';

const CONTEXT = 'https://schema.org';

const buildPublisher = ({ title, homeUrl, iconUrl }: SiteInfo): Organization => ({
  '@type': 'Organization',
  name: title,
  url: homeUrl,
  ...(iconUrl && { logo: { '@type': 'ImageObject', url: iconUrl } }),
});

/** A site in the category News publishes news, any other one blog posts. */
const schemaTypeOf = ({ category }: SiteInfo): 'NewsArticle' | 'BlogPosting' =>
  category?.[0] === 'News' ? 'NewsArticle' : 'BlogPosting';

/**
 * An article for search engines.
 * @see https://developers.google.com/search/docs/appearance/structured-data/article
 */
export function describeArticle(siteInfo: SiteInfo, item: Item) {
  const { image, published, rights = siteInfo.copyright } = item;
  const publisher = buildPublisher(siteInfo);
  // NewsArticle and BlogPosting have the same properties here.
  const type = schemaTypeOf(siteInfo) as 'NewsArticle';
  return {
    '@context': CONTEXT,
    '@type': type,
    headline: item.title,
    description: item.summary,
    url: item.url,
    mainEntityOfPage: item.canonical ?? item.url,
    identifier: item.id,
    ...(published && { datePublished: published }),
    dateModified: item.updated,
    author:
      item.authors.length > 0
        ? item.authors.map((author) => ({
            '@type': 'Person' as const,
            name: author.name,
            url: author.url ?? new URL(termPath(termKey('authors', author)), siteInfo.homeUrl).href,
          }))
        : publisher,
    publisher,
    inLanguage: item.language ?? siteInfo.language,
    ...(item.tags.length > 0 && { keywords: item.tags.map(({ name }) => name) }),
    ...(image && {
      image: {
        '@type': 'ImageObject',
        url: image.url,
        ...(image.width && { width: `${image.width}` }),
        ...(image.height && { height: `${image.height}` }),
        ...(image.caption && { caption: image.caption }),
        ...(image.credit && { creditText: image.credit }),
      },
    }),
    ...(rights && { copyrightNotice: rights }),
  } satisfies WithContext<NewsArticle>;
}

/** The site for search engines, which take its name from here. */
export const describeSite = ({ title, description, language, homeUrl }: SiteInfo) =>
  ({
    '@context': CONTEXT,
    '@type': 'WebSite',
    name: title,
    description,
    url: homeUrl,
    inLanguage: language,
  }) satisfies WithContext<WebSite>;
