import { byName } from '../markup/reference.ts';
import type { Piece } from './pieces.ts';
import type { Arguments } from './tag.ts';

/** What of an article its tags may show, by the names that templates have for it. */
export type PageValues = Readonly<Record<string, string>>;

type Meaning = (given: Arguments, page: PageValues) => Piece | undefined;

const pick = ({ named, positional }: Arguments, names: string, at?: number): string | undefined =>
  names
    .split(' ')
    .map((name) => named[name])
    .find((value) => value !== undefined && value !== '') ??
  (at === undefined ? undefined : positional[at]);

const isAddress = (url: string): boolean => /^(?:https?:)?\/\//.test(url);

/** Themes read a caption as Markdown; in ours, it is the title of a picture. */
const plainCaption = (text: string): string =>
  text
    .replace(/\[([^\]]*)\]\([^()]*\)/g, '$1')
    .replace(/(?<!\w)(\*\*|__|[*_`])(?=\S)(.+?)(?<=\S)\1(?!\w)/g, '$2');

const image: Meaning = (given) => {
  const url = pick(given, 'src image_path path url file image link name filename href', 0);
  if (url === undefined) return undefined;
  const title = pick(given, 'title');
  const text = pick(given, 'caption description attr credit');
  const caption = title && text ? `${title} – ${text}` : (text ?? title);
  const isNamed = Object.keys(given.named).length > 0;
  const alt = pick(given, 'alt', isNamed ? undefined : 1);
  return { type: 'image', url, alt, caption: caption && plainCaption(caption) };
};

/** Texts in quotes are each one of their own; words without are one text. */
const joinWords = (texts: readonly string[]): readonly string[] =>
  texts.length > 1 && !texts.some((each) => each.includes(' ')) ? [texts.join(' ')] : texts;

/** Hexo: classes, the file, the size, `"title"` and `"alt"`. */
const assetImage: Meaning = ({ positional }) => {
  const at = positional.findIndex((each) => /\.\w{2,5}$/.test(each));
  const url = positional[Math.max(0, at)];
  if (url === undefined) return undefined;
  const rest = positional.slice(Math.max(0, at) + 1).filter((each) => !/^\d+(?:px|%)?$/.test(each));
  const [title, alt] = joinWords(rest);
  return { type: 'image', url: byName(url), alt: alt ?? title, caption: title };
};

/** Octopress and Hexo: `{% img left /a.png 350 350 "title" "alt" %}`. */
const octopressImage: Meaning = (given) => {
  const { positional } = given;
  const at = positional.findIndex((each) => /[/.]/.test(each));
  if (at < 0) return image(given, {});
  const [title, alt] = positional.slice(at + 1).filter((each) => !/^\d+(?:px|%)?$/.test(each));
  return {
    type: 'image',
    url: positional[at] ?? '',
    alt: pick(given, 'alt') ?? alt ?? title,
    caption: pick(given, 'caption title') ?? title,
  };
};

/** A link to what a site of another kind shows in a frame. */
const embed =
  (name: string, address: (id: string, given: Arguments) => string, isVideo = false): Meaning =>
  (given) => {
    const id = pick(given, 'id videoid video_id video key url src link', 0);
    if (id === undefined || id === '') return undefined;
    const url = isAddress(id) ? id.replace(/^\/\//, 'https://') : address(encodeURI(id), given);
    const text = pick(given, 'title caption') ?? (isVideo ? `Video on ${name}` : name);
    return { type: 'link', url, text };
  };

const youtube = embed('YouTube', (id) => `https://www.youtube.com/watch?v=${id}`, true);
const vimeo = embed('Vimeo', (id) => `https://vimeo.com/${id}`, true);

const tweet: Meaning = ({ named, positional }) => {
  const given = named.url ?? named.src ?? positional[0];
  if (given && isAddress(given)) return { type: 'link', url: given, text: 'A post on X' };
  const [first, second] = positional;
  const id = named.id ?? second ?? first;
  const user = named.user ?? (second === undefined ? 'i' : first);
  return id === undefined
    ? undefined
    : { type: 'link', url: `https://x.com/${user}/status/${id}`, text: 'A post on X' };
};

const gist: Meaning = ({ named, positional }) => {
  const url = named.url ?? positional[0] ?? named.id;
  if (url === undefined) return undefined;
  const id =
    positional[1] !== undefined && /^[\da-f]+$/.test(positional[1])
      ? `${url}/${positional[1]}`
      : url;
  return {
    type: 'link',
    url: isAddress(id) ? id : `https://gist.github.com/${id}`,
    text: 'A gist on GitHub',
  };
};

/** Codepen, JSFiddle: the user, then the pen. */
const pen: Meaning = ({ named, positional }) => {
  const [first, second] = positional;
  const user = named.user ?? (second === undefined || !/^\w+$/.test(second) ? undefined : first);
  const id = named.id ?? (user === first ? second : first);
  return id === undefined
    ? undefined
    : {
        type: 'link',
        url: user ? `https://codepen.io/${user}/pen/${id}` : `https://codepen.io/pen/${id}`,
        text: 'A pen on CodePen',
      };
};

/** The address of another article; what surrounds the tag is the link. */
const reference: Meaning = (given) => {
  const path = pick(given, 'path', 0);
  return path === undefined ? undefined : { type: 'text', text: byName(path) };
};

const postLink: Meaning = ({ positional: [name, title] }) =>
  name === undefined
    ? undefined
    : {
        type: 'link',
        url: byName(name),
        text: title || name.replace(/^.*\//, '').replace(/\.\w+$/, ''),
      };

/** Jekyll's `{% link path %}`; Hexo's `{% link text url %}`. */
const link: Meaning = (given, page) => {
  const [text, url] = given.positional;
  return text !== undefined && url !== undefined && /^(?:https?:|\/)/.test(url)
    ? { type: 'link', url, text }
    : reference(given, page);
};

const media =
  (element: 'audio' | 'video'): Meaning =>
  (given, page) => {
    const provider = given.named.provider?.toLowerCase();
    if (provider === 'youtube') return youtube(given, page);
    if (provider === 'vimeo') return vimeo(given, page);
    const url = pick(given, 'src url file path mp4 webm mp3', 0);
    return url === undefined ? undefined : { type: 'media', element, url };
  };

const frame: Meaning = (given) => {
  const url = pick(given, 'src url', 0);
  return url !== undefined && isAddress(url)
    ? { type: 'link', url, text: pick(given, 'title') ?? URL.parse(url)?.host ?? url }
    : undefined;
};

const value: Meaning = (given, page) => {
  const text = page[pick(given, 'name', 0)?.toLowerCase() ?? ''];
  return text === undefined ? undefined : { type: 'text', text };
};

/** Themes of Jekyll and Hugo have asides without a content of their own: `{% include note.html content="…" %}`. */
const aside =
  (label: string): Meaning =>
  (given) => {
    const text = pick(given, 'content text message body', 0);
    return text === undefined ? undefined : { type: 'text', text: `**${label}:** ${text}` };
  };

const named = (names: string, meaning: Meaning): readonly (readonly [string, Meaning])[] =>
  names.split(' ').map((name) => [name, meaning] as const);

/** What becomes of a tag that stands alone, by its name. Of an `include`, by the name of what it includes. */
export const MEANINGS: ReadonlyMap<string, Meaning> = new Map([
  ...named(
    'figure image picture imgproc img-responsive responsive-image bundle-image resize_image postimage',
    image,
  ),
  ...named('img', octopressImage),
  ...named('asset_img', assetImage),
  ...named('asset_path', reference),
  ...named('asset_link post_link', postLink),
  ...named(
    'youtube youtubeplayer youtube-lite yt youtube_embed embedyoutube lite-youtube',
    youtube,
  ),
  ...named('vimeo vimeo_simple vimeoplayer embedvimeo', vimeo),
  ...named('tweet twitter x x_simple twitter_simple tweet_simple', tweet),
  ...named('gist', gist),
  ...named('codepen', pen),
  ...named(
    'instagram instagram_simple',
    embed('Instagram', (id) => `https://www.instagram.com/p/${id}/`),
  ),
  ...named(
    'spotify',
    embed('Spotify', (id) => `https://open.spotify.com/${id.includes('/') ? id : `track/${id}`}`),
  ),
  ...named(
    'bilibili',
    embed('Bilibili', (id) => `https://www.bilibili.com/video/${id}`, true),
  ),
  ...named(
    'jsfiddle',
    embed('JSFiddle', (id) => `https://jsfiddle.net/${id}/`),
  ),
  ...named('soundcloud mastodon', frame),
  ...named('ref relref post_url post_path', reference),
  ...named('link', link),
  ...named('video html5video mp4', media('video')),
  ...named('audio mp3', media('audio')),
  ...named('iframe', frame),
  ...named('param', value),
  ...named('note info', aside('Note')),
  ...named('tip', aside('Tip')),
  ...named('important', aside('Important')),
  ...named('warning alert', aside('Warning')),
  ...named('caution danger', aside('Caution')),
]);

/** Regions that never reach a reader: comments, and what a loop would repeat. */
export const HIDDEN: ReadonlySet<string> = new Set([
  'comment',
  'for',
  'tablerow',
  'macro',
  'style',
  'script',
  'javascript',
  'schema',
  'css',
  'js',
]);

/** Tags that say how the text around them is to be shown, so that nothing is missing without them. */
export const SILENT: ReadonlySet<string> = new Set([
  'raw',
  'verbatim',
  'comment',
  'br',
  'md',
  'rawhtml',
  'toc',
  'end',
]);

/** Links with a content: `{{< button href="…" >}}text{{< /button >}}`. */
export const LINKS: ReadonlySet<string> = new Set(['button', 'btn', 'link', 'a']);

/** The address that such a tag leads to. */
export const readLinkUrl = (given: Arguments): string | undefined => {
  const known = pick(given, 'relref ref');
  return known === undefined ? pick(given, 'href url link to src') : byName(known);
};
