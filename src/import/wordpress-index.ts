import { pathOf } from './addresses.ts';
import type { ByteSource } from './byte-source.ts';
import { hostOf } from './hosts.ts';
import { plainText } from './html.ts';
import { explainLeftOut, metaOf, typeOf } from './wordpress-items.ts';
import type { Attachment, WordPressLibrary } from './wordpress-library.ts';
import { readRecords, textOf, type XmlRecord } from './xml-records.ts';

/** What the first reading of an export finds, for the second. */
export interface Index extends WordPressLibrary {
  readonly language?: string | undefined;
  /** Names by logins, and by what plug-ins for several authors call them. */
  readonly authors: ReadonlyMap<string, string>;
  readonly mediaHosts: ReadonlySet<string>;
  /** Whether a type had addresses of its own. */
  readonly isPublic: (type: string) => boolean;
}

const COMMENTS = new Set(['wp:comment']);

/** Elements of the channel: `rss` has depth 0. */
export const readItems = (source: ByteSource): AsyncIterable<XmlRecord> =>
  readRecords(source, 2, COMMENTS);

const readAttachment = (item: XmlRecord): Attachment => ({
  url: textOf(item, 'wp:attachment_url') || textOf(item, 'guid'),
  alt: metaOf(item, '_wp_attachment_image_alt'),
  caption: plainText(textOf(item, 'excerpt:encoded')),
  title: plainText(textOf(item, 'title')),
  parent: textOf(item, 'wp:post_parent'),
  order: Number(textOf(item, 'wp:menu_order')) || 0,
});

/** Hosts where the pictures of people's sites are, and nothing else. */
const PICTURE_HOSTS =
  /\/\/(\d+\.media\.tumblr\.com|images\.squarespace-cdn\.com|static\d?\.squarespace\.com|[\w-]+\.files\.wordpress\.com)\//g;

const isText = (value: string): boolean => value !== '';

/** Takes in one element after the other. */
class IndexReader {
  readonly #attachments = new Map<string, Attachment>();
  readonly #blocks = new Map<string, string>();
  readonly #authors = new Map<string, string>();
  readonly #paths = new Set<string>();
  readonly #numbers = new Set<string>();
  readonly #public = new Set<string>();
  readonly #hosts = new Set<string>();
  readonly #channel = new Map<string, string>();

  add(record: XmlRecord): void {
    if (record.name === 'item') this.#addItem(record);
    else if (record.name === 'wp:author' || record.name === 'wp:wp_author') this.#addAuthor(record);
    else if (record.children.length === 0) this.#channel.set(record.name, record.text.trim());
  }

  #addAuthor(record: XmlRecord): void {
    const login = textOf(record, 'wp:author_login');
    const names = ['first', 'last'].map((each) => textOf(record, `wp:author_${each}_name`));
    const name = textOf(record, 'wp:author_display_name') || names.filter(isText).join(' ');
    this.#authors.set(login, plainText(name) || login);
  }

  #addItem(item: XmlRecord): void {
    const id = textOf(item, 'wp:post_id');
    const type = typeOf(item);
    if (type === 'attachment') this.#attachments.set(id, readAttachment(item));
    else if (type === 'wp_block')
      this.#blocks.set(id, Buffer.from(textOf(item, 'content:encoded')).toString());
    else if (type === 'guest-author') this.#addGuest(item);
    else if (textOf(item, 'wp:status') === 'publish') this.#addPath(item, type);
    for (const [, host = ''] of textOf(item, 'content:encoded').matchAll(PICTURE_HOSTS))
      this.#hosts.add(Buffer.from(host).toString());
  }

  /** Of Co-Authors Plus. */
  #addGuest(item: XmlRecord): void {
    const name = metaOf(item, 'cap-display_name') || plainText(textOf(item, 'title'));
    const login = metaOf(item, 'cap-user_login');
    for (const key of [textOf(item, 'wp:post_name'), login, `cap-${login}`])
      if (!this.#authors.has(key)) this.#authors.set(key, name);
  }

  #addPath(item: XmlRecord, type: string): void {
    const link = textOf(item, 'link');
    const path = pathOf(link);
    // What nobody was to see is at `/?post_type=message&p=12`.
    if (link !== '' && !/[?&]post_type=/.test(link)) this.#public.add(type);
    if (explainLeftOut(item, () => true) !== undefined) return;
    if (path !== undefined) this.#paths.add(path);
    this.#numbers.add(textOf(item, 'wp:post_id'));
  }

  finish(): Index {
    const channel = this.#channel;
    const site = channel.get('link') || channel.get('wp:base_blog_url') || undefined;
    const urls = [site ?? '', ...[...this.#attachments.values()].map(({ url }) => url)];
    const hosts = urls.flatMap(hostOf);
    // WordPress.com keeps the files of `quay.wordpress.com` at `quay.files.wordpress.com`.
    const own = hosts.map((host) =>
      host.replace(/^([\w-]+)\.wordpress\.com$/, '$1.files.wordpress.com'),
    );
    return {
      site,
      language: channel.get('language') || undefined,
      isWordPress: channel.has('wp:base_site_url') || channel.has('wp:base_blog_url'),
      authors: this.#authors,
      attachments: this.#attachments,
      blocks: this.#blocks,
      paths: this.#paths,
      numbers: this.#numbers,
      mediaHosts: new Set([...hosts, ...own, ...this.#hosts]),
      isPublic: (type) => this.#public.has(type),
    };
  }
}

export async function readIndex(source: ByteSource): Promise<Index> {
  const reader = new IndexReader();
  for await (const record of readItems(source)) reader.add(record);
  return reader.finish();
}
