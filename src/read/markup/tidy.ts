import type { Element, ElementContent, Root } from 'hast';
import { startOf } from './position.ts';
import { REMOVED_WHOLE, SCHEMA, SILENT } from './schema.ts';
import { type Findings, tidyUrl, withArticle } from './urls.ts';

type Properties = Element['properties'];
type Children = readonly (ElementContent | Root['children'][number])[];

const ALLOWED = new Set(SCHEMA.tagNames);
const URL_ATTRIBUTES: ReadonlySet<string> = new Set(['href', 'src', 'poster', 'cite']);
const RUNS = /^(?:on.*|style|srcDoc|formAction)$/i;
const MEDIA: ReadonlySet<string> = new Set(['audio', 'video']);
/** Where these are wider than a window they scroll in themselves, with the keyboard too. */
const SCROLLS: ReadonlySet<string> = new Set(['pre', 'table']);
/** Inside of these a paragraph may not stand. */
const NO_PARAGRAPH: ReadonlySet<string> = new Set(
  'p h2 h3 h4 h5 h6 a em strong b i rt summary figcaption audio video'.split(' '),
);

/** Attributes that hold a number, and those that hold one of a few words. */
const NUMBERS = new Set(['width', 'height', 'colSpan', 'rowSpan', 'start', 'value']);
const ALIGN: ReadonlySet<unknown> = new Set(['left', 'right', 'center']);

const toInteger = (value: unknown): number | undefined =>
  /^\d{1,5}$/.test(String(value)) ? Number(value) : undefined;

const link = (href: string, text: string): Element => ({
  type: 'element',
  tagName: 'a',
  properties: { href },
  children: [{ type: 'text', value: text }],
});

const paragraph = (child: Element): Element => ({
  type: 'element',
  tagName: 'p',
  properties: {},
  children: [child],
});

/**
 * One pass over a tree that leaves what an article needs, and notes what went.
 * @param isAltRequired whether an empty `alt` counts as a missing one
 */
export function createTidy(findings: Findings, isAltRequired: boolean) {
  const leave = (node: Element, what: string): void => {
    findings.leftOut.push({ line: startOf(node).line, what });
  };

  const tidyProperty = (
    node: Element,
    name: string,
    value: Properties[string],
  ): Properties[string] => {
    if (RUNS.test(name)) {
      leave(node, `the attribute ${name.toLowerCase()} of <${node.tagName}>`);
      return undefined;
    }
    if (NUMBERS.has(name)) return toInteger(value);
    if (name === 'align') return ALIGN.has(value) ? value : undefined;
    if (!URL_ATTRIBUTES.has(name) || typeof value !== 'string') return value;
    // What the schema takes away later must not be looked for as a file.
    if (!SCHEMA.attributes?.[node.tagName]?.includes(name)) return undefined;
    // A reference is worth its place only where a reader can follow it.
    if (name === 'cite') return /^https?:/i.test(value) ? URL.parse(value)?.href : undefined;
    const kind = node.tagName === 'a' ? 'link' : 'media';
    return tidyUrl(node, value, kind, findings);
  };

  const tidyProperties = (node: Element): Properties =>
    Object.fromEntries(
      Object.entries(node.properties).flatMap(([name, value]) => {
        const tidied = tidyProperty(node, name, value);
        return tidied === undefined ? [] : [[name, tidied]];
      }),
    );

  const tidyImage = (node: Element): readonly ElementContent[] => {
    const { dataSrc, ...properties } = node.properties;
    const src = properties.src ?? dataSrc;
    if ([properties.width, properties.height].some((size) => ['0', '1'].includes(String(size)))) {
      leave(node, 'an image of one pixel');
      return [];
    }
    if (typeof src !== 'string') return [];
    const { alt } = properties;
    if (alt === undefined || (isAltRequired && alt === '')) {
      const message = 'an image without alt; write what it shows';
      findings.warnings.push({ ...startOf(node), message });
    }
    const known = findings.references.length;
    const { width, height, ...tidied } = tidyProperties({
      ...node,
      properties: { alt: '', ...properties, src },
    });
    if (tidied.src === undefined) return [];
    // The size of a file of ours is read from the file.
    const size = findings.references.length > known ? {} : { width, height };
    return [{ ...node, properties: { ...tidied, ...size }, children: [] }];
  };

  const tidyFrame = (node: Element, parents: readonly string[]): readonly ElementContent[] => {
    const src = String(node.properties.src ?? '')
      .trim()
      .replace(/^\/\//, 'https://');
    const target = /^https:/i.test(src) ? URL.parse(src) : null;
    leave(node, target ? 'an <iframe> element, kept as a link' : 'an <iframe> element');
    if (!target) return [];
    const text = String(node.properties.title || target.host + target.pathname);
    if (parents.includes('a')) return [{ type: 'text', value: text }];
    return [
      parents.some((name) => NO_PARAGRAPH.has(name))
        ? link(target.href, text)
        : paragraph(link(target.href, text)),
    ];
  };

  /** @param into what stays of the content of an element that goes, so that no level copies it */
  const tidyElement = (
    node: Element,
    parents: readonly string[],
    into: ElementContent[],
  ): readonly ElementContent[] => {
    const { tagName } = node;
    if (tagName === 'img') return tidyImage(node);
    if (tagName === 'iframe') return tidyFrame(node, parents);
    const { type, disabled } = node.properties;
    const isTask =
      tagName === 'input' && parents.includes('li') && type === 'checkbox' && disabled === true;
    if (REMOVED_WHOLE.has(tagName) && !isTask) {
      leave(node, `${withArticle(`<${tagName}>`)} element`);
      return [];
    }
    const name = tagName === 'h1' ? 'h2' : tagName;
    const isAllowed = ALLOWED.has(name);
    const children = isAllowed
      ? tidyChildren(node.children, [...parents, name], [])
      : tidyChildren(node.children, parents, into);
    const properties = tidyProperties(node);
    if (isAllowed) {
      const isNote = /^user-content-fnref-/.test(String(properties.id));
      if (name === 'a' && properties.href === undefined && !isNote) return children;
      if (name === 'source' && properties.src === undefined) return [];
      if (MEDIA.has(name)) properties.controls = true;
      if (SCROLLS.has(name)) properties.tabIndex = 0;
      return [{ ...node, tagName: name, properties, children }];
    }
    if (!SILENT.has(name)) leave(node, `${withArticle(`<${tagName}>`)} element, its text kept`);
    // What was a block stays apart from what follows it.
    return name === 'span' || name === 'font' || name === 'tt'
      ? []
      : [{ type: 'text', value: '\n' }];
  };

  const tidyChildren = (
    nodes: Children,
    parents: readonly string[],
    into: ElementContent[],
  ): ElementContent[] => {
    for (const node of nodes) {
      if (node.type === 'element')
        for (const tidied of tidyElement(node, parents, into)) into.push(tidied);
      else if (node.type === 'text') into.push(node);
    }
    return into;
  };

  return (children: Root['children']): Root => ({
    type: 'root',
    children: tidyChildren(children, [], []),
  });
}
