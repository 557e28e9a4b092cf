import { isAbsoluteIri, readUrl } from '../../model/address.ts';
import { byName } from '../markup/reference.ts';
import { decodeEntities } from './decode-entities.ts';
import type { Entry } from './entry.ts';
import { spreadRecordings } from './episode-entries.ts';
import { findField, foldName, isGroup } from './field-names.ts';
import { isMap } from './maps.ts';

const isOn = (value: unknown): boolean => /^(?:true|yes|on|1)$/i.test(String(value).trim());
const isOff = (value: unknown): boolean => /^(?:false|no|off|0)$/i.test(String(value).trim());

/** What another generator's field says, as one of ours; undefined if it says nothing that Tidings uses. */
type Translate = (value: unknown) => readonly [field: string, value: unknown] | undefined;

const UNLISTED: Translate = (value) => (isOn(value) ? ['feed', false] : undefined);

const DRAFT: Translate = (value) => (isOff(value) ? ['draft', true] : undefined);

const HELD: Translate = (value) => (isOn(value) ? ['draft', true] : undefined);

/** Jekyll and Eleventy build paths from patterns: these say nothing of this article alone. */
const isPattern = (path: string): boolean => /[:{}*]/.test(path.replace(/^https?:\/\//i, ''));

const readPath: Translate = (value) => {
  if (isOff(value)) return ['draft', true];
  return typeof value === 'string' && !isPattern(value) ? ['permalink', value] : undefined;
};

const keep =
  (field: string, isGood: (value: unknown) => boolean): Translate =>
  (value) =>
    isGood(value) ? [field, value] : undefined;

const isText = (value: unknown): value is string => typeof value === 'string';
const isUri = (value: unknown): boolean => isText(value) && isAbsoluteIri(value);
const isRemote = (value: unknown): boolean => isText(value) && 'value' in readUrl(value);

/** Eleventy has words where others have dates: `Last Modified`, `git Created`. */
const hasNoWord = (value: unknown): boolean =>
  typeof value !== 'boolean' &&
  !(
    isText(value) &&
    /^(?:git )?(?:last[- ]modified|created|today|now|false|true)$/i.test(value.trim())
  );

const isDraftStatus = (value: unknown): boolean =>
  /^(?:drafts?|private|pending|future|trash|trashed|archived|members|paid|tiers|internal)$/i.test(
    String(value).trim(),
  );

const isNoIndex = (value: unknown): boolean => isText(value) && /\bno(?:index|ne)\b/i.test(value);

/** Code of a template, which only its generator could fill in. */
const isFilled = (value: unknown): boolean => !(isText(value) && /\{\{|\{%|<%/.test(value));

/** The same without quotes, as Obsidian has it: to YAML, `{{date}}` is a map in a map. */
const isPlaceholder = (value: unknown): boolean =>
  !isFilled(value) || (isMap(value) && Object.keys(value).some((name) => /^[{[]/.test(name)));

/** What waits for its date is what new articles are made of: `archetypes/default.md`, `Templates/Daily.md`. */
const readDated =
  (field: string): Translate =>
  (value) => {
    if (isPlaceholder(value)) return ['draft', true];
    // WordPress has this where it has no date.
    if (String(value).startsWith('0000-00-00')) return undefined;
    return hasNoWord(value) ? [field, value] : undefined;
  };

/** A path of another site has no need of a slash; an alias of ours without one is a slug. */
const toPaths = (value: unknown): readonly unknown[] =>
  (Array.isArray(value) ? value : [value]).map((each: unknown) =>
    isText(each) && !/^(?:\/|[a-z][a-z0-9+.-]*:)/i.test(each) ? `/${each}` : each,
  );

/** The number of an article is its address in WordPress, whatever others there are. */
const readPostNumber: Translate = (value) =>
  /^[1-9]\d*$/.test(String(value).trim()) ? ['aliases', `/?p=${String(value).trim()}`] : undefined;

/** Obsidian has the names of pictures: `"[[boat.png]]"`, and without quotes a list in a list. */
const readPicture =
  (name: string): Translate =>
  (value) => {
    if (typeof value === 'boolean') return undefined;
    const [inner] = Array.isArray(value) && value.length === 1 ? value : [];
    const [bare] = Array.isArray(inner) && inner.length === 1 ? inner : [];
    const given = isText(bare) ? `[[${bare}]]` : value;
    // A colour.
    if (isText(given) && given.trim().startsWith('#')) return undefined;
    const linked = isText(given)
      ? /^!?\[\[([^[\]|]+)(?:\|.*)?\]\]$/.exec(given.trim())?.[1]
      : undefined;
    return [name, linked === undefined ? value : byName(linked)];
  };

const readSitemap: Translate = (value) => {
  const isLeftOut = isMap(value)
    ? ['disable', 'ignore', 'exclude'].some((name) => isOn(value[name]))
    : isOff(value);
  return isLeftOut ? ['sitemap', false] : undefined;
};

const readBuild: Translate = (value) => {
  if (!isMap(value)) return undefined;
  const isNever = (name: string): boolean => isOff(value[name]) || value[name] === 'never';
  if (isNever('render')) return ['draft', true];
  return isNever('list') ? ['feed', false] : undefined;
};

/** jekyll-feed has a map, or a word of its own; anything else that is none of ours is somebody else's feed. */
const readFeed: Translate = (value) => {
  const word = isMap(value) && isOn(value.excerpt_only) ? 'summary' : String(value).trim();
  if (/^(?:summary|excerpt(?:_only)?)$/i.test(word)) return ['feed', 'summary'];
  return isMap(value) || isRemote(value) ? undefined : ['feed', value];
};

/** Who may see an article elsewhere: only some, or all who have its address. */
const readStatus: Translate = (value) => {
  if (isDraftStatus(value)) return ['draft', true];
  return /^(?:hidden|unlisted)$/i.test(String(value).trim()) ? ['feed', false] : undefined;
};

/** Names whose meaning depends on the value, folded; see `foldName`. */
const TRANSLATIONS: Readonly<Record<string, Translate>> = {
  published: (value) =>
    isOn(value) || isOff(value) ? DRAFT(value) : readDated('published')(value),
  publish: DRAFT,
  isdraft: HELD,
  // What only some may read is not for everybody.
  password: (value) =>
    String(value ?? '').trim() === '' || isOff(value) ? undefined : ['draft', true],
  status: readStatus,
  state: readStatus,
  visibility: readStatus,
  private: HELD,
  secret: HELD,
  encrypt: HELD,
  public: DRAFT,
  visible: DRAFT,
  rss: (value) => (isOff(value) ? ['feed', false] : undefined),
  hiddeninrss: UNLISTED,
  rssignore: UNLISTED,
  excludefromfeed: UNLISTED,
  unlisted: UNLISTED,
  eleventyexcludefromcollections: UNLISTED,
  build: readBuild,
  sitemap: readSitemap,
  sitemapexclude: (value) => (isOn(value) ? ['sitemap', false] : undefined),
  noindex: (value) => (isOn(value) ? ['sitemap', false] : undefined),
  robotsnoindex: (value) => (isOn(value) ? ['sitemap', false] : undefined),
  feed: readFeed,
  lastupdated: keep('last_updated', hasNoWord),
  datemodified: keep('dateModified', hasNoWord),
  lastmod: keep('lastmod', hasNoWord),
  modified: keep('modified', hasNoWord),
  updated: keep('updated', hasNoWord),
  robots: (value) => (isNoIndex(value) ? ['sitemap', false] : undefined),
  permalink: readPath,
  // Zola and Gatsby.
  path: (value) => (isText(value) ? readPath(value) : undefined),
  url: readPath,
  // Docusaurus and Gatsby have paths here.
  slug: (value) => [isText(value) && /.\/+./.test(value) ? 'permalink' : 'slug', value],
  date: readDated('date'),
  ...Object.fromEntries(
    ['created', 'pubDate', 'publishDate', 'datePublished', 'published_at', 'created_at'].map(
      (name) => [foldName(name), readDated(name)],
    ),
  ),
  lastupdate: (value) => ['last_update', isMap(value) ? value.date : value],
  external: keep('external', isRemote),
  externallink: keep('external_link', isRemote),
  link: keep('link', isRemote),
  // A plain word is the name of a document in Docusaurus.
  id: keep('id', (value) => isIdentifier(value)),
  guid: keep('guid', (value) => isText(value) || typeof value === 'number'),
  ...Object.fromEntries(['wordpressid', 'wpid', 'postid'].map((name) => [name, readPostNumber])),
  redirectfrom: (value) => ['redirect_from', toPaths(value)],
  redirects: (value) => ['redirects', toPaths(value)],
  ...Object.fromEntries(
    ['math', 'katex', 'mathjax', 'usemathjax', 'latex', 'hasmath', 'enablemath'].map((name) => [
      name,
      (value: unknown) => (value ? (['math', !isOff(value)] as const) : (['math', value] as const)),
    ]),
  ),
  ...Object.fromEntries(
    ['image', 'cover', 'banner', 'thumbnail'].map((name) => [name, readPicture(name)]),
  ),
  ...Object.fromEntries(
    ['audio', 'podcast', 'video'].map((name) => [
      name,
      keep(name, (value) => typeof value !== 'boolean'),
    ]),
  ),
  ...Object.fromEntries(
    ['rights', 'copyright', 'license', 'licence'].map((name) => [
      name,
      keep(name, (value) => isText(value) && !isOn(value) && !isOff(value)),
    ]),
  ),
  description: keep('description', isFilled),
  excerpt: keep('excerpt', (value) => isText(value) && isFilled(value)),
  // Pelican has several names in one text.
  authors: (value) => ['authors', isText(value) && value.includes(';') ? value.split(';') : value],
};

/** True for a number, a UUID, and whatever has a mark that no word has. */
const isIdentifier = (value: unknown): boolean =>
  typeof value === 'number' ||
  (isText(value) &&
    /^\s*(?:\d+|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\s*$|[:@]/i.test(value));

/** An id is compared character by character: `007` is not 7. */
const keepSpelling = (entry: Entry): Entry =>
  typeof entry.value === 'number' && entry.written !== undefined && findField(entry.name) === 'id'
    ? { ...entry, value: entry.written }
    : entry;

/** Where both are stated, an `id` that is no URI is the number of the article in a database. */
const preferGuids = (entries: readonly Entry[]): readonly Entry[] =>
  entries.some(({ name }) => foldName(name) === 'guid')
    ? entries.filter(({ name, value }) => foldName(name) !== 'id' || isUri(value))
    : entries;

function translate(entry: Entry): readonly Entry[] {
  const rule = TRANSLATIONS[foldName(entry.name)];
  if (rule === undefined || !Object.hasOwn(TRANSLATIONS, foldName(entry.name))) return [entry];
  const [name, value] = rule(entry.value) ?? [];
  return name === undefined ? [] : [{ ...entry, name, value }];
}

const TEMPLATE = /\{\{.*?\}\}|\{%.*?%\}|<%.*?%>/gs;

const TEMPLATED: ReadonlySet<string> = new Set(['id', 'summary', 'authors', 'tags']);

/** Only its generator could fill in a template: of a title the rest stays, of what else readers see nothing. */
function dropTemplates(entry: Entry): readonly Entry[] {
  const field = findField(entry.name);
  const has = (value: unknown): boolean => isText(value) && value.search(TEMPLATE) >= 0;
  if (field === 'title' && isText(entry.value)) {
    return [{ ...entry, value: entry.value.replace(TEMPLATE, '').replace(/ {2,}/g, ' ').trim() }];
  }
  if (field === undefined || !TEMPLATED.has(field)) return [entry];
  if (!Array.isArray(entry.value)) return has(entry.value) ? [] : [entry];
  return [{ ...entry, value: entry.value.filter((each) => !has(each)) }];
}

/** The fields that are shown as text. */
const SHOWN: ReadonlySet<string | undefined> = new Set(['title', 'authors', 'tags', 'rights']);

const decodeValue = (value: unknown): unknown => {
  if (isText(value)) return decodeEntities(value);
  return Array.isArray(value) ? value.map(decodeValue) : value;
};

const decodeShown = (entry: Entry): Entry =>
  SHOWN.has(findField(entry.name)) ? { ...entry, value: decodeValue(entry.value) } : entry;

const OF_JEKYLL = /(?:^|\/)_(?:posts|drafts)\//;

/** In Jekyll, blanks separate tags: `categories: jekyll update` is two. */
const splitBlanks = (entry: Entry): Entry =>
  isText(entry.value) && /^(?:tags|categories)$/i.test(entry.name) && !entry.value.includes(',')
    ? { ...entry, value: entry.value.split(/\s+/) }
    : entry;

/** In MkDocs, `date` has both dates of an article. */
const splitDates = (entry: Entry): readonly Entry[] =>
  foldName(entry.name) === 'date' && isMap(entry.value) && entry.value.created !== undefined
    ? [
        { ...entry, value: entry.value.created },
        { ...entry, name: 'updated', value: entry.value.updated },
      ]
    : [entry];

/** In Minimal Mistakes, what is in `header` is about its picture. */
function renameInner(group: string, name: string): string {
  if (foldName(group) !== 'header') return name;
  if (/^(?:teaser|overlay_image|image|og_image)$/i.test(name)) return 'image';
  return name === 'image_description' ? 'alt' : `header_${name}`;
}

/**
 * Entries as the fields that they mean: what is in a group such as Zola's `[extra]` comes after what is not, and
 * what another generator calls `published: false` is `draft: true`.
 * @param file whose folder may tell the generator
 */
export function translateEntries(entries: readonly Entry[], file: string): readonly Entry[] {
  const isGrouped = ({ name, value }: Entry): boolean => isGroup(name) && isMap(value);
  const inner = entries.filter(isGrouped).flatMap((entry) =>
    Object.entries(isMap(entry.value) ? entry.value : {}).map(
      ([name, value]): Entry => ({
        name: renameInner(entry.name, name),
        value,
        isInner: true,
        place: entry.placeOf([name]),
        placeOf: (path) => entry.placeOf([name, ...path]),
      }),
    ),
  );
  const all = [...entries.filter((entry) => !isGrouped(entry)), ...inner]
    .flatMap(splitDates)
    .map(keepSpelling)
    .flatMap(translate)
    .flatMap(dropTemplates)
    .map(decodeShown);
  const entriesOfFile = spreadRecordings(preferGuids(all));
  return OF_JEKYLL.test(file) ? entriesOfFile.map(splitBlanks) : entriesOfFile;
}
