import type { Instant } from '../model/article.ts';
import type { Problem } from '../model/problem.ts';
import { SITE_MARK } from '../model/site-mark.ts';
import { homePathOf, isReservedPath } from '../paths.ts';
import { NAME_PREFIX, type Reference } from '../read/markup/reference.ts';
import type { ParsedArticle } from '../read/read-article.ts';
import { type LinkTargets, normalizePath } from './link-targets.ts';
import { findFile, isRemote, readPath, restOf, spellPath } from './location.ts';
import type { PublishedFile } from './media/publish.ts';
import { restOfOwn } from './own-addresses.ts';
import { buildTermSlug } from './term-slug.ts';

/** What a URL in a text leads to. */
export type Target =
  | { readonly kind: 'file'; readonly file: PublishedFile }
  /**
   * `published` is the date of the article whose page it is, if it has one; `isDead` is true for a path of the site
   * where nothing is.
   */
  | {
      readonly kind: 'url';
      readonly url: string;
      readonly published?: Instant | undefined;
      readonly isDead?: boolean | undefined;
    }
  | { readonly kind: 'unpublished' }
  | { readonly kind: 'missing' };

/** The targets of an article's references, and of the relative URLs in its Markdown. */
export interface Links {
  readonly references: readonly Target[];
  readonly markdown: readonly Target[];
}

export interface LinkedArticle extends ParsedArticle {
  readonly links: Links;
}

/** Folders of lists: what is below them has the name of a tag, and is no article. */
const LISTS = /^(?:tags?|categor(?:y|ies)|topics?|authors?|archives?|series|page|search)$/i;

const DATE = /(?:^|\/)(?<year>\d{4})\/(?<month>\d{1,2})(?:\/(?<day>\d{1,2}))?\//;

/** What an address says of the day: `2020-05-06` of `/2020/5/6/kim/`, or only the month. */
function readDay(path: string): string | undefined {
  const { year, month = '', day } = DATE.exec(path)?.groups ?? {};
  if (year === undefined) return undefined;
  return [year, month, ...(day === undefined ? [] : [day])]
    .map((part) => part.padStart(2, '0'))
    .join('-');
}

/** The article that an address means by its last part, as `/2020/05/06/kim/` means `2020-05-06-kim.md`. */
function findByName(url: string, { names, addresses }: LinkTargets): string | undefined {
  const path = normalizePath(url);
  const segments = path
    .toLowerCase()
    .split('/')
    .filter((part) => part !== '' && part !== '.');
  if (segments.slice(0, -1).some((part) => LISTS.test(part))) return undefined;
  const last = segments.at(-1)?.replace(/\.(?:mdx?|markdown)$/, '') ?? '';
  const found = names.get(last) ?? [];
  if (found.length <= 1) return found[0];
  const day = readDay(path);
  const folder = segments.at(-2) ?? '';
  const near = found.filter(
    (file) =>
      (day !== undefined &&
        (addresses.get(file)?.published?.startsWith(day) || file.includes(day))) ||
      (folder !== '' && file.toLowerCase().includes(`/${folder}/`)),
  );
  return near.length === 1 ? near[0] : undefined;
}

/** Where an address leads by which another system had a feed, or a tag or an author: `/category/Long%20walks/`. */
function findHome(url: string, { terms }: LinkTargets): string | undefined {
  const home = homePathOf(normalizePath(url), buildTermSlug);
  const [, kind, name] = home?.split('/') ?? [];
  const isTerm = (kind === 'tags' || kind === 'authors') && name !== undefined;
  return isTerm && !terms.has(`${kind}/${name}`) ? undefined : home;
}

/** True for an address where Tidings itself serves something. */
function isServed(path: string, { terms }: LinkTargets): boolean {
  const [, kind, name] = path.split('/');
  if (kind === 'media' || kind === 'library') return false;
  const isTerm = (kind === 'tags' || kind === 'authors') && name !== undefined;
  return isTerm ? terms.has(`${kind}/${name}`) : isReservedPath(path || '/');
}

function leadTo(article: string, url: string, { addresses }: LinkTargets): Target {
  const address = addresses.get(article);
  return address === undefined
    ? { kind: 'unpublished' }
    : { kind: 'url', url: SITE_MARK + address.path + restOf(url), published: address.published };
}

function resolve(
  parsed: ParsedArticle,
  url: string,
  kind: Reference['kind'],
  targets: LinkTargets,
): Target {
  const { files, findArticle, paths } = targets;
  // Nothing has this name: the link is text.
  if (url.startsWith(NAME_PREFIX)) return { kind: 'unpublished' };
  if (url.startsWith('//')) {
    const elsewhere = URL.parse(`https:${url}`);
    return elsewhere ? { kind: 'url', url: elsewhere.href } : { kind: 'missing' };
  }
  const isLink = kind === 'link';
  const isRooted = readPath(url).startsWith('/');
  const path = normalizePath(url);
  const article = isLink
    ? ((isRooted ? paths.get(path) : undefined) ?? findArticle(parsed.file, url))
    : undefined;
  const target = article === undefined ? undefined : leadTo(article, url, targets);
  // The home page is there, even where its `index.md` has no text.
  if (target && (target.kind !== 'unpublished' || !isRooted || path !== '')) return target;
  const file = files.get(targets.findFile(parsed.file, url) ?? '');
  if (file) return { kind: 'file', file };
  const named = isLink ? findByName(url, targets) : undefined;
  const elsewhere = parsed.fields.canonical && URL.parse(url, parsed.fields.canonical);
  if (elsewhere) {
    return named === undefined ? { kind: 'url', url: elsewhere.href } : leadTo(named, url, targets);
  }
  if (!isLink) return { kind: 'missing' };
  if (isRooted && isServed(path, targets)) return { kind: 'url', url: SITE_MARK + spellPath(url) };
  const home = isRooted ? findHome(url, targets) : undefined;
  if (home !== undefined) return { kind: 'url', url: SITE_MARK + home };
  if (named !== undefined) return leadTo(named, url, targets);
  return url.startsWith('/')
    ? { kind: 'url', url: SITE_MARK + spellPath(url), isDead: true }
    : { kind: 'missing' };
}

/** Of an absolute URL of the site itself: what is here, or else the URL as it is, which is dead. */
function resolveOwn(
  parsed: ParsedArticle,
  url: string,
  kind: Reference['kind'],
  targets: LinkTargets,
): Target {
  const { canonical, ...fields } = parsed.fields;
  const target = resolve({ ...parsed, fields }, restOfOwn(url), kind, targets);
  const isHere = target.kind !== 'missing' && (target.kind !== 'url' || target.isDead !== true);
  return isHere ? target : { kind: 'url', url, isDead: true };
}

/** Finds the target of each reference of an article. */
export function resolveLinks(parsed: ParsedArticle, targets: LinkTargets): Links {
  const media = new Set(
    parsed.references.flatMap(({ kind, url }) => (kind === 'media' ? [readPath(url)] : [])),
  );
  return {
    references: parsed.references.map(({ kind, url }) =>
      (isRemote(url) ? resolveOwn : resolve)(parsed, url, kind, targets),
    ),
    markdown: (parsed.markdown?.slots ?? []).map(({ url }) =>
      // Only feeds have the Markdown, away from the parts of the text that it names.
      url.startsWith('#')
        ? leadTo(parsed.file, url, targets)
        : resolve(parsed, url, media.has(readPath(url)) ? 'media' : 'link', targets),
    ),
  };
}

/**
 * Warns of links of an article that lead nowhere. Its media were checked when they were collected, so of a picture
 * that is missing and links to itself nothing more is said.
 */
export function findDeadLinks({ file, references, links }: LinkedArticle): readonly Problem[] {
  const told = new Set(
    references.flatMap(({ kind, url }) => (kind === 'media' ? [findFile(file, url)] : [])),
  );
  return references.flatMap(({ kind, url, line, column }, index) => {
    const target = links.references[index];
    if (kind === 'media' || told.has(findFile(file, url))) return [];
    const at = { file, line, column };
    if (target?.kind === 'missing') {
      const message = `there is no file for the link "${url}"; fix the link, or use a full URL`;
      return [{ ...at, message }];
    }
    if (target?.kind !== 'url' || target.isDead !== true) return [];
    const message = `the link "${url}" leads nowhere on this site; fix it, or add the path to the "aliases" of the article that it means`;
    return [{ ...at, message }];
  });
}

/** When the articles that this one links to are published. */
export const listReleaseTimes = ({ links }: LinkedArticle): readonly Instant[] =>
  links.references.flatMap((target) => (target.kind === 'url' ? (target.published ?? []) : []));
