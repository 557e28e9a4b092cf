/** Namespaces of the elements that we write; `feed` declares those of its own. */
const NAMESPACES = {
  content: 'http://purl.org/rss/1.0/modules/content/',
  dc: 'http://purl.org/dc/elements/1.1/',
  dcterms: 'http://purl.org/dc/terms/',
  sy: 'http://purl.org/rss/1.0/modules/syndication/',
  media: 'http://search.yahoo.com/mrss/',
  itunes: 'http://www.itunes.com/dtds/podcast-1.0.dtd',
  podcast: 'https://podcastindex.org/namespace/1.0',
  psc: 'http://podlove.org/simple-chapters',
  source: 'http://source.scripting.com/',
  at: 'http://purl.org/atompub/tombstones/1.0',
  fh: 'http://purl.org/syndication/history/1.0',
} as const;

const PREFIX = /^<(\w+):/;

/**
 * Declares the namespaces in use, and no others, for the root element.
 * @param elements markup; any that uses a namespace begins with an element of it
 * @example declareNamespaces(['<fh:archive/>']) // → ' xmlns:fh="http://purl.org/syndication/history/1.0"'
 */
export function declareNamespaces(elements: readonly string[]): string {
  const used = new Set(elements.map((markup) => PREFIX.exec(markup)?.[1]));
  return Object.entries(NAMESPACES)
    .filter(([prefix]) => used.has(prefix))
    .map(([prefix, uri]) => ` xmlns:${prefix}="${uri}"`)
    .join('');
}
