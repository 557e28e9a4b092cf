import { escapeAttribute, textToHtml } from '../../model/escape-html.ts';

/** What a tag is in the text, once its meaning is known. */
export type Piece =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'code'; readonly text: string }
  | { readonly type: 'link'; readonly url: string; readonly text: string }
  | {
      readonly type: 'image';
      readonly url: string;
      readonly alt: string | undefined;
      readonly caption?: string | undefined;
    }
  | { readonly type: 'media'; readonly element: 'audio' | 'video'; readonly url: string };

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** @example escapeText('a [b]') // → 'a \\[b\\]' */
const escapeText = (text: string): string => oneLine(text).replace(/[\\[\]]/g, '\\$&');

/** A destination that Markdown takes whole. */
const escapeUrl = (url: string): string =>
  url
    .trim()
    .replace(/[\s<>]/g, (each) => encodeURIComponent(each))
    .replace(/\(/g, '%28')
    .replace(/\)/g, '%29');

/** Markdown in which nothing but the outer of some marks is one. */
const escapeTitle = (text: string): string => oneLine(text).replace(/["\\]/g, '\\$&');

function fence(text: string): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const marks = '`'.repeat(longest + 1);
  const edge = /^[` ]|[` ]$/.test(text) ? ' ' : '';
  return marks + edge + text + edge + marks;
}

const renderMedia = (element: string, url: string): string =>
  `<${element} src="${escapeAttribute(url)}" controls></${element}>`;

export function toMarkdown(piece: Piece): string {
  switch (piece.type) {
    case 'text':
      return piece.text;
    case 'code':
      return fence(piece.text);
    case 'link':
      return `[${escapeText(piece.text)}](${escapeUrl(piece.url)})`;
    case 'media':
      return renderMedia(piece.element, piece.url);
    case 'image': {
      const { url, alt = '', caption } = piece;
      const title = caption ? ` "${escapeTitle(caption)}"` : '';
      return `![${escapeText(alt || caption || '')}](${escapeUrl(url)}${title})`;
    }
  }
}

export function toHtml(piece: Piece): string {
  switch (piece.type) {
    case 'text':
      return piece.text;
    case 'code':
      return `<code>${textToHtml(piece.text)}</code>`;
    case 'link':
      return `<a href="${escapeAttribute(piece.url)}">${textToHtml(piece.text)}</a>`;
    case 'media':
      return renderMedia(piece.element, piece.url);
    case 'image': {
      const { url, alt, caption } = piece;
      const image = `<img src="${escapeAttribute(url)}" alt="${escapeAttribute(alt || caption || '')}">`;
      return caption
        ? `<figure>${image}<figcaption>${textToHtml(caption)}</figcaption></figure>`
        : image;
    }
  }
}
