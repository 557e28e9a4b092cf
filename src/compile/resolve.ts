import type { Article, Instant, MediaFile, Recording } from '../model/article.ts';
import { escapeAttribute } from '../model/escape-html.ts';
import { asMarked, type Marked, SITE_MARK } from '../model/site-mark.ts';
import { dropDestinations } from '../read/markup/drop-destinations.ts';
import { dropMedia } from '../read/markup/drop-media.ts';
import type { ParsedArticle } from '../read/read-article.ts';
import { fillTemplate } from '../read/template.ts';
import type { Find } from './find-file.ts';
import type { LinkTargets } from './link-targets.ts';
import { isRemote } from './location.ts';
import type { PublishedFile } from './media/publish.ts';
import { guessMediaType, type Role } from './media/remote-type.ts';
import { nameNotes } from './note-ids.ts';
import { type LinkedArticle, type Links, resolveLinks, type Target } from './resolve-links.ts';

const indexesOf = (
  targets: readonly Target[],
  is: (target: Target, index: number) => boolean,
): ReadonlySet<number> =>
  new Set(targets.flatMap((target, index) => (is(target, index) ? [index] : [])));

const isMissing = ({ kind }: Target): boolean => kind === 'missing';

/** Takes out of the Markdown of an article what leads nowhere. */
function dropFromMarkdown(
  { markdown }: ParsedArticle,
  links: Links,
): Pick<LinkedArticle, 'markdown' | 'links'> {
  const dropped = indexesOf(links.markdown, isMissing);
  if (!markdown || dropped.size === 0) return { markdown, links };
  return {
    markdown: dropDestinations(markdown, dropped),
    links: { ...links, markdown: links.markdown.filter((_, index) => !dropped.has(index)) },
  };
}

/** Finds the targets of an article's references, and takes out what is missing: of a picture, its `alt` stays. */
export function linkArticle<P extends ParsedArticle>(
  parsed: P,
  targets: LinkTargets,
): P & LinkedArticle {
  const links = resolveLinks(parsed, targets);
  const missing = indexesOf(
    links.references,
    (target, index) => isMissing(target) && parsed.references[index]?.kind === 'media',
  );
  return {
    ...parsed,
    ...(missing.size > 0 && dropMedia(parsed, missing)),
    ...dropFromMarkdown(parsed, links),
  };
}

/** True for a target that exists before `until`. */
const isThere = (target: Target, until: Instant | undefined): boolean =>
  target.kind === 'file' ||
  (target.kind === 'url' &&
    (until === undefined || target.published === undefined || target.published < until));

/**
 * The content of an article, with the target of every reference filled in.
 * @param slug names its notes
 * @param until links to articles that are published then or later become text
 */
export const fillContent = (
  { contentHtml: text, slots, references, links }: LinkedArticle,
  slug: string,
  until?: Instant,
): Marked => {
  const html = fillTemplate({ text, slots }, ({ attribute, reference }) => {
    const target = links.references[reference];
    if (!target || !isThere(target, until)) return '';
    if (target.kind === 'url') return ` ${attribute}="${escapeAttribute(target.url)}"`;
    if (target.kind !== 'file') return '';
    const { path, width, height } = target.file;
    // What had a whole URL has the size that its author gave it.
    const isOwn = isRemote(references[reference]?.url ?? '');
    const size =
      attribute === 'src' && !isOwn && width && height
        ? ` width="${width}" height="${height}"`
        : '';
    return ` ${attribute}="${SITE_MARK}${path}"${size}`;
  });
  return asMarked(nameNotes(html, slug));
};

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

/** A file as its publisher states it. */
interface Stated {
  readonly location: string;
  readonly byteLength?: number | undefined;
  readonly mediaType?: string | undefined;
}

/** Finds a published file. */
export type FindPublished = Find<PublishedFile>;

/**
 * A file that an article names, with its URL; undefined if it is nowhere. Of a file here its bytes tell the length and
 * the type; of one elsewhere its publisher does.
 */
export function resolveFile<S extends Stated>(
  parsed: ParsedArticle,
  stated: S | undefined,
  role: Role,
  find: FindPublished,
): (MediaFile<Marked> & Omit<S, keyof Stated>) | undefined {
  if (stated === undefined) return undefined;
  const { location, byteLength, mediaType, ...said } = stated;
  const toRemote = (url: string) => ({
    ...said,
    ...(byteLength !== undefined && { byteLength }),
    url: asMarked(url),
    mediaType: guessMediaType(url, role, mediaType),
  });
  if (isRemote(location)) return toRemote(location);
  const file = find(parsed.file, location);
  if (file) {
    const { path, bytes, source, digest, extension, ...facts } = file;
    return { ...facts, ...said, url: asMarked(SITE_MARK + path) };
  }
  const elsewhere = parsed.fields.canonical && URL.parse(location, parsed.fields.canonical)?.href;
  return elsewhere ? toRemote(elsewhere) : undefined;
}

function resolveRecording(
  parsed: ParsedArticle,
  find: FindPublished,
): Recording<Marked> | undefined {
  const { audio } = parsed.fields;
  const found = resolveFile(parsed, audio, 'audio', find);
  if (!found) return undefined;
  const { episode_type: episodeType, ...recording } = found;
  return { ...recording, ...(episodeType && { episodeType }) };
}

/** The media of an article, with their URLs. */
export const resolveMedia = (
  parsed: ParsedArticle,
  find: FindPublished,
): Pick<Article, 'image' | 'audio' | 'video' | 'attachments'> => ({
  image: resolveFile(parsed, parsed.fields.image, 'image', find),
  audio: resolveRecording(parsed, find),
  video: resolveFile(parsed, parsed.fields.video, 'video', find),
  attachments: (parsed.fields.attachments ?? []).flatMap(
    (stated) => resolveFile(parsed, stated, 'file', find) ?? [],
  ),
});
