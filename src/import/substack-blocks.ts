import type { Element, ElementContent } from 'hast';
import { toString as toText } from 'hast-util-to-string';
import katex from 'katex';
import { bookmark, button, callout, caption, file, type Nodes } from './blocks.ts';
import { createElement } from './create-element.ts';

import { findElement, hasClass, parseHtml, propertyOf } from './html.ts';
import { isMap, type JsonMap, toMap, toMaps, toText as toValue } from './json-values.ts';

// The blocks of Substack's editor: a class says which, and `data-attrs` has what it is made of.

/** What becomes of a block: others, or why it is left out; undefined where it stays. */
type Block = Nodes | { readonly leftOut: string } | undefined;

/** What the editor knows of a block. */
export function attributesOf(element: Element): JsonMap {
  try {
    const json: unknown = JSON.parse(propertyOf(element, 'dataAttrs') || '{}');
    return isMap(json) ? json : {};
  } catch {
    return {};
  }
}

const textNode = (value: string): ElementContent => ({ type: 'text', value });

const paragraph = (...nodes: readonly (ElementContent | string)[]): Element =>
  createElement('p', {}, ...nodes);

const figure = (images: Nodes, said: string | undefined): Nodes =>
  images.length === 0
    ? []
    : [createElement('figure', {}, ...images, ...caption(said ? [textNode(said)] : []))];

const PROXY =
  /^https:\/\/(?:substackcdn\.com|cdn\.substack\.com)\/image\/fetch\/.*\/(https?%3A[^/]+)$/;

/** The picture as it was sent, unless no browser shows it: then what Substack makes of it. */
export function originalOf(address: string): string {
  const packed = PROXY.exec(address)?.[1];
  const original = packed === undefined ? address : decodeURIComponent(packed);
  return /\.hei[cf]$/i.test(original) ? address : original;
}

const picture = (image: JsonMap): Nodes => {
  const src = toValue(image.src);
  if (src === undefined) return [];
  return [createElement('img', { src: originalOf(src), alt: toValue(image.alt) ?? '' })];
};

function readGallery(given: JsonMap): Nodes {
  const { images, caption } = toMap(given.gallery);
  return figure(toMaps(images).flatMap(picture), toValue(caption));
}

function readPost(given: JsonMap): Block {
  const url = toValue(given.canonical_url) ?? toValue(given.url) ?? toValue(given.base_url);
  if (url === undefined) return undefined;
  return bookmark({
    url: url.replace(/\?utm_.*$/, ''),
    title: toValue(given.title) ?? toValue(given.name),
    description:
      toValue(given.caption) ?? toValue(given.truncated_body_text) ?? toValue(given.hero_text),
    source: toValue(given.publication_name),
    caption: [],
  });
}

function readTweet(given: JsonMap): Block {
  const url = toValue(given.url);
  if (url === undefined) return undefined;
  const lines = (toValue(given.full_text) ?? '').split('\n');
  const said = lines.flatMap((line, at): (ElementContent | string)[] =>
    at === 0 ? [line] : [createElement('br', {}), line],
  );
  const photos = toMaps(given.photos).flatMap(({ img_url: src }) => picture({ src }));
  return [
    createElement(
      'blockquote',
      {},
      paragraph(...said),
      ...photos,
      paragraph(createElement('a', { href: url }, toValue(given.name) ?? url)),
    ),
  ];
}

function readVideo(element: Element, given: JsonMap): Block {
  const video = toValue(given.videoId);
  if (video === undefined) return undefined;
  const start = toValue(given.startTime)?.replace(/s$/, '');
  const isVimeo = hasClass(element, 'vimeo-wrap');
  const src = isVimeo
    ? `https://player.vimeo.com/video/${video}`
    : `https://www.youtube.com/embed/${video}${start ? `?start=${start}` : ''}`;
  return [createElement('iframe', { src, title: `Video on ${isVimeo ? 'Vimeo' : 'YouTube'}` })];
}

function readFormula(given: JsonMap): Block {
  const tex = toValue(given.persistentExpression);
  if (tex === undefined) return undefined;
  try {
    const html = katex.renderToString(tex, { output: 'mathml', displayMode: true });
    const math = findElement(parseHtml(html), ({ tagName }) => tagName === 'math');
    if (math) return [paragraph(math)];
  } catch (error) {
    if (!(error instanceof katex.ParseError)) throw error;
  }
  return [createElement('pre', {}, createElement('code', {}, tex))];
}

const ASKING = /\/(?:subscribe|comments?)\b|[?&]action=share|%%|gift=|\/leaderboard/;

function readButton(element: Element, given: JsonMap): Nodes {
  const link = findElement(element, ({ tagName }) => tagName === 'a');
  const href = (link && propertyOf(link, 'href')) || toValue(given.url);
  return href === undefined || ASKING.test(href) ? [] : button(href, toText(element).trim());
}

function readFile(element: Element): Block {
  const textIn = (name: string): string | undefined => {
    const found = findElement(element, (each) => hasClass(each, name));
    return (found && toText(found).trim()) || undefined;
  };
  const links = ['file-embed-button', 'file-embed-container-top'].flatMap(
    (name) => findElement(element, (each) => hasClass(each, name) && each.tagName === 'a') ?? [],
  );
  const [link = findElement(element, ({ tagName }) => tagName === 'a')] = links;
  const src = link && propertyOf(link, 'href');
  if (!src) return undefined;
  return file({
    src,
    title: textIn('file-embed-details-h1'),
    description: textIn('file-embed-details-h2'),
  });
}

/** The number of a note stands in front of its first words. */
function readNote(element: Element): Block {
  const number = findElement(element, (each) => hasClass(each, 'footnote-number'));
  const content = findElement(element, (each) => hasClass(each, 'footnote-content'));
  if (!number || !content) return undefined;
  const [first, ...others] = content.children.filter(
    (node) => node.type !== 'text' || node.value.trim() !== '',
  );
  const isParagraph = first?.type === 'element' && first.tagName === 'p';
  const inside = isParagraph ? first.children : first ? [first] : [];
  const id = propertyOf(number, 'id') || propertyOf(element, 'id');
  const href = propertyOf(number, 'href');
  const back = createElement('a', { href }, toText(number).trim());
  return [createElement('p', { id }, back, ' ', ...inside), ...others];
}

const readAnchor = (element: Element): Block => {
  const { id, href } = element.properties;
  const anchor = createElement('a', { id, href }, toText(element));
  return [createElement('sup', {}, anchor)];
};

type Reader = (element: Element, given: JsonMap) => Block;

const READERS: Readonly<Record<string, Reader>> = {
  'image-gallery-embed': (_, given) => readGallery(given),
  image3: (_, given) => figure(picture(given), toValue(given.title)),
  'digest-post-embed': (_, given) => readPost(given),
  'embedded-post-wrap': (_, given) => readPost(given),
  'embedded-publication-wrap': (_, given) => readPost(given),
  tweet: (_, given) => readTweet(given),
  'twitter-embed': (_, given) => readTweet(given),
  'youtube-wrap': readVideo,
  'vimeo-wrap': readVideo,
  'latex-rendered': (_, given) => readFormula(given),
  'button-wrapper': readButton,
  'file-embed-wrapper': readFile,
  footnote: readNote,
  'footnote-anchor': readAnchor,
  'mention-wrap': (_, given) => {
    const name = toValue(given.name);
    return name === undefined ? undefined : [textNode(name)];
  },
  'cashtag-wrap': (_, given) => {
    const symbol = toValue(given.symbol);
    return symbol === undefined ? undefined : [textNode(symbol)];
  },
  pullquote: (element) => [createElement('blockquote', {}, ...element.children)],
  'callout-block': (element) => callout(undefined, element.children),
  'preformatted-block': (element) => {
    const text = findElement(element, ({ tagName }) => tagName === 'pre');
    return text && [createElement('pre', {}, ...text.children)];
  },
  'instagram-embed-wrap': (_, given) => {
    const id = toValue(given.instagram_id);
    const href = id && `https://www.instagram.com/p/${id}/`;
    return button(href, toValue(given.title) ?? toValue(given.author_name) ?? href);
  },
  comment: (_, given) => {
    const { body, name } = toMap(given.comment);
    const url = toValue(given.url);
    const said = toValue(body);
    if (said === undefined) return undefined;
    const from = button(url, toValue(name) ?? url);
    return [createElement('blockquote', {}, paragraph(said), ...from)];
  },
  'poll-embed': () => ({ leftOut: 'a poll' }),
  'native-video-embed': () => ({ leftOut: 'a film that only Substack has' }),
  'native-audio-embed': () => ({ leftOut: 'a recording that only Substack has' }),
};

const isEmpty = (element: Element): boolean =>
  toText(element).trim() === '' &&
  !findElement(element, ({ tagName }) => /^(?:img|iframe|video|audio)$/.test(tagName));

/** What becomes of a block of the editor. */
export function readBlock(element: Element): Block {
  const name = Object.keys(READERS).find((each) => hasClass(element, each));
  const given = attributesOf(element);
  const block = name === undefined ? undefined : READERS[name]?.(element, given);
  if (block !== undefined || !isEmpty(element)) return block;
  // Substack fills it in: what there is besides is its address.
  const component = propertyOf(element, 'dataComponentName');
  if (component === '' || element.tagName !== 'div') return undefined;
  const url = toValue(given.url);
  if (url !== undefined) return button(url, toValue(given.title) ?? url);
  return { leftOut: `a block "${component}"` };
}
