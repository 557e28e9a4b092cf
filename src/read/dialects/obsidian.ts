import { slug } from 'github-slugger';
import { byName } from '../markup/reference.ts';
import { createFinder, createLookup, type Span } from './code-spans.ts';
import type { Edit } from './edits.ts';
import { type Piece, toMarkdown } from './pieces.ts';

/** Signs of what Obsidian and its like write. */
export const WIKI_SIGNS =
  /\[\[[^\s[\]]|%%|[ \t]\^[\w-]+[ \t]*$|^\^[\w-]+[ \t]*$|^\[TOC\]|\^\[[^\]]/im;

const LINK = /(!?)\[\[([^[\]\n|]*?)(?:\\?\|([^[\]\n]*))?\]\](?![([:])/g;
const PICTURE = /\.(?:png|jpe?g|gif|webp|avif|svg|bmp)$/i;
const SOUND = /\.(?:mp3|wav|m4a|ogg|flac|3gp|opus)$/i;
const FILM = /\.(?:mp4|webm|ogv|mov|mkv)$/i;
const SIZE = /^\d+(?:x\d+)?$/;
const CONTENTS = /^\[(?:TOC|\[_?TOC_?\])\][ \t]*$/gim;
/** Behind a block, or on a line of its own; a number alone is more likely a power. */
const BLOCK_ID = /(?:^|[ \t]+)\^(?=[\w-]*[a-z])[\w-]{2,}[ \t]*$/gim;

const lastOf = (path: string): string => path.replace(/^.*\//, '').replace(/\.md$/i, '');

/** Where a link leads, and what it says by itself. */
function readTarget(target: string): { readonly url: string; readonly text: string } {
  const [page = '', ...parts] = target.split('#');
  const heading = parts.at(-1)?.trim() ?? '';
  const isBlock = heading.startsWith('^');
  const fragment = heading === '' || isBlock ? '' : `#${slug(heading)}`;
  const name = page.trim();
  const text = [lastOf(name), ...(isBlock ? [] : parts.map((part) => part.trim()))];
  return {
    url: name === '' ? fragment : byName(name) + fragment,
    text: text.filter((each) => each !== '').join(' > '),
  };
}

function readEmbed(target: string, label: string): Piece {
  const [path = ''] = target.split('#');
  const url = byName(path);
  const alt = label.split('|').find((part) => !SIZE.test(part.trim())) ?? '';
  if (PICTURE.test(path.trim()))
    return { type: 'image', url, alt: alt.trim() || lastOf(path).replace(/\.\w+$/, '') };
  if (SOUND.test(path.trim())) return { type: 'media', element: 'audio', url };
  if (FILM.test(path.trim())) return { type: 'media', element: 'video', url };
  return { type: 'link', ...readTarget(target) };
}

/** The names that CommonMark itself knows as links: `[[x]]` is a link in brackets where `[x]: /y` stands. */
const listDefined = (text: string): ReadonlySet<string> =>
  new Set(
    [...text.matchAll(/^ {0,3}\[([^\]\n]+)\]:/gm)].map(([, name = '']) => name.toLowerCase()),
  );

function findLinks(text: string, isCode: (offset: number) => boolean): readonly Edit[] {
  const defined = listDefined(text);
  return [...text.matchAll(LINK)].flatMap(
    ({ index, 0: all, 1: mark, 2: target = '', 3: label = '' }) => {
      const isOther =
        !/^[^\s]/.test(target) ||
        /^\d+$/.test(target) ||
        defined.has(target.toLowerCase()) ||
        /^_?TOC_?$/i.test(target);
      if (isCode(index) || isOther) return [];
      const span = { start: index, end: index + all.length };
      if (mark === '!') {
        const piece = readEmbed(target, label);
        const what = piece.type === 'link' ? 'an embedded note, kept as a link' : undefined;
        return [{ ...span, text: toMarkdown(piece), what }];
      }
      const { url, text: own } = readTarget(target);
      const shown = label.trim() || own;
      return [
        { ...span, text: url === '' ? shown : toMarkdown({ type: 'link', url, text: shown }) },
      ];
    },
  );
}

/** `%%comment%%`: nobody but its author sees it. */
function findComments(text: string, isCode: (offset: number) => boolean): readonly Edit[] {
  const edits: Edit[] = [];
  const find = createFinder(text);
  let from = 0;
  for (;;) {
    const start = find('%%', from);
    const close = start < 0 ? -1 : find('%%', start + 2);
    if (close < 0) return edits;
    const isOpening = /^$|\s/.test(text.charAt(start - 1)) && !isCode(start);
    const isClosed =
      /^$|[\s.,;:!?)]/.test(text.charAt(close + 2)) && !/^\s*$/.test(text.slice(start + 2, close));
    if (isOpening && isClosed) edits.push({ start, end: close + 2, text: '', what: 'a comment' });
    from = isOpening && isClosed ? close + 2 : start + 2;
  }
}

const findAll = (text: string, what: RegExp, code: readonly Span[]): readonly Edit[] => {
  const isCode = createLookup(code);
  return [...text.matchAll(what)].flatMap(({ index, 0: all }) =>
    isCode(index + all.length - 1) ? [] : [{ start: index, end: index + all.length, text: '' }],
  );
};

/** `^[text]`, a note in the line, as Pandoc has it too. */
const INLINE_NOTE = /[ \t]?(?<![[\\])\^\[([^[\]\n]{1,500})\](?![([:])/g;

function findInlineNotes(text: string, code: readonly Span[]): readonly Edit[] {
  const isCode = createLookup(code);
  return [...text.matchAll(INLINE_NOTE)].flatMap(({ index, 0: all, 1: note }) =>
    isCode(index) ? [] : [{ start: index, end: index + all.length, text: ` (${note})` }],
  );
}

/** What becomes of the links, embeds, comments and block ids of Obsidian. */
export const readWiki = (text: string, code: readonly Span[]): readonly Edit[] => [
  ...findLinks(text, createLookup(code)),
  ...findComments(text, createLookup(code)),
  ...findAll(text, BLOCK_ID, code),
  ...findAll(text, CONTENTS, code),
  ...findInlineNotes(text, code),
];
