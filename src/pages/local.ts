import type { SiteInfo } from '../feed/channel.ts';

/**
 * An address as a page names it: without the host where that is the site's, so that the page works
 * wherever it is looked at.
 */
export const toLocal = (url: string, { homeUrl }: SiteInfo): string =>
  url.startsWith(homeUrl) ? url.slice(homeUrl.length - 1) : url;
