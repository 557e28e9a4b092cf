import { escapeAttribute, textToHtml } from '../model/escape-html.ts';
import { type Arguments, readArguments } from '../read/dialects/tag.ts';
import {
  type Attachment,
  isFilm,
  isPicture,
  isSound,
  listAttached,
  type WordPressLibrary,
} from './wordpress-library.ts';

/** A shortcode that only the export explains, or that is a block: compile reads all others. */
interface Shortcode {
  readonly name: string;
  readonly given: Arguments;
  /** What it encloses; undefined where nothing closes it. */
  readonly inner: string | undefined;
}

/** Where a text is from, and who is told what is missing. */
export interface TextContext {
  readonly library: WordPressLibrary;
  /** The number of the article. */
  readonly article: string;
  readonly onMissing: (what: string) => void;
}

/** In characters: what is longer is no tag. */
const LONGEST = 4000;

const OPENING =
  /(?<!\[)\[(gallery|playlist|audio|video|wpvideo|videopress|caption|wp_caption)(?=[\s\]=])/gi;

/** Where a tag ends whose arguments may have brackets in them; -1 if it does not. */
function findEnd(text: string, from: number): number {
  let isQuoted = false;
  for (let at = from; at < text.length && at < from + LONGEST; at += 1) {
    const character = text.charAt(at);
    if (character === '"') isQuoted = !isQuoted;
    else if (character === ']' && !isQuoted) return at;
    else if (character === '[' && !isQuoted) return -1;
  }
  const near = text.slice(from, from + LONGEST).search(/[\][]/);
  return text.charAt(from + near) === ']' && near >= 0 ? from + near : -1;
}

/** The text that a browser shows; WordPress makes quotes in arguments round. */
const decode = (given: string): string =>
  given.replace(/&#(?:8220|8221|8243|8242);|&quot;|[”″“]/g, '"').replace(/&#0?38;|&amp;/g, '&');

/** Puts something else in the place of shortcodes; they stay where it is undefined. */
function replaceShortcodes(
  text: string,
  replace: (shortcode: Shortcode) => string | undefined,
): string {
  const lower = text.toLowerCase();
  const closings = new Map<string, number>();
  /** Where a sign comes next; it is looked for once, however many tags are in front of it. */
  const findClosing = (closing: string, after: number): number => {
    const known = closings.get(closing);
    if (known !== undefined && (known < 0 || known >= after)) return known;
    const found = lower.indexOf(closing, after);
    closings.set(closing, found);
    return found;
  };
  let written = '';
  let from = 0;
  for (const { 0: opening, 1: found = '', index } of text.matchAll(OPENING)) {
    const end = index < from ? -1 : findEnd(text, index + opening.length);
    if (end < 0) continue;
    const name = found.toLowerCase();
    const closing = `[/${name}]`;
    const closed = findClosing(closing, end);
    const next = closed < 0 ? -1 : lower.indexOf(`[${name}`, end);
    const isPair = closed >= 0 && (next < 0 || next > closed);
    const html = replace({
      name,
      given: readArguments(decode(text.slice(index + opening.length, end))),
      inner: isPair ? text.slice(end + 1, closed) : undefined,
    });
    if (html === undefined) continue;
    written += `${text.slice(from, index)}\n\n${html}\n\n`;
    from = isPair ? closed + closing.length : end + 1;
  }
  return written + text.slice(from);
}

const showPicture = ({ url, alt, caption }: Attachment): string => {
  const said = caption === '' ? '' : `<figcaption>${textToHtml(caption)}</figcaption>`;
  return `<figure><img src="${escapeAttribute(url)}" alt="${escapeAttribute(alt)}">${said}</figure>`;
};

const showRecording = (attachment: Attachment): string => {
  const { url, title } = attachment;
  const said = title === '' ? '' : `<figcaption>${textToHtml(title)}</figcaption>`;
  return `<figure>${showPlayer(isFilm(attachment) ? 'video' : 'audio', url)}${said}</figure>`;
};

const showPlayer = (name: 'audio' | 'video', url: string, poster?: string): string => {
  const shown = poster === undefined ? '' : ` poster="${escapeAttribute(poster)}"`;
  return `<${name} controls src="${escapeAttribute(url)}"${shown}></${name}>`;
};

const splitIds = (ids: string | undefined): readonly string[] =>
  (ids ?? '').split(/[\s,]+/).filter((id) => id !== '');

/** The files that a `[gallery]` or `[playlist]` shows: those that it names, or those of its article. */
function fillList({ name, given: { named } }: Shortcode, context: TextContext): string {
  const { library, article, onMissing } = context;
  const ids = splitIds(named.ids ?? named.include);
  const excluded = new Set(splitIds(named.exclude));
  const known = ids.flatMap((id) => library.attachments.get(id) ?? []);
  const all =
    ids.length > 0
      ? known
      : listAttached(library, named.id ?? article).filter(
          (each) => ![...excluded].some((id) => library.attachments.get(id) === each),
        );
  const isShown = name === 'gallery' ? isPicture : named.type === 'video' ? isFilm : isSound;
  const shown = all.filter(isShown);
  if (known.length < ids.length) onMissing(`a ${name} with files that are not in the export`);
  else if (shown.length === 0) onMissing(`a ${name} without files in the export was left out`);
  return shown.map(name === 'gallery' ? showPicture : showRecording).join('\n');
}

const FILES = 'src mp4 m4v webm mp3 m4a ogg wav wma ogv flv flac mov'.split(' ');

/** `[audio mp3="…"]`, `[audio https://…]`, `[video mp4="…" webm="…"]`; with no file, the first of the article. */
function fillPlayer({ name, given, inner }: Shortcode, context: TextContext): string | undefined {
  const { named, positional } = given;
  const [first] = positional;
  const isVideo = name === 'video';
  const attached = (): string | undefined =>
    given.rest === '' || given.rest === '/'
      ? listAttached(context.library, context.article).find(isVideo ? isFilm : isSound)?.url
      : undefined;
  const url =
    FILES.map((key) => named[key]).find((each) => each) ??
    (first !== undefined && /^(?:https?:)?\/\//i.test(first) ? first.split('|')[0] : undefined) ??
    attached();
  if (url === undefined) return undefined;
  const { poster } = named;
  // Between the tags is a link to the file, for browsers without players.
  const text = (inner ?? '').replace(/<a\b[^<>]*>[^<>]*<\/a>/gi, '').trim();
  const player = `<figure>${showPlayer(isVideo ? 'video' : 'audio', url, poster)}</figure>`;
  return text === '' ? player : `${player}\n\n${text}`;
}

const PICTURE = /^\s*(?:(<a\b[^<>]*>)\s*)?(<img\b[^<>]*>)(\s*<\/a>)?/i;

/** `[caption caption="…"]<img>[/caption]`, or since WordPress 3.4 `[caption]<img> …[/caption]`. */
function fillCaption({ given, inner = '' }: Shortcode): string | undefined {
  const [whole, link = '', image, end = ''] = PICTURE.exec(inner) ?? [];
  if (whole === undefined || image === undefined) return undefined;
  const rest = inner.slice(whole.length).trim();
  // Where the link goes on around the caption, each of the two has one.
  const said =
    link !== '' && end === '' && rest !== ''
      ? `${link}${rest.replace(/<\/a>\s*$/i, '')}</a>`
      : rest;
  const text = said || (given.named.caption ?? '').trim();
  const caption = text === '' ? '' : `<figcaption>${text}</figcaption>`;
  return `<figure>${link}${image}${link === '' ? '' : '</a>'}${caption}</figure>`;
}

/** A film that WordPress.com keeps. */
const fillFilm = ({ given: { positional } }: Shortcode): string | undefined =>
  /^\w+$/.test(positional[0] ?? '')
    ? `[embed]https://videopress.com/v/${positional[0]}[/embed]`
    : undefined;

function fill(shortcode: Shortcode, context: TextContext): string | undefined {
  const { name } = shortcode;
  if (name === 'gallery' || name === 'playlist') return fillList(shortcode, context);
  if (name === 'audio' || name === 'video') return fillPlayer(shortcode, context);
  if (name === 'wpvideo' || name === 'videopress') return fillFilm(shortcode);
  return fillCaption(shortcode);
}

/** Makes HTML of the shortcodes that compile cannot: galleries are numbers, and files have to be found to be fetched. */
export const fillShortcodes = (text: string, context: TextContext): string =>
  text.includes('[') ? replaceShortcodes(text, (shortcode) => fill(shortcode, context)) : text;
