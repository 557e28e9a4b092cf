import { lookup } from 'mrmime';
import type { Article, Instant, MediaFile, Recording } from '../model/article.ts';
import { escapeAttribute } from '../model/escape-html.ts';
import type { Problem } from '../model/problem.ts';
import { asMarked, type Marked, SITE_MARK } from '../model/site-mark.ts';
import { NAME_PREFIX } from '../read/markup/reference.ts';
import type { ParsedArticle } from '../read/read-article.ts';
import { fillTemplate } from '../read/template.ts';
import { findFile, isRemote, restOf, spellPath } from './location.ts';
import type { PublishedFiles } from './media/collect.ts';
import type { PublishedFile } from './media/publish.ts';

/** The path of an article, and when it is published if it says so. */
export interface Address {
  readonly path: string;
  readonly published: Instant | undefined;
}

/** Everything that a text can refer to. */
export interface LinkTargets {
  readonly files: PublishedFiles;
  /** The address of each published article, by its file. */
  readonly addresses: ReadonlyMap<string, Address>;
  /** The same, by path. */
  readonly paths: ReadonlyMap<string, Address>;
  /** Every article's file, published or not. */
  readonly articles: ReadonlySet<string>;
}

type Target =
  | { readonly kind: 'file'; readonly file: PublishedFile }
  /** `published` is the date of the article whose page it is, if it has one. */
  | { readonly kind: 'url'; readonly url: string; readonly published?: Instant | undefined }
  | { readonly kind: 'unpublished' }
  | { readonly kind: 'missing' };

/** The targets of an article's references, and of the relative URLs in its Markdown. */
export interface Links {
  readonly references: readonly Target[];
  readonly markdown: readonly Target[];
}

interface LinkedArticle extends ParsedArticle {
  readonly links: Links;
}

/** What may be missing at the end of a reference: `trip` may mean `trip.md` or `trip/index.md`. */
const ENDINGS = [
  '',
  '.md',
  '.markdown',
  '.mdx',
  '.html',
  '.htm',
  '.txt',
  '/index.md',
  '/index.html',
] as const;

function findArticle(
  parsed: ParsedArticle,
  url: string,
  { articles }: LinkTargets,
): string | undefined {
  const base = findFile(parsed.file, url)?.replace(/\/$/, '');
  if (base === undefined) return undefined;
  return ENDINGS.map((ending) => `${base}${ending}`).find((file) => articles.has(file));
}

function resolve(parsed: ParsedArticle, url: string, targets: LinkTargets): Target {
  const { files, addresses, paths } = targets;
  // Nothing has this name: the link is text.
  if (url.startsWith(NAME_PREFIX)) return { kind: 'unpublished' };
  if (url.startsWith('//')) {
    const elsewhere = URL.parse(`https:${url}`);
    return elsewhere ? { kind: 'url', url: elsewhere.href } : { kind: 'missing' };
  }
  const article = findArticle(parsed, url, targets);
  if (article !== undefined) {
    const address = addresses.get(article);
    return address === undefined
      ? { kind: 'unpublished' }
      : { kind: 'url', url: SITE_MARK + address.path + restOf(url), published: address.published };
  }
  const file = files.get(findFile(parsed.file, url) ?? '');
  if (file) return { kind: 'file', file };
  const elsewhere = parsed.fields.canonical && URL.parse(url, parsed.fields.canonical);
  if (elsewhere) return { kind: 'url', url: elsewhere.href };
  if (!url.startsWith('/')) return { kind: 'missing' };
  const path = spellPath(url);
  const published = paths.get(path.replace(/[?#].*/s, ''))?.published;
  return { kind: 'url', url: SITE_MARK + path, published };
}

/** Finds the target of each reference of an article. */
export const resolveLinks = (parsed: ParsedArticle, targets: LinkTargets): Links => ({
  references: parsed.references.map(({ url }) => resolve(parsed, url, targets)),
  markdown: (parsed.markdown?.slots ?? []).map(({ url }) => resolve(parsed, url, targets)),
});

/** Reports links of an article that lead nowhere. Its media were checked when they were collected. */
export const findDeadLinks = ({ file, references, links }: LinkedArticle): readonly Problem[] =>
  references.flatMap(({ url, line, column }, index) => {
    const message = `there is no file for the link "${url}"; fix the link, or use a full URL`;
    return links.references[index]?.kind === 'missing' ? [{ file, line, column, message }] : [];
  });

/** When the articles that this one links to are published. */
export const listReleaseTimes = ({ links }: LinkedArticle): readonly Instant[] =>
  links.references.flatMap((target) => (target.kind === 'url' ? (target.published ?? []) : []));

/** True for a target that exists before `until`. */
const isThere = (target: Target, until: Instant | undefined): boolean =>
  target.kind === 'file' ||
  (target.kind === 'url' &&
    (until === undefined || target.published === undefined || target.published < until));

/**
 * The content of an article, with the target of every reference filled in.
 * @param until links to articles that are published then or later become text
 */
export const fillContent = (
  { contentHtml: text, slots, links }: LinkedArticle,
  until?: Instant,
): Marked =>
  asMarked(
    fillTemplate({ text, slots }, ({ attribute, reference }) => {
      const target = links.references[reference];
      if (!target || !isThere(target, until)) return '';
      if (target.kind === 'url') return ` ${attribute}="${escapeAttribute(target.url)}"`;
      if (target.kind !== 'file') return '';
      const { path, width, height } = target.file;
      const size =
        attribute === 'src' && width && height ? ` width="${width}" height="${height}"` : '';
      return ` ${attribute}="${SITE_MARK}${path}"${size}`;
    }),
  );

/** The Markdown source of an article, likewise; undefined if a URL in it leads to no page. */
export function fillMarkdown(
  { markdown, links }: LinkedArticle,
  until?: Instant,
): Marked | undefined {
  if (!markdown || !links.markdown.every((target) => isThere(target, until))) return undefined;
  const urls = links.markdown
    .map((target) => {
      if (target.kind === 'file') return SITE_MARK + target.file.path;
      return target.kind === 'url' ? target.url : '';
    })
    .values();
  return asMarked(fillTemplate(markdown, () => urls.next().value ?? ''));
}

interface Stated {
  readonly location: string;
}

/** The type by the name, since nothing else is known of a file elsewhere. */
const guessType = (url: string): string =>
  lookup(new URL(url).pathname) ?? 'application/octet-stream';

function resolveFile<S extends Stated>(
  parsed: ParsedArticle,
  stated: S | undefined,
  files: PublishedFiles,
): (MediaFile<Marked> & Omit<S, 'location'>) | undefined {
  if (stated === undefined) return undefined;
  const { location, ...said } = stated;
  if (isRemote(location))
    return { ...said, url: asMarked(location), mediaType: guessType(location) };
  const file = files.get(findFile(parsed.file, location) ?? '');
  if (file) {
    const { path, bytes, digest, extension, ...facts } = file;
    return { ...facts, ...said, url: asMarked(SITE_MARK + path) };
  }
  const elsewhere = parsed.fields.canonical && URL.parse(location, parsed.fields.canonical)?.href;
  return elsewhere
    ? { ...said, url: asMarked(elsewhere), mediaType: guessType(elsewhere) }
    : undefined;
}

function resolveRecording(
  parsed: ParsedArticle,
  files: PublishedFiles,
): Recording<Marked> | undefined {
  const { audio } = parsed.fields;
  const found = resolveFile(parsed, audio, files);
  if (!found) return undefined;
  const { transcript: location, episode_type: episodeType, ...recording } = found;
  const transcript = resolveFile(parsed, location === undefined ? undefined : { location }, files);
  return { ...recording, ...(episodeType && { episodeType }), ...(transcript && { transcript }) };
}

/** The media of an article, with their URLs. */
export const resolveMedia = (
  parsed: ParsedArticle,
  files: PublishedFiles,
): Pick<Article, 'image' | 'audio' | 'video' | 'attachments'> => ({
  image: resolveFile(parsed, parsed.fields.image, files),
  audio: resolveRecording(parsed, files),
  video: resolveFile(parsed, parsed.fields.video, files),
  attachments: (parsed.fields.attachments ?? []).flatMap(
    (stated) => resolveFile(parsed, stated, files) ?? [],
  ),
});
