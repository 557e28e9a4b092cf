import { escapeAttribute } from '../../model/escape-html.ts';
import { NAME_PREFIX } from '../markup/reference.ts';
import { toAsideKind } from './asides.ts';
import { createLookup, type Span } from './code-spans.ts';
import type { Edit } from './edits.ts';
import { JsxScanner, type JsxTag, type JsxValue } from './jsx.ts';
import type { PageValues } from './meaning.ts';
import { toMarkdown } from './pieces.ts';
import { NO_ARGUMENTS } from './tag.ts';
import { MEANINGS } from './tag-names.ts';

/** Signs of MDX in a text that is not named so. */
export const MDX_SIGNS =
  /^import\s[^\n]*['"]|^export\s|<[A-Za-z][\w.]*(?:\s[^<>]*)?=\{|(?<!\{)\{\/\*|^[ \t]*<\/(?:TabItem|Tabs?|Callout|Admonition|Accordion|AccordionItem|Steps?|CodeGroup|Note|Tip|Warning|Info|Aside)>/m;

const IMPORT =
  /import\s+(?:type\s+)?(?:[\w$*{][\w$\s,*{}]{0,2000}?\sfrom\s*)?['"]([^'"\n]+)['"][ \t]*(?:(?:with|assert)[ \t]*\{[^\n]*)?(?:;[^\n]*|\/[/*][^\n]*)?(?=\n|$)/y;
const DEFAULT = /^import\s+([\w$]+)\s+from/;
/** Statements, not sentences: `export default settings before you start`. */
const EXPORTED =
  /export\s+(?:default\s+(?:(?:function|class|async)\b|[({[<"'`]|[\w$.]+(?:\(|[ \t]*;?[ \t]*$))|(?:const|let|var|type)\s+[\w{[$]+[^\n]*[=:]|(?:async\s+)?function\b|class\s|interface\s+\w+\s*\{|\{|\*\s*from)/;
const EXPORT = new RegExp(`${EXPORTED.source}[^\\n]*`, 'my');
const COMPONENT = /^(?:[A-Z]|.*\.)/;
const ASSET = /\.(?:png|jpe?g|gif|webp|avif|svg|mp4|webm|mp3)$/i;

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

const IMAGES = words(
  'image img figure nextimage staticimage exportedimage picture zoomimage blogimage imagezoom',
);
const EMBEDS: Readonly<Record<string, string>> = {
  youtube: 'youtube',
  youtubeembed: 'youtube',
  liteyoutubeembed: 'youtube',
  liteyoutube: 'youtube',
  vimeo: 'vimeo',
  tweet: 'tweet',
  twittertweetembed: 'tweet',
  gist: 'gist',
  codepen: 'codepen',
  spotify: 'spotify',
  instagram: 'instagram',
};
const ASIDES = words('admonition callout alert notice');
const TITLED: Readonly<Record<string, string>> = {
  tabitem: 'tab',
  tab: 'tab',
  details: 'details',
  accordion: 'accordion',
  accordionitem: 'accordion',
  collapse: 'collapse',
  collapsible: 'collapse',
  step: 'step',
};
const VOID = words('area base br col embed hr img input link meta source track wbr');
const RENAMED: Readonly<Record<string, string>> = { className: 'class', htmlFor: 'for' };

/** `require('./a.png').default`, and what Docusaurus has for addresses. */
const CALL = /^(?:require|useBaseUrl)\(\s*["']([^"']+)["']\s*\)(?:\.default)?$/;

/** Elements that only lay out what is in them. */
const LAYOUT = words('div section article main center');

const DIVIDER = /^\s*(?:more|truncate|excerpt)\s*$/i;

const MODULE = new RegExp(`^(?:${IMPORT.source}|${EXPORTED.source})`, 'gm');
/** What closes components that many themes have, and no HTML has. */
const COMPONENTS =
  /^[ \t]*<\/(?:TabItem|Tabs?|Callout|Admonition|Accordion|AccordionItem|Steps?|CodeGroup|Note|Tip|Warning|Info|Aside)>[ \t]*$/gm;
const PROPS = /<[A-Za-z][\w.]*\s[^<>]{0,500}?=\{/g;
const COMMENT = /(?<!\{)\{\/\*(?!\s*#)([^{}]*?)\*\/\}/g;

/** What an expression is in the text, if it is that plain. */
function readLiteral(source: string, page: PageValues): string | undefined {
  const text = source.trim();
  const string = /^(["'`])((?:(?!\1)[^\\])*)\1$/.exec(text)?.[2];
  if (string !== undefined) return string.includes('${') ? undefined : string;
  if (/^-?\d[\d.]*$/.test(text)) return text;
  const field = /^(?:props\.)?(?:frontmatter|metadata|meta)\.(\w+)$/i.exec(text)?.[1];
  const value = field === undefined ? undefined : page[field.toLowerCase()];
  return value?.startsWith(NAME_PREFIX) ? undefined : value;
}

class MdxReader {
  readonly #text: string;
  readonly #page: PageValues;
  readonly #isCode: (offset: number) => boolean;
  readonly #scanner: JsxScanner;
  /** What files are imported as. */
  readonly #imported = new Map<string, string>();
  /** What closes each component that is open. */
  readonly #closings: { readonly name: string; readonly text: string }[] = [];
  /** The elements of layout that are open, and whether they go. */
  readonly #layouts: { readonly name: string; readonly isOut: boolean }[] = [];
  readonly #edits: Edit[] = [];

  constructor(text: string, code: readonly Span[], page: PageValues) {
    this.#text = text;
    this.#page = page;
    this.#isCode = createLookup(code);
    this.#scanner = new JsxScanner(text);
  }

  read(): readonly Edit[] {
    let from = 0;
    for (const { index, 0: found } of this.#text.matchAll(/^(?:import|export)\s|\\[{<]|[<{]/gm)) {
      if (index < from || found.startsWith('\\') || this.#isCode(index)) continue;
      from = this.#readAt(index, found) ?? from;
    }
    return this.#edits;
  }

  #readAt(start: number, found: string): number | undefined {
    if (found === '{') return this.#readExpression(start);
    if (found !== '<') return this.#readModule(start, found.startsWith('import'));
    const tag = this.#scanner.readTag(start);
    if (!tag) return undefined;
    if (tag.name === '') this.#edits.push({ start, end: tag.end, text: '' });
    else if (COMPONENT.test(tag.name)) this.#readComponent(tag, start);
    else this.#readElement(tag, start);
    return tag.end;
  }

  /** An import or export ends with its line, or where its brackets close. */
  #readModule(start: number, isImport: boolean): number | undefined {
    const above = this.#text.slice(0, start).trimEnd();
    const isFirst = /\n[ \t]*\n\s*$|^\s*$/.test(this.#text.slice(Math.max(0, above.length), start));
    if (!isFirst && this.#edits.at(-1)?.end !== above.length && above !== '') return undefined;
    const what = isImport ? IMPORT : EXPORT;
    what.lastIndex = start;
    const match = what.exec(this.#text);
    if (!match) return undefined;
    let end = start + match[0].length;
    if (isImport) {
      const name = DEFAULT.exec(match[0])?.[1];
      if (name !== undefined && ASSET.test(match[1] ?? ''))
        this.#imported.set(name, match[1] ?? '');
    } else {
      for (let at = start; at < end; at += 1) {
        if (!'{[('.includes(this.#text.charAt(at))) continue;
        at = (this.#scanner.skipBrackets(at) ?? at + 1) - 1;
        const line = this.#text.indexOf('\n', at);
        end = Math.max(end, line < 0 ? this.#text.length : line);
      }
    }
    const label = isImport ? 'an MDX import' : 'an MDX export';
    this.#edits.push({ start, end, text: '', what: label });
    return end;
  }

  #readExpression(start: number): number | undefined {
    if (/^\{\s*[#.:]/.test(this.#text.slice(start, start + 8))) return undefined;
    const end = this.#scanner.skipBrackets(start);
    if (end === undefined) {
      // Of a comment that nobody ended, the star would be one of thousands that emphasise nothing.
      if (this.#text.startsWith('{/*', start))
        this.#edits.push({ start: start + 2, end: start + 3, text: '\\*' });
      return undefined;
    }
    const source = this.#text.slice(start + 1, end - 1);
    const comment = /^\s*\/\*([\s\S]*)\*\/\s*$/.exec(source)?.[1];
    if (comment?.trim().startsWith('#')) return end;
    if (comment !== undefined) {
      this.#edits.push({ start, end, text: DIVIDER.test(comment) ? '<!--more-->' : '' });
      return end;
    }
    const text = readLiteral(source, this.#page);
    const what = text === undefined && source.trim() !== '' ? 'an MDX expression' : undefined;
    this.#edits.push({ start, end, text: text ?? '', what });
    return end;
  }

  /** The text of an attribute, as far as it is plain. */
  #valueOf(value: JsxValue | undefined): string | undefined {
    if (value?.type !== 'expression') return value?.text;
    const required = CALL.exec(value.source)?.[1];
    const name = value.source.replace(/\.src$/, '');
    return required ?? this.#imported.get(name) ?? readLiteral(value.source, this.#page);
  }

  #valuesOf({ attributes }: JsxTag): Record<string, string> {
    return Object.fromEntries(
      Object.entries(attributes).flatMap(([name, value]) => {
        const text = this.#valueOf(value);
        return text === undefined
          ? []
          : [[name.toLowerCase(), text.replace(/^@site\/(?:static\/)?/, '/')]];
      }),
    );
  }

  /** Whether Markdown is right below an opening tag: MDX reads it, and in Markdown it would be HTML. */
  #isAboveMarkdown(tag: JsxTag, start: number): boolean {
    const below = /^[^\S\n]*\n[^\S\n]*(?=\S)(?![<{])/.test(
      this.#text.slice(tag.end, tag.end + 200),
    );
    return LAYOUT.has(tag.name) && below && this.#isAlone(tag, start);
  }

  /** Elements of HTML keep what is plain of their attributes, as HTML spells them. */
  #readElement(tag: JsxTag, start: number): void {
    if (LAYOUT.has(tag.name) && !tag.isSelfClosing && this.#readLayout(tag, start)) return;
    if (tag.name === 'img' && this.#valuesOf(tag).src === undefined && 'src' in tag.attributes) {
      this.#edits.push({ start, end: tag.end, text: '', what: 'a picture whose address is code' });
      return;
    }
    const source = this.#text.slice(start, tag.end);
    const isPlain = !source.includes('{') && !/\s(?:className|htmlFor)=/.test(source);
    const isOpen = !tag.isSelfClosing || VOID.has(tag.name);
    if (tag.isClosing || (isPlain && isOpen)) return;
    const attributes = Object.entries(tag.attributes).flatMap(([name, value]) => {
      const text = this.#valueOf(value);
      const spelled = RENAMED[name] ?? name;
      return text === undefined ? [] : [` ${spelled}="${escapeAttribute(text)}"`];
    });
    const closing = isOpen ? '' : `</${tag.name}>`;
    const text = `<${tag.name}${attributes.join('')}>${closing}`;
    this.#edits.push({ start, end: tag.end, text });
  }

  /** Takes out elements around Markdown. @returns false for one that stays */
  #readLayout(tag: JsxTag, start: number): boolean {
    const isOut = tag.isClosing
      ? this.#layouts.findLast(({ name }) => name === tag.name)?.isOut === true
      : this.#isAboveMarkdown(tag, start);
    if (tag.isClosing) {
      const at = this.#layouts.findLastIndex(({ name }) => name === tag.name);
      if (at >= 0) this.#layouts.splice(at);
    } else this.#layouts.push({ name: tag.name, isOut });
    if (isOut) this.#edits.push({ start, end: tag.end, text: '' });
    return isOut;
  }

  /** Whether a tag has its line for itself, or an element its line. */
  #isAlone(tag: JsxTag, start: number): boolean {
    const lineStart = this.#text.lastIndexOf('\n', start - 1) + 1;
    const lineEnd = this.#text.indexOf('\n', tag.end);
    const before = this.#text.slice(lineStart, start);
    const after = this.#text.slice(tag.end, lineEnd < 0 ? this.#text.length : lineEnd).trim();
    return before.trim() === '' && (after === '' || after.endsWith(`</${tag.name}>`));
  }

  #readComponent(tag: JsxTag, start: number): void {
    const { name, end } = tag;
    if (tag.isClosing) {
      const at = this.#closings.findLastIndex((closing) => closing.name === name);
      const text = this.#closings[at]?.text ?? '';
      if (at >= 0) this.#closings.splice(at);
      this.#edits.push({ start, end, text });
      return;
    }
    const values = this.#valuesOf(tag);
    const known = this.#readKnown(tag, values) ?? this.#readContainer(tag, values, start);
    if (!tag.isSelfClosing) this.#closings.push({ name, text: known?.closing ?? '' });
    const kept = tag.isSelfClosing ? '' : ', keeping its text';
    const what = known ? undefined : `a component <${name}>${kept}`;
    this.#edits.push({ start, end, text: known?.text ?? '', what });
  }

  #readKnown(
    { name }: JsxTag,
    values: Record<string, string>,
  ): { readonly text: string; readonly closing: string } | undefined {
    const lower = name.toLowerCase();
    const url = values.href ?? values.to;
    if (/link$/.test(lower) && url !== undefined)
      return { text: '[', closing: `](${toMarkdown({ type: 'text', text: url })})` };
    const embed = EMBEDS[lower];
    const given = { ...values, id: values.id ?? values.tweetid ?? values.youtubeid ?? '' };
    const meaning = embed ?? (IMAGES.has(lower) ? 'image' : undefined);
    if (meaning === undefined || (meaning === 'image' && values.src === undefined))
      return undefined;
    const named = meaning === 'image' ? values : given;
    const piece = MEANINGS.get(meaning)?.({ ...NO_ARGUMENTS, named }, this.#page);
    return piece && { text: toMarkdown(piece), closing: '' };
  }

  /** Asides and what has a title are then read as shortcodes are. */
  #readContainer(
    tag: JsxTag,
    values: Record<string, string>,
    start: number,
  ): { readonly text: string; readonly closing: string } | undefined {
    const lower = tag.name.toLowerCase();
    const name = TITLED[lower] ?? (ASIDES.has(lower) || toAsideKind(lower) ? lower : undefined);
    if (name === undefined || tag.isSelfClosing || !this.#isAlone(tag, start)) return undefined;
    const title = values.title ?? values.label ?? values.summary ?? values.value ?? '';
    const kind = values.type ?? values.variant ?? '';
    const quote = (text: string): string => `"${text.replace(/["<>{}]/g, '')}"`;
    const given = [title && ` title=${quote(title)}`, kind && ` type=${quote(kind)}`].join('');
    return { text: `{{< ${name}${given} >}}`, closing: `{{< /${name} >}}` };
  }
}

/** Tags that are no MDX. */
const FOREIGN = /\{\{[<%]|\{%/g;

/** Whether a text imports, exports or passes on what only a program has, or has components of themes. */
export function isMdxText(text: string, code: readonly Span[]): boolean {
  const has = (what: RegExp): boolean => {
    const isCode = createLookup(code);
    return text.matchAll(what).some(({ index }) => !isCode(index));
  };
  return [MODULE, PROPS, COMPONENTS].some(has) && !has(FOREIGN);
}

/** What becomes of the code in MDX: of an unknown component, its children stay. */
export const readMdxCode = (
  text: string,
  code: readonly Span[],
  page: PageValues,
): readonly Edit[] => new MdxReader(text, code, page).read();

/** Comments as MDX has them, in a text that has nothing else of it. */
export function readMdxComments(text: string, code: readonly Span[]): readonly Edit[] {
  const isCode = createLookup(code);
  return [...text.matchAll(COMMENT)].flatMap(({ index, 0: all, 1: comment = '' }) =>
    isCode(index)
      ? []
      : [
          {
            start: index,
            end: index + all.length,
            text: DIVIDER.test(comment) ? '<!--more-->' : '',
          },
        ],
  );
}
