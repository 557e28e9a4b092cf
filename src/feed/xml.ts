import { escapeAttribute, textToHtml } from '../article/html.ts';

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
