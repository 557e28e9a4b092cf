import type { MediaFile, Person } from '../model/article.ts';
import { type Channel, enclosuresOf, type Item } from './channel.ts';
import { linkOf } from './podcast.ts';

/** The wire format: https://www.jsonfeed.org/version/1.1/ */
interface JsonFeed {
  readonly version: 'https://jsonfeed.org/version/1.1';
  readonly title: string;
  readonly home_page_url: string;
  readonly feed_url: string;
  readonly next_url?: string | undefined;
  readonly description: string;
  readonly icon?: string | undefined;
  readonly favicon: string;
  readonly authors: readonly JsonAuthor[];
  readonly language: string;
  readonly hubs?: readonly { readonly type: 'WebSub'; readonly url: string }[] | undefined;
  readonly items: readonly JsonItem[];
}

interface JsonItem {
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly external_url?: string | undefined;
  readonly content_html: string;
  readonly content_text?: string | undefined;
  readonly summary: string;
  readonly image?: string | undefined;
  readonly date_published?: string | undefined;
  readonly date_modified: string;
  readonly authors: readonly JsonAuthor[];
  readonly tags?: readonly string[] | undefined;
  readonly language?: string | undefined;
  readonly attachments?: readonly JsonAttachment[] | undefined;
}

interface JsonAttachment {
  readonly url: string;
  readonly mime_type: string;
  readonly title?: string | undefined;
  readonly size_in_bytes?: number | undefined;
  readonly duration_in_seconds?: number | undefined;
}

/** JSON Feed has no field for an e-mail address, but `url` may be a `mailto:`. */
interface JsonAuthor {
  readonly name: string;
  readonly url?: string | undefined;
  readonly avatar?: string | undefined;
}

const formatAuthor = ({ name, url, email, avatar }: Person): JsonAuthor => ({
  name,
  url: url ?? (email && `mailto:${email}`),
  avatar,
});

const formatAttachment = (file: MediaFile): JsonAttachment => ({
  url: file.url,
  mime_type: file.mediaType,
  title: file.title,
  size_in_bytes: file.byteLength,
  duration_in_seconds: file.duration,
});

/** JSON Feed leaves out empty lists. */
const unlessEmpty = <T>(list: readonly T[]): readonly T[] | undefined =>
  list.length > 0 ? list : undefined;

const formatItem = (item: Item, channel: Channel): JsonItem => ({
  id: item.guid ?? item.id,
  url: item.url,
  title: item.title,
  external_url: item.externalUrl,
  content_html: item.contentHtml,
  content_text: item.contentText,
  summary: item.summary,
  image: item.image?.url,
  date_published: item.published,
  date_modified: item.updated,
  // Many readers look for authors in the item only.
  authors:
    item.authors.length > 0 ? item.authors.map(formatAuthor) : [{ name: channel.author.name }],
  tags: unlessEmpty(item.tags.map(({ name }) => name)),
  language: item.language === channel.language ? undefined : item.language,
  attachments: unlessEmpty(enclosuresOf(item).map(formatAttachment)),
});

/** The channel as JSON Feed 1.1; `feed` can only write version 1.0. */
export function renderJson(channel: Channel): string {
  const feed: JsonFeed = {
    version: 'https://jsonfeed.org/version/1.1',
    title: channel.title,
    home_page_url: linkOf(channel),
    feed_url: channel.feedUrls.json,
    next_url: channel.paging.previous?.json,
    description: channel.description,
    icon: channel.iconUrl,
    favicon: channel.faviconUrl,
    authors: [formatAuthor(channel.author)],
    language: channel.language,
    hubs: channel.hubUrl ? [{ type: 'WebSub', url: channel.hubUrl }] : undefined,
    items: channel.items.map((item) => formatItem(item, channel)),
  };
  return JSON.stringify(feed);
}
