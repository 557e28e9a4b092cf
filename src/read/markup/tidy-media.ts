import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Findings } from './findings.ts';
import { startOf } from './position.ts';
import { tidyAttributes } from './tidy-attributes.ts';

/** No paragraph may be in these. */
const NO_PARAGRAPH: ReadonlySet<string> = new Set(
  'p h2 h3 h4 h5 h6 a em strong b i rt summary figcaption audio video'.split(' '),
);

const isPixel = ({ properties: { width, height } }: Element): boolean =>
  [width, height].some((size) => ['0', '1'].includes(String(size)));

/**
 * A picture with its `alt`, or nothing if it only counts readers.
 * @param isAltRequired whether an empty `alt` counts as missing
 */
export function tidyImage(
  node: Element,
  findings: Findings,
  isAltRequired: boolean,
): readonly ElementContent[] {
  const { dataSrc, dataLazySrc, dataOriginal, ...properties } = node.properties;
  const later = dataSrc ?? dataLazySrc ?? dataOriginal;
  // What a script would put in its place: the page itself often has a blank picture there.
  const isBlank = typeof properties.src === 'string' && /^\s*data:/i.test(properties.src);
  const src = isBlank ? (later ?? properties.src) : (properties.src ?? later);
  if (isPixel(node)) {
    findings.leftOut.push({ line: startOf(node).line, what: 'a one-pixel image' });
    return [];
  }
  if (typeof src !== 'string') return [];
  const { alt } = properties;
  if (alt === undefined || (isAltRequired && alt === '')) {
    const message = 'this image has no alt text; describe what it shows';
    findings.warnings.push({ ...startOf(node), message });
  }
  const known = findings.references.length;
  const { width, height, ...tidied } = tidyAttributes(
    { ...node, properties: { alt: '', ...properties, src } },
    findings,
  );
  if (tidied.src === undefined) return [];
  // The size of one of our own files is read from the file.
  const size = findings.references.length > known ? {} : { width, height };
  return [{ ...node, properties: { ...tidied, ...size }, children: [] }];
}

/** Replaces a frame by a link to what it shows. */
export function tidyFrame(
  node: Element,
  parents: readonly string[],
  findings: Findings,
): readonly ElementContent[] {
  const { src: source, title } = node.properties;
  const src = String(source ?? '')
    .trim()
    .replace(/^\/\//, 'https://');
  const target = /^https:/i.test(src) ? URL.parse(src) : null;
  const what = target ? 'an <iframe> element, kept as a link' : 'an <iframe> element';
  findings.leftOut.push({ line: startOf(node).line, what });
  if (!target) return [];
  const text = String(title || target.host + target.pathname);
  if (parents.includes('a')) return [{ type: 'text', value: text }];
  const link = h('a', { href: target.href }, text);
  return [parents.some((name) => NO_PARAGRAPH.has(name)) ? link : h('p', link)];
}
