import { type Meaning, named, pick } from './meaning.ts';
import type { Piece } from './pieces.ts';

const unquote = (text: string): string => text.trim().replace(/^(["'])(.*)\1$/, '$2');

/** Words without quotes are one text: `{{< kbd Ctrl >}}`, `{% u under it %}`. */
const ownText = (rest: string): string => unquote(rest.replace(/^[\w-]+=(?=["'])/, ''));

const text = (said: string): Piece | undefined =>
  said.trim() === '' ? undefined : { type: 'text', text: said.trim() };

/** NexT: `primary@text`, `@text`; others: `text color`, `red, text`. */
const label: Meaning = ({ rest, positional, named }) => {
  const said = named.text ?? named.content ?? named.label;
  if (said !== undefined) return text(said);
  if (/^["']/.test(rest)) return text(positional[0] ?? '');
  const [, behind] = /^(?:[\w -]*)@(.*)$/s.exec(rest) ?? /^[\w-]+\s*,\s*(.*)$/s.exec(rest) ?? [];
  const [color, ...words] = rest.split(/\s+/);
  const isColored =
    /^(?:default|primary|info|success|warning|danger|red|blue|green|orange|yellow|gray|grey|purple|pink|cyan)$/.test(
      color ?? '',
    );
  return text(behind ?? (isColored && words.length > 0 ? words.join(' ') : ownText(rest)));
};

const inline: Meaning = ({ rest, named }) =>
  named.text === undefined ? text(ownText(rest)) : text(named.text);

/** `ctrl` stands for itself, whatever it looks like. */
const isAddress = (part: string): boolean =>
  /^(?:https?:|mailto:|\/|#\S|\.{1,2}\/|[\w-]+\.html?\b)/i.test(part);

/** NexT: `url, text, icon, title`; Volantis: `text, url, icon`; Hugo: `url="…" text="…"`. */
const button: Meaning = (given) => {
  const url = pick(given, 'href url link');
  const said = pick(given, 'text label title content');
  if (url !== undefined) return said === undefined ? undefined : { type: 'link', url, text: said };
  const parts = given.rest.split(',').map(unquote);
  const at = parts.findIndex(isAddress);
  const shown = (at > 0 ? parts[at - 1] : parts[1]) ?? '';
  if (shown === '') return undefined;
  return at < 0 ? text(shown) : { type: 'link', url: parts[at] ?? '', text: shown };
};

/** What becomes of tags that themes of Hexo and Hugo have for words in a line, by their names. */
export const THEME_TAGS: readonly (readonly [string, Meaning])[] = [
  ...named('label span badge', label),
  ...named('u emp wavy del kbd psw mark', inline),
  ...named('btn button', button),
];
