import { decodePercent } from '../../model/percent.ts';
import { NAME_PREFIX } from '../markup/reference.ts';
import { createLookup, type Span } from './code-spans.ts';
import { isCodeTag, readContainer } from './containers.ts';
import type { Edit } from './edits.ts';
import { evaluate, isSite } from './expressions.ts';
import type { PageValues } from './meaning.ts';
import { type Piece, toHtml, toMarkdown } from './pieces.ts';
import type { Tag } from './tag.ts';
import { isHidden, LINKS, MEANINGS, readLinkUrl, SILENT } from './tag-names.ts';
import { findTokens, type Token } from './tokens.ts';

type TagToken = Token & { readonly type: 'tag' };

const LITERAL: ReadonlySet<string> = new Set(['raw', 'verbatim', 'rawhtml']);
const NO_TEXT: ReadonlySet<string> = new Set([
  'include',
  'include_relative',
  'render',
  'import',
  'partial',
]);

const CHOICES: ReadonlySet<string> = new Set(['if', 'unless', 'case']);
const ELSE: ReadonlySet<string> = new Set(['else', 'elsif', 'elif', 'elseif']);

/** How many tags a branch may have; a text of nothing but branches would take the square of its length. */
const MOST_TAGS = 500;

const LABELS: Readonly<Record<Tag['dialect'], string>> = {
  Hugo: 'a Hugo shortcode',
  Zola: 'a Zola shortcode',
  Liquid: 'a template tag',
  Handlebars: 'a template tag',
  ERB: 'a template tag',
};

/** What stands for a value of the page or the site, as an argument without quotes does: `image=page.cover`. */
const isVariable = (value: string): boolean =>
  /^(?:page|site|include|post|layout|config|theme|this)(?:\.[a-z_][\w-]*)+$/i.test(value) &&
  !/\.(?:png|jpe?g|gif|webp|avif|svg|mp4|webm|mp3|html?)$/i.test(value);

/** `include figure.html` is what `figure` is. */
function resolveInclude(
  { name, arguments: given }: Tag,
  page: PageValues,
): Pick<Tag, 'name' | 'arguments'> {
  const [file, ...positional] = given.positional;
  if (!NO_TEXT.has(name) || file === undefined) return { name, arguments: given };
  const stem = file.replace(/^.*\//, '').replace(/\.\w+$/, '');
  const named = Object.entries(given.named).flatMap(([key, value]) => {
    const known = isVariable(value) ? evaluate(value, page) : value;
    return known === undefined ? [] : [[key, known] as const];
  });
  return {
    name: stem.toLowerCase(),
    arguments: { named: Object.fromEntries(named), positional, rest: given.rest },
  };
}

/** Which token closes each that opens something; asked for ever later ones. */
function createClosings(tokens: readonly Token[]) {
  const places = new Map<string, number[]>();
  for (let at = tokens.length - 1; at >= 0; at -= 1) {
    const token = tokens[at];
    if (token?.type !== 'tag' || !token.tag.isClosing) continue;
    const known = places.get(token.tag.name);
    if (known) known.push(at);
    else places.set(token.tag.name, [at]);
  }
  return (name: string, after: number): number | undefined => {
    const own = places.get(name) ?? [];
    while (own.length > 0 && (own.at(-1) ?? 0) <= after) own.pop();
    return own.at(-1);
  };
}

/** In front of an address: `](`, `="`, `]: `, and what else it begins with, other tags too. */
const ADDRESS_AHEAD =
  /(?<mark>\]\([ \t]*<?|=[ \t]*["']?|^ {0,3}\[[^\]\n]*\]:[ \t]*<?)(?<begun>(?:\{\{[^{}]*\}\}|\{%[^%{}]*%\}|\{(?![{%])|[^\s"'<>(){])*)$/m;

/** In characters: no address is longer in front of a tag. */
const LONGEST_AHEAD = 300;

const TAGS = /\{\{[^{}]*\}\}|\{%[^%{}]*%\}/g;

/** What a name is called where it stands for itself: `/.named/2020-05-06-kim.md` is "kim". */
const titleOf = (url: string): string =>
  decodePercent(url.replace(/^.*\//, ''))
    .replace(/\.\w+$/, '')
    .replace(/^\d{4}-\d{2}-\d{2}-/, '');

/** The name of another article that stands in a text is a link to it. */
const linkName = (piece: Piece): Piece =>
  piece.type === 'text' && piece.text.startsWith(NAME_PREFIX)
    ? { type: 'link', url: piece.text, text: titleOf(piece.text) }
    : piece;

interface Ahead {
  readonly isMarkdown: boolean;
  /** Whether the address begins with the tag. */
  readonly isEmpty: boolean;
}

class TagReader {
  readonly #text: string;
  readonly #page: PageValues;
  readonly #tokens: readonly Token[];
  readonly #closingOf: (name: string, after: number) => number | undefined;
  readonly #isHtml: (offset: number) => boolean;
  /** The addresses of links that are open. */
  readonly #links: { readonly name: string; readonly url: string }[] = [];
  readonly #edits: Edit[] = [];
  #at = 0;

  constructor(
    text: string,
    spans: { readonly code: readonly Span[]; readonly html: readonly Span[] },
    page: PageValues,
  ) {
    this.#text = text;
    this.#page = page;
    this.#tokens = findTokens(text, spans.code);
    this.#closingOf = createClosings(this.#tokens);
    this.#isHtml = createLookup(spans.html);
  }

  read(): readonly Edit[] {
    for (; this.#at < this.#tokens.length; this.#at += 1) {
      const token = this.#tokens[this.#at];
      if (token?.type === 'shown') this.#show(token);
      else if (token?.tag.isOutput) this.#readOutput(token);
      else if (token) this.#readTag(token);
    }
    return this.#edits;
  }

  #edit({ start, end }: Span, text: string, what?: string): void {
    this.#edits.push({ start, end, text, what });
  }

  #place(span: Span, given: Piece): void {
    const piece = this.#readAhead(span.start) ? given : linkName(given);
    this.#edit(span, this.#isHtml(span.start) ? toHtml(piece) : toMarkdown(piece));
  }

  /**
   * What is in front of a tag in the place of an address: of a link, an image, a definition or an attribute. Undefined
   * elsewhere.
   */
  #readAhead(start: number): Ahead | undefined {
    const ahead = this.#text.slice(Math.max(0, start - LONGEST_AHEAD), start);
    const { mark, begun = '' } = ADDRESS_AHEAD.exec(ahead)?.groups ?? {};
    return mark === undefined
      ? undefined
      : { isMarkdown: mark.includes(']'), isEmpty: begun.replace(TAGS, '') === '' };
  }

  /** An escaped tag is what readers see, so no part of it may be HTML. */
  #show(token: Token & { readonly type: 'shown' }): void {
    const [open, close] = this.#isHtml(token.start) ? ['&lt;', '&gt;'] : ['\\<', '\\>'];
    this.#edit(token, token.text.replaceAll('<', open).replaceAll('>', close));
  }

  #readOutput(token: TagToken): void {
    const { tag, start, end } = token;
    const meaning = tag.dialect === 'Zola' ? MEANINGS.get(tag.name) : undefined;
    const piece = meaning?.(tag.arguments, this.#page);
    if (piece) {
      this.#place(token, piece);
      return;
    }
    const ahead = this.#readAhead(start);
    const value = evaluate(tag.body, this.#page);
    const isUnknown =
      value === undefined ||
      (tag.dialect === 'Zola' && value === '') ||
      // What stands for a file does so only as a whole.
      (value.includes(NAME_PREFIX) && (ahead?.isEmpty === false || !value.startsWith(NAME_PREFIX)));
    if (isUnknown) {
      const what =
        tag.dialect === 'Zola' ? `${LABELS.Zola} "${tag.name}"` : 'a template expression';
      this.#edit(token, '', what);
      return;
    }
    if (value.startsWith(NAME_PREFIX)) {
      this.#place(token, { type: 'text', text: value });
      return;
    }
    const next = this.#text.charAt(end);
    const isAddress = next === '/' || next === '{' || ahead?.isEmpty === true;
    if (!isSite(tag.body) || (isAddress && /[\w/{]/.test(next))) {
      this.#edit(token, ahead?.isMarkdown ? value.replace(/\s/g, '%20') : value);
      return;
    }
    this.#edit(token, isAddress ? '/' : '', isAddress ? undefined : 'the address of the site');
  }

  #readTag(token: TagToken): void {
    const { tag } = token;
    if (tag.isClosing) {
      this.#closeTag(token);
      return;
    }
    if (LITERAL.has(tag.name)) {
      this.#readLiteral(token);
      return;
    }
    if (ELSE.has(tag.name) && this.#hideElse(token)) return;
    const last = this.#closingOf(tag.name, this.#at);
    if (isHidden(tag) && last !== undefined) {
      this.#hide(token, last);
      return;
    }
    if (
      last !== undefined &&
      isCodeTag(tag, this.#text.slice(token.end, this.#tokens[last]?.start))
    ) {
      this.#readCode(token, last);
      return;
    }
    const { name, arguments: given } = resolveInclude(tag, this.#page);
    const url = LINKS.has(name) && last !== undefined ? readLinkUrl(given) : undefined;
    if (url !== undefined) {
      this.#links.push({ name: tag.name, url });
      this.#edit(token, this.#isHtml(token.start) ? `<a href="${url}">` : '[');
      return;
    }
    const piece = MEANINGS.get(name)?.(given, this.#page);
    if (piece && (last === undefined || piece.type !== 'text')) {
      this.#place(token, piece);
      return;
    }
    const kept = last === undefined ? '' : ', keeping its text';
    const isAroundCode = last !== undefined && readContainer(tag)?.type === 'code';
    this.#edit(
      token,
      '',
      SILENT.has(tag.name) || isAroundCode ? undefined : `${LABELS[tag.dialect]} "${name}"${kept}`,
    );
  }

  #closeTag(token: TagToken): void {
    const open = this.#links.at(-1);
    if (open?.name !== token.tag.name) {
      this.#edit(token, '');
      return;
    }
    this.#links.pop();
    this.#edit(token, this.#isHtml(token.start) ? '</a>' : `](${open.url})`);
  }

  /** What is between these is text, whatever it looks like. */
  #readLiteral(token: TagToken): void {
    const last = this.#closingOf(token.tag.name, this.#at);
    this.#edit(token, '');
    const closing = last === undefined ? undefined : this.#tokens[last];
    if (last === undefined || !closing) return;
    this.#edit(closing, '');
    this.#at = last;
  }

  /** Of the ways that a text could go on, readers see the first. */
  #hideElse(token: TagToken): boolean {
    let depth = 0;
    const end = Math.min(this.#tokens.length, this.#at + MOST_TAGS);
    for (let at = this.#at + 1; at < end; at += 1) {
      const next = this.#tokens[at];
      if (next?.type !== 'tag' || !CHOICES.has(next.tag.name)) continue;
      if (!next.tag.isClosing) depth += 1;
      else if (depth > 0) depth -= 1;
      else {
        const what = `${LABELS[token.tag.dialect]} "${token.tag.name}", with its text`;
        this.#edit({ start: token.start, end: next.end }, '', what);
        this.#at = at;
        return true;
      }
    }
    return false;
  }

  #hide(token: TagToken, last: number): void {
    const end = this.#tokens[last]?.end ?? token.end;
    const isComment = token.tag.name === 'comment';
    this.#edit(
      { start: token.start, end },
      '',
      isComment ? undefined : `${LABELS[token.tag.dialect]} "${token.tag.name}"`,
    );
    this.#at = last;
  }

  #readCode(token: TagToken, last: number): void {
    const closing = this.#tokens[last] ?? token;
    const code = this.#text.slice(token.end, closing.start);
    const span = { start: token.start, end: closing.end };
    this.#at = last;
    const container = readContainer(token.tag);
    const isDiagram = container?.type === 'code' && container.first !== '';
    if (!code.includes('\n') && !isDiagram) {
      this.#place(span, { type: 'code', text: code.trim() });
      return;
    }
    const first = container?.type === 'code' && container.first ? `${container.first}\n` : '';
    const language =
      container?.type === 'code' && container.language
        ? ` class="language-${container.language}"`
        : '';
    const inner = toHtml({ type: 'code', text: first + code.replace(/^\n/, '') }).replace(
      '<code>',
      `<code${language}>`,
    );
    this.#edit(span, `<pre>${inner}</pre>`);
  }
}

/** What becomes of the template tags of a text. */
export const readTags = (
  text: string,
  spans: { readonly code: readonly Span[]; readonly html: readonly Span[] },
  page: PageValues,
): readonly Edit[] => new TagReader(text, spans, page).read();
