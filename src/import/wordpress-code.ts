import { readArguments } from '../read/dialects/tag.ts';

/** Names of shortcodes that have code in them: SyntaxHighlighter has one for each language. */
const SHORTCODES =
  'code sourcecode bash shell csharp cpp css delphi diff html java javascript js perl php powershell python py ruby scala sql vb xml text plain'
    .split(' ')
    .join('|');

const OPENING = new RegExp(
  String.raw`\[(${SHORTCODES})(?:[\s=][^\][]*)?\]|<(pre|code|script|style|textarea)\b`,
  'gi',
);

/** A piece of a text. */
interface CodePiece {
  readonly type: 'text' | 'element' | 'shortcode';
  readonly text: string;
}

/** Cuts a text where code begins and ends. What does not end is no code. */
function splitCode(text: string): readonly CodePiece[] {
  const pieces: CodePiece[] = [];
  const lower = text.toLowerCase();
  /** Signs that do not come any more, so that nobody looks for them again. */
  const gone = new Set<string>();
  let from = 0;
  for (const { 0: opening, 1: shortcode, 2: element, index } of text.matchAll(OPENING)) {
    if (index < from) continue;
    const closing =
      shortcode === undefined
        ? `</${(element ?? '').toLowerCase()}>`
        : `[/${shortcode.toLowerCase()}]`;
    const found = gone.has(closing) ? -1 : lower.indexOf(closing, index + opening.length);
    if (found < 0) {
      gone.add(closing);
      continue;
    }
    const end = found + closing.length;
    if (index > from) pieces.push({ type: 'text', text: text.slice(from, index) });
    const type = shortcode === undefined ? 'element' : 'shortcode';
    pieces.push({ type, text: text.slice(index, end) });
    from = end;
  }
  if (from < text.length) pieces.push({ type: 'text', text: text.slice(from) });
  return pieces;
}

const SHORTCODE = /^\[(\w+)((?:[\s=][^\][]*)?)\]([\s\S]*)\[\/\w+\]$/;

/** What is code as text; references in it are what the editor made of signs. */
const escapeCode = (code: string): string =>
  code
    .replace(/&(?!(?:amp|lt|gt|quot|apos|nbsp|#\d{1,7}|#x[\da-f]{1,6});)/gi, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;');

/** `[code lang="php"]…[/code]` as an element: what is in it may look like elements. */
function writeCode(shortcode: string): string {
  const [, name = '', given = '', inner = ''] = SHORTCODE.exec(shortcode) ?? [];
  const isLanguage = !/^(?:code|sourcecode)$/i.test(name);
  const isLine = !inner.includes('\n');
  // `[text]` and its like in a line are rather words in brackets.
  if (isLine && isLanguage) return shortcode;
  const { named } = readArguments(given.trim());
  const said = isLanguage ? name : (named.lang ?? named.language ?? '');
  const language = /^[\w+#-]+$/.test(said) ? ` class="language-${said.toLowerCase()}"` : '';
  const code = escapeCode(inner.replace(/<br\s*\/?>(?=\n)/gi, ''));
  return isLine
    ? `<code>${code.trim()}</code>`
    : `\n\n<pre><code${language}>${code.replace(/^\s*\n/, '').trimEnd()}</code></pre>\n\n`;
}

/** Does something with a text, but not with the code in it, all of which becomes elements. */
export const outsideCode = (text: string, change: (text: string) => string): string =>
  splitCode(text)
    .map((piece) =>
      piece.type === 'text'
        ? change(piece.text)
        : piece.type === 'shortcode'
          ? writeCode(piece.text)
          : piece.text,
    )
    .join('');
