import type { Element, Root } from 'hast';
import { listElements } from './elements.ts';
import { readEmoji } from './emoji.ts';
import { formulaToText } from './formula-text.ts';
import { isNoteReference } from './notes.ts';
import { raise } from './raised.ts';

type Node = Root | Root['children'][number];

/** Blocks, cells and line ends: there is a gap between these and the text around them, and none around other elements. */
const APART: ReadonlySet<string> = new Set(
  (
    'address article aside blockquote body br caption center dd details dialog dir div dl dt fieldset figcaption figure ' +
    'footer form h1 h2 h3 h4 h5 h6 header hgroup hr iframe img legend li main menu nav object ol option p picture pre ' +
    'search section select summary table tbody td textarea tfoot th thead tr ul'
  ).split(' '),
);

/** Not part of the text: how a character is read, what is never shown, and what is shown in place of a player. */
const BESIDE: ReadonlySet<string> = new Set(
  'rt rp script style template title noscript audio video'.split(' '),
);

function gatherElement(node: Element): string {
  const { tagName } = node;
  if (BESIDE.has(tagName)) return '';
  if (tagName === 'math') return formulaToText(node);
  if (tagName === 'img') return readEmoji(node.properties) ?? ' ';
  if ((tagName === 'sup' || tagName === 'a') && isNoteReference(node)) return '';
  const inner = node.children.map(gather).join('');
  if (tagName === 'sup' || tagName === 'sub') return raise(inner, tagName);
  return APART.has(tagName) ? ` ${inner} ` : inner;
}

function gather(node: Node): string {
  if (node.type === 'text') return node.value;
  if (node.type === 'root') return node.children.map(gather).join('');
  return node.type === 'element' ? gatherElement(node) : '';
}

/** The text of a tree on one line, with a blank between blocks. */
export const plainText = (node: Element | Root): string => gather(node).replace(/\s+/g, ' ').trim();

/** What is not running text. */
const NOT_LEAD: ReadonlySet<string> = new Set(
  'figure blockquote aside ul ol dl table pre details footer audio video h2 h3 h4 h5 h6'.split(' '),
);

/** The first paragraph of the running text; undefined if it has none. */
export function findLead(node: Element | Root): string | undefined {
  for (const child of node.children) {
    if (child.type !== 'element' || NOT_LEAD.has(child.tagName)) continue;
    const found = child.tagName === 'p' ? plainText(child) || undefined : findLead(child);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What the first picture shows, where there is nothing but pictures. */
export const findPictureText = (root: Root): string | undefined =>
  listElements(root)
    .filter(({ tagName }) => tagName === 'img')
    .map(({ properties: { alt, title } }) => String(alt || title || '').trim())
    .find((text) => text !== '');
