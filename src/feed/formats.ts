/** The formats of a feed: where each document lies and what it is called. */
export const FEED_FORMATS = {
  rss: { name: 'RSS', path: '/rss.xml', mediaType: 'application/rss+xml' },
  atom: { name: 'Atom', path: '/atom.xml', mediaType: 'application/atom+xml' },
  json: { name: 'JSON Feed', path: '/feed.json', mediaType: 'application/feed+json' },
} as const;

export type FeedFormat = keyof typeof FEED_FORMATS;

export const FORMATS = Object.keys(FEED_FORMATS) as readonly FeedFormat[];
