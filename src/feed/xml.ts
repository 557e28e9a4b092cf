import { escapeAttribute, textToHtml } from '../model/escape-html.ts';

type Attributes = Readonly<Record<string, string | number | undefined>>;

/**
 * The attributes of a start tag, without those that are undefined.
 * @example formatAttributes({ rel: 'self', title: undefined }) // → ' rel="self"'
 */
export const formatAttributes = (attributes: Attributes): string => {
  let markup = '';
  for (const name in attributes) {
    const value = attributes[name];
    if (value !== undefined) markup += ` ${name}="${escapeAttribute(String(value))}"`;
  }
  return markup;
};

/**
 * An element with text. Without any it is left out: no document has an empty element.
 * @example formatText('title', 'A & B') // → '<title>A &amp; B</title>'
 */
export const formatText = (
  name: string,
  text: string | number | undefined,
  attributes: Attributes = {},
): string =>
  text === undefined || text === ''
    ? ''
    : `<${name}${formatAttributes(attributes)}>${textToHtml(String(text))}</${name}>`;

/**
 * Spells `&` and `<` in markup as the RSS profile recommends for plain text, so that no reader takes it for HTML.
 * @see https://www.rssboard.org/rss-profile#data-types-characterdata
 * @example toHexReferences('<title>A &amp; B</title>') // → '<title>A &#x26; B</title>'
 */
export const toHexReferences = (markup: string): string =>
  markup.includes('&') ? markup.replaceAll('&amp;', '&#x26;').replaceAll('&lt;', '&#x3C;') : markup;

/**
 * An element with attributes, and with markup inside.
 * @example formatElement('link', { rel: 'self', href: '/' }) // → '<link rel="self" href="/"/>'
 */
export const formatElement = (name: string, attributes: Attributes, inner = ''): string =>
  inner === ''
    ? `<${name}${formatAttributes(attributes)}/>`
    : `<${name}${formatAttributes(attributes)}>${inner}</${name}>`;

/**
 * An element with HTML in a CDATA section, which people find easier to read than escaped text. A
 * `]]>` in the HTML is escaped, which means the same (XML 1.0 §2.7). Returned in pieces, since
 * joining long texts copies them.
 */
export const formatHtml = (name: string, html: string, attributes: Attributes = {}) =>
  html === ''
    ? []
    : [
        `<${name}${formatAttributes(attributes)}><![CDATA[`,
        html.replaceAll(']]>', ']]&gt;'),
        `]]></${name}>`,
      ];
