/** A program that fetches feeds. */
export interface FeedReader {
  readonly name: string;
  readonly userAgent: string;
}

/**
 * What the common readers call themselves: as their source or their documentation has it, else as it is in the logs
 * of publishers.
 */
export const FEED_READERS: readonly FeedReader[] = [
  {
    name: 'Feedly',
    userAgent:
      'Feedly/1.0 (+http://www.feedly.com/fetcher.html; 12 subscribers; like FeedFetcher-Google)',
  },
  {
    name: 'Inoreader',
    userAgent: 'Inoreader/1.0 (+http://www.inoreader.com/feed-fetcher; 26 subscribers; )',
  },
  {
    name: 'NewsBlur',
    userAgent:
      'NewsBlur Feed Fetcher - 5 subscribers - https://www.newsblur.com/site/123/tidings (Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/14.0.1 Safari/605.1.15)',
  },
  {
    name: 'The Old Reader',
    userAgent:
      'Mozilla/5.0 (compatible; theoldreader.com; 2 subscribers; feed-id=0719795c4d27c784217b0bc0)',
  },
  { name: 'Feedbin', userAgent: 'Feedbin feed-id:1637164 - 3 subscribers' },
  {
    name: 'BazQux',
    userAgent: 'Mozilla/5.0 (compatible; BazQux/2.4; +https://bazqux.com/fetcher; 1 subscribers)',
  },
  { name: 'NetNewsWire', userAgent: 'NetNewsWire (RSS Reader; https://netnewswire.com/)' },
  { name: 'Reeder', userAgent: 'Reeder/5050001 CFNetwork/1568.200.51 Darwin/24.1.0' },
  { name: 'FreshRSS', userAgent: 'FreshRSS/1.29.1 (Linux; https://freshrss.org)' },
  {
    name: 'Miniflux',
    userAgent: 'Mozilla/5.0 (compatible; Miniflux/2.2.3; +https://miniflux.app)',
  },
  {
    name: 'Tiny Tiny RSS',
    userAgent: 'Tiny Tiny RSS/23.05-a4543de (Unsupported) (https://tt-rss.org/)',
  },
  {
    name: 'Thunderbird',
    userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Thunderbird/128.5.0',
  },
  { name: 'Newsboat', userAgent: 'Newsboat/2.37.0 (Linux x86_64)' },
  { name: 'Apple Podcasts', userAgent: 'iTMS' },
  { name: 'Spotify', userAgent: 'Spotify/1.0' },
  {
    name: 'Overcast',
    userAgent: 'Overcast/1.0 Podcast Sync (210 subscribers; feed-id=735461; +http://overcast.fm/)',
  },
  {
    name: 'Pocket Casts',
    userAgent: 'PocketCasts/1.0 (Pocket Casts Feed Parser; +http://pocketcasts.com/)',
  },
  { name: 'Slack', userAgent: 'Slackbot 1.0 (+https://api.slack.com/robots)' },
  {
    name: 'FeedFetcher of Google',
    userAgent: 'FeedFetcher-Google; (+http://www.google.com/feedfetcher.html)',
  },
  {
    name: 'feedparser (Python)',
    userAgent: 'feedparser/6.0.11 +https://github.com/kurtmckee/feedparser/',
  },
  { name: 'requests (Python)', userAgent: 'python-requests/2.32.3' },
  { name: 'curl', userAgent: 'curl/8.5.0' },
];
