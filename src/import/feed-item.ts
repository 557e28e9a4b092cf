import type { AnyFeed } from 'feedsmith';
import type { ExportedArticle, ExportedFile } from './exported.ts';
import { plainText } from './html.ts';

export type Feeds = { readonly [F in AnyFeed['format']]: Extract<AnyFeed, { format: F }>['feed'] };
export type Items = {
  readonly rss: NonNullable<Feeds['rss']['items']>[number];
  readonly atom: NonNullable<Feeds['atom']['entries']>[number];
  readonly rdf: NonNullable<Feeds['rdf']['items']>[number];
  readonly json: NonNullable<Feeds['json']['items']>[number];
};

/** An item, as it is before its addresses are moved. */
export interface Item {
  readonly article: ExportedArticle;
  /** Whether it seems to be no more than a summary. */
  readonly isShort: boolean;
  /** What its addresses are relative to, if the feed says so. */
  readonly base?: string | undefined;
  /** What of it has no place in an article. */
  readonly leftOut?: readonly string[];
}

/** What a publisher would call whole, in characters. */
export const SHORT = 600;

const isHtml = (text: string): boolean => /<\/?[a-z][^>]*>/i.test(text);

const ADDRESS = /https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]]/g;

/** Plain text as HTML: blank lines are between its paragraphs, and addresses are links. */
export const textToHtml = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const linked = part
        .replaceAll('<', '&lt;')
        .replace(ADDRESS, (url) => `<a href="${url}">${url}</a>`);
      return `<p>${linked.replaceAll('\n', '<br>\n')}</p>`;
    })
    .join('\n\n');

/** What a feed has as HTML, where it is; references in plain text are those of HTML. */
export const toHtml = (text: string): string => (isHtml(text) ? text : textToHtml(text));

export const isLonger = (one = '', other = ''): boolean =>
  plainText(one).length > plainText(other).length;

/** Times as they are written: RFC 3339, or those of mail (RFC 822). */
export function readTime(text: string | undefined): string | undefined {
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

export interface Enclosure {
  readonly url?: string | undefined;
  readonly type?: string | undefined;
  readonly title?: string | undefined;
  readonly duration?: number | undefined;
  /** In bytes. */
  readonly length?: number | undefined;
}

/** Endings that tell what a file is. */
const SOUND = /\.(?:mp3|m4a|m4b|aac|ogg|oga|opus|wav|flac)$/i;
const FILM = /\.(?:mp4|m4v|mov|webm|ogv)$/i;

const kindOf = (type: string, path: string): 'audio' | 'video' | 'image' | 'other' => {
  const [, kind] = /^(audio|video|image)\b/.exec(type) ?? [];
  if (kind === 'audio' || kind === 'video' || kind === 'image') return kind;
  return SOUND.test(path) ? 'audio' : FILM.test(path) ? 'video' : 'other';
};

export function sortFiles(
  enclosures: readonly Enclosure[],
): Pick<ExportedArticle, 'audio' | 'video' | 'attachments'> {
  const files = enclosures.flatMap(({ url, type = '', title, duration, length }) => {
    if (url === undefined || url === '') return [];
    const path = URL.parse(url)?.pathname ?? url;
    const isTold = SOUND.test(path) || FILM.test(path) || !type.includes('/');
    const file: ExportedFile = {
      url,
      ...(title !== undefined && { title }),
      ...(length !== undefined && length > 0 && { length }),
      ...(!isTold && { type }),
      ...(duration !== undefined && { duration: String(Math.round(duration)) }),
    };
    return [{ kind: kindOf(type, path), file }];
  });
  const audio = files.find(({ kind }) => kind === 'audio')?.file;
  const video = files.find(({ kind }) => kind === 'video')?.file;
  return {
    audio,
    video,
    attachments: files
      .filter(({ kind, file }) => file !== audio && file !== video && kind !== 'image')
      .map(({ file }) => file),
  };
}

export const imageOf = (
  enclosures: readonly Enclosure[],
  ...urls: readonly (string | undefined)[]
) => {
  const picture = enclosures.find(({ type }) => type?.startsWith('image'))?.url;
  const url = [...urls, picture].find((each) => each !== undefined && each !== '');
  return url === undefined ? undefined : { url };
};

/** `jo@x.test (Jo)` and the like: an address of mail is nobody's to publish. */
export const nameOf = (
  person: { readonly name?: string; readonly email?: string } | undefined,
): string | undefined => person?.name ?? /\(([^)]+)\)/.exec(person?.email ?? '')?.[1];

export const named = (
  names: readonly (string | undefined)[],
): readonly { readonly name: string }[] =>
  names.flatMap((name) =>
    name === undefined || name.trim() === '' ? [] : [{ name: name.trim() }],
  );

/** A picture that the text does not show already. */
export const unlessShown = (html: string, url: string | undefined): string | undefined =>
  url === undefined || html.includes(url) || html.includes(url.replaceAll('&', '&amp;'))
    ? undefined
    : url;

/** A change after the publication. */
export const isLater = (updated: string | undefined, published: string | undefined): boolean =>
  updated !== undefined && Date.parse(updated) > Date.parse(published ?? '');

interface Media {
  readonly contents?: readonly {
    readonly url?: string;
    readonly medium?: string;
    readonly type?: string;
  }[];
  readonly thumbnails?: readonly { readonly url?: string }[];
}

/** WordPress.com gives each item the portrait of its author. */
const PORTRAIT = /^https?:\/\/[\w.]*\bgravatar\.com\//;

/** The picture that Media RSS gives an item. */
export function pictureOf(media: Media | undefined): string | undefined {
  const contents = media?.contents ?? [];
  const pictures = contents.filter(
    ({ medium, type }) => medium === 'image' || type?.startsWith('image'),
  );
  return [...pictures, ...(media?.thumbnails ?? [])].find(
    ({ url }) => url !== undefined && !PORTRAIT.test(url),
  )?.url;
}
