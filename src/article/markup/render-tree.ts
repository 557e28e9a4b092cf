import type { Element, Nodes, Root } from 'hast';
import { cleanText } from '../characters.ts';
import { escapeAttribute, textToHtml } from '../html.ts';

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

function renderAttribute([name, value]: readonly [string, Value]): string {
  if (value === undefined || value === null || value === false) return '';
  const text = value === true ? '' : Array.isArray(value) ? value.join(' ') : String(value);
  return ` ${ATTRIBUTES[name] ?? name}="${escapeAttribute(cleanText(text).text)}"`;
}

/** Writes a tree piece by piece: joined level by level, a text would be copied as often as it is nested. */
function write(node: Nodes | Root, into: string[]): void {
  if (node.type === 'text') {
    // A character reference may stand for what the text itself could not hold.
    const text = textToHtml(cleanText(node.value).text);
    if (text !== '') into.push(text);
  }
  if (node.type === 'root') for (const child of node.children) write(child, into);
  if (node.type !== 'element') return;
  const { tagName, properties, children } = node;
  const attributes = Object.entries(properties).map(renderAttribute).join('');
  if (VOID.has(tagName)) {
    into.push(`<${tagName}${attributes}/>`);
    return;
  }
  into.push(`<${tagName}${attributes}>`);
  const start = into.length;
  for (const child of children) write(child, into);
  const first = into[start] ?? '';
  // HTML §13.2.6.4.7: a line feed right behind the start tag of a pre is not of it.
  if (tagName === 'pre' && first.startsWith('\n')) into[start] = `\n${first}`;
  into.push(`</${tagName}>`);
}

/**
 * A sanitised tree as HTML that is XML too: every value in quotes, every element ended. (XML is why
 * a serialiser for HTML alone does not do.)
 */
export function renderTree(node: Nodes | Root): string {
  const pieces: string[] = [];
  write(node, pieces);
  return pieces.join('');
}
