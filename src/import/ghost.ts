import type { Root } from 'hast';
import { canonicalPath } from '../paths.ts';
import { moveAddresses, type OldSite, pathOf } from './addresses.ts';
import { type Export, type Found, leftOut, look } from './exported.ts';
import { failAt } from './failure.ts';
import { dropGated, unwrapCards } from './ghost-html.ts';
import { renderLexical } from './ghost-lexical.ts';
import { renderMobiledoc } from './ghost-mobiledoc.ts';
import { isForMembers, MARK, pathOfPost, readPost, Tables } from './ghost-post.ts';
import { hostOf } from './hosts.ts';
import { parseHtml, writeHtml } from './html.ts';
import { isMap, type JsonMap, toMap, toMaps, toText } from './json-values.ts';
import { parseMarkdown } from './markdown.ts';

/** True for what Ghost exports: `{ db: [{ data }] }`, or `{ data }` as its importer takes it. */
export const isGhost = (json: unknown): json is JsonMap => {
  const data = isMap(json) ? dataOf(json) : {};
  return Array.isArray(data.posts);
};

const dataOf = (json: JsonMap): JsonMap => {
  const whole = toMaps(json.db)[0] ?? json;
  return isMap(whole.data) ? whole.data : whole;
};

/** The HTML of a post, and what is left out of it. */
interface Content {
  readonly html: string;
  readonly leftOut: readonly string[];
}

/** The JSON in a field; undefined where there is none, or nothing in it. */
function parseField(value: unknown): JsonMap | undefined {
  try {
    const json: unknown = JSON.parse(toText(value) ?? '{}');
    return isMap(json) && Object.keys(json).length > 0 ? json : undefined;
  } catch {
    return undefined;
  }
}

function writeContent(root: Root, old: OldSite): string {
  moveAddresses(root, old);
  // Without the site's address, links to its articles can still be told.
  return writeHtml(root).replace(/__GHOST_URL__(\/[^"'\s<>]*)/g, (whole, path: string) =>
    old.paths.has(canonicalPath(path.replace(/[?#].*/, ''))) ? path : whole,
  );
}

const fillMark = (text: string, { site }: OldSite): string =>
  site === undefined ? text : text.replaceAll(MARK, site.replace(/\/$/, ''));

function readHtml(html: string, old: OldSite): Content {
  const open = dropGated(fillMark(html, old));
  const root = parseHtml(open.html);
  const left = unwrapCards(root);
  return { html: writeContent(root, old), leftOut: [...open.leftOut, ...left] };
}

/** What the editor keeps, for posts whose HTML was not exported. */
function readSource(post: JsonMap, old: OldSite): Content | undefined {
  const lexical = parseField(post.lexical);
  const mobiledoc = parseField(post.mobiledoc);
  const markdown = toText(post.markdown);
  const rendered = lexical ? renderLexical(lexical) : mobiledoc && renderMobiledoc(mobiledoc);
  if (!rendered)
    return markdown === undefined ? undefined : readHtml(writeHtml(parseMarkdown(markdown)), old);
  const { nodes, leftOut } = rendered;
  if (nodes.length === 0) return undefined;
  const content = readHtml(writeHtml({ type: 'root', children: [...nodes] }), old);
  return { ...content, leftOut: [...leftOut, ...content.leftOut] };
}

const readContent = (post: JsonMap, old: OldSite): Content | undefined => {
  const html = toText(post.html);
  return html === undefined ? readSource(post, old) : readHtml(html, old);
};

/** Addresses that only the old site could complete. */
const OF_SITE = /__GHOST_URL__|(?:^|(?:src|href)=")\/content\//;

function* readPosts(tables: Tables, old: OldSite): Generator<Found> {
  for (const post of tables.rows('posts')) {
    const name = toText(post.title) ?? toText(post.slug);
    if (post.status === 'sent') {
      yield leftOut('sent by mail alone', name);
      continue;
    }
    const content = readContent(post, old);
    if (content === undefined) {
      yield leftOut('without a text that can be read', name);
      continue;
    }
    yield { type: 'article', article: readPost(post, content.html, tables, old) };
    if (isForMembers(post)) yield look('for members alone: a draft here', name);
    for (const what of new Set(content.leftOut)) yield look(`left out of it: ${what}`, name);
    const addresses = [content.html, toText(post.feature_image)];
    if (old.site === undefined && addresses.some((each) => OF_SITE.test(each ?? '')))
      yield look('pictures or links without the address of the old site: add --site URL', name);
  }
}

/** Opens an export of Ghost. */
export function openGhost(json: JsonMap, file: string, site: string | undefined): Export {
  const tables = new Tables(toMap(dataOf(json)));
  if (tables.rows('posts').length === 0)
    throw failAt(file, 'it has no posts; export the content of the site');
  const paths = new Set(
    tables
      .rows('posts')
      .filter((post) => post.status === 'published' && !isForMembers(post))
      .flatMap((post) => pathOf(pathOfPost(post, tables)) ?? []),
  );
  return {
    system: 'Ghost',
    folder: 'ghost',
    site,
    paths,
    mediaHosts: new Set(hostOf(site)),
    found: () => readPosts(tables, { site, paths }),
  };
}
