import type { ElementContent, Root } from 'hast';
import {
  bookmark,
  button,
  callout,
  caption,
  file,
  type Nodes,
  panel,
  player,
  toggle,
} from './blocks.ts';
import { createElement } from './create-element.ts';
import { parseHtml } from './html.ts';
import { type JsonMap, toMap, toMaps, toText } from './json-values.ts';
import { parseMarkdown } from './markdown.ts';

// What Ghost's editor calls cards, in plain HTML: https://github.com/TryGhost/Koenig

/** What becomes of a card: elements, or why it is left out. */
export type Card = readonly ElementContent[] | { readonly leftOut: string };

const FOR_MAIL = 'a part that is in mails alone';
export const FOR_MEMBERS = 'a part for members alone';
export const FORM = 'a form to subscribe';

const isElementContent = (node: Root['children'][number]): node is ElementContent =>
  node.type !== 'doctype';

const childrenOf = (root: Root): Nodes => root.children.filter(isElementContent);

/** The nodes of a field that has HTML in it. */
const html = (value: unknown): Nodes => childrenOf(parseHtml(toText(value) ?? ''));

const linked = (href: string | undefined, nodes: Nodes): Nodes =>
  href === undefined ? nodes : [createElement('a', { href }, ...nodes)];

const picture = (card: JsonMap): Nodes => {
  const { width, height } = card;
  const src = toText(card.src);
  if (src === undefined) return [];
  const isSized = typeof width === 'number' && typeof height === 'number';
  const size = isSized ? { width, height } : {};
  const title = toText(card.title);
  const image = createElement('img', {
    src,
    alt: toText(card.alt) ?? '',
    ...size,
    ...(title && { title }),
  });
  return linked(toText(card.href), [image]);
};

const figure = (nodes: Nodes, said: unknown): Nodes =>
  nodes.length === 0 ? [] : [createElement('figure', {}, ...nodes, ...caption(html(said)))];

const joined = (...values: readonly unknown[]): string | undefined =>
  values.flatMap((value) => toText(value) ?? []).join(' · ') || undefined;

const code = (card: JsonMap): Nodes => {
  const language = toText(card.language)?.replace(/\s+/g, '-');
  const text = toText(card.code);
  if (text === undefined) return [];
  const block = createElement(
    'pre',
    {},
    createElement('code', language ? { className: [`language-${language}`] } : {}, text),
  );
  const said = caption(html(card.caption));
  return said.length > 0 ? [createElement('figure', {}, block, ...said)] : [block];
};

const embed = (card: JsonMap): Nodes => {
  const url = toText(card.url);
  const { title, image } = toMap(card.metadata);
  const shown = html(card.html);
  const nft = image === undefined ? [] : picture({ src: image, alt: title });
  if (shown.length > 0 || nft.length > 0)
    return figure(shown.length > 0 ? shown : linked(url, nft), card.caption);
  return button(url, toText(title) ?? url);
};

const rating = (card: JsonMap): number | undefined =>
  card.productRatingEnabled === true && Number.isInteger(card.productStarRating)
    ? Math.min(5, Math.max(0, Number(card.productStarRating)))
    : undefined;

const RENDERERS: Readonly<Record<string, (card: JsonMap) => Card>> = {
  image: (card) => figure(picture(card), card.caption),
  gallery: (card) => figure(toMaps(card.images).flatMap(picture), card.caption),
  'before-after': (card) =>
    figure([card.beforeImage, card.afterImage].map(toMap).flatMap(picture), card.caption),
  bookmark: (card) => {
    const { title, description, author, publisher } = toMap(card.metadata);
    const url = toText(card.url);
    if (url === undefined) return [];
    return bookmark({
      url,
      title: toText(title ?? card.title),
      description: toText(description ?? card.description),
      source: joined(author ?? card.author, publisher ?? card.publisher),
      caption: html(card.caption),
    });
  },
  embed,
  html: (card) => html(card.html),
  markdown: (card) => childrenOf(parseMarkdown(toText(card.markdown) ?? '')),
  code,
  codeblock: code,
  hr: () => [createElement('hr', {})],
  horizontalrule: () => [createElement('hr', {})],
  paywall: () => [],
  button: (card) => button(toText(card.buttonUrl), toText(card.buttonText)),
  callout: (card) => callout(toText(card.calloutEmoji), html(card.calloutText)),
  toggle: (card) => toggle(html(card.heading), html(card.content)),
  audio: (card) => player('audio', toText(card.src) ?? '', {}, html(card.title)),
  video: (card) => {
    const poster = toText(card.customThumbnailSrc) ?? toText(card.thumbnailSrc);
    return player('video', toText(card.src) ?? '', { poster }, html(card.caption));
  },
  file: (card) =>
    file({
      src: toText(card.src) ?? '',
      title: toText(card.fileTitle),
      name: toText(card.fileName),
      description: toText(card.fileCaption),
    }),
  product: (card) =>
    panel({
      tag: 'h4',
      image: toText(card.productImageSrc),
      title: html(card.productTitle),
      rating: rating(card),
      text: html(card.productDescription),
      button:
        card.productButtonEnabled === true
          ? button(toText(card.productUrl), toText(card.productButton))
          : [],
    }),
  header: (card) =>
    panel({
      tag: 'h2',
      image: toText(card.backgroundImageSrc),
      title: html(card.header),
      text: html(card.subheader),
      button:
        card.buttonEnabled === true ? button(toText(card.buttonUrl), toText(card.buttonText)) : [],
    }),
  'call-to-action': (card) =>
    panel({
      tag: 'h4',
      image: toText(card.imageUrl),
      title: [],
      text: [
        ...(card.hasSponsorLabel === true ? html(card.sponsorLabel) : []),
        ...html(card.textValue),
      ],
      button:
        card.showButton === true ? button(toText(card.buttonUrl), toText(card.buttonText)) : [],
    }),
  email: () => ({ leftOut: FOR_MAIL }),
  'email-cta': () => ({ leftOut: FOR_MAIL }),
  signup: () => ({ leftOut: FORM }),
};

/** Who may see a card: in the form of now, and in that of before. */
function findAudience({ visibility }: JsonMap): string | undefined {
  const { web, showOnWeb, emailOnly } = toMap(visibility);
  if (emailOnly === true || showOnWeb === false) return FOR_MAIL;
  const { nonMember, memberSegment } = toMap(web);
  if (nonMember !== false) return undefined;
  return memberSegment === '' ? FOR_MAIL : FOR_MEMBERS;
}

/** @param name as the editor of now has it, or as that of before, which puts `card-` in front of some */
export function renderCard(name: string, card: JsonMap): Card {
  const audience = findAudience(card);
  if (audience !== undefined) return { leftOut: audience };
  const kind = name.replace(/^card-/, '');
  const render = Object.hasOwn(RENDERERS, kind) ? RENDERERS[kind] : undefined;
  return render?.(card) ?? { leftOut: `a card "${kind}"` };
}
