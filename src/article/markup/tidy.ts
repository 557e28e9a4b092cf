import type { Element, ElementContent, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import type { Remark } from './reading.ts';
import { markReference, type Reference } from './reference.ts';
import { REMOVED_WHOLE, SCHEMA, SILENT } from './schema.ts';

/** What is found on the way through a tree. */
export interface Findings {
  readonly references: Reference[];
  readonly leftOut: { line: number; what: string }[];
  readonly warnings: Remark[];
}

/** Where a node stands in the source, as far as the parser knows; Markdown has lost its places. */
export type FindPlace = (node: Element, text: string) => { line: number; column: number };

const ALLOWED = new Set(SCHEMA.tagNames);
const URL_ATTRIBUTES = { href: 'link', src: 'media', poster: 'media' } as const;
const SCHEMES = { link: /^(?:https?|mailto|tel):/i, media: /^https?:/i } as const;
const MEDIA: ReadonlySet<string> = new Set(['audio', 'video']);
/** Inside of these a paragraph may not stand. */
const PHRASING: ReadonlySet<string> = new Set([
  'p',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'a',
  'em',
  'strong',
]);

/** URL Standard: tabs, line ends and outer blanks do not count, so nothing hides behind them. */
const cleanUrl = (url: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it looks for
  url.replace(/^[\u0000-\u0020]+|[\u0000-\u0020]+$|[\t\n\r]/g, '');

const article = (word: string): string => (/^[aeiou]/i.test(word) ? `an ${word}` : `a ${word}`);

/** One pass over a tree that leaves what an article needs, and notes what went. */
export function createTidy(findings: Findings, findPlace: FindPlace, isAltRequired: boolean) {
  const leave = (node: Element, text: string, what: string): void => {
    findings.leftOut.push({ line: findPlace(node, text).line, what });
  };

  /** An absolute URL, a fragment, or a mark for what is relative; nothing for what is not allowed. */
  const tidyUrl = (node: Element, value: string, kind: 'link' | 'media'): string | undefined => {
    const url = cleanUrl(value);
    if (url === '') return undefined;
    if (url.startsWith('//')) return `https:${url}`;
    if (SCHEMES[kind].test(url)) return url;
    if (kind === 'link' && url.startsWith('#')) return url;
    if (/^[^/?#]*:/.test(url) || url.startsWith('\\')) {
      const scheme = /^[\w+.-]*:/.exec(url)?.[0].toLowerCase() ?? 'odd';
      leave(node, value, `${article(scheme)} ${kind === 'link' ? 'link' : 'address'}`);
      return undefined;
    }
    findings.references.push({ kind, url, ...findPlace(node, value) });
    return markReference(findings.references.length - 1);
  };

  const tidyProperties = (node: Element): Element['properties'] => {
    const kept: Element['properties'] = {};
    for (const [name, value] of Object.entries(node.properties)) {
      if (/^on/i.test(name) || name === 'style' || name === 'srcDoc' || name === 'formAction') {
        leave(node, name.toLowerCase(), `the attribute ${name.toLowerCase()} of <${node.tagName}>`);
      } else if (name in URL_ATTRIBUTES && typeof value === 'string') {
        const kind =
          node.tagName === 'a' ? 'link' : URL_ATTRIBUTES[name as keyof typeof URL_ATTRIBUTES];
        const url = tidyUrl(node, value, kind);
        if (url !== undefined) kept[name] = url;
      } else kept[name] = value;
    }
    return kept;
  };

  const tidyImage = (node: Element): readonly ElementContent[] => {
    const { dataSrc, ...properties } = node.properties;
    const source = properties.src ?? dataSrc;
    if (
      Number(properties.width) <= 1 &&
      Number(properties.height) <= 1 &&
      properties.width !== undefined
    ) {
      leave(node, '<img', 'an image of one pixel');
      return [];
    }
    if (typeof source !== 'string') return [];
    if (properties.alt === undefined || (isAltRequired && properties.alt === '')) {
      const place = findPlace(node, source);
      findings.warnings.push({ ...place, message: 'an image without alt; write what it shows' });
    }
    const tidied = tidyProperties({ ...node, properties: { ...properties, src: source } });
    const { src, alt = '', width, height, ...rest } = tidied;
    if (src === undefined) return [];
    const isOurs =
      findings.references.length > 0 && src === markReference(findings.references.length - 1);
    // The size of a file of ours is read from the file.
    const size = isOurs ? {} : { width: toInteger(width), height: toInteger(height) };
    return [{ ...node, properties: { src, alt, ...size, ...rest }, children: [] }];
  };

  const tidyFrame = (node: Element, parent: string): readonly ElementContent[] => {
    const url = cleanUrl(String(node.properties.src ?? '')).replace(/^\/\//, 'https://');
    const target = /^https:/i.test(url) ? URL.parse(url) : null;
    leave(node, '<iframe', target ? 'an <iframe> element, kept as a link' : 'an <iframe> element');
    if (!target) return [];
    const text = String(node.properties.title ?? target.host + target.pathname);
    const link: Element = {
      type: 'element',
      tagName: 'a',
      properties: { href: target.href },
      children: [{ type: 'text', value: text }],
    };
    return PHRASING.has(parent)
      ? [link]
      : [{ type: 'element', tagName: 'p', properties: {}, children: [link] }];
  };

  const tidyElement = (node: Element, parent: string): readonly ElementContent[] => {
    const { tagName } = node;
    if (tagName === 'img') return tidyImage(node);
    if (tagName === 'iframe') return tidyFrame(node, parent);
    const isTask =
      tagName === 'input' &&
      parent === 'li' &&
      node.properties.type === 'checkbox' &&
      node.properties.disabled === true;
    if (REMOVED_WHOLE.has(tagName) && !isTask) {
      leave(node, `<${tagName}`, `a <${tagName}> element`);
      return [];
    }
    const name = tagName === 'h1' ? 'h2' : tagName;
    if (tagName === 'picture') {
      return node.children.flatMap((child) =>
        child.type === 'element' && child.tagName === 'img' ? tidyImage(child) : [],
      );
    }
    const children = tidyChildren(node.children, ALLOWED.has(name) ? name : parent);
    if (!ALLOWED.has(name)) {
      if (!SILENT.has(name)) leave(node, `<${tagName}`, `a <${tagName}> element, its text kept`);
      else tidyProperties({ ...node, properties: handlersOf(node) });
      return children;
    }
    const properties = tidyProperties(node);
    if (MEDIA.has(name)) properties.controls = true;
    return [{ ...node, tagName: name, properties, children: [...children] }];
  };

  const tidyChildren = (
    nodes: readonly (ElementContent | Root['children'][number])[],
    parent: string,
  ): readonly ElementContent[] =>
    nodes.flatMap((node): readonly ElementContent[] => {
      if (node.type === 'element') return tidyElement(node, parent);
      return node.type === 'text' ? [node] : [];
    });

  return (children: Root['children']): Root => ({
    type: 'root',
    children: [...tidyChildren(children, '')],
  });
}

const handlersOf = ({ properties }: Element): Element['properties'] =>
  Object.fromEntries(Object.entries(properties).filter(([name]) => /^on/i.test(name)));

const toInteger = (value: unknown): number | undefined =>
  /^\d{1,5}$/.test(String(value)) ? Number(value) : undefined;

const NOT_LEAD: ReadonlySet<string> = new Set([
  'figure',
  'blockquote',
  'ul',
  'ol',
  'dl',
  'table',
  'pre',
  'details',
  'footer',
  'audio',
  'video',
]);

export const plainText = (node: Element | Root): string => textOf(node).replace(/\s+/g, ' ').trim();

/** The first paragraph of the running text. */
export function findLead(node: Element | Root): string | undefined {
  for (const child of node.children) {
    if (child.type !== 'element' || NOT_LEAD.has(child.tagName)) continue;
    const found = child.tagName === 'p' ? plainText(child) || undefined : findLead(child);
    if (found !== undefined) return found;
  }
  return undefined;
}
