import type { Element, ElementContent, Root } from 'hast';
import { writeHtml } from '../import/html.ts';
import { isDepthError, parsePage } from '../read/markup/parse.ts';
import { nameDocumentTitle } from './google-docs.ts';
import { isBlock } from './lines.ts';
import { shapePage } from './shape-page.ts';
import { unclutter } from './unclutter.ts';

const START = /^[\s\S]*?<!--\s*StartFragment\s*-->/i;
const END = /<!--\s*EndFragment\s*-->[\s\S]*$/i;

/** What was chosen, without what the program wrote around it. */
const cutFragment = (html: string): string =>
  START.test(html) && END.test(html) ? html.replace(START, '').replace(END, '') : html;

const LINE_END = { type: 'text', value: '\n' } as const;

const ON_OWN_LINE = /^(?:head|body|title|meta|link|base|script|li|tr)$/;

const isOnOwnLine = (node: ElementContent | undefined): boolean =>
  node?.type === 'element' && (isBlock(node) || ON_OWN_LINE.test(node.tagName));

const isGap = (node: ElementContent | undefined): boolean =>
  node?.type === 'text' && /^[ \t\r\n]*$/.test(node.value);

/** A block a line, since a browser copies all in one, and reports name lines. */
function breakLines(node: Element): void {
  if (node.tagName === 'pre') return;
  const single = node.children.filter((child, at, all) => !(isGap(child) && isGap(all[at - 1])));
  const children = single.filter((child, at, all) => {
    const isBetween = isOnOwnLine(all[at - 1]) || isOnOwnLine(all[at + 1]);
    return !(isGap(child) && isBetween);
  });
  node.children = children.flatMap((child, at): ElementContent[] => {
    if (child.type === 'element') breakLines(child);
    const isNew = isOnOwnLine(child);
    return [
      ...(isNew ? [LINE_END] : []),
      child,
      ...(isNew && !isOnOwnLine(children[at + 1]) ? [LINE_END] : []),
    ];
  });
}

/** @param page with a doctype or without */
function write(page: Root): string {
  const [html] = page.children.filter((node) => node.type === 'element');
  if (html) breakLines(html);
  const written = html ? writeHtml({ type: 'root', children: [html] }) : '';
  return `<!doctype html>\n${written}\n`;
}

/**
 * HTML from a clipboard as a page that can be read, by people too.
 * @param base where it was copied: what its relative links are relative to
 * @returns as it is, if its elements are nested too deeply
 */
export function writePage(html: string, base: string | undefined): string {
  try {
    const page = parsePage(cutFragment(html));
    nameDocumentTitle(page);
    unclutter(page);
    shapePage(page, base);
    return write(page);
  } catch (error) {
    if (!isDepthError(error)) throw error;
    return html;
  }
}
