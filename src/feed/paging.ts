import type { Paging } from './channel.ts';
import { FEED_FORMATS } from './formats.ts';
import { formatElement } from './xml.ts';

/**
 * The way from one document of a feed to the others, and what an archive is (RFC 5005 §4).
 * @param linkName Atom's element, as the format's namespaces name it
 */
export function formatPaging(
  { isArchive, current, previous, next }: Paging,
  format: 'rss' | 'atom',
  linkName: string,
): readonly string[] {
  const type = FEED_FORMATS[format].mediaType;
  const links = [
    ['current', current],
    ['prev-archive', previous],
    ['next-archive', next],
  ] as const;
  return [
    isArchive ? formatElement('fh:archive', {}) : '',
    ...links.map(([rel, to]) =>
      to ? formatElement(linkName, { rel, href: to[format], type }) : '',
    ),
  ];
}
