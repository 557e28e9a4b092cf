import type { Channel } from '../feed/channel.ts';
import { FEED_FORMATS, type FeedFormat } from '../feed/formats.ts';
import { RENDER } from '../feed/render.ts';
import { CACHE, type Lifetime } from '../http/cache-policy.ts';
import { linkHeader } from '../http/link.ts';
import type { Document } from '../http/representation.ts';
import { CORS_READABLE, DOCUMENT_SECURITY } from '../http/security.ts';
import type { Snapshot } from '../library/open/snapshot.ts';
import type { TermKey } from '../model/term.ts';
import type { Settings } from '../settings/settings.ts';
import type { Channels } from './channels.ts';
import { buildFeedLinks } from './document-links.ts';

const renderFeed = (channel: Channel, format: FeedFormat, lifetime: Lifetime): Document => ({
  text: RENDER[format](channel),
  mediaType: FEED_FORMATS[format].mediaType,
  lifetime,
  headers: {
    ...DOCUMENT_SECURITY,
    ...CORS_READABLE,
    'Cache-Tag': 'site,feed',
    ...linkHeader(buildFeedLinks(channel, format)),
  },
});

/** The feeds of all articles, of tags and authors, and of archives. */
export function createFeeds(
  { readMain, readTerm, readArchive }: Channels,
  { FEED_MAX_AGE }: Settings,
) {
  const lifetime = CACHE.feed(FEED_MAX_AGE);
  return {
    main: (snapshot: Snapshot, format: FeedFormat): Document =>
      renderFeed(readMain(snapshot), format, lifetime),

    async term(snapshot: Snapshot, key: TermKey, format: FeedFormat) {
      const channel = await readTerm(snapshot, key);
      return channel && renderFeed(channel, format, lifetime);
    },

    async archive(snapshot: Snapshot, number: number, format: FeedFormat) {
      const archive = await readArchive(snapshot, number);
      if (!archive) return undefined;
      return renderFeed(archive.channel, format, archive.isFinal ? CACHE.immutable : lifetime);
    },
  };
}
