import { DetectError, MalformedError, parseFeed } from 'feedsmith';
import { SaxesParser } from 'saxes';
import { LineCounter, parseDocument } from 'yaml';
import type { Instant } from '../model/article.ts';
import { toInstant } from '../model/instant.ts';
import { atStart, type Problem } from '../model/problem.ts';
import { nameOriginalLinks } from './feed-original-links.ts';
import { findEntity, NO_ENTITIES } from './unsafe-xml.ts';

/** An item of the old feed, as readers know it. */
export interface FeedItem {
  /** What readers know it by: of an item that states no id, its link. */
  readonly id: string;
  /** Whether it is of an Atom feed: RSS and JSON Feed may have another id for the same article. */
  readonly isAtom: boolean;
  /** Where it may have been, the surest first: absolute URLs, or paths. */
  readonly links: readonly string[];
  /** As the feed has it, maybe HTML. */
  readonly title?: string | undefined;
  readonly published?: Instant | undefined;
}

/** What a document of a feed says. */
export interface FeedPage {
  readonly items: readonly FeedItem[];
  /** Items that have neither an id nor a link, by which no reader could know them. */
  readonly nameless: number;
  /** Where it goes on (RFC 5005 §3 and §4, JSON Feed's `next_url`). */
  readonly next?: string | undefined;
}

type Page = FeedPage | { readonly problem: Problem };

interface Raw {
  readonly id?: string | undefined;
  readonly links: readonly (string | undefined)[];
  readonly title?: string | undefined;
  readonly published?: string | undefined;
}

function readTime(text: string | undefined): Instant | undefined {
  const time = Date.parse(text ?? '');
  return Number.isNaN(time) ? undefined : toInstant(time);
}

const isAddress = (text = ''): boolean => /^(?:https?:)?\//i.test(text);

function buildPage(raws: readonly Raw[], isAtom: boolean, next: string | undefined): FeedPage {
  const items = raws.flatMap(({ id, links: given, title, published }): readonly FeedItem[] => {
    // An id may be an address too, if an old one, such as `https://old.test/?p=12`.
    const all = [...given, isAddress(id) ? id : undefined];
    const links = [...new Set(all.flatMap((link) => (link ? [link] : [])))];
    const known = id ?? links[0];
    return known ? [{ id: known, isAtom, links, title, published: readTime(published) }] : [];
  });
  return { items, nameless: raws.length - items.length, next };
}

interface Link {
  readonly rel?: string | undefined;
  readonly href?: string | undefined;
}

const findNext = (links: readonly Link[] = []): string | undefined =>
  ['prev-archive', 'next'].map((rel) => links.find((link) => link.rel === rel)?.href).find(Boolean);

function readFeed(text: string): FeedPage {
  const { format, feed } = parseFeed(nameOriginalLinks(text));
  if (format === 'json') {
    const raws = (feed.items ?? []).map(({ id, url, external_url, title, date_published }) => ({
      id,
      links: [url, external_url],
      title,
      published: date_published,
    }));
    return buildPage(raws, false, feed.next_url);
  }
  if (format === 'atom') {
    const raws = (feed.entries ?? []).map(({ id, links = [], title, published, updated, dc }) => {
      const own = links.filter(({ rel = 'alternate' }) => rel === 'alternate');
      const [link] = own.map(({ href }) => href);
      const original = (dc?.identifiers ?? []).filter(isAddress);
      return {
        id: id ?? link,
        links: [...original, ...own.map(({ href }) => href)],
        title: title?.value,
        published: published ?? updated,
      };
    });
    return buildPage(raws, true, findNext(feed.links));
  }
  if (format === 'rdf') {
    const raws = (feed.items ?? []).map(({ rdf, link, title, dc }) => ({
      id: rdf?.about,
      links: [link],
      title,
      published: dc?.dates?.[0],
    }));
    return buildPage(raws, false, findNext(feed.atom?.links));
  }
  const raws = (feed.items ?? []).map(({ guid, link, title, pubDate, dc }) => ({
    id: guid?.value ?? (isAddress(link) ? link : undefined),
    // A guid is a permalink unless it says otherwise (RSS 2.0); a feed that counts clicks has its own links.
    links: [
      ...(dc?.identifiers ?? []),
      guid?.isPermaLink === false ? undefined : guid?.value,
      link,
    ].filter(isAddress),
    title,
    published: pubDate ?? dc?.dates?.[0],
  }));
  return buildPage(raws, false, findNext(feed.atom?.links));
}

/** Where a text stops being JSON, which is also YAML, or well-formed XML. */
function findFault(text: string, name: string): Problem | undefined {
  if (/^\s*[[{]/.test(text)) {
    const lines = new LineCounter();
    const [fault] = parseDocument(text, { lineCounter: lines, prettyErrors: false }).errors;
    const { line, col } = lines.linePos(fault?.pos[0] ?? 0);
    const message = 'this is not valid JSON; save the feed again';
    return fault && { file: name, line, column: col, message };
  }
  let problem: Problem | undefined;
  const parser = new SaxesParser();
  parser.on('error', () => {
    const message = 'this is not well-formed XML; save the feed again';
    problem ??= { file: name, line: parser.line, column: parser.column, message };
  });
  parser.write(text).close();
  return problem;
}

const NO_FEED =
  'this is no RSS, Atom or JSON Feed; give the address of the feed itself, or a copy of it';

/** What is in an export and in no feed. */
const EXPORT =
  /wordpress\.org\/export\/|<wp:wxr_version>|kind#(?:template|settings)|^\s*\{\s*"(?:db|meta|data)"|^PK\p{Cc}{2}/u;

/**
 * Reads one document of a feed.
 * @param name its path or URL, for problems
 */
export function readFeedPage(text: string, name: string): Page {
  const entity = findEntity(text);
  if (entity) return { problem: { file: name, ...entity, message: NO_ENTITIES } };
  if (EXPORT.test(text.slice(0, 65_536))) {
    const message = `this is an export, not a feed; import it: npm run import -- ${name}`;
    return { problem: atStart(name, message) };
  }
  try {
    const page = readFeed(text);
    if (page.items.length > 0 || page.next !== undefined) return page;
    return { problem: atStart(name, 'there are no items in this feed; give one that has some') };
  } catch (error) {
    const isExpected =
      error instanceof DetectError ||
      error instanceof MalformedError ||
      error instanceof RangeError;
    if (!isExpected) throw error;
    const isMarkup = /^\s*(?:<\?xml|<rss|<feed|<rdf|[[{])/i.test(text);
    return {
      problem: (isMarkup ? tryToFindFault(text, name) : undefined) ?? atStart(name, NO_FEED),
    };
  }
}

/** Brackets nested deeper than the stack allows have no place. */
function tryToFindFault(text: string, name: string): Problem | undefined {
  try {
    return findFault(text, name);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return undefined;
  }
}
