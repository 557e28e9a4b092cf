import { lookup } from 'mrmime';
import {
  type Article,
  articlePath,
  type MediaFile,
  type Recording,
  SITE_MARK,
} from '../article/article.ts';
import { escapeAttribute } from '../article/html.ts';
import { fillReferences, type Reference } from '../article/markup/reference.ts';
import type { Problem } from '../article/problem.ts';
import { findFile, isRemote, restOf, spellPath } from './location.ts';
import type { PublishedFiles } from './media/collect.ts';
import type { PublishedFile } from './media/publish.ts';
import type { Story } from './story.ts';

/** Where everything is that a text can refer to. */
export interface Places {
  readonly files: PublishedFiles;
  /** The slug of each published article, by its file. */
  readonly slugs: ReadonlyMap<string, string>;
  /** Every article's file, published or not. */
  readonly articles: ReadonlySet<string>;
}

/** What a reference leads to. */
type Target =
  | { readonly kind: 'file'; readonly file: PublishedFile }
  | { readonly kind: 'url'; readonly url: string }
  | { readonly kind: 'unpublished' }
  | { readonly kind: 'missing' };

/** What a folder, or a name without its ending, may stand for. */
const ENDINGS = [
  '',
  '.md',
  '.markdown',
  '.html',
  '.htm',
  '.txt',
  '/index.md',
  '/index.html',
] as const;

/** The file of the article that a reference leads to. */
function findArticle(story: Story, { url }: Reference, { articles }: Places): string | undefined {
  const base = findFile(story.file, url)?.replace(/\/$/, '');
  if (base === undefined) return undefined;
  return ENDINGS.map((ending) => `${base}${ending}`).find((file) => articles.has(file));
}

/** The files of the articles that a story links to, published or not. */
export const findLinkedFiles = (story: Story, places: Places): readonly string[] =>
  story.references.flatMap((reference) => findArticle(story, reference, places) ?? []);

function findTarget(story: Story, reference: Reference, places: Places): Target {
  const { url } = reference;
  const { files, slugs } = places;
  if (url.startsWith('//')) {
    const elsewhere = URL.parse(`https:${url}`);
    return elsewhere ? { kind: 'url', url: elsewhere.href } : { kind: 'missing' };
  }
  const path = findFile(story.file, url);
  const article = findArticle(story, reference, places);
  if (article !== undefined) {
    const slug = slugs.get(article);
    return slug === undefined
      ? { kind: 'unpublished' }
      : { kind: 'url', url: SITE_MARK + articlePath(slug) + restOf(url) };
  }
  const file = path === undefined ? undefined : files.get(path);
  if (file) return { kind: 'file', file };
  const elsewhere = story.fields.canonical && URL.parse(url, story.fields.canonical);
  if (elsewhere) return { kind: 'url', url: elsewhere.href };
  return url.startsWith('/')
    ? { kind: 'url', url: SITE_MARK + spellPath(url) }
    : { kind: 'missing' };
}

/** What is wrong with the links of a story; its files were looked at before. */
export const findDeadLinks = (story: Story, places: Places): readonly Problem[] =>
  story.references.flatMap((reference) => {
    const { kind } = findTarget(story, reference, places);
    const message = `there is no file for the link "${reference.url}"; mend it, or write the whole URL`;
    return kind === 'missing'
      ? [{ file: story.file, line: reference.line, column: reference.column, message }]
      : [];
  });

/** The content of a story with every reference in its place. */
export const fillContent = (story: Story, places: Places): string =>
  fillReferences(story.contentHtml, (index, attribute) => {
    const reference = story.references[index];
    const target = reference ? findTarget(story, reference, places) : { kind: 'missing' as const };
    if (target.kind === 'url') return `${attribute}="${escapeAttribute(target.url)}"`;
    // A link to what is not published yet is text for now.
    if (target.kind !== 'file') return '';
    const { path, width, height } = target.file;
    const size =
      attribute === 'src' && width && height ? ` width="${width}" height="${height}"` : '';
    return `${attribute}="${SITE_MARK}${path}"${size}`;
  });

/** The source of a story with every URL in its place; nothing where one leads to no page. */
export function fillMarkdown(story: Story, places: Places): string | undefined {
  const { markdown } = story;
  if (!markdown) return undefined;
  const urls = markdown.urls.map((url) => {
    const target = findTarget(story, { kind: 'link', url, line: 1, column: 1 }, places);
    if (target.kind === 'file') return SITE_MARK + target.file.path;
    return target.kind === 'url' ? target.url : undefined;
  });
  return urls.includes(undefined)
    ? undefined
    : markdown.parts.map((part, at) => part + (urls[at] ?? '')).join('');
}

interface Stated {
  readonly location: string;
}

/** Of a file elsewhere nothing is known but what its name says. */
const guessType = (url: string): string =>
  lookup(new URL(url).pathname) ?? 'application/octet-stream';

/** A file of the site, or one elsewhere, of which nothing is known but its name. */
function findMedia<S extends Stated>(
  story: Story,
  stated: S | undefined,
  { files }: Places,
): (MediaFile & Omit<S, 'location'>) | undefined {
  if (stated === undefined) return undefined;
  const { location, ...said } = stated;
  if (isRemote(location)) return { ...said, url: location, mediaType: guessType(location) };
  const file = files.get(findFile(story.file, location) ?? '');
  if (file) {
    const { path, bytes, digest, extension, ...facts } = file;
    return { ...facts, ...said, url: SITE_MARK + path };
  }
  const elsewhere = story.fields.canonical && URL.parse(location, story.fields.canonical)?.href;
  return elsewhere ? { ...said, url: elsewhere, mediaType: guessType(elsewhere) } : undefined;
}

/** What is heard of a story. */
function findRecording(story: Story, places: Places): Recording | undefined {
  const { audio } = story.fields;
  const found = findMedia(story, audio, places);
  if (!found) return undefined;
  const { transcript: location, episode_type: episodeType, ...recording } = found;
  const transcript = findMedia(story, location === undefined ? undefined : { location }, places);
  return { ...recording, ...(episodeType && { episodeType }), ...(transcript && { transcript }) };
}

/** The files that belong to a story. */
export const findAllMedia = (
  story: Story,
  places: Places,
): Pick<Article, 'image' | 'audio' | 'video' | 'attachments'> => ({
  image: findMedia(story, story.fields.image, places),
  audio: findRecording(story, places),
  video: findMedia(story, story.fields.video, places),
  attachments: (story.fields.attachments ?? []).flatMap(
    (stated) => findMedia(story, stated, places) ?? [],
  ),
});
