/** A link from a document to another (RFC 8288). */
export interface Link {
  readonly href: string;
  readonly rel: string;
  /** A media type. */
  readonly type?: string;
  readonly title?: string;
}

/**
 * Characters of one link, and of all links in a header. Programs and proxies refuse a response with
 * long headers: nginx from 4 KB in total (`proxy_buffer_size`), Python's aiohttp from 8 KB per
 * line, Node.js from 16 KB in total. Two kilobytes leave as much for all other headers.
 */
const LONGEST_LINK = 1024;
const LONGEST_VALUE = 2048;

/** What a header can carry in quotes, unencoded (RFC 9110 §5.6.4). */
const PLAIN = /^[\x20-\x7e]*$/;

/** RFC 8187 §3.2.1: what `encodeURIComponent` leaves alone, but an ext-value must not contain. */
const NOT_ATTRIBUTE_CHARACTER = /['()*]/g;

const escapeExtended = (text: string): string =>
  encodeURIComponent(text).replace(
    NOT_ATTRIBUTE_CHARACTER,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );

const formatParameter = (name: string, value: string | undefined): string => {
  if (value === undefined) return '';
  return PLAIN.test(value)
    ? `; ${name}="${value.replace(/["\\]/g, '\\$&')}"`
    : `; ${name}*=UTF-8''${escapeExtended(value)}`;
};

const formatLink = ({ href, rel, type, title }: Link): string =>
  `<${href}>; rel="${rel}"${formatParameter('type', type)}${formatParameter('title', title)}`;

/**
 * The value of a `Link` header: as many links as fit, each of them whole.
 * @param links the most important first
 * @example formatLinks([{ href: '/', rel: 'index' }]) // → '</>; rel="index"'
 */
export function formatLinks(links: readonly Link[]): string {
  let value = '';
  for (const link of links.map(formatLink)) {
    const longer = value === '' ? link : `${value}, ${link}`;
    if (link.length <= LONGEST_LINK && longer.length <= LONGEST_VALUE) value = longer;
  }
  return value;
}

/** The header itself, or none if no link fits. */
export function linkHeader(links: readonly Link[]): { readonly Link?: string } {
  const value = formatLinks(links);
  return value === '' ? {} : { Link: value };
}
