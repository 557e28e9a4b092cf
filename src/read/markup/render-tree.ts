import type { Element, Nodes, Root } from 'hast';
import { escapeAttribute, textToHtml } from '../../model/escape-html.ts';
import { fillTemplate, type Template } from '../template.ts';
import { markReference, type ReferenceSlot, readMark } from './reference.ts';

/** HTML §13.1.2: elements without an end tag. */
const VOID: ReadonlySet<string> = new Set(['br', 'hr', 'img', 'input', 'source', 'track', 'wbr']);

/** Attributes with another name in the tree. */
const ATTRIBUTES: Readonly<Record<string, string>> = {
  className: 'class',
  colSpan: 'colspan',
  rowSpan: 'rowspan',
  dateTime: 'datetime',
  srcLang: 'srclang',
  tabIndex: 'tabindex',
};

type Value = Element['properties'][string];

function renderAttribute([name, value]: readonly [string, Value]): string {
  if (value === undefined || value === null || value === false) return '';
  const text = value === true ? '' : Array.isArray(value) ? value.join(' ') : String(value);
  return ` ${ATTRIBUTES[name] ?? name}="${escapeAttribute(text)}"`;
}

type Piece = string | ReferenceSlot;

function writeAttribute([name, value]: readonly [string, Value], into: Piece[]): void {
  const reference = readMark(value);
  into.push(
    reference === undefined ? renderAttribute([name, value]) : { attribute: name, reference },
  );
}

/** Writes a tree piece by piece. Joined at each level, a text would be copied as often as it is nested. */
function write(node: Nodes | Root, into: Piece[]): void {
  if (node.type === 'text') into.push(textToHtml(node.value));
  if (node.type === 'root') for (const child of node.children) write(child, into);
  if (node.type !== 'element') return;
  const { tagName, properties, children } = node;
  into.push(`<${tagName}`);
  for (const property of Object.entries(properties)) writeAttribute(property, into);
  if (VOID.has(tagName)) {
    into.push('/>');
    return;
  }
  const [first] = children;
  // HTML §13.2.6.4.7: a line feed right after the start tag of a `pre` is not part of it.
  const isEaten = tagName === 'pre' && first?.type === 'text' && first.value.startsWith('\n');
  into.push(isEaten ? '>\n' : '>');
  for (const child of children) write(child, into);
  into.push(`</${tagName}>`);
}

/**
 * Renders a sanitised tree as HTML that is XML too: every value is quoted, every element closed. (A
 * serialiser for HTML alone would not do that.) Attributes with references become slots.
 */
export function renderTemplate(node: Nodes | Root): Template<ReferenceSlot> {
  const pieces: Piece[] = [];
  write(node, pieces);
  const slots: Template<ReferenceSlot>['slots'][number][] = [];
  const texts: string[] = [];
  let at = 0;
  for (const piece of pieces) {
    if (typeof piece === 'string') {
      texts.push(piece);
      at += piece.length;
    } else slots.push({ ...piece, at });
  }
  return { text: texts.join(''), slots };
}

/** The same, with references as the marks they are in the tree. */
export const renderTree = (node: Nodes | Root): string =>
  fillTemplate(
    renderTemplate(node),
    ({ attribute, reference }) => ` ${attribute}="${markReference(reference)}"`,
  );
