import { type OldSite, pathOf } from './addresses.ts';
import { readHtml } from './blogger-html.ts';
import type { ByteSource } from './byte-source.ts';
import { type Export, type ExportedArticle, type Found, leftOut } from './exported.ts';
import { hostOf } from './hosts.ts';
import { plainText } from './html.ts';
import { childrenOf, readRecords, textOf, type XmlRecord } from './xml-records.ts';

// Atom, with what no reader of feeds knows: in files before 2025 a category says what an entry is, in those of Takeout
// elements of Blogger's own.

const KIND = 'http://schemas.google.com/g/2005#kind';

const entries = (source: ByteSource): AsyncIterable<XmlRecord> => readRecords(source, 1);

const linkOf = (entry: XmlRecord, rel: string): string | undefined =>
  childrenOf(entry, 'link').find(({ attributes }) => attributes.rel === rel)?.attributes.href;

/** Such as `post`, `page` or `comment`; empty for the feed's own elements. */
function kindOf(entry: XmlRecord): string {
  const own = textOf(entry, 'blogger:type');
  const term = childrenOf(entry, 'category').find(({ attributes }) => attributes.scheme === KIND)
    ?.attributes.term;
  return (own || (term ?? '').replace(/^.*#/, '')).toLowerCase();
}

function isDraft(entry: XmlRecord): boolean {
  const status = textOf(entry, 'blogger:status');
  const control = entry.children.find(({ name }) => name === 'app:control');
  return (
    /^draft$/i.test(status) || (control !== undefined && textOf(control, 'app:draft') === 'yes')
  );
}

const isTrash = (entry: XmlRecord): boolean =>
  /trash/i.test(textOf(entry, 'blogger:status')) || textOf(entry, 'blogger:trashed') !== '';

/** Its path in Takeout; its URL before. */
const addressOf = (entry: XmlRecord): string | undefined =>
  textOf(entry, 'blogger:filename') || linkOf(entry, 'alternate');

function readEntry(entry: XmlRecord, old: OldSite): ExportedArticle {
  const draft = isDraft(entry);
  const published = textOf(entry, 'published') || undefined;
  const updated = textOf(entry, 'updated') || undefined;
  return {
    title: plainText(textOf(entry, 'title')) || undefined,
    id: textOf(entry, 'id') || undefined,
    link: draft ? undefined : addressOf(entry),
    published: published?.replace(/\.\d+/, ''),
    updated:
      Date.parse(updated ?? '') > Date.parse(published ?? '') && !draft
        ? updated?.replace(/\.\d+/, '')
        : undefined,
    authors: childrenOf(entry, 'author').flatMap((author) => {
      const name = textOf(author, 'name');
      const url = textOf(author, 'uri');
      // As it calls those who have closed their account.
      const isKnown = name !== '' && name !== 'Unknown' && name !== 'Anonymous';
      return isKnown ? [{ name, ...(url !== '' && { url }) }] : [];
    }),
    tags: childrenOf(entry, 'category')
      .filter(({ attributes }) => attributes.scheme !== KIND)
      .map(({ attributes }) => attributes.term ?? ''),
    summary: textOf(entry, 'blogger:metaDescription') || undefined,
    isDraft: draft,
    isPage: kindOf(entry) === 'page',
    text: { html: readHtml(textOf(entry, 'content'), old) },
  };
}

async function* readEntries(source: ByteSource, old: OldSite): AsyncGenerator<Found> {
  for await (const entry of entries(source)) {
    if (entry.name !== 'entry') continue;
    const kind = kindOf(entry);
    const name = `${plainText(textOf(entry, 'title')) || 'without a title'} (line ${entry.line})`;
    if (kind === 'comment') yield leftOut('a comment');
    else if (kind !== 'post' && kind !== 'page') yield leftOut(`of the kind "${kind}"`);
    else if (isTrash(entry)) yield leftOut('in the trash', name);
    else yield { type: 'article', article: readEntry(entry, old) };
  }
}

/** Opens an export of Blogger: one from its settings, or the feed.atom of Takeout. */
export async function openBlogger(source: ByteSource, given: string | undefined): Promise<Export> {
  const paths = new Set<string>();
  let site = given;
  for await (const record of entries(source)) {
    const { attributes } = record;
    if (record.name === 'link' && attributes.rel === 'alternate') site ??= attributes.href;
    if (record.name !== 'entry' || !/^(?:post|page)$/.test(kindOf(record))) continue;
    const address = addressOf(record);
    const path = pathOf(address ?? '');
    if (path !== undefined && !isDraft(record)) paths.add(path);
    if (URL.canParse(address ?? '')) site ??= new URL(address ?? '').origin;
  }
  return {
    system: 'Blogger',
    folder: 'blogger',
    site,
    paths,
    mediaHosts: new Set([
      ...hostOf(site),
      'blogger.googleusercontent.com',
      ...[1, 2, 3, 4].map((number) => `${number}.bp.blogspot.com`),
    ]),
    found: () => readEntries(source, { site, paths }),
  };
}
