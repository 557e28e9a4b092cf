import { declareNamespaces } from './namespaces.ts';

/**
 * The elements of a name that `feed` wrote ahead of the items, or in one of them.
 * @throws if there is none: no document may lose an element unnoticed
 */
export type Elements = (name: string) => string;

/** A document that `feed` wrote, in pieces. */
interface SplitDocument<T> {
  readonly head: Elements;
  readonly items: readonly (readonly [item: T, written: Elements])[];
  /** The document with these elements instead, and with attributes of the root, as ` name="value"`. */
  readonly assemble: (elements: readonly string[], attributes?: string) => string;
}

const INDENTATION = />\s+</g;

/** `<?xml …?><rss`, ` version="2.0"><channel>`, the elements, `</channel></rss>`. */
const DOCUMENT =
  /^(<\?xml[^>]*\?><(?:rss|feed))([^>]*>(?:<channel>)?)(.*)(<\/channel><\/rss>|<\/feed>)$/s;

const ITEM = /<(?:item|entry)>/;

/** None of them holds another of its own name. */
const ELEMENT = /<([^\s/>]+)[^>]*?(?:\/>|>.*?<\/\1>)/gs;

function readElements(markup: string): Elements {
  const elements = new Map<string, string>();
  for (const [element, name = ''] of markup.matchAll(ELEMENT)) {
    elements.set(name, (elements.get(name) ?? '') + element);
  }
  return (name) => {
    const found = elements.get(name);
    if (found === undefined) throw new Error(`feed wrote no <${name}>`);
    return found;
  };
}

/**
 * Takes apart what `feed` wrote, so that its elements and ours can be put in any order. Every `<` in it
 * begins a tag, since `feed` is given no markup and, for attributes, URLs alone: in those a `<` is `%3C`.
 * @param items what `feed` was given, in the same order
 */
export function splitDocument<T>(xml: string, items: readonly T[]): SplitDocument<T> {
  const pieces = DOCUMENT.exec(xml.replace(INDENTATION, '><'));
  if (!pieces) throw new Error('feed wrote no document');
  const [, start, own, content = '', end] = pieces;
  const [head = '', ...written] = content.split(ITEM);
  if (written.length !== items.length) {
    throw new Error(`feed wrote ${written.length} of ${items.length} items`);
  }
  return {
    head: readElements(head),
    items: items.map((item, at) => [item, readElements(written[at] ?? '')]),
    assemble: (elements, attributes) =>
      [start, attributes, declareNamespaces(elements), own, ...elements, end].join(''),
  };
}
