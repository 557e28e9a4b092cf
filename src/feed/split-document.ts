import { declareNamespaces } from './namespaces.ts';

/**
 * All elements of a name that `feed` wrote before the items, or in one of them.
 * @throws if there are none, so that no document loses an element unnoticed
 */
export type Elements = (name: string) => string;

interface SplitDocument<T> {
  readonly head: Elements;
  readonly items: readonly (readonly [item: T, written: Elements])[];
  /** The document with these elements instead, and with attributes on its root: ` name="value"`. */
  readonly assemble: (elements: readonly string[], attributes?: string) => string;
}

const INDENTATION = />\s+</g;

/** `<?xml …?><rss`, ` version="2.0"><channel>`, the elements, `</channel></rss>`. */
const DOCUMENT =
  /^(<\?xml[^>]*\?><(?:rss|feed))([^>]*>(?:<channel>)?)(.*)(<\/channel><\/rss>|<\/feed>)$/s;

const ITEM = /<(?:item|entry)>/;

/** No element contains another of the same name. */
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
 * Takes apart what `feed` wrote, so that its elements and ours can be put in any order. No parser
 * is needed, since every `<` begins a tag: `feed` gets no markup, and its attributes are URLs,
 * where `<` is spelled `%3C`.
 * @param items what `feed` was given, in the same order
 * @throws if `feed` wrote something else, or another number of items
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
