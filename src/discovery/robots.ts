import { NEWS_SITEMAP_PATH, SITEMAP_PATH } from '../paths.ts';

/**
 * Lets crawlers read everything, and says where it is listed (RFC 9309).
 * @see https://www.sitemaps.org/protocol.html#submit_robots
 */
export const renderRobots = (siteUrl: string): string =>
  `User-agent: *
Allow: /

Sitemap: ${siteUrl}${SITEMAP_PATH}
Sitemap: ${siteUrl}${NEWS_SITEMAP_PATH}
`;
