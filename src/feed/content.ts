import type { ArticleMeta, Picture } from '../model/article.ts';
import { directionOf } from '../model/direction.ts';
import { textToHtml } from '../model/escape-html.ts';
import { showsPicture } from './shows-picture.ts';
import { formatElement, formatText } from './xml.ts';

/** What the content of an article stands next to. */
interface Surroundings extends Pick<ArticleMeta<string>, 'image' | 'audio'> {
  /** The absolute URL of its page. */
  readonly url: string;
}

function formatFigure({ url, alt = '', width, height, caption = '', credit }: Picture): string {
  const said = [textToHtml(caption), formatText('cite', credit)].filter((text) => text !== '');
  const legend = said.length > 0 ? formatElement('figcaption', {}, said.join(' ')) : '';
  const image = formatElement('img', { src: url, alt, width, height });
  return formatElement('figure', {}, image + legend);
}

/** A link to a part of the same text. No text has `<` or `>` but those of its tags. */
const FRAGMENT_LINK = /(<a [^<>]*\bhref=")(?=#)/g;

/**
 * The content of an article as feeds carry it. Readers show it away from its page, so links to its own parts are
 * absolute; they ignore its language, so an element says where it is right to left; and many know no Media RSS, so
 * the article's picture comes first, if the text does not show it. But the picture of an episode is its cover, which
 * players show beside the text.
 * @param language of the text
 */
export function buildFeedContent(
  html: string,
  { image, audio, url }: Surroundings,
  language: string,
): string {
  const text = html.includes('="#') ? html.replace(FRAGMENT_LINK, (tag) => tag + url) : html;
  const figure = image && !audio && !showsPicture(html, image.url) ? formatFigure(image) : '';
  const all = figure && text ? `${figure}\n${text}` : figure + text;
  return all !== '' && directionOf(language) === 'rtl' ? `<div dir="rtl">${all}</div>` : all;
}
