const LINK = /<([^>]*)>((?:\s*;\s*[\w*-]+=(?:"(?:\\.|[^"\\])*"|[^",;]*))*)/g;
const RELATION = /;\s*rel="?([^";]*)"?/i;

/**
 * The targets of links in a `Link` header (RFC 8288).
 * @example readLinks('<https://h.test/>; rel="hub"', 'hub') // → ['https://h.test/']
 */
export const readLinks = (header: string | undefined, relation: string): readonly string[] =>
  [...(header ?? '').matchAll(LINK)].flatMap(([, href = '', parameters = '']) =>
    (RELATION.exec(parameters)?.[1] ?? '').split(/\s+/).includes(relation) ? [href] : [],
  );
