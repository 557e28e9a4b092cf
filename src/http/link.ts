/** A link from a document to another (RFC 8288). */
export interface Link {
  readonly href: string;
  readonly rel: string;
  /** A media type. */
  readonly type?: string;
  readonly title?: string;
}

/** What a header can carry between quotes as it is (RFC 9110 §5.6.4). */
const PLAIN = /^[\x20-\x7e]*$/;

/** RFC 8187 §3.2.1: what `encodeURIComponent` leaves and an ext-value may not hold. */
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

/** The value of a `Link` header. */
export const formatLinks = (links: readonly Link[]): string => links.map(formatLink).join(', ');
