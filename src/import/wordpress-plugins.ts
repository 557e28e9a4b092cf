import { escapeAttribute } from '../model/escape-html.ts';
import { readArguments } from '../read/dialects/tag.ts';
import { isShortcode } from '../read/dialects/wordpress.ts';

// Plug-ins and themes have shortcodes of their own: what is in one stays, and of one without text only its name is known.

const TAG = /(?<!\[)\[(\/?)([a-z][\w-]*)((?:[\s=](?:[^\][\n"']|"[^"\n]*"|'[^'\n]*')*)?)\](?!\])/gi;

const NOTE = /^(?:footnote|ref|fn|efn_note|note)$/;

interface Tag {
  readonly name: string;
  readonly isClosing: boolean;
  readonly given: string;
  readonly start: number;
  readonly end: number;
}

const listTags = (text: string): readonly Tag[] =>
  [...text.matchAll(TAG)].flatMap(({ 0: all, 1: slash, 2: name = '', 3: given = '', index }) =>
    isShortcode(name)
      ? []
      : {
          name: name.toLowerCase(),
          isClosing: slash === '/',
          given: given.trim(),
          start: index,
          end: index + all.length,
        },
  );

/** The closing tag of each opening one that has any, by places in the list. */
function pairTags(tags: readonly Tag[]): ReadonlyMap<Tag, Tag> {
  const open = new Map<string, Tag[]>();
  const pairs = new Map<Tag, Tag>();
  for (const tag of tags) {
    const waiting = open.get(tag.name) ?? [];
    open.set(tag.name, waiting);
    if (!tag.isClosing) waiting.push(tag);
    else {
      const opening = waiting.pop();
      if (opening) pairs.set(opening, tag);
    }
  }
  return pairs;
}

/** What takes the place of a pair of tags: a button is a link, a note stands in brackets. */
function writePair({ name, given }: Tag): readonly [string, string] {
  if (NOTE.test(name)) return [' (', ')'];
  const { named } = readArguments(given.replace(/&amp;/g, '&'));
  const url = named.link ?? named.url ?? named.href;
  return url !== undefined && /^(?:https?:\/\/|\/|mailto:)/i.test(url)
    ? [`<a href="${escapeAttribute(url)}">`, '</a>']
    : ['', ''];
}

const isAlone = (text: string, { start, end }: Tag): boolean =>
  /(?:^|\n)[ \t]*$/.test(text.slice(Math.max(0, start - 20), start)) &&
  /^[ \t]*(?:\n|$)/.test(text.slice(end, end + 20));

/** Something in brackets that nobody writes as a text: it has arguments, or a name such as `contact_form` alone in a line. */
const isTag = (text: string, tag: Tag): boolean =>
  /[\w-]\s*=\s*\S/.test(tag.given) ||
  tag.given.startsWith('=') ||
  (tag.given === '' && /[_-]/.test(tag.name) && isAlone(text, tag));

/** Takes tags of plug-ins away, and tells of those in whose place nothing is left. */
export function dropPlugins(text: string, onMissing: (what: string) => void): string {
  const tags = text.includes('[') ? listTags(text) : [];
  if (tags.length === 0) return text;
  const pairs = pairTags(tags);
  const edits = new Map<Tag, string>();
  for (const tag of tags) {
    const closing = pairs.get(tag);
    if (closing) {
      const [before, after] = writePair(tag);
      edits.set(tag, before).set(closing, after);
      if (text.slice(tag.end, closing.start).trim() === '') onMissing(explain(tag));
    } else if (!tag.isClosing && isTag(text, tag)) {
      edits.set(tag, '');
      onMissing(explain(tag));
    }
  }
  let from = 0;
  const parts = [...edits]
    .toSorted(([a], [b]) => a.start - b.start)
    .flatMap(([{ start, end }, written]) => {
      const before = text.slice(from, start);
      from = end;
      return [before, written];
    });
  return parts.join('') + text.slice(from);
}

const explain = ({ name }: Tag): string =>
  `a shortcode "${name}", which a plug-in fills in, was left out`;
