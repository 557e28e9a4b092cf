import { parse } from 'csv-parse/sync';
import type { Element, ElementContent } from 'hast';
import { toString as toText } from 'hast-util-to-string';
import { moveAddresses, type OldSite } from './addresses.ts';
import type { Archive } from './archive.ts';
import { readWhole } from './byte-source.ts';
import { type Export, type ExportedArticle, type Found, leftOut, look } from './exported.ts';
import { failAt } from './failure.ts';
import { hostOf } from './hosts.ts';
import { hasClass, parseHtml, propertyOf, replaceElements, writeHtml } from './html.ts';
import { isMap, type JsonMap, toMap, toMaps, toText as toValue } from './json-values.ts';

const TABLE = /(?:^|\/)posts\.csv$/;

/** What asks readers for something, or belongs to the editor. */
const WIDGETS = [
  'subscription-widget-wrap-editor',
  'subscription-widget-wrap',
  'subscription-widget',
  'captioned-button-wrap',
  'share-dialog',
  'image-link-expand',
  'paywall-jump',
  'paywall',
  'poll-embed',
  'community-chat',
  'install-substack-app-embed',
  'directMessage',
];

const WRAPPERS = ['captioned-image-container', 'image2-inset', 'footnote-content', 'youtube-inner'];

export const isSubstack = ({ files }: Archive): boolean => files.some((file) => TABLE.test(file));

/** What the editor knows of an element. */
function attributesOf(element: Element): JsonMap {
  try {
    const json: unknown = JSON.parse(propertyOf(element, 'dataAttrs') || '{}');
    return isMap(json) ? json : {};
  } catch {
    return {};
  }
}

const link = (href: string, text: string): ElementContent => ({
  type: 'element',
  tagName: 'a',
  properties: { href },
  children: [{ type: 'text', value: text }],
});

const block = (tagName: string, children: Element['children']): ElementContent => ({
  type: 'element',
  tagName,
  properties: {},
  children,
});

const ASKING = /\/(?:subscribe|comments?)\b|[?&]action=share|%%|gift=|\/leaderboard/;

function replaceWidget(element: Element): readonly ElementContent[] | undefined {
  if (hasClass(element, ...WIDGETS)) return [];
  if (element.tagName === 'source' || element.tagName === 'svg') return [];
  if (element.tagName === 'picture' || hasClass(element, ...WRAPPERS)) return element.children;
  const given = attributesOf(element);
  const url = toValue(given.url);
  if (hasClass(element, 'button-wrapper')) {
    const button = element.children.find((child) => child.type === 'element');
    const href = button === undefined ? '' : propertyOf(button, 'href') || (url ?? '');
    return href === '' || ASKING.test(href) ? [] : [block('p', [link(href, toText(element))])];
  }
  const video = toValue(given.videoId);
  if (hasClass(element, 'youtube-wrap', 'vimeo-wrap') && video !== undefined) {
    const src = hasClass(element, 'vimeo-wrap')
      ? `https://player.vimeo.com/video/${video}`
      : `https://www.youtube.com/embed/${video}`;
    return [{ type: 'element', tagName: 'iframe', properties: { src }, children: [] }];
  }
  if (!hasClass(element, 'tweet') || url === undefined) return undefined;
  const said: ElementContent = { type: 'text', value: toValue(given.full_text) ?? '' };
  return [
    block('blockquote', [block('p', [said]), block('p', [link(url, toValue(given.name) ?? url)])]),
  ];
}

function readHtml(html: string, old: OldSite): string {
  const root = parseHtml(html);
  replaceElements(root, (element) => {
    const original = element.tagName === 'img' ? toValue(attributesOf(element).src) : undefined;
    if (element.tagName === 'img') {
      const { dataAttrs, srcSet, sizes, ...properties } = element.properties;
      element.properties = { ...properties, ...(original !== undefined && { src: original }) };
    }
    return replaceWidget(element);
  });
  for (const element of root.children) if (element.type === 'element') dropTracking(element, old);
  moveAddresses(root, old);
  return writeHtml(root);
}

/** Links between posts say where readers came from. */
function dropTracking(element: Element, { site }: OldSite): void {
  const href = propertyOf(element, 'href');
  const url = site === undefined ? null : URL.parse(href);
  if (url && url.origin === new URL(site ?? '').origin && /^\?utm_/.test(url.search))
    element.properties.href = `${url.origin}${url.pathname}${url.hash}`;
  for (const child of element.children)
    if (child.type === 'element') dropTracking(child, { site, paths: new Set() });
}

const pathOfPost = (row: JsonMap): string =>
  `/p/${(toValue(row.post_id) ?? '').replace(/^\d+\./, '')}`;

const isPublished = (row: JsonMap): boolean => row.is_published === 'true';
const isForPayers = (row: JsonMap): boolean => /paid|founding/.test(toValue(row.audience) ?? '');

function readPost(row: JsonMap, html: string, old: OldSite): ExportedArticle {
  const path = pathOfPost(row);
  const audio = toValue(row.podcast_url);
  const { site } = old;
  return {
    title: toValue(row.title),
    // As in Substack's own feeds.
    id: site === undefined ? undefined : new URL(path, site).href,
    link: isPublished(row) ? path : undefined,
    published: toValue(row.post_date)?.replace(/\.\d+/, ''),
    summary: toValue(row.subtitle),
    isDraft: !isPublished(row) || isForPayers(row),
    isPage: row.type === 'page',
    audio: audio === undefined ? undefined : { url: audio },
    text: { html: readHtml(html, old) },
  };
}

async function readTable(archive: Archive, table: string): Promise<readonly JsonMap[]> {
  const { name, open } = archive.source(table);
  const text = (await readWhole({ name, open })).toString('utf8');
  try {
    return toMaps(
      parse(text, { columns: true, bom: true, relax_column_count: true, skip_empty_lines: true }),
    );
  } catch (error) {
    throw failAt(
      name,
      `it is no sound CSV (${error instanceof Error ? error.message : ''}); export it again`,
    );
  }
}

/** Opens an export of Substack. It has no word of where it is from: the publisher says so. */
export async function openSubstack(archive: Archive, site: string | undefined): Promise<Export> {
  const table = archive.files.find((file) => TABLE.test(file)) ?? '';
  const rows = await readTable(archive, table);
  const files = new Set(archive.files);
  const paths = new Set(rows.filter(isPublished).map(pathOfPost));
  async function* found(): AsyncGenerator<Found> {
    for (const row of rows.map(toMap)) {
      const name = toValue(row.title) ?? toValue(row.post_id);
      const file = table.replace(/posts\.csv$/, `posts/${toValue(row.post_id)}.html`);
      if (!files.has(file)) {
        yield leftOut('without a text in the export', name);
        continue;
      }
      const html = (await readWhole(archive.source(file))).toString('utf8');
      yield { type: 'article', article: readPost(row, html, { site, paths }) };
      if (isForPayers(row)) yield look('for subscribers who pay: a draft here', name);
    }
    if (site === undefined)
      yield look(
        'ids are missing, since the export does not say where it is from: add --site https://…',
      );
  }
  return {
    system: 'Substack',
    folder: 'substack',
    site,
    paths,
    mediaHosts: new Set([
      ...hostOf(site),
      'substackcdn.com',
      'substack-post-media.s3.amazonaws.com',
      'bucketeer-e05bbc84-baa3-437e-9518-adb32be77984.s3.amazonaws.com',
      'api.substack.com',
    ]),
    found,
  };
}
