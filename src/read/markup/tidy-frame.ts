import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import { type Findings, leaveOut } from './findings.ts';
import { isPixel } from './hidden.ts';
import { plainText } from './plain-text.ts';
import { showsMore } from './shows-more.ts';
import { findAddress } from './sources.ts';
import { tidyUrl, withArticle } from './urls.ts';
import { toWatchPage, type WatchPage } from './watch-page.ts';

/** No paragraph may be in these. */
const NO_PARAGRAPH: ReadonlySet<string> = new Set(
  'p h2 h3 h4 h5 h6 a em strong b i rt summary figcaption audio video'.split(' '),
);

const PLAYABLE = [
  ['img', /^image\//, /\.(?:jpe?g|png|gif|webp|avif|svg)(?:[?#]|$)/i],
  ['audio', /^audio\//, /\.(?:mp3|m4a|ogg|oga|opus|wav|flac)(?:[?#]|$)/i],
  ['video', /^video\//, /\.(?:mp4|m4v|webm|ogv|mov)(?:[?#]|$)/i],
] as const;

interface Shown {
  readonly url: string;
  readonly title: string;
  readonly page?: WatchPage | undefined;
}

/** What an address has around a host and a path. */
const NAME_ONLY = /^https?:\/\/(?:[^/@]*@)?|(?<!\/watch)\?.*$|#.*$/g;

/** Where the link in place of a frame leads; undefined if no reader could follow it. */
function readTarget(node: Element, address: string, findings: Findings): Shown | undefined {
  const title = String(node.properties.title ?? node.properties.ariaLabel ?? '').trim();
  const url = address.startsWith('//') ? `https:${address}` : address;
  if (!/^https?:/i.test(url)) {
    if (/^[^/?#]*:/.test(url)) return undefined;
    const marked = tidyUrl(node, url, 'link', findings);
    return marked === undefined ? undefined : { url: marked, title: title || url };
  }
  const parsed = URL.parse(url);
  if (!parsed) return undefined;
  const page = toWatchPage(parsed);
  const target = page?.url ?? parsed.href;
  return { url: target, title: title || target.replace(NAME_ONLY, ''), page };
}

function toLink({ url, title, page }: Shown, parents: readonly string[]): ElementContent {
  if (parents.includes('a')) return { type: 'text', value: title };
  const picture = page?.thumbnail;
  // The text below says what the picture shows.
  const children =
    picture === undefined ? [title] : [h('img', { src: picture, alt: '' }), h('br'), title];
  const link = h('a', { href: url }, children);
  return parents.some((name) => NO_PARAGRAPH.has(name)) ? link : h('p', link);
}

/** Replaces a frame by a link to what it shows. */
export function tidyFrame(
  node: Element,
  parents: readonly string[],
  findings: Findings,
): readonly ElementContent[] {
  const element = `${withArticle(`<${node.tagName}>`)} element`;
  const address = findAddress(node.properties);
  const shown =
    address === undefined || isPixel(node) ? undefined : readTarget(node, address, findings);
  if (shown) leaveOut(findings, node, `${element}, kept as a link`);
  else leaveOut(findings, node, element, address);
  return shown ? [toLink(shown, parents)] : [];
}

/** What shows a file as its type or its name says; a link to any other. */
function toPlayer(address: string, type: unknown, text: string): Element | undefined {
  const [name] =
    PLAYABLE.find(([, types]) => typeof type === 'string' && types.test(type)) ??
    (typeof type === 'string'
      ? undefined
      : PLAYABLE.find(([, , ending]) => ending.test(address))) ??
    [];
  if (name === undefined) return undefined;
  return name === 'img' ? h('img', { src: address, alt: text }) : h(name, { src: address });
}

const paramOf = (node: Element): unknown =>
  node.children
    .filter((child) => child.type === 'element' && child.tagName === 'param')
    .map((child) => (child.type === 'element' ? child.properties : {}))
    .find(({ name }) => /^(?:movie|src|url|filename)$/i.test(String(name)))?.value;

/** How an `<embed>` or `<object>` is to be read: as what shows its file, or what it has for programs that cannot. */
export type Replacement =
  | { readonly kind: 'element'; readonly element: Element }
  | { readonly kind: 'fallback' }
  | { readonly kind: 'frame'; readonly element: Element };

export function replaceObject(node: Element): Replacement {
  const { data, src, type, ...others } = node.properties;
  const address = String(data ?? src ?? paramOf(node) ?? '').trim();
  const { children, position } = node;
  if (showsMore(children)) return { kind: 'fallback' };
  const text = plainText({ type: 'root', children }) || String(others.title ?? '');
  const player = address === '' ? undefined : toPlayer(address, type, text);
  if (player?.tagName === 'img')
    return { kind: 'element', element: { ...player, ...(position && { position }) } };
  if (player)
    return { kind: 'element', element: { ...player, children, ...(position && { position }) } };
  if (text !== '') return { kind: 'fallback' };
  return { kind: 'frame', element: { ...node, properties: { ...others, src: address } } };
}
