import type { Element, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { readUrl } from '../../model/address.ts';
import { readLanguage } from '../../model/language.ts';
import { isZeroDate, readDate } from '../fields/dates.ts';
import { readLocation } from '../fields/media-values.ts';
import { type ParsedSource, readSaid } from '../parsed-source.ts';
import { readDates } from '../text/dates.ts';
import { listElements } from './elements.ts';
import { readAuthorNames } from './page/author-names.ts';
import { withBase } from './page/base-address.ts';

/** What a page's head says about its article, unchecked. */
interface Head {
  readonly title?: string | undefined;
  /** For the browser, so often with the name of the site. */
  readonly siteTitle?: string | undefined;
  readonly published?: string | undefined;
  readonly updated?: string | undefined;
  readonly authors?: readonly string[] | undefined;
  readonly language?: string | undefined;
  readonly summary?: string | undefined;
  readonly canonical?: string | undefined;
  readonly image?: string | undefined;
}

/** What schema.org calls an article, in JSON-LD. */
const ARTICLE = /^(?:\w*Article|BlogPosting|Report|LiveBlogPosting)$/;

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const collapse = (text: string): string | undefined =>
  text.replace(/\s+/g, ' ').trim() || undefined;

const toText = (value: unknown): string | undefined =>
  typeof value === 'string' ? collapse(value) : undefined;

const toList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

/** Every object of a JSON-LD document and its graph, in order. */
function listObjects(value: unknown): readonly Json[] {
  const objects: Json[] = [];
  const waiting = toList(value).toReversed();
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (!isObject(next)) continue;
    objects.push(next);
    for (const each of toList(next['@graph'] ?? []).toReversed()) waiting.push(each);
  }
  return objects;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const nameOf = (person: unknown): string | undefined =>
  toText(isObject(person) ? person.name : person);

const urlOf = (image: unknown): string | undefined => {
  const [first] = toList(image);
  return toText(isObject(first) ? first.url : first);
};

function readLinkedData(scripts: readonly string[]): Head {
  const found = scripts
    .flatMap((script) => listObjects(parseJson(script)))
    .find((each) =>
      toList(each['@type']).some((type) => typeof type === 'string' && ARTICLE.test(type)),
    );
  if (!found) return {};
  const authors = toList(found.author).flatMap((person) => nameOf(person) ?? []);
  return {
    title: toText(found.headline),
    published: toText(found.datePublished),
    updated: toText(found.dateModified),
    authors: authors.length > 0 ? authors : undefined,
    language: toText(found.inLanguage),
    summary: toText(found.description),
    image: urlOf(found.image),
  };
}

const firstOf = <T>(...values: readonly (T | undefined)[]): T | undefined =>
  values.find((value) => value !== undefined);

interface HeadElements {
  /** The contents of `<meta>`, by name in lower case. */
  readonly metas: ReadonlyMap<string, readonly string[]>;
  readonly scripts: readonly string[];
  readonly time: string | undefined;
  readonly title: string | undefined;
  readonly canonical: string | undefined;
  readonly language: string | undefined;
}

function readMeta({ properties }: Element): readonly [name: string, content: string] | undefined {
  const name = properties.property ?? properties.name ?? toList(properties.itemProp)[0];
  const content = toText(properties.content);
  return typeof name === 'string' && content !== undefined
    ? [name.toLowerCase(), content]
    : undefined;
}

/** True for a time that is marked as the article's. Any other may be about what the article tells. */
const isOfArticle = ({ properties }: Element): boolean =>
  properties.pubDate !== undefined ||
  properties.pubdate !== undefined ||
  toList(properties.itemProp).includes('datePublished');

/** The first time that is marked as the article's own, or is in a `<header>`. */
function findTime(page: Root): string | undefined {
  const headers = new Set<Element>();
  const isTime = ({ tagName, properties }: Element): boolean =>
    tagName === 'time' && typeof properties.dateTime === 'string';
  for (const node of listElements(page)) {
    if (isTime(node) && isOfArticle(node)) return String(node.properties.dateTime);
    if (node.tagName !== 'header' || headers.has(node)) continue;
    for (const inner of listElements(node)) {
      if (isTime(inner)) return String(inner.properties.dateTime);
      // Its content has been looked at.
      if (inner.tagName === 'header') headers.add(inner);
    }
  }
  return undefined;
}

function collectHead(page: Root): HeadElements {
  const metas = new Map<string, string[]>();
  const scripts: string[] = [];
  let title: string | undefined;
  let canonical: string | undefined;
  let language: string | undefined;
  for (const node of listElements(page)) {
    const { tagName, properties, children } = node;
    const text = (): string => textOf({ type: 'root', children });
    if (tagName === 'meta') {
      const [name, content] = readMeta(node) ?? [];
      if (name !== undefined && content !== undefined)
        metas.set(name, [...(metas.get(name) ?? []), content]);
    } else if (tagName === 'script' && properties.type === 'application/ld+json')
      scripts.push(text());
    else if (tagName === 'title') title ??= collapse(text());
    else if (tagName === 'html') language = toText(properties.lang);
    else if (tagName === 'link' && toList(properties.rel).includes('canonical'))
      canonical ??= toText(properties.href);
  }
  return { metas, scripts, time: findTime(page), title, canonical, language };
}

const PUBLISHED_NAMES = [
  'date',
  'dc.date',
  'dc.date.issued',
  'dcterms.date',
  'datepublished',
  'pubdate',
  'publish-date',
  'article.published',
] as const;

/**
 * Open Graph first, then JSON-LD, then the rest. But authors come from JSON-LD first, and the language and
 * canonical URL from `<html>` and `<link>`.
 */
function chooseHead({ metas, scripts, time, title, canonical, language }: HeadElements): Head {
  const data = readLinkedData(scripts);
  const meta = (...names: readonly string[]): string | undefined =>
    firstOf(...names.map((name) => metas.get(name)?.[0]));
  const listAuthors = (...names: readonly string[]): readonly string[] =>
    names.flatMap((name) => metas.get(name) ?? []).filter((name) => !/^https?:/.test(name));
  const own = listAuthors('author', 'article:author');
  const named =
    own.length > 0 ? own : listAuthors('byl', 'dc.creator', 'dcterms.creator', 'authors');
  return {
    title: firstOf(meta('og:title'), data.title),
    siteTitle: title,
    published: firstOf(
      meta('article:published_time'),
      data.published,
      meta(...PUBLISHED_NAMES),
      time,
    ),
    updated: firstOf(
      meta('article:modified_time', 'og:updated_time'),
      data.updated,
      meta('last-modified', 'datemodified', 'modified'),
    ),
    authors: data.authors ?? (named.length > 0 ? [...new Set(named)] : undefined),
    language: firstOf(language, data.language, meta('og:locale')?.replace('_', '-')),
    summary: firstOf(
      meta('og:description', 'description', 'twitter:description'),
      data.summary,
      meta('summary'),
    ),
    canonical: firstOf(canonical, meta('og:url')),
    image: firstOf(meta('og:image', 'og:image:url'), data.image, meta('twitter:image')),
  };
}

/** What a page's head says is often malformed; then it counts as missing. */
const acceptedOf = <T>(
  reading: { readonly value: T } | { readonly problem: string } | undefined,
): T | undefined => (reading && 'value' in reading ? reading.value : undefined);

const readMoment = (text: string | undefined): string | undefined =>
  text === undefined || isZeroDate(text)
    ? undefined
    : (acceptedOf(readDate(text)) ?? readDates(text)?.published);

/**
 * What a page's head says, in the terms of an article.
 * @param base what relative addresses are relative to, if the page says so
 */
export function readHead(
  page: Root,
  base?: string,
): Pick<Head, 'title' | 'siteTitle'> & Pick<ParsedSource, 'said' | 'leftOut'> {
  const head = chooseHead(collectHead(page));
  const { title, siteTitle, authors, language, summary, canonical } = head;
  const image = head.image && base ? withBase(head.image, base) : head.image;
  const location = image === undefined ? undefined : acceptedOf(readLocation(image));
  return {
    title,
    siteTitle,
    said: readSaid({
      authors: authors && readAuthorNames(authors).map((name) => ({ name })),
      published: readMoment(head.published),
      updated: readMoment(head.updated),
      language: language === undefined ? undefined : acceptedOf(readLanguage(language)),
      summary,
      canonical: canonical === undefined ? undefined : acceptedOf(readUrl(canonical)),
      image: location === undefined ? undefined : { location },
    }),
    leftOut:
      image !== undefined && location === undefined
        ? [{ line: 1, what: 'the picture in the head', text: image }]
        : [],
  };
}
