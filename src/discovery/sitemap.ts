import type { SiteInfo } from '../feed/channel.ts';
import { formatElement, formatText } from '../feed/xml.ts';
import type { Instant } from '../model/article.ts';
import type { NewsArticle } from '../model/news.ts';
import { articlesSitemapPath, PAGES_SITEMAP_PATH } from '../paths.ts';

/** A page of the site. */
export interface SitemapPage {
  /** Absolute. */
  readonly url: string;
  readonly lastModified?: Instant | undefined;
}

const SITEMAP = 'http://www.sitemaps.org/schemas/sitemap/0.9';
const NEWS = 'http://www.google.com/schemas/sitemap-news/0.9';

/** The most pages that one file may list. */
const MOST = 50_000;

const formatDocument = (
  name: 'urlset' | 'sitemapindex',
  elements: readonly string[],
  news?: string,
): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${formatElement(
    name,
    { xmlns: SITEMAP, 'xmlns:news': news },
    elements.join(''),
  )}\n`;

const formatUrlset = (urls: readonly string[], news?: string): string =>
  formatDocument(
    'urlset',
    urls.map((url) => formatElement('url', {}, url)),
    news,
  );

/**
 * The index of a site's sitemaps.
 * @param parts how many of them list articles
 * @see https://www.sitemaps.org/protocol.html#index
 */
export const renderSitemapIndex = (siteUrl: string, parts: number): string => {
  const articles = Array.from({ length: parts }, (_, at) => articlesSitemapPath(at + 1));
  return formatDocument(
    'sitemapindex',
    [PAGES_SITEMAP_PATH, ...articles].map((path) =>
      formatElement('sitemap', {}, formatText('loc', siteUrl + path)),
    ),
  );
};

/**
 * Pages for search engines: the first 50,000.
 * @see https://www.sitemaps.org/protocol.html
 */
export const renderSitemap = (pages: readonly SitemapPage[]): string =>
  formatUrlset(
    pages
      .slice(0, MOST)
      .map(({ url, lastModified }) => formatText('loc', url) + formatText('lastmod', lastModified)),
  );

/**
 * The language as Google wants it: without a region, except for Chinese.
 * @example formatLanguage('zh-Hant-HK') // → 'zh-tw'
 */
function formatLanguage(tag: string): string {
  const [language = '', ...rest] = tag.toLowerCase().split('-');
  if (language !== 'zh') return language;
  return rest.some((part) => /^(?:hant|tw|hk|mo)$/.test(part)) ? 'zh-tw' : 'zh-cn';
}

interface NewsItem extends NewsArticle {
  readonly url: string;
}

function formatNews({ title, language }: SiteInfo, item: NewsItem): string {
  const publication =
    formatText('news:name', title) +
    formatText('news:language', formatLanguage(item.language ?? language));
  const news =
    formatElement('news:publication', {}, publication) +
    formatText('news:publication_date', item.published) +
    formatText('news:title', item.title);
  return formatText('loc', item.url) + formatElement('news:news', {}, news);
}

/**
 * News for Google.
 * @param items published in the last two days
 * @see https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap
 */
export const renderNewsSitemap = (siteInfo: SiteInfo, items: readonly NewsItem[]): string =>
  formatUrlset(
    items.map((item) => formatNews(siteInfo, item)),
    NEWS,
  );
