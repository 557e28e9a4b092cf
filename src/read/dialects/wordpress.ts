import { escapeAttribute, textToHtml } from '../../model/escape-html.ts';
import { createLookup, type Span } from './code-spans.ts';
import type { Edit } from './edits.ts';
import { type Piece, toHtml, toMarkdown } from './pieces.ts';
import { type Arguments, readArguments } from './tag.ts';
import { MEANINGS, plainCaption } from './tag-names.ts';

/** What a text is written in, and so what takes the place of a tag. */
export type Form = 'markdown' | 'html' | 'text';

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

const CAPTIONS = words('caption wp_caption');
const CODE = words('code sourcecode');
/** SyntaxHighlighter and its like have a tag for each language. */
const LANGUAGES = words(
  'bash shell csharp cpp css delphi diff html java javascript js perl php powershell python py ruby scala sql vb xml text plain',
);
const EMBEDS = words(
  'embed youtube vimeo soundcloud tweet instagram gist spotify dailymotion slideshare facebook codepen tiktok',
);
const MEDIA = words('audio video');
/** What only a site of WordPress can show. */
const GONE = words(
  'gallery playlist contact-form contact-form-7 wpforms gravityform gravityforms ninja_form ninja_forms mc4wp_form recent-posts archives display-posts sitemap polldaddy poll googlemaps ngg_images nggallery slideshow rev_slider layerslider wpvideo videopress jetpack-related-posts jetpack_subscription_form subscribe2 blog_subscription_form portfolio products product_page add_to_cart',
);
/** Builders of pages, and plug-ins with many tags around texts. */
const BUILDERS = /^(?:vc|et_pb|fusion|su|av|wp|wpb|elementor|fl_builder|tcb|cs)[_-]\w+$/;

/** Signs of shortcodes of WordPress. */
export const WORDPRESS_SIGNS =
  /\[(?:wp_)?caption\b|\[(?:gallery|playlist|contact-form|wpforms|gravityform|mc4wp|ninja_form|recent-posts|archives|display-posts|sitemap|poll|googlemaps|ngg|slideshow|rev_slider|layerslider|wpvideo|videopress|jetpack|subscribe2|blog_subscription|portfolio|products?|add_to_cart|product_page)[\w-]*[\s\]]|\[(?:vc|et_pb|fusion|su|av|wp|wpb|elementor|fl_builder|tcb|cs)[_-]\w|\[(?:audio|video|youtube|vimeo|soundcloud|tweet|instagram|gist|spotify|dailymotion|slideshare|facebook|codepen|tiktok|embed)[\s=][^\]\n]|\[\/(?:embed|audio|video|youtube|vimeo|code|sourcecode|bash|shell|csharp|cpp|css|delphi|diff|html|java|javascript|js|perl|php|powershell|python|py|ruby|scala|sql|vb|xml|text|plain)\]/i;

const TAG = /\[(\/?)([a-z][\w-]*)((?:[\s=](?:[^\][\n"']|"[^"\n]*"|'[^'\n]*')*)?)\]/gi;

const ESCAPED =
  /\\\[(\/?(?:wp\\?_)?(?:caption|gallery|playlist|embed|youtube|vimeo|audio|video|code|sourcecode)\b[^\]\n]*?)\\\]/gi;

/** Takes the backslashes away that converters to Markdown put into shortcodes: `\\[gallery ids="1,2"\\]`. */
export const unescapeShortcodes = (text: string): string =>
  text.includes('\\[')
    ? text.replace(ESCAPED, (_, inner: string) => `[${inner.replace(/\\(?=[^\w\s]|_)/g, '')}]`)
    : text;

/** What Markdown knows as a link where it stands in brackets. */
const DEFINED = /^ {0,3}\[([a-z][\w-]*)\]:/gim;

interface Shortcode extends Span {
  readonly name: string;
  readonly isClosing: boolean;
  readonly given: string;
}

const isKnown = (name: string): boolean =>
  [CAPTIONS, CODE, LANGUAGES, EMBEDS, MEDIA, GONE].some((names) => names.has(name)) ||
  BUILDERS.test(name);

/** Whether something in brackets is a shortcode by its name alone. */
export const isShortcode = (name: string): boolean => isKnown(name.toLowerCase());

/** Whether something without arguments is rather a link of Markdown, or a word in brackets. */
function isLink(text: string, { name, start, end, given, isClosing }: Shortcode): boolean {
  if (/[[\\!]/.test(text.charAt(start - 1))) return true;
  if (given !== '' || isClosing || BUILDERS.test(name)) return false;
  const next = text.slice(end, end + 2);
  return /^[(:]/.test(next) || (next.startsWith('[') && next !== '[/');
}

function findShortcodes(text: string, code: readonly Span[]): readonly Shortcode[] {
  const isCode = createLookup(code);
  const defined = new Set([...text.matchAll(DEFINED)].map(([, name = '']) => name.toLowerCase()));
  return [...text.matchAll(TAG)].flatMap(
    ({ index, 0: all, 1: slash, 2: written = '', 3: given = '' }) => {
      const name = written.toLowerCase();
      const shortcode = {
        name,
        isClosing: slash === '/',
        given: given.trim().replace(/\/$/, ''),
        start: index,
        end: index + all.length,
      };
      const isOther =
        (given === '' && defined.has(name)) || !isKnown(name) || isLink(text, shortcode);
      return isOther || isCode(index) ? [] : [shortcode];
    },
  );
}

const PICTURE =
  /^\s*(?:(?:<a\b[^<>]*>\s*)?<img\b[^<>]*>(?:\s*<\/a>)?|\[!\[[^\]]*\]\([^()]*\)\]\([^()]*\)|!\[([^\]]*)\]\(\s*([^\s()]+)[^()]*\))\s*/i;

/** The text that a browser shows for what a page may have in place of a character. */
const decode = (text: string): string =>
  text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;|&#0?34;/g, '"')
    .replace(/&#0?39;/g, "'")
    .replace(/&#0?38;|&amp;/g, '&');

/** WordPress makes quotes in arguments round. */
const readGiven = (given: string): Arguments =>
  readArguments(
    decode(given)
      .replace(/&#(?:8220|8221|8243|8242);|[”″“]/g, '"')
      .replace(/^=\s*/, '')
      .replace(/\|titles=.*$/, ''),
  );

class ShortcodeReader {
  readonly #text: string;
  readonly #form: Form;
  readonly #all: readonly Shortcode[];
  readonly #edits: Edit[] = [];
  readonly #closings = new Map<string, number[]>();

  constructor(text: string, code: readonly Span[], form: Form) {
    this.#text = text;
    this.#form = form;
    this.#all = findShortcodes(text, code);
    for (let at = this.#all.length - 1; at >= 0; at -= 1) {
      const { name = '', isClosing } = this.#all[at] ?? {};
      if (!isClosing) continue;
      const known = this.#closings.get(name);
      if (known) known.push(at);
      else this.#closings.set(name, [at]);
    }
  }

  read(): readonly Edit[] {
    for (let at = 0; at < this.#all.length; at += 1) {
      const shortcode = this.#all[at];
      if (!shortcode) continue;
      if (shortcode.isClosing) {
        this.#dropClosing(shortcode);
        continue;
      }
      const places = this.#closings.get(shortcode.name) ?? [];
      while (places.length > 0 && (places.at(-1) ?? 0) <= at) places.pop();
      const closingAt = places.at(-1);
      const closing = closingAt === undefined ? undefined : this.#all[closingAt];
      const isWhole = this.#read(shortcode, closing);
      if (isWhole && closingAt !== undefined) at = closingAt;
    }
    return this.#edits;
  }

  /** @returns true if what is up to the closing tag is done */
  #read(shortcode: Shortcode, closing: Shortcode | undefined): boolean {
    const { name } = shortcode;
    if (CAPTIONS.has(name) && closing) return this.#readCaption(shortcode, closing);
    if (CODE.has(name) || LANGUAGES.has(name))
      return closing !== undefined && this.#readCode(shortcode, closing);
    if (EMBEDS.has(name) || MEDIA.has(name)) return this.#readEmbed(shortcode, closing);
    this.#drop(shortcode, closing);
    return false;
  }

  /** In HTML, WordPress has put a paragraph around what is a block, or nothing. */
  #widen({ start, end }: Span): Span {
    const opening = /<p\b[^<>]*>\s*$/i.exec(this.#text.slice(Math.max(0, start - 200), start));
    const closing = /^\s*<\/p>/i.exec(this.#text.slice(end, end + 50));
    return this.#form !== 'html' || !opening || !closing
      ? { start, end }
      : { start: start - opening[0].length, end: end + closing[0].length };
  }

  #place(span: Span, piece: Piece): void {
    const { start, end } = span;
    const text =
      this.#form === 'markdown'
        ? toMarkdown(piece)
        : this.#form === 'html'
          ? toHtml(piece)
          : 'url' in piece
            ? piece.url
            : piece.text;
    this.#edits.push({ start, end, text });
  }

  #drop(shortcode: Shortcode, closing: Shortcode | undefined): void {
    const { name, given, start, end } = shortcode;
    const lineEnd = this.#text.indexOf('\n', end);
    const line = this.#text.slice(
      this.#text.lastIndexOf('\n', start - 1) + 1,
      lineEnd < 0 ? this.#text.length : lineEnd,
    );
    const isAlone = line.replace(/<\/?p\b[^<>]*>/g, '').trim() === `[${name}]`;
    // A word in brackets, more likely.
    if (given === '' && closing === undefined && !isAlone) return;
    const kept = closing === undefined ? '' : ', keeping its text';
    const whole = closing ? { start, end } : this.#widen({ start, end });
    this.#edits.push({ ...whole, text: '', what: `a WordPress shortcode "${name}"${kept}` });
  }

  /** What it closes is done, or was never opened. */
  #dropClosing({ name, start, end }: Shortcode): void {
    if (!CODE.has(name) && !LANGUAGES.has(name))
      this.#edits.push({ ...this.#widen({ start, end }), text: '' });
  }

  #readCaption(opening: Shortcode, closing: Shortcode): boolean {
    const inner = this.#text.slice(opening.end, closing.start);
    const [picture = '', alt, url] = PICTURE.exec(inner) ?? [];
    const given = readGiven(opening.given).named.caption ?? '';
    const said = inner.slice(picture.length).trim() || given;
    const whole = this.#widen({ start: opening.start, end: closing.end });
    if (url !== undefined) {
      this.#place(whole, { type: 'image', url, alt, caption: plainCaption(said) });
      return true;
    }
    if (!/<img\b/i.test(picture) || this.#form === 'text') {
      const extra = inner.slice(picture.length).trim() === '' ? given : '';
      this.#edits.push(
        { start: opening.start, end: opening.end, text: '' },
        { start: closing.start, end: closing.end, text: extra && ` ${extra}` },
      );
      return false;
    }
    const caption = said === '' ? '' : `<figcaption>${said}</figcaption>`;
    const text = `<figure>${picture.trim()}${caption}</figure>`;
    this.#edits.push({ ...whole, text });
    return true;
  }

  #readEmbed(opening: Shortcode, closing: Shortcode | undefined): boolean {
    const { name, start } = opening;
    const inner = closing === undefined ? '' : this.#text.slice(opening.end, closing.start).trim();
    const content = /^\S{1,2000}$/.test(inner) ? decode(inner) : '';
    const isPair = closing !== undefined && (content !== '' || inner === '');
    if (opening.given === '' && content === '') return false;
    const given = readGiven(content === '' ? opening.given : content);
    const file = Object.entries(given.named).find(([key]) =>
      /^(?:mp3|m4a|ogg|wav|wma|mp4|m4v|webm|ogv|flv)$/.test(key),
    )?.[1];
    const named = file === undefined ? given.named : { src: file, ...given.named };
    const piece = MEANINGS.get(name)?.({ ...given, named }, {});
    const end = isPair ? closing.end : opening.end;
    if (piece) this.#place({ start, end }, piece);
    else {
      const whole = this.#widen({ start, end });
      this.#edits.push({ ...whole, text: '', what: `a WordPress shortcode "${name}"` });
    }
    return isPair;
  }

  #readCode(opening: Shortcode, closing: Shortcode): boolean {
    const { name, given, start } = opening;
    const inner = this.#text.slice(opening.end, closing.start);
    const isLanguage = LANGUAGES.has(name);
    if (isLanguage && !inner.includes('\n')) return false;
    const { named } = readGiven(given);
    const said = isLanguage ? name : (named.lang ?? named.language ?? '');
    const language = /^[\w+#-]+$/.test(said) ? said.toLowerCase() : '';
    const text = this.#writeCode(inner, language, start);
    const span = { start, end: closing.end };
    this.#edits.push({ ...(inner.includes('\n') ? this.#widen(span) : span), text });
    return true;
  }

  #writeCode(inner: string, language: string, start: number): string {
    if (this.#form === 'text') return inner;
    const code = this.#form === 'html' ? decode(inner.replace(/<br\s*\/?>(?=\r?\n)/g, '')) : inner;
    if (!inner.includes('\n')) {
      const piece = { type: 'code', text: code.trim() } as const;
      return this.#form === 'html' ? toHtml(piece) : toMarkdown(piece);
    }
    const isAtStart = /(?:^|\n)$/.test(this.#text.slice(Math.max(0, start - 1), start));
    const runs = code.match(/`{3,}/g) ?? [];
    const isClean = /^[ \t\r]*\n/.test(code) && /\n$/.test(code);
    if (this.#form === 'markdown' && isAtStart && isClean) {
      const marks = '`'.repeat(Math.max(3, ...runs.map((run) => run.length + 1)));
      return `${marks}${language}${code.replace(/^[ \t\r]+/, '')}${marks}`;
    }
    const name = language === '' ? '' : ` class="language-${escapeAttribute(language)}"`;
    return `<pre><code${name}>${textToHtml(code.replace(/^\s*\n/, ''))}</code></pre>`;
  }
}

/** What becomes of the shortcodes of WordPress. Of those in brackets, only known names are any. */
export const readWordPress = (text: string, code: readonly Span[], form: Form): readonly Edit[] =>
  new ShortcodeReader(text, code, form).read();
