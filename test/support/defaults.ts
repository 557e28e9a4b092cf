import type { SiteDefaults } from '../../src/read/read-article.ts';

/** What articles take from the site, where a test says nothing else. */
export const DEFAULTS: SiteDefaults = { language: 'en', timeZone: 'UTC', hasMath: false };
