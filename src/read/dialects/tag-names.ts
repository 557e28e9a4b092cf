import { byName } from '../markup/reference.ts';
import { EMBEDS } from './embeds.ts';
import { isAddress, type Meaning, named, nameUrl, pick } from './meaning.ts';
import type { Arguments, Tag } from './tag.ts';
import { THEME_TAGS } from './theme-tags.ts';

/** Themes read a caption as Markdown; in ours, it is the title of a picture. */
export const plainCaption = (text: string): string =>
  text
    .replace(/\[([^\]]*)\]\([^()]*\)/g, '$1')
    .replace(/(?<!\w)(\*\*|__|[*_`])(?=\S)(.+?)(?<=\S)\1(?!\w)/g, '$2');

const image: Meaning = (given) => {
  const url = pick(given, 'src image_path path url file image link name filename href', 0);
  if (url === undefined) return undefined;
  const title = pick(given, 'title');
  const credit = pick(given, 'attr credit');
  const said = [pick(given, 'caption description'), credit].filter((part) => part !== undefined);
  const text = said.length > 0 ? said.join(' ') : undefined;
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

/**
 * Jekyll's `{% link path %}`; Forem's `{% link https://… %}`; Hexo's `{% link text url %}`; LoveIt's
 * `{{< link "https://…" "text" >}}`.
 */
const link: Meaning = (given, page) => {
  const address = pick(given, 'href url', 0);
  if (address !== undefined && (given.named.href !== undefined || isAddress(address))) {
    const said = pick(given, 'content text title', 1);
    return { type: 'link', url: address, text: said ?? nameUrl(address) };
  }
  const [text, url] = given.positional;
  return text !== undefined && url !== undefined && /^(?:https?:|\/)/.test(url)
    ? { type: 'link', url, text }
    : reference(given, page);
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

/** What becomes of a tag that stands alone, by its name. Of an `include`, by the name of what it includes. */
export const MEANINGS: ReadonlyMap<string, Meaning> = new Map([
  ...EMBEDS,
  ...THEME_TAGS,
  ...named(
    'figure image picture imgproc img-responsive responsive-image bundle-image resize_image postimage',
    image,
  ),
  ...named('img', octopressImage),
  ...named('asset_img', assetImage),
  ...named('asset_path', reference),
  ...named('asset_link post_link', postLink),
  ...named('ref relref post_url post_path', reference),
  ...named('link', link),
  ...named('param', value),
  ...named('note info', aside('Note')),
  ...named('tip', aside('Tip')),
  ...named('important', aside('Important')),
  ...named('warning alert', aside('Warning')),
  ...named('caution danger', aside('Caution')),
]);

/** Regions that never reach a reader: comments, and what a loop would repeat. */
const HIDDEN: ReadonlySet<string> = new Set([
  'comment',
  'for',
  'tablerow',
  'each',
  'foreach',
  'macro',
  'style',
  'script',
  'javascript',
  'schema',
  'css',
  'js',
  // Data of charts and maps, which only a script can show.
  ...'chart charts echarts chartjs chart-js plotly vega vegalite vega-lite highcharts apexcharts apexchart leaflet geojson'.split(
    ' ',
  ),
]);

/** Whether a tag opens such a region. LoveIt's `style "color: red"` has a text in it, not a style sheet. */
export const isHidden = ({ name, dialect, arguments: { rest } }: Tag): boolean =>
  HIDDEN.has(name) && !(name === 'style' && dialect === 'Hugo' && rest !== '');

/** Tags that say how the text around them is to be shown, so that nothing is missing without them. */
export const SILENT: ReadonlySet<string> = new Set([
  'raw',
  'verbatim',
  'comment',
  'br',
  'md',
  'rawhtml',
  'tabpane',
  'toc',
  'end',
]);

/** Links with a content: `{{< button href="…" >}}text{{< /button >}}`. */
export const LINKS: ReadonlySet<string> = new Set(['button', 'btn', 'link', 'a', 'cta']);

/** The address that such a tag leads to. */
export const readLinkUrl = (given: Arguments): string | undefined => {
  const known = pick(given, 'relref ref');
  if (known !== undefined) return byName(known);
  const [first] = given.positional;
  return (
    pick(given, 'href url link to src') ??
    (first !== undefined && isAddress(first) ? first : undefined)
  );
};
