import type { Instant } from '../article/article.ts';
import type { Item, Masthead } from '../feed/channel.ts';
import { formatElement, formatText } from '../feed/xml.ts';

export const SITEMAP_PATH = '/sitemap.xml';
export const NEWS_SITEMAP_PATH = '/news-sitemap.xml';

/** A page of the site. */
export interface Place {
  /** Absolute. */
  readonly url: string;
  readonly lastModified?: Instant | undefined;
}

const SITEMAP = 'http://www.sitemaps.org/schemas/sitemap/0.9';
const NEWS = 'http://www.google.com/schemas/sitemap-news/0.9';

/** As many as one file may list. */
const MOST = 50_000;
const MOST_NEWS = 1000;

const format = (urls: readonly string[], news?: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${formatElement(
    'urlset',
    { xmlns: SITEMAP, 'xmlns:news': news },
    urls.map((url) => formatElement('url', {}, url)).join(''),
  )}\n`;

/**
 * Pages for search engines: the first 50,000.
 * @see https://www.sitemaps.org/protocol.html
 */
export const renderSitemap = (places: readonly Place[]): string =>
  format(
    places
      .slice(0, MOST)
      .map(({ url, lastModified }) => formatText('loc', url) + formatText('lastmod', lastModified)),
  );

/** The language as Google wants it: without a region, but for Chinese. */
function formatLanguage(tag: string): string {
  const [language = '', ...rest] = tag.toLowerCase().split('-');
  if (language !== 'zh') return language;
  return rest.some((part) => /^(?:hant|tw|hk|mo)$/.test(part)) ? 'zh-tw' : 'zh-cn';
}

function formatNews({ title, language }: Masthead, item: Item): string {
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
 * News for Google: the newest thousand.
 * @param items published in the last two days
 * @see https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap
 */
export const renderNewsSitemap = (masthead: Masthead, items: readonly Item[]): string =>
  format(
    items.slice(0, MOST_NEWS).map((item) => formatNews(masthead, item)),
    NEWS,
  );
