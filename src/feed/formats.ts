import { FEED_PATHS } from '../paths.ts';

/** The name, path and media type of each feed format. */
export const FEED_FORMATS = {
  rss: { name: 'RSS', path: FEED_PATHS.rss, mediaType: 'application/rss+xml' },
  atom: { name: 'Atom', path: FEED_PATHS.atom, mediaType: 'application/atom+xml' },
  json: { name: 'JSON Feed', path: FEED_PATHS.json, mediaType: 'application/feed+json' },
} as const;

export type FeedFormat = keyof typeof FEED_FORMATS;

export const FORMATS = Object.keys(FEED_FORMATS) as readonly FeedFormat[];
