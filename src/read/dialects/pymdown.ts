import { textToHtml } from '../../model/escape-html.ts';
import { createLookup, type Span } from './code-spans.ts';
import type { Edit } from './edits.ts';

/** Signs of what pymdownx adds in a line: edits, keys, other files, icons. */
export const PYMDOWN_SIGNS =
  /\{(?:\+\+|--|==|>>|~~)|\+\+["\w]|^[ \t>]*;?-{1,}8<-|\{!|:(?:material|fontawesome|octicons|simple)-/m;

/** Each kind of edit, with what takes the place of its marks. */
const CRITIC: readonly {
  readonly what: RegExp;
  readonly marks: readonly string[];
}[] = [
  { what: /(?<![{\\])(\{\+\+)([\s\S]{1,2000}?)(\+\+\})/g, marks: ['<ins>', '</ins>'] },
  { what: /(?<![{\\])(\{--)([\s\S]{1,2000}?)(--\})/g, marks: ['<del>', '</del>'] },
  { what: /(?<![{\\])(\{==)([\s\S]{1,2000}?)(==\})/g, marks: ['<mark>', '</mark>'] },
];
const COMMENT = /(?<![{\\])\{>>[\s\S]{1,2000}?<<\}/g;
const SUBSTITUTION =
  /(?<![{\\])\{~~((?:(?!~>|\{~~)[\s\S]){1,1000})~>((?:(?!~~\}|\{~~)[\s\S]){0,1000})~~\}/g;

const BLANK_LINE = /\n[ \t]*\n/;

/** Marks around several paragraphs stand on lines of their own. */
const OWN_LINES = /^[ \t]*\n[\s\S]*\n[ \t]*$/;

/** CriticMarkup: `{++new++}`, `{--old--}`, `{~~old~>new~~}`, `{==marked==}`, `{>>comment<<}`. */
function findCritic(text: string, code: readonly Span[]): readonly Edit[] {
  const find = (what: RegExp, read: (match: RegExpExecArray, end: number) => readonly Edit[]) => {
    const isCode = createLookup(code);
    return [...text.matchAll(what)].flatMap((match) =>
      isCode(match.index) ? [] : read(match, match.index + match[0].length),
    );
  };
  return [
    ...CRITIC.flatMap(({ what, marks: [opening = '', closing = ''] }) =>
      find(what, ({ index, 2: inner = '' }, end) => {
        const isLong = BLANK_LINE.test(inner);
        if (isLong && !OWN_LINES.test(inner)) return [];
        if (isLong && opening === '<del>')
          return [{ start: index, end, text: '', what: 'a deleted text' }];
        return [
          { start: index, end: index + 3, text: isLong ? '' : opening },
          { start: end - 3, end, text: isLong ? '' : closing },
        ];
      }),
    ),
    ...find(COMMENT, ({ index }, end) => [{ start: index, end, text: '', what: 'a comment' }]),
    ...find(SUBSTITUTION, ({ index, 1: old = '', 2: fresh = '' }, end) => {
      const at = index + 3 + old.length;
      return [
        { start: index, end: index + 3, text: '<del>' },
        { start: at, end: at + 2, text: fresh === '' ? '</del>' : '</del><ins>' },
        { start: end - 3, end, text: fresh === '' ? '' : '</ins>' },
      ];
    }),
  ];
}

const KEY_NAMES: ReadonlySet<string> = new Set(
  'ctrl control alt option opt shift cmd command meta super win windows fn caps capslock caps-lock tab enter return esc escape space spacebar backspace del delete ins insert home end page-up page-down pageup pagedown pgup pgdn up down left right arrow-up arrow-down arrow-left arrow-right print-screen printscreen prtsc scroll-lock num-lock numlock pause break menu context-menu altgr alt-graph left-ctrl right-ctrl left-alt right-alt left-shift right-shift plus minus slash backslash tilde grave comma period question'.split(
    ' ',
  ),
);
const KEYS =
  /(?<![\w+])\+\+((?:"[^"\n]{1,40}"|[\w-]{1,20})(?:\+(?:"[^"\n]{1,40}"|[\w-]{1,20})){0,5})\+\+(?![\w+])/g;

const isKey = (name: string): boolean =>
  KEY_NAMES.has(name.toLowerCase()) || /^f(?:\d|1\d|2[0-4])$/i.test(name);

/** @example nameKey('arrow-up') // → 'Arrow Up' */
const nameKey = (name: string): string =>
  name.startsWith('"')
    ? name.slice(1, -1)
    : name.replace(/(?:^|-)(\w)/g, (all, letter: string) =>
        all.startsWith('-') ? ` ${letter.toUpperCase()}` : letter.toUpperCase(),
      );

/** `++ctrl+alt+del++`, where one of the keys has a name that only keys have. */
function findKeys(text: string, code: readonly Span[]): readonly Edit[] {
  const isCode = createLookup(code);
  return [...text.matchAll(KEYS)].flatMap(({ index, 0: all, 1: given = '' }) => {
    const keys = given.match(/"[^"]*"|[^+]+/g) ?? [];
    const isOther = keys.some((key) => !isKey(key) && !/^(?:.|".*")$/.test(key));
    if (isCode(index) || isOther || !keys.some(isKey)) return [];
    const shown = keys.map((key) => `<kbd>${textToHtml(nameKey(key))}</kbd>`).join('+');
    return [{ start: index, end: index + all.length, text: shown }];
  });
}

const SNIPPET =
  /^[ \t>]*(;?)-+8<-+[ \t]+["'][^"'\n]*["'][ \t]*$|^[ \t>]*(;?)-+8<-+[ \t]*\n(?:(?![ \t>]*-+8<-)[^\n]*\n){1,40}[ \t>]*-+8<-+[ \t]*$/gm;

/** `--8<-- "file.md"` stands for another file, alone or in a list; with a semicolon, for itself. */
function findSnippets(text: string, code: readonly Span[]): readonly Edit[] {
  const isCode = createLookup(code);
  return [...text.matchAll(SNIPPET)].flatMap(({ index, 0: all, 1: one, 2: many }) => {
    const at = index + all.indexOf(one || many ? ';' : '-');
    if (isCode(at)) return [];
    return one || many
      ? [{ start: at, end: at + 1, text: '' }]
      : [{ start: at, end: index + all.length, text: '', what: 'a file to be included' }];
  });
}

/** `{! docs/x.md !}` of markdown-include. */
const INCLUDE = /\{![ \t]*[^\s!{}]+\.\w+[ \t]*!\}/g;

function findIncludes(text: string, code: readonly Span[]): readonly Edit[] {
  const isCode = createLookup(code);
  return [...text.matchAll(INCLUDE)].flatMap(({ index, 0: all }) =>
    isCode(index)
      ? []
      : [{ start: index, end: index + all.length, text: '', what: 'a file to be included' }],
  );
}

const ICON = /:(?:material|fontawesome|octicons|simple)-[a-z][\w-]*:(?:\{[^{}\n]{0,200}\})?/g;

function findIcons(text: string, code: readonly Span[]): readonly Edit[] {
  const isCode = createLookup(code);
  return [...text.matchAll(ICON)].flatMap(({ index, 0: all }) => {
    const isInWord = /[\w/:]/.test(text.charAt(index - 1));
    return isCode(index) || isInWord
      ? []
      : [{ start: index, end: index + all.length, text: '', what: 'an icon' }];
  });
}

/** What becomes of the edits, keys, snippets and icons of pymdownx and MkDocs Material. */
export const readPymdown = (text: string, code: readonly Span[]): readonly Edit[] => [
  ...findCritic(text, code),
  ...findKeys(text, code),
  ...findSnippets(text, code),
  ...findIncludes(text, code),
  ...findIcons(text, code),
];
