import type { SiteInfo } from '../feed/channel.ts';

/**
 * An address as a page names it: without the site's own host, so that the page works on any host.
 * @example toLocal('https://a.example/subscribe', { homeUrl: 'https://a.example/' }) // → '/subscribe'
 */
export const toLocal = (url: string, { homeUrl }: SiteInfo): string =>
  url.startsWith(homeUrl) ? url.slice(homeUrl.length - 1) : url;
