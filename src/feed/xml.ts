import { escapeAttribute, textToHtml } from '../model/escape-html.ts';

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** Attributes in a start tag, those that there are. */
export const formatAttributes = (attributes: Attributes): string => {
  let markup = '';
  for (const name in attributes) {
    const value = attributes[name];
    if (value !== undefined) markup += ` ${name}="${escapeAttribute(String(value))}"`;
  }
  return markup;
};

/** An element with a text, or nothing where there is none: no document has an empty one. */
export const formatText = (
  name: string,
  text: string | number | undefined,
  attributes: Attributes = {},
): string =>
  text === undefined || text === ''
    ? ''
    : `<${name}${formatAttributes(attributes)}>${textToHtml(String(text))}</${name}>`;

/** An element that says what it says in attributes, and what stands in it. */
export const formatElement = (name: string, attributes: Attributes, inner = ''): string =>
  inner === ''
    ? `<${name}${formatAttributes(attributes)}/>`
    : `<${name}${formatAttributes(attributes)}>${inner}</${name}>`;

/**
 * An element with HTML in it, in a CDATA section, which readers by hand find easier than a text of
 * references; HTML says the same with the end of a section escaped (XML 1.0 §2.7). It comes in pieces,
 * since to join a long text is to copy it.
 */
export const formatHtml = (name: string, html: string, attributes: Attributes = {}) =>
  html === ''
    ? []
    : [
        `<${name}${formatAttributes(attributes)}><![CDATA[`,
        html.replaceAll(']]>', ']]&gt;'),
        `]]></${name}>`,
      ];
