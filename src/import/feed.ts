import { type AnyFeed, parseFeed } from 'feedsmith';
import { moveAddresses, pathOf } from './addresses.ts';
import {
  type Export,
  type ExportedArticle,
  type ExportedFile,
  type Found,
  look,
} from './exported.ts';
import { failAt } from './failure.ts';
import { listHosts } from './hosts.ts';
import { parseHtml, plainText, replaceElements, writeHtml } from './html.ts';

type Feeds = { readonly [F in AnyFeed['format']]: Extract<AnyFeed, { format: F }>['feed'] };
type Items = {
  readonly rss: NonNullable<Feeds['rss']['items']>[number];
  readonly atom: NonNullable<Feeds['atom']['entries']>[number];
  readonly rdf: NonNullable<Feeds['rdf']['items']>[number];
  readonly json: NonNullable<Feeds['json']['items']>[number];
};

/** An item, and whether it seems to be no more than a summary. */
interface Item {
  readonly article: ExportedArticle;
  readonly isShort: boolean;
}

/** What a publisher would call whole, in characters. */
const SHORT = 600;

const isHtml = (text: string): boolean => /<\/?[a-z][^>]*>/i.test(text);

const toHtml = (text: string): string =>
  isHtml(text) || /&\w+;/.test(text) ? text : `<p>${text.replaceAll('<', '&lt;')}</p>`;

const isLonger = (one = '', other = ''): boolean => plainText(one).length > plainText(other).length;

/** Times as they are written: RFC 3339, or those of mail (RFC 822). */
function readTime(text: string | undefined): string | undefined {
  if (text === undefined || /^\d{4}-\d{2}-\d{2}T[\d:.]+(?:Z|[+-]\d{2}:\d{2})$/.test(text))
    return text;
  const time = Date.parse(text);
  if (Number.isNaN(time)) return undefined;
  const [, sign, hours, minutes] = /([+-])(\d{2}):?(\d{2})$/.exec(text) ?? [];
  const offset =
    sign === undefined ? 0 : (sign === '+' ? 1 : -1) * (Number(hours) * 60 + Number(minutes));
  const zone = offset === 0 ? 'Z' : `${sign}${hours}:${minutes}`;
  return `${new Date(time + offset * 60_000).toISOString().slice(0, 19)}${zone}`;
}

interface Enclosure {
  readonly url?: string | undefined;
  readonly type?: string | undefined;
  readonly title?: string | undefined;
  readonly duration?: number | undefined;
}

function sortFiles(
  enclosures: readonly Enclosure[],
): Pick<ExportedArticle, 'audio' | 'video' | 'attachments'> {
  const files = enclosures.flatMap(({ url, type = '', title, duration }) => {
    if (url === undefined || url === '') return [];
    const file: ExportedFile = {
      url,
      ...(title !== undefined && { title }),
      ...(duration !== undefined && { duration: String(Math.round(duration)) }),
    };
    return [{ type, file }];
  });
  const audio = files.find(({ type }) => type.startsWith('audio'))?.file;
  const video = files.find(({ type }) => type.startsWith('video'))?.file;
  return {
    audio,
    video,
    attachments: files
      .filter(({ type, file }) => file !== audio && file !== video && !type.startsWith('image'))
      .map(({ file }) => file),
  };
}

const imageOf = (enclosures: readonly Enclosure[], ...urls: readonly (string | undefined)[]) => {
  const picture = enclosures.find(({ type }) => type?.startsWith('image'))?.url;
  const url = [...urls, picture].find((each) => each !== undefined && each !== '');
  return url === undefined ? undefined : { url };
};

/** `jo@x.test (Jo)` and the like: an address of mail is nobody's to publish. */
const nameOf = (
  person: { readonly name?: string; readonly email?: string } | undefined,
): string | undefined => person?.name ?? /\(([^)]+)\)/.exec(person?.email ?? '')?.[1];

const named = (names: readonly (string | undefined)[]): readonly { readonly name: string }[] =>
  names.flatMap((name) =>
    name === undefined || name.trim() === '' ? [] : [{ name: name.trim() }],
  );

function readRssItem(item: Items['rss'], feed: Feeds['rss']): Item {
  const whole = item.content?.encoded;
  const text = whole ?? item.atom?.content?.value ?? item.description ?? item.itunes?.summary ?? '';
  const authors = named([...(item.dc?.creators ?? []), ...(item.authors ?? []).map(nameOf)]);
  const enclosures = (item.enclosures ?? []).map((each) => ({
    ...each,
    duration: item.itunes?.duration,
  }));
  const isPermalink = item.guid?.isPermaLink !== false && /^https?:/.test(item.guid?.value ?? '');
  return {
    article: {
      title: item.title === undefined ? undefined : plainText(item.title),
      id: item.guid?.value ?? item.link,
      link: item.link ?? (isPermalink ? item.guid?.value : undefined),
      published: readTime(item.pubDate ?? item.dc?.dates?.[0]),
      updated: readTime(item.atom?.updated),
      authors: authors.length > 0 ? authors : named([item.itunes?.author]),
      tags: [
        ...(item.categories ?? []).map(({ name }) => name ?? ''),
        ...(item.dc?.subjects ?? []),
      ],
      summary: isLonger(whole, item.description)
        ? plainText(item.description ?? '') || undefined
        : undefined,
      language: feed.language,
      image: imageOf(enclosures, item.itunes?.image),
      ...sortFiles(enclosures),
      text: { html: toHtml(text) },
    },
    isShort: whole === undefined && text.length < SHORT,
  };
}

function readAtomEntry(entry: Items['atom'], feed: Feeds['atom']): Item {
  const linkOf = (rel: string) =>
    entry.links?.filter((each) => (each.rel ?? 'alternate') === rel) ?? [];
  const { value, type } = entry.content ?? {};
  const text = value ?? entry.summary?.value ?? '';
  const html = type === undefined || type === 'text' ? toHtml(text) : text;
  const enclosures = linkOf('enclosure').map((each) => ({
    url: each.href,
    type: each.type,
    title: each.title,
  }));
  const people = entry.authors ?? feed.authors ?? [];
  const titleType = entry.title?.type ?? 'text';
  const title = entry.title?.value;
  return {
    article: {
      title: title === undefined || titleType === 'text' ? title : plainText(title),
      id: entry.id,
      link: linkOf('alternate')[0]?.href,
      published: readTime(entry.published ?? entry.updated),
      updated: entry.published === undefined ? undefined : readTime(entry.updated),
      authors: people.flatMap(({ name, uri }) =>
        name ? [{ name, ...(uri !== undefined && { url: uri }) }] : [],
      ),
      tags: (entry.categories ?? []).map(({ label, term }) => label ?? term ?? ''),
      summary: isLonger(value, entry.summary?.value)
        ? plainText(entry.summary?.value ?? '') || undefined
        : undefined,
      language: entry.xml?.lang ?? feed.xml?.lang,
      image: imageOf(enclosures),
      ...sortFiles(enclosures),
      text: { html },
    },
    isShort: value === undefined,
  };
}

function readRdfItem(item: Items['rdf']): Item {
  const text = item.content?.encoded ?? item.description ?? '';
  return {
    article: {
      title: item.title === undefined ? undefined : plainText(item.title),
      id: item.rdf?.about ?? item.link,
      link: item.link,
      published: readTime(item.dc?.dates?.[0]),
      authors: named(item.dc?.creators ?? []),
      tags: item.dc?.subjects ?? [],
      text: { html: toHtml(text) },
    },
    isShort: item.content?.encoded === undefined && text.length < SHORT,
  };
}

function readJsonItem(item: Items['json'], feed: Feeds['json']): Item {
  const { content_html: html, content_text: text } = item;
  const enclosures = (item.attachments ?? []).map((each) => ({
    url: each.url,
    type: each.mime_type,
    title: each.title,
    duration: each.duration_in_seconds,
  }));
  const people = item.authors ?? feed.authors ?? [];
  return {
    article: {
      title: item.title,
      id: item.id,
      link: item.url,
      published: readTime(item.date_published),
      updated: readTime(item.date_modified),
      authors: people.flatMap(({ name, url }) =>
        name ? [{ name, ...(url !== undefined && { url }) }] : [],
      ),
      tags: item.tags ?? [],
      summary: item.summary,
      language: item.language ?? feed.language,
      externalUrl: item.external_url,
      image: imageOf(enclosures, item.image, item.banner_image),
      ...sortFiles(enclosures),
      text: {
        html:
          html ??
          (text ?? '')
            .split(/\n{2,}/)
            .map((part) => `<p>${part.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</p>`)
            .join('\n'),
      },
    },
    isShort: html === undefined && text === undefined,
  };
}

/** A feed that has been read: its items, and where there are older ones. */
export interface FeedPage {
  readonly site?: string | undefined;
  readonly items: readonly Item[];
  readonly next?: string | undefined;
}

const nextOf = (
  links: readonly { readonly rel?: string; readonly href?: string }[] = [],
): string | undefined =>
  ['prev-archive', 'next']
    .map((rel) => links.find((each) => each.rel === rel)?.href)
    .find((href) => href !== undefined);

/** @throws ImportFailure if it is no feed */
export function readFeed(text: string, name: string): FeedPage {
  let parsed: AnyFeed;
  try {
    parsed = parseFeed(text);
  } catch (error) {
    const why = error instanceof Error ? ` (${error.message})` : '';
    throw failAt(name, `it cannot be read as RSS, Atom or JSON Feed${why}`);
  }
  const { format, feed } = parsed;
  if (format === 'json')
    return {
      site: feed.home_page_url,
      items: (feed.items ?? []).map((each) => readJsonItem(each, feed)),
      next: feed.next_url,
    };
  if (format === 'atom') {
    const site = feed.links?.find(({ rel = 'alternate' }) => rel === 'alternate')?.href;
    return {
      site,
      items: (feed.entries ?? []).map((each) => readAtomEntry(each, feed)),
      next: nextOf(feed.links),
    };
  }
  if (format === 'rdf')
    return {
      site: feed.link,
      items: (feed.items ?? []).map(readRdfItem),
      next: nextOf(feed.atom?.links),
    };
  return {
    site: feed.link,
    items: (feed.items ?? []).map((each) => readRssItem(each, feed)),
    next: nextOf(feed.atom?.links),
  };
}

/** Opens the pages of a feed, the newest first. */
export function openFeed(pages: readonly FeedPage[], given: string | undefined): Export {
  const site = [given, ...pages.map((page) => page.site)].find((each) => URL.canParse(each ?? ''));
  const known = new Set<string>();
  const items = pages
    .flatMap((page) => page.items)
    .filter(({ article: { id } }) => {
      const isNew = id === undefined || !known.has(id);
      if (id !== undefined) known.add(id);
      return isNew;
    });
  const paths = new Set(items.flatMap(({ article: { link } }) => pathOf(link ?? '') ?? []));
  const hasMore = pages.at(-1)?.next;
  function* found(): Generator<Found> {
    for (const { article, isShort } of items) {
      const { text, link } = article;
      const root = parseHtml('html' in text ? text.html : '');
      replaceElements(root);
      moveAddresses(root, { site, paths }, URL.canParse(link ?? '') ? link : site);
      yield { type: 'article', article: { ...article, text: { html: writeHtml(root) } } };
      if (isShort) yield look('only a summary, as the feed has it', article.title ?? article.id);
    }
    if (hasMore !== undefined)
      yield look(
        'older articles, which are not in this file: import the feed by its address',
        hasMore,
      );
  }
  return {
    system: 'a feed',
    folder: 'feed',
    site,
    paths,
    mediaHosts: listHosts(
      site,
      items.map(({ article }) => article),
    ),
    found,
  };
}
