import type { Element, Nodes, Root } from 'hast';
import { cleanText } from '../characters.ts';
import { escapeAttribute, textToHtml } from '../html.ts';
import { writeSlot } from './reference.ts';

/** HTML §13.1.2: elements without an end tag. */
const VOID: ReadonlySet<string> = new Set(['br', 'hr', 'img', 'input', 'source', 'track', 'wbr']);

/** The attributes that have another name in the tree. */
const ATTRIBUTES: Readonly<Record<string, string>> = {
  className: 'class',
  colSpan: 'colspan',
  rowSpan: 'rowspan',
  dateTime: 'datetime',
  srcLang: 'srclang',
};

type Value = Element['properties'][string];

function renderAttribute(name: string, value: Value, hasSlots: boolean): string {
  if (value === undefined || value === null || value === false) return '';
  const text = value === true ? '' : Array.isArray(value) ? value.join(' ') : String(value);
  const slot = hasSlots ? writeSlot(name, text) : undefined;
  return slot ?? ` ${ATTRIBUTES[name] ?? name}="${escapeAttribute(cleanText(text).text)}"`;
}

/** Writes a tree piece by piece: joined level by level, a text would be copied as often as it is nested. */
function write(node: Nodes | Root, into: string[], hasSlots: boolean): void {
  if (node.type === 'text') {
    // A character reference may stand for what the text itself could not hold.
    const text = textToHtml(cleanText(node.value).text);
    if (text !== '') into.push(text);
  }
  if (node.type === 'root') for (const child of node.children) write(child, into, hasSlots);
  if (node.type !== 'element') return;
  const { tagName, properties, children } = node;
  const attributes = Object.entries(properties)
    .map(([name, value]) => renderAttribute(name, value, hasSlots))
    .join('');
  if (VOID.has(tagName)) {
    into.push(`<${tagName}${attributes}/>`);
    return;
  }
  into.push(`<${tagName}${attributes}>`);
  const start = into.length;
  for (const child of children) write(child, into, hasSlots);
  const first = into[start] ?? '';
  // HTML §13.2.6.4.7: a line feed right behind the start tag of a pre is not of it.
  if (tagName === 'pre' && first.startsWith('\n')) into[start] = `\n${first}`;
  into.push(`</${tagName}>`);
}

/**
 * A sanitised tree as HTML that is XML too: every value in quotes, every element ended. (XML is why
 * a serialiser for HTML alone does not do.)
 * @param hasSlots whether references are slots to be filled, rather than values that a parser reads
 */
export function renderTree(node: Nodes | Root, hasSlots = false): string {
  const pieces: string[] = [];
  write(node, pieces, hasSlots);
  return pieces.join('');
}
