import type { Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { SaxesParser } from 'saxes';
import { visit } from 'unist-util-visit';
import { renderTree } from '../../src/read/markup/render-tree.ts';
import type { ParsedSource } from '../../src/read/parsed-source.ts';
import { fillTemplate } from '../../src/read/template.ts';

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Written out here once more, so that a slip in the sanitiser's own list shows. */
const ELEMENTS = words(
  'p h2 h3 h4 h5 h6 a img figure figcaption blockquote q cite ul ol li dl dt dd pre code kbd samp var ' +
    'em strong b i u s del ins sub sup small mark abbr dfn time div section br hr wbr table caption ' +
    'thead tbody tfoot tr th td details summary ruby rt rp bdi bdo audio video source track input footer aside ' +
    'math mi mn mo ms mtext mspace mrow mfrac msqrt mroot mstyle merror mpadded mphantom msub msup msubsup ' +
    'munder mover munderover mmultiscripts mprescripts none mtable mtr mtd menclose semantics',
);

const ATTRIBUTES = words(
  'href src alt title width height cite datetime lang dir start reversed value open colspan rowspan ' +
    'align scope controls poster type checked disabled class id kind srclang label tabindex ' +
    'alttext display notation',
);

const URLS = words('href src poster cite');

/** None of those that the pages have themselves. */
const ID = /^(?!(?:main|subscribe-title|browse-title)$)[^\s"'<>&]+$/;
/** `sr-only` is the heading above the footnotes of Markdown. */
const CLASS = /^(?:language-.*|note|tip|important|warning|caution|footnote|sr-only)$/;

const NOTATION = /^[a-z ]+$/;

const SAFE_URL = /^(?:https?:\/\/|mailto:|tel:|#)/;

/** What a browser would be able to run, load or mistake in a tree. */
function findFaults(tree: Root): readonly string[] {
  const faults: string[] = [];
  visit(tree, (node) => {
    if (node.type !== 'element') {
      if (node.type !== 'text' && node.type !== 'root') faults.push(`a ${node.type}`);
      return;
    }
    if (!ELEMENTS.has(node.tagName)) faults.push(`<${node.tagName}>`);
    for (const [key, property] of Object.entries(node.properties)) {
      const name = key.replace(/^className$/, 'class').toLowerCase();
      const value = String(property);
      if (!ATTRIBUTES.has(name)) faults.push(`${name} of <${node.tagName}>`);
      if (name === 'id' && !ID.test(value)) faults.push(`id ${value}`);
      if (name === 'class' && !CLASS.test(value)) faults.push(`class ${value}`);
      if (name === 'notation' && !NOTATION.test(value)) faults.push(`notation ${value}`);
      if (name === 'tabindex' && value !== '0') faults.push(`tabindex ${value}`);
      if (URLS.has(name) && !isSafeUrl(value)) faults.push(`${name}=${value}`);
    }
    if (node.tagName === 'input' && node.properties.type !== 'checkbox') faults.push('an <input>');
  });
  return faults;
}

/** As the URL Standard reads it; the base tells what is relative. */
function isSafeUrl(value: string): boolean {
  const url = URL.parse(value, 'relative://x/');
  return url !== null && SAFE_URL.test(url.protocol === 'relative:' ? value : url.href);
}

/** The content as it is published. */
export const publish = ({
  contentHtml: text,
  slots,
}: Pick<ParsedSource, 'contentHtml' | 'slots'>): string =>
  fillTemplate({ text, slots }, ({ attribute }) => ` ${attribute}="https://site.example/found"`);

/** Everything wrong with a content: read once, and read again from what was read. */
export function faultsOf(html: string): readonly string[] {
  const once = fromHtml(html, { fragment: true });
  const twice = fromHtml(renderTree(once), { fragment: true });
  return [...findFaults(once), ...findFaults(twice)];
}

/** Throws where a strict XML parser would. */
export function parseXml(html: string): void {
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(`<div>${html}</div>`).close();
}
