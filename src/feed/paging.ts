import type { Paging } from './channel.ts';
import { FEED_FORMATS } from './formats.ts';
import { formatElement } from './xml.ts';

/**
 * Links from one document of a feed to the others, and the mark of an archive (RFC 5005 §4).
 * @param linkName Atom's link element in this format: `link`, or `atom:link` in RSS
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
