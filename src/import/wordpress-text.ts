import { autop } from '@wordpress/autop';
import { escapeAttribute, textToHtml } from '../model/escape-html.ts';
import { moveAddresses, type OldSite } from './addresses.ts';
import { parseHtml, replaceElements, writeHtml } from './html.ts';

/** A file in the library of a WordPress site. */
export interface Attachment {
  readonly url: string;
  readonly alt: string;
  readonly caption: string;
  readonly title: string;
  /** The article that it was added to. */
  readonly parent: string;
}

/** What texts of a WordPress site refer to. */
export interface WordPressLibrary extends OldSite {
  /** By their numbers. */
  readonly attachments: ReadonlyMap<string, Attachment>;
  /** Blocks that several texts share, by their numbers. */
  readonly blocks: ReadonlyMap<string, string>;
}

const CODE =
  /(\[(code|sourcecode|bash|shell|csharp|cpp|css|delphi|diff|html|java|javascript|js|perl|php|powershell|python|py|ruby|scala|sql|vb|xml|text|plain)\b[^\]]*\][\s\S]*?\[\/\2\]|<pre\b[\s\S]*?<\/pre>)/i;

/** Does something with a text, but not with the code in it. */
const outsideCode = (text: string, change: (text: string) => string): string =>
  text
    .split(CODE)
    // The pattern has two groups: text, code, its name, text …
    .map((part, at) => (at % 3 === 0 ? change(part) : at % 3 === 1 ? part : ''))
    .join('');

const PICTURE = /\.(?:jpe?g|png|gif|webp|avif|svg)$/i;
const RECORDING = /\.(?:mp3|m4a|ogg|oga|wav|flac)$/i;

const isNamed = (pattern: RegExp, { url }: Attachment): boolean =>
  pattern.test(URL.parse(url)?.pathname ?? url);

const argument = (given: string, name: string): string =>
  new RegExp(`\\b${name}\\s*=\\s*["'”“]?([\\d,\\s]+)`, 'i').exec(given)?.[1] ?? '';

/** The files that a `[gallery]` or `[playlist]` shows: those that it names, or those of its article. */
function listShown(given: string, article: string, { attachments }: WordPressLibrary) {
  const ids = argument(given, 'ids') || argument(given, 'include');
  if (ids !== '') {
    return ids.split(',').flatMap((id) => {
      const attachment = attachments.get(id.trim());
      return attachment ? [attachment] : [];
    });
  }
  const parent = argument(given, 'id').trim() || article;
  return [...attachments.values()].filter((each) => each.parent === parent);
}

const showPicture = ({ url, alt, caption }: Attachment): string => {
  const said = caption === '' ? '' : `<figcaption>${textToHtml(caption)}</figcaption>`;
  return `<figure><img src="${escapeAttribute(url)}" alt="${escapeAttribute(alt)}">${said}</figure>`;
};

const showRecording = ({ url, title }: Attachment): string =>
  `<figure><audio controls src="${escapeAttribute(url)}"></audio><figcaption>${textToHtml(title)}</figcaption></figure>`;

/** Galleries and playlists are numbers, which only the export explains. */
const fillGalleries = (text: string, article: string, library: WordPressLibrary): string =>
  text.replace(/\[(gallery|playlist)\b([^\]]*)\]/gi, (whole, name: string, given: string) => {
    const isGallery = name.toLowerCase() === 'gallery';
    const shown = listShown(given, article, library).filter((each) =>
      isNamed(isGallery ? PICTURE : RECORDING, each),
    );
    const html = shown.map(isGallery ? showPicture : showRecording).join('\n');
    return html === '' ? whole : `\n\n${html}\n\n`;
  });

const SHARED = /<!--\s+wp:block\s+\{[^}]*"ref":\s*(\d+)[^}]*\}\s*\/-->/g;

/** Puts in what several texts share. Shared blocks may have others in them, but not forever. */
function fillBlocks(text: string, { blocks }: WordPressLibrary): string {
  let filled = text;
  for (let depth = 0; depth < 3; depth += 1)
    filled = filled.replace(SHARED, (_, id: string) => blocks.get(id) ?? '');
  return filled;
}

/** An address alone on its line is shown as what is there. */
const markEmbeds = (text: string): string =>
  text.replace(/^[ \t]*(https?:\/\/[^\s<>"[\]]+)[ \t]*$/gm, '[embed]$1[/embed]');

const VOID_BLOCK = /<!--\s+wp:([\w/-]+)\s(?:(?!-->)[\s\S])*\/-->/g;

/** Blocks that WordPress fills in when it shows them, by name. */
export const listDynamicBlocks = (text: string): readonly string[] => [
  ...new Set(
    Array.from(text.matchAll(VOID_BLOCK), ([, name = '']) => name).filter(
      (name) => !/^(?:block|more|nextpage|spacer|separator)$/.test(name),
    ),
  ),
];

/**
 * A text of WordPress as HTML. Shortcodes stay, but for those that only the export explains: compile reads them.
 * @param article the number of the article
 */
export function readWordPressText(
  text: string,
  article: string,
  library: WordPressLibrary,
  link: string | undefined,
): string {
  const isBlocks = text.includes('<!-- wp:');
  const even = fillBlocks(text.replace(/\r\n?/g, '\n'), library);
  const filled = outsideCode(even, (part) =>
    markEmbeds(fillGalleries(part.replace(/<!--\s+\/?wp:[\s\S]*?-->/g, ''), article, library)),
  );
  const html = isBlocks ? filled : outsideCode(filled, (part) => autop(part));
  const root = parseHtml(html);
  // What autop makes of the end of a summary.
  replaceElements(root, (element) =>
    element.tagName === 'p' &&
    element.children.length === 1 &&
    element.children[0]?.type === 'comment'
      ? element.children
      : undefined,
  );
  moveAddresses(root, library, link ?? library.site);
  return writeHtml(root).replace(/\n{3,}/g, '\n\n');
}
