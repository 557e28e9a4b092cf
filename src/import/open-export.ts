import { stat } from 'node:fs/promises';
import path from 'node:path';
import { type Archive, openArchive } from './archive.ts';
import { openBlogger } from './blogger.ts';
import { type ByteSource, fileSource, readFileHead, readHead, readWhole } from './byte-source.ts';
import type { Export, ImportContext } from './exported.ts';
import { failAt, ImportFailure } from './failure.ts';
import { openFeed, readFeed } from './feed.ts';
import { fetchPages } from './feed-pages.ts';
import { isGhost, openGhost } from './ghost.ts';
import { findIncluded, hasUploads } from './included-files.ts';
import { isMap } from './json-values.ts';
import { isMedium, openMedium } from './medium.ts';
import { isSubstack, openSubstack } from './substack.ts';
import { openWordPress } from './wordpress.ts';
import { decodeXml } from './xml-records.ts';

const ZIP = Buffer.from('PK\x03\x04', 'latin1');

const UNSOUND = 'it is no sound JSON; export it again';

/** Ghost has no export in parts. */
const IN_PARTS =
  'take parts of it as docs/moving-here.md says ("Large exports of Ghost"), and import each';

const UNKNOWN =
  'this is no export that can be read; use one of WordPress (WXR), Ghost, Substack, Medium, Blogger or Micro.blog, or a feed';

async function openJson(source: ByteSource, { site }: ImportContext): Promise<Export> {
  const text = (await readWhole(source, { advice: IN_PARTS }))
    .toString('utf8')
    .replace(/^\ufeff/, '');
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new ImportFailure({ file: source.name, ...placeIn(text, error), message: UNSOUND });
  }
  if (isGhost(json)) return openGhost(json, source.name, site);
  if (isMap(json) && Array.isArray(json.items))
    return openFeed([readFeed(text, source.name)], site);
  throw failAt(source.name, UNKNOWN);
}

/** Where a fault is, if the message of JSON.parse tells. */
function placeIn(text: string, error: unknown): { readonly line: number; readonly column: number } {
  const [, at] = /at position (\d+)/.exec(error instanceof Error ? error.message : '') ?? [];
  const before = text.slice(0, Number(at ?? 0)).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}

const TEXT = /\.(?:md|markdown|mdx)$/i;

/** What Tumblr's export has in it; its pages of posts lack addresses and tags. */
const TUMBLR = /(?:^|\/)(?:posts\.zip|posts_index\.html|posts\/html\/\d+\.html)$/;

const TUMBLR_FEED =
  'this is an export of Tumblr, which lacks addresses; use its feed, https://NAME.tumblr.com/rss';

const TEXTS = 'these are Markdown files; unpack them into seeds/ as they are';

/** What systems of which no export is read have, and what to do. */
const OTHERS: readonly (readonly [RegExp, string])[] = [
  [
    /^"?(?:id|post_id|title|web_title|slug|created|hash|uid)"?,/i,
    'a table (CSV) cannot be imported; use the feed of the site, or export Markdown and unpack it into seeds/',
  ],
  [/^---\r?\n/, 'this is a Markdown file; copy it to seeds/ as it is'],
  [
    /^<(?:!doctype html|html)/i,
    'this is a page; copy it to seeds/ as it is, or import the feed of the site',
  ],
];

/** What is in an export of Blogger, and not in the feeds of its sites. */
const BLOGGER =
  /<blogger:type>|schemas\.google\.com\/blogger\/2008\/kind#(?:settings|template|post|page)/;

/** What a document is by its first bytes. */
async function openDocument(source: ByteSource, context: ImportContext): Promise<Export> {
  const head = (await readHead(source))
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .trimStart();
  if (/wordpress\.org\/export\/|<wp:wxr_version>/.test(head)) return openWordPress(source);
  if (BLOGGER.test(head)) return openBlogger(source, context.site);
  if (/^[{[]/.test(head)) return openJson(source, context);
  if (!/<(?:rss|feed|rdf:RDF)[\s>]/.test(head)) {
    const other = OTHERS.find(([start]) => start.test(head))?.[1];
    throw failAt(source.name, other ?? UNKNOWN);
  }
  const text = decodeXml(await readWhole(source));
  return openFeed([readFeed(text, source.name)], context.site);
}

/** The one document in an archive that has the articles in it. */
const DOCUMENT = /(?:^|\/)(?:feed\.(?:atom|json|xml)|[^/]*\.(?:xml|atom|json))$/i;

async function openZip(archive: Archive, context: ImportContext): Promise<Export> {
  if (isSubstack(archive)) return openSubstack(archive, context.site);
  if (isMedium(archive)) return openMedium(archive);
  const documents = archive.files.filter(
    (file) => DOCUMENT.test(file) && !file.startsWith('__MACOSX/'),
  );
  const [document, ...more] = documents;
  const texts = archive.files.filter((file) => TEXT.test(file));
  if (archive.files.some((file) => TUMBLR.test(file))) throw failAt(archive.name, TUMBLR_FEED);
  if (texts.length > 0 && texts.length >= documents.length) throw failAt(archive.name, TEXTS);
  if (document === undefined) throw failAt(archive.name, UNKNOWN);
  if (more.length > 0)
    throw failAt(archive.name, `it has ${documents.length} documents; unpack it, and import each`);
  const opened = await openDocument(archive.source(document), context);
  return hasUploads(archive) ? { ...opened, findFile: findIncluded(archive) } : opened;
}

/**
 * Opens an export, of whichever kind it is by its content.
 * @param file a path, from the root or absolute, or a URL
 * @throws ImportFailure if there is none, or nobody knows its kind
 */
export async function openExport(
  file: string,
  root: string,
  context: ImportContext,
): Promise<Export> {
  if (/^https?:\/\//i.test(file)) return openFeed(await fetchPages(file), context.site);
  const place = path.resolve(root, file);
  const stats = await stat(place).catch(() => undefined);
  if (!stats) throw failAt(file, 'there is no such file');
  if (!stats.isFile())
    throw failAt(file, 'this is no file; a folder of articles goes into seeds/ as it is');
  const head = await readFileHead(place);
  if (!head.subarray(0, 4).equals(ZIP)) return openDocument(fileSource(place, file), context);
  const archive = await openArchive(place, file);
  try {
    return { ...(await openZip(archive, context)), close: archive.close };
  } catch (error) {
    archive.close();
    throw error;
  }
}
