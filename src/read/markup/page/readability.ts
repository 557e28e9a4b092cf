import { Readability } from '@mozilla/readability';
import JSDOMParser, { type ParsedElement } from '@mozilla/readability/JSDOMParser.js';
import type { Element } from 'hast';
import { escapeAttribute, textToHtml } from '../../../model/escape-html.ts';
import { isHidden } from '../hidden.ts';
import type { Parent, Weights } from './weights.ts';

/** Carries the number of an element through the library. */
const NUMBER = 'data-n';

/** Attributes that the library goes by; whether something is hidden is told in one way. */
const ATTRIBUTES = {
  id: 'id',
  role: 'role',
  href: 'href',
  itemProp: 'itemprop',
  rel: 'rel',
} as const;

const LEFT_OUT: ReadonlySet<string> = new Set(
  'script style template noscript head svg math iframe object'.split(' '),
);

const SIMPLE_NAME = /^[a-z][\da-z]*$/;

/** The library looks at elements again and again, so it is spared what no article has: in elements, and in characters that they have together. */
const MOST_ELEMENTS = 4000;
const MOST_TEXT = 2_000_000;

function writeAttributes({ properties }: Element, number: number): string {
  const { className } = properties;
  const pairs = Object.entries(ATTRIBUTES).map(([key, name]) => [name, properties[key]] as const);
  return [...pairs, ['class', className] as const, [NUMBER, String(number)] as const]
    .flatMap(([name, value]) =>
      value === undefined || value === null || value === false
        ? []
        : ` ${name}="${escapeAttribute(Array.isArray(value) ? value.join(' ') : String(value))}"`,
    )
    .join('');
}

/** Writes the tree anew for the library's own parser, which reads XML; each element with its number. */
function write(node: Parent, elements: Element[], into: string[]): void {
  for (const child of node.children) {
    if (child.type === 'text') into.push(textToHtml(child.value));
    if (child.type !== 'element' || LEFT_OUT.has(child.tagName) || isHidden(child)) continue;
    const name = SIMPLE_NAME.test(child.tagName) ? child.tagName : 'div';
    into.push(`<${name}${writeAttributes(child, elements.length)}>`);
    elements.push(child);
    write(child, elements, into);
    into.push(`</${name}>`);
  }
}

/** The numbers in what the library found. */
const listNumbers = (found: ParsedElement): readonly number[] =>
  found.getElementsByTagName('*').flatMap((node) => {
    const number = node.getAttribute(NUMBER);
    return number ? [Number(number)] : [];
  });

/** Of a longer text, in characters, what the strictest rules find is good enough. */
const ENOUGH = 500;

/**
 * The elements of a page that Readability takes for its article, in the order of the page; undefined if it
 * finds none, or the page is too large for it.
 * @param half of the text that may be the article, in characters
 */
export function listReadable(
  body: Parent,
  weights: Weights,
  half: number,
): readonly Element[] | undefined {
  if (weights.total() > MOST_TEXT) return undefined;
  const elements: Element[] = [];
  const pieces: string[] = [];
  write(body, elements, pieces);
  if (elements.length > MOST_ELEMENTS) return undefined;
  const page = new JSDOMParser().parse(`<html><body>${pieces.join('')}</body></html>`);
  const numbers = new Readability(page, {
    charThreshold: Math.min(ENOUGH, half),
    disableJSONLD: true,
    keepClasses: true,
    serializer: listNumbers,
  }).parse()?.content;
  return numbers?.toSorted((a, b) => a - b).flatMap((number) => elements[number] ?? []);
}
