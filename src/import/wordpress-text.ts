import { autop } from '@wordpress/autop';
import { escapeAttribute, textToHtml } from '../model/escape-html.ts';
import { isShortcode } from '../read/dialects/wordpress.ts';
import { moveAddresses } from './addresses.ts';
import { alignPicture } from './align-picture.ts';
import { parseHtml, writeHtml } from './html.ts';
import { toMaps, toText } from './json-values.ts';
import { hasBlocks, splitBlocks, type VoidBlock } from './wordpress-blocks.ts';
import { outsideCode } from './wordpress-code.ts';
import { dropPlugins } from './wordpress-plugins.ts';
import { fillShortcodes, type TextContext } from './wordpress-shortcodes.ts';
import { tidyWordPress } from './wordpress-tidy.ts';

/** A text, and what is kept beside it. */
export interface WordPressText {
  readonly text: string;
  /** The notes at its end, as JSON. */
  readonly footnotes: string;
  /** The address of its article. */
  readonly link: string | undefined;
  /** The address of the picture that is above it. */
  readonly featured?: string | undefined;
}

/** Shared blocks may have others in them, but not forever. */
const DEEPEST = 4;

/** Blocks that have nothing to show, or that are shown elsewhere: the featured picture, the title. */
const NOTHING =
  /^(?:core\/)?(?:more|nextpage|spacer|separator|shortcode|post-(?:featured-image|title|date|author(?:-\w+)?|excerpt|terms|content))$/;

/** An address alone on its line is shown as what is there. */
const markEmbeds = (text: string): string =>
  text.replace(/^[ \t]*(https?:\/\/[^\s<>"[\]]+)[ \t]*$/gm, '[embed]$1[/embed]');

const readShortcodes = (text: string, context: TextContext): string =>
  outsideCode(text, (part) =>
    markEmbeds(dropPlugins(fillShortcodes(part, context), context.onMissing)),
  );

/** Texts from before blocks have no paragraphs: blank lines are between them. */
const readClassic = (text: string, context: TextContext): string => {
  const filled = readShortcodes(text, context);
  const isHtml = !context.library.isWordPress && /<(?:p|div|br)\b/i.test(text);
  return isHtml ? filled : autop(filled);
};

/** `fivehundredpx` and its like are named as they are. */
const nameService = (service: string): string => service.charAt(0).toUpperCase() + service.slice(1);

function writeSocialLink({ given }: VoidBlock): string {
  const url = toText(given.url);
  if (url === undefined || url === '#') return '';
  const label = toText(given.label) ?? nameService(toText(given.service) ?? url);
  return `<li><a href="${escapeAttribute(url)}">${textToHtml(label)}</a></li>`;
}

function writeFootnotes(json: string): string | undefined {
  let notes: unknown;
  try {
    notes = JSON.parse(json);
  } catch {
    return undefined;
  }
  const items = toMaps(notes).flatMap(({ id, content }) => {
    const [key, text] = [toText(id), toText(content)];
    if (key === undefined || text === undefined) return [];
    const name = escapeAttribute(key);
    return [`<li id="${name}">${text} <a href="#${name}-link">↩︎</a></li>`];
  });
  return items.length > 0 ? `<ol>${items.join('\n')}</ol>` : undefined;
}

/** Puts a text together of its blocks. */
function readBlocks(text: WordPressText, context: TextContext, depth = 0): string {
  const fill = (block: VoidBlock): string => {
    const name = block.name.replace(/^core\//, '');
    if (name === 'social-link') return writeSocialLink(block);
    if (NOTHING.test(name)) return '';
    const shared =
      name === 'block' ? context.library.blocks.get(toText(block.given.ref) ?? '') : undefined;
    const filled =
      shared !== undefined && depth < DEEPEST
        ? readEither({ ...text, text: shared }, context, depth + 1)
        : name === 'footnotes'
          ? writeFootnotes(text.footnotes)
          : undefined;
    if (filled === undefined)
      context.onMissing(
        name === 'block'
          ? 'a shared block that is not in the export was left out'
          : `a block "${name}", which WordPress fills in, was left out`,
      );
    return filled ?? '';
  };
  return splitBlocks(text.text)
    .map((piece) => {
      if (piece.type === 'void') return fill(piece);
      if (piece.type === 'html') return readShortcodes(piece.text, context);
      return piece.text.trim() === '' ? piece.text : readClassic(piece.text, context);
    })
    .join('');
}

const readEither = (text: WordPressText, context: TextContext, depth: number): string =>
  hasBlocks(text.text) ? readBlocks(text, context, depth) : readClassic(text.text, context);

/** Stands for a bracket in front of what looks like a shortcode and is none. */
const BRACKET = '\ufdd0';

const ESCAPED = /\[\[([a-z][\w-]*)((?:[\s=/][^\][]*)?)\](?:([^\][]*)\[\/\1\])?\]/gi;

/** `[[gallery]]` is how WordPress writes `[gallery]` in a text. */
const unescapeShortcodes = (text: string): string =>
  text.replace(ESCAPED, (whole, name: string, given: string, inner: string | undefined) => {
    if (!isShortcode(name)) return whole;
    const closing = inner === undefined ? '' : `${inner}${BRACKET}/${name}]`;
    return `${BRACKET}${name}${given}]${closing}`;
  });

/**
 * A text of WordPress as HTML. Shortcodes stay, but for those that only the export explains, and those that are blocks:
 * compile reads them.
 */
export function readWordPressText(text: WordPressText, context: TextContext): string {
  const { library } = context;
  const even = unescapeShortcodes(text.text.replace(/\r\n?/g, '\n'));
  const root = parseHtml(readEither({ ...text, text: even }, context, 0));
  tidyWordPress(root);
  moveAddresses(root, library, text.link ?? library.site);
  alignPicture(root, text.featured);
  return writeHtml(root)
    .replaceAll(BRACKET, '&#91;')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
