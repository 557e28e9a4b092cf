import { pathOf } from './addresses.ts';
import type { ByteSource } from './byte-source.ts';
import {
  type Export,
  type ExportedArticle,
  type ExportedFile,
  type Found,
  leftOut,
  look,
} from './exported.ts';
import { hostOf } from './hosts.ts';
import { plainText } from './html.ts';
import {
  type Attachment,
  listDynamicBlocks,
  readWordPressText,
  type WordPressLibrary,
} from './wordpress-text.ts';
import { childrenOf, readRecords, textOf, type XmlRecord } from './xml-records.ts';

// The format: https://github.com/WordPress/WordPress/blob/master/wp-admin/includes/export.php

/** What the first reading of an export finds, for the second. */
interface Index extends WordPressLibrary {
  readonly language?: string | undefined;
  /** Names by logins. */
  readonly authors: ReadonlyMap<string, string>;
  readonly mediaHosts: ReadonlySet<string>;
}

const COMMENTS = new Set(['wp:comment']);

/** Elements of the channel: `rss` has depth 0. */
const records = (source: ByteSource): AsyncIterable<XmlRecord> => readRecords(source, 2, COMMENTS);

const metaOf = (item: XmlRecord, key: string): string =>
  childrenOf(item, 'wp:postmeta')
    .filter((meta) => textOf(meta, 'wp:meta_key') === key)
    .map((meta) => textOf(meta, 'wp:meta_value'))[0] ?? '';

const SHOWN: ReadonlySet<string> = new Set(['post', 'page', 'podcast']);

/** Why an item does not come; undefined if it does. */
function explainLeftOut(item: XmlRecord): string | undefined {
  const type = textOf(item, 'wp:post_type') || 'post';
  const status = textOf(item, 'wp:status');
  if (!SHOWN.has(type)) return `of the type "${type}"`;
  if (textOf(item, 'wp:post_password') !== '') return 'protected by a password';
  if (/^(?:private|trash|auto-draft|inherit)$/.test(status))
    return `${status === 'trash' ? 'in the trash' : status}`;
  return undefined;
}

/** WordPress has local times and the same in UTC: what is between them is the zone. */
function readTime(local: string, utc: string): string | undefined {
  const [here, there] = [local, utc].map((each) => Date.parse(`${each.replace(' ', 'T')}Z`));
  const isReal = (time: number | undefined): time is number =>
    time !== undefined && time > Date.UTC(1, 0);
  if (!isReal(here)) return isReal(there) ? `${utc.replace(' ', 'T')}Z` : undefined;
  if (!isReal(there)) return local.replace(' ', 'T');
  const minutes = Math.round((here - there) / 60_000);
  if (minutes === 0 || Math.abs(minutes) > 14 * 60) return `${utc.replace(' ', 'T')}Z`;
  const size = Math.abs(minutes);
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${local.replace(' ', 'T')}${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

const readAttachment = (item: XmlRecord): Attachment => ({
  url: textOf(item, 'wp:attachment_url') || textOf(item, 'guid'),
  alt: metaOf(item, '_wp_attachment_image_alt'),
  caption: plainText(textOf(item, 'excerpt:encoded')),
  title: plainText(textOf(item, 'title')),
  parent: textOf(item, 'wp:post_parent'),
});

async function readIndex(source: ByteSource): Promise<Index> {
  const attachments = new Map<string, Attachment>();
  const blocks = new Map<string, string>();
  const authors = new Map<string, string>();
  const paths = new Set<string>();
  const channel = new Map<string, string>();
  for await (const record of records(source)) {
    if (record.name === 'wp:author') {
      const login = textOf(record, 'wp:author_login');
      authors.set(login, textOf(record, 'wp:author_display_name') || login);
    } else if (record.name !== 'item') {
      if (record.children.length === 0) channel.set(record.name, record.text.trim());
    } else {
      const id = textOf(record, 'wp:post_id');
      const type = textOf(record, 'wp:post_type');
      if (type === 'attachment') attachments.set(id, readAttachment(record));
      else if (type === 'wp_block')
        blocks.set(id, Buffer.from(textOf(record, 'content:encoded')).toString());
      else if (explainLeftOut(record) === undefined && textOf(record, 'wp:status') === 'publish') {
        const path = pathOf(textOf(record, 'link'));
        if (path !== undefined) paths.add(path);
      }
    }
  }
  const site = channel.get('link') || channel.get('wp:base_blog_url');
  const urls = [site ?? '', ...[...attachments.values()].map(({ url }) => url)];
  return {
    site,
    language: channel.get('language') || undefined,
    authors,
    attachments,
    blocks,
    paths,
    mediaHosts: new Set(urls.flatMap(hostOf)),
  };
}

const DURATION = /"duration";s:\d+:"([\d:]+)"/;

/** What PowerPress, Seriously Simple Podcasting and WordPress itself keep of an episode. */
function readEnclosures(item: XmlRecord): readonly (ExportedFile & { readonly type: string })[] {
  const own = metaOf(item, 'audio_file');
  const duration = metaOf(item, 'duration');
  const given = childrenOf(item, 'wp:postmeta')
    .filter((meta) => /^(?:enclosure|.*:enclosure)$/.test(textOf(meta, 'wp:meta_key')))
    .map((meta) => textOf(meta, 'wp:meta_value'))
    .map((value) => {
      const [url = '', , type = ''] = value.split(/\r?\n/).map((line) => line.trim());
      return { url, type, duration: DURATION.exec(value)?.[1] };
    });
  const all =
    own === '' ? given : [{ url: own, type: 'audio', duration: duration || undefined }, ...given];
  return all.filter(
    ({ url }, at) => /^https?:/i.test(url) && all.findIndex((each) => each.url === url) === at,
  );
}

function readFiles(item: XmlRecord): Pick<ExportedArticle, 'audio' | 'video' | 'attachments'> {
  const files = readEnclosures(item);
  const toFile = ({ url, duration }: ExportedFile): ExportedFile =>
    duration === undefined ? { url } : { url, duration };
  const audio = files.find(
    ({ type, url }) => type.startsWith('audio') || /\.(?:mp3|m4a)$/i.test(url),
  );
  const video = files.find(({ type }) => type.startsWith('video'));
  return {
    audio: audio && toFile(audio),
    video: video && toFile(video),
    attachments: files.filter((file) => file !== audio && file !== video).map(toFile),
  };
}

const isCategory = ({ attributes }: XmlRecord): boolean =>
  (attributes.domain === 'category' && attributes.nicename !== 'uncategorized') ||
  attributes.domain === 'post_tag' ||
  attributes.domain === 'tag';

function readImage(item: XmlRecord, { attachments }: Index): ExportedArticle['image'] {
  const found = attachments.get(metaOf(item, '_thumbnail_id'));
  return (
    found && { url: found.url, alt: found.alt || undefined, caption: found.caption || undefined }
  );
}

function readArticle(item: XmlRecord, index: Index): ExportedArticle {
  const status = textOf(item, 'wp:status');
  const isPublic = status === 'publish' || status === 'future' || status === '';
  const link = textOf(item, 'link');
  const pubDate = Date.parse(textOf(item, 'pubDate'));
  const time = (name: string): string | undefined =>
    readTime(textOf(item, `wp:${name}`), textOf(item, `wp:${name}_gmt`));
  const published =
    time('post_date') ?? (pubDate > 0 ? new Date(pubDate).toISOString() : undefined);
  const updated = time('post_modified');
  const isLater = Date.parse(updated ?? '') > Date.parse(published ?? '');
  const login = textOf(item, 'dc:creator');
  return {
    title: plainText(textOf(item, 'title')) || undefined,
    id: textOf(item, 'guid') || undefined,
    link: isPublic ? link : undefined,
    published,
    updated: isPublic && isLater ? updated : undefined,
    authors: login === '' ? [] : [{ name: index.authors.get(login) ?? login }],
    tags: childrenOf(item, 'category')
      .filter(isCategory)
      .map(({ text }) => plainText(text)),
    summary: plainText(textOf(item, 'excerpt:encoded')) || undefined,
    isDraft: !isPublic,
    isPage: textOf(item, 'wp:post_type') === 'page',
    image: readImage(item, index),
    ...readFiles(item),
    text: {
      html: readWordPressText(
        textOf(item, 'content:encoded'),
        textOf(item, 'wp:post_id'),
        index,
        URL.canParse(link) ? link : index.site,
      ),
    },
  };
}

async function* readItems(source: ByteSource, index: Index): AsyncGenerator<Found> {
  for await (const item of records(source)) {
    if (item.name !== 'item') continue;
    const name = `${plainText(textOf(item, 'title')) || 'without a title'} (line ${item.line})`;
    for (const _ of childrenOf(item, 'wp:comment')) yield leftOut('a comment');
    // They come with the articles that show them.
    if (/^(?:attachment|wp_block)$/.test(textOf(item, 'wp:post_type'))) continue;
    const why = explainLeftOut(item);
    if (why !== undefined) {
      yield leftOut(why, name);
      continue;
    }
    for (const block of listDynamicBlocks(textOf(item, 'content:encoded')))
      yield look(`a block "${block}", which WordPress fills in, was left out`, name);
    yield { type: 'article', article: readArticle(item, index) };
  }
}

/** Opens an export of WordPress (WXR), also as Squarespace, Tumblr's exporters and others write it. */
export async function openWordPress(source: ByteSource): Promise<Export> {
  const index = await readIndex(source);
  return {
    system: 'WordPress',
    folder: 'wordpress',
    site: index.site,
    paths: index.paths,
    mediaHosts: index.mediaHosts,
    found: () => readItems(source, index),
  };
}
