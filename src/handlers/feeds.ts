import type { TopicKey } from '../article/topic.ts';
import { findFeedLinks } from '../document-links.ts';
import type { Channel } from '../feed/channel.ts';
import { FEED_FORMATS, type FeedFormat } from '../feed/formats.ts';
import { RENDER } from '../feed/render.ts';
import { linkHeader } from '../http/link.ts';
import { CACHE, type Lifetime } from '../http/policy.ts';
import { createRepresentation, type Representation } from '../http/representation.ts';
import { DOCUMENT_SECURITY, READABLE_ANYWHERE } from '../http/security.ts';
import type { Answer, Kit } from './kit.ts';

const createFeed = (
  channel: Channel,
  format: FeedFormat,
  lifetime: Lifetime,
): Promise<Representation> =>
  createRepresentation(RENDER[format](channel), FEED_FORMATS[format].mediaType, channel.updated, {
    lifetime,
    headers: {
      ...DOCUMENT_SECURITY,
      ...READABLE_ANYWHERE,
      'Cache-Tag': 'site,feed',
      ...linkHeader(findFeedLinks(channel, format)),
    },
  });

/** The feeds: of everything, of a tag or an author, and of what is older. */
export function createFeedHandlers({ answer, channels, settings }: Kit) {
  const { readMain, readTopic, readArchive } = channels;
  const feedLifetime = CACHE.feed(settings.FEED_MAX_AGE);
  return {
    feed: (request: Request, format: FeedFormat): Answer =>
      answer.document(request, FEED_FORMATS[format].path, async (edition) =>
        createFeed(await readMain(edition), format, feedLifetime),
      ),

    topicFeed: (request: Request, key: TopicKey, format: FeedFormat): Answer =>
      answer.document(request, `/${key}${FEED_FORMATS[format].path}`, async (edition) => {
        const channel = await readTopic(edition, key);
        return channel && createFeed(channel, format, feedLifetime);
      }),

    archive: (request: Request, number: number, format: FeedFormat): Answer =>
      answer.document(
        request,
        `/archive/${number}${FEED_FORMATS[format].path}`,
        async (edition) => {
          const archive = await readArchive(edition, number);
          if (!archive) return undefined;
          const lifetime = archive.isFinal ? CACHE.immutable : feedLifetime;
          return createFeed(archive.channel, format, lifetime);
        },
      ),
  };
}
