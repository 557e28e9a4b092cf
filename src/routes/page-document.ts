import type { ListedFeed } from '../feed/channel.ts';
import { CACHE, type Lifetime } from '../http/cache-policy.ts';
import { linkHeader } from '../http/link.ts';
import type { Document } from '../http/representation.ts';
import { PAGE_SECURITY } from '../http/security.ts';
import { buildAlternates } from './document-links.ts';

/**
 * A page of the site.
 * @param feeds those that its readers may subscribe to
 */
export const pageDocument = (text: string, feeds: readonly ListedFeed[]): Document => ({
  text,
  mediaType: 'text/html',
  lifetime: CACHE.page,
  headers: {
    ...PAGE_SECURITY,
    'Cache-Tag': 'site',
    ...linkHeader(feeds.flatMap(buildAlternates)),
  },
});

/** A page for an address where nothing is. */
export const missingDocument = (text: string, lifetime: Lifetime): Document => ({
  text,
  mediaType: 'text/html',
  lifetime,
  headers: PAGE_SECURITY,
});
