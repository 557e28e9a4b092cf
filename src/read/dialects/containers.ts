import { toAsideKind } from './asides.ts';
import type { Arguments, Tag } from './tag.ts';

/** A tag with a content, which is Markdown. */
export type Container =
  /** An aside: what its author calls it, and its title or ''. */
  | { readonly type: 'aside'; readonly name: string; readonly title: string }
  /** A quotation, with its source or ''. */
  | { readonly type: 'quote'; readonly source: string }
  /** What no reader is to see. */
  | { readonly type: 'hidden' }
  /** Anything with a title of its own, which is shown in bold. */
  | { readonly type: 'titled'; readonly title: string }
  /** Code, in a language or '', with its first line or '' where the tag has it. */
  | { readonly type: 'code'; readonly language: string; readonly first: string };

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

const CODE = words(
  'highlight codeblock code code-toggle codetoggle code-snippet snippet prism terminal console command output funcsig',
);
/** Drawings of a text, which is all that a reader without their program can see. */
const DIAGRAMS = words(
  'mermaid plantuml graphviz dot ditaa wavedrom goat d2 flowchart flow sequence',
);
/** Asides that say their kind elsewhere. */
export const ASIDES = words('alert callout admonition aside notice box message hint note infobox');
const QUOTES = words('blockquote quote pullquote cq centerquote');
const TITLED = words(
  'details expand collapse collapsible spoiler toggle accordion accordionitem accordion-item tab tabitem tab-item codetab step fold folding hidetoggle hideblock',
);

const firstOf = ({ named }: Arguments, ...names: readonly string[]): string | undefined =>
  names.map((name) => named[name]).find((value) => value !== undefined && value !== '');

/** NexT and Butterfly say behind the kind how it looks, then the title, whose words have no quotes. */
const LOOKS = /^(?:no-icon|simple|modern|flat|disabled|fa[bsrl]?|fa-[\w-]+|icon-[\w-]+)$/;

function readAside({ name, dialect, arguments: given }: Tag): Container {
  const isLiquid = dialect === 'Liquid';
  const [first, ...others] = isLiquid
    ? given.positional.filter((each) => !LOOKS.test(each))
    : given.positional;
  const second = isLiquid && others.length > 0 ? others.join(' ') : others[0];
  const all = isLiquid && others.length > 0 ? [first, ...others].join(' ') : first;
  const stated = firstOf(given, 'title', 'heading', 'header', 'label', 'summary');
  if (!ASIDES.has(name)) return { type: 'aside', name, title: stated ?? all ?? '' };
  const own = firstOf(
    given,
    'type',
    'kind',
    'level',
    'color',
    'status',
    'style',
    'variant',
    'class',
  );
  const said = [own, first].find((each) => each !== undefined && toAsideKind(each) !== undefined);
  // `note "Title"`, `notice tip "Title"`; the first word of an alert is often the name of an icon.
  const loose = name === 'alert' || (said !== undefined && said === first) ? second : all;
  const kind = said ?? (toAsideKind(name) ? name : 'note');
  return { type: 'aside', name: kind, title: stated ?? loose ?? '' };
}

/** NexT and Volantis: `info @A title`; Butterfly: `A title,color`. */
function readTitle({ name, dialect, arguments: given }: Tag): string {
  const title = firstOf(given, 'title', 'summary', 'name', 'label', 'header', 'value');
  if (title !== undefined) return title;
  const { rest, positional } = given;
  if (dialect !== 'Liquid') return positional.join(' ');
  const behind = /^[\w -]*@(.*)$/.exec(rest)?.[1];
  const before = name.startsWith('hide') ? rest.split(',')[0] : undefined;
  return (behind ?? before)?.trim() ?? positional.join(' ');
}

/** @example '{% codeblock Title lang:js https://e.example %}' is in 'js' */
function readLanguage({ name, arguments: given }: Tag): string {
  const said = firstOf(given, 'lang', 'language', 'type');
  const loose = name === 'codeblock' ? undefined : given.positional[0];
  const language = said ?? loose ?? '';
  return /^[\w+#.-]+$/.test(language) ? language.toLowerCase() : '';
}

/** Hexo: `Seth Godin https://e.example/ Welcome`, `David Levithan, Wide Awake`. */
function readSource({ body, arguments: given }: Tag): string {
  const named = firstOf(given, 'author', 'source', 'cite', 'caption', 'title');
  if (named !== undefined) return named;
  const rest = body.replace(/^[\w.-]+\s*/, '').replace(/^\(.*\)$/, '');
  const [, author = '', url, title = ''] = /^(.*?)\s*(https?:\/\/\S+)\s*(.*)$/.exec(rest) ?? [];
  if (url === undefined) return rest.replace(/^["']|["']$/g, '').trim();
  const link = `[${title || URL.parse(url)?.host || url}](${url})`;
  return author === '' ? link : `${author.trim()} ${link}`;
}

/** What a tag that encloses Markdown makes of it; undefined if nothing is known of it. */
export function readContainer(tag: Tag): Container | undefined {
  const { name, arguments: given } = tag;
  if (CODE.has(name)) return { type: 'code', language: readLanguage(tag), first: '' };
  if (DIAGRAMS.has(name)) {
    const first = given.rest.includes('=') ? '' : given.rest;
    return { type: 'code', language: name, first };
  }
  // LoveIt types out a text, or code.
  if (name === 'typeit' && given.named.code)
    return { type: 'code', language: given.named.code.toLowerCase(), first: '' };
  if (QUOTES.has(name))
    return { type: 'quote', source: name === 'pullquote' || name === 'cq' ? '' : readSource(tag) };
  if (TITLED.has(name)) return { type: 'titled', title: readTitle(tag) };
  if (ASIDES.has(name) || toAsideKind(name)) return readAside(tag);
  return undefined;
}

const FENCE = /^\s*(?:```|~~~)/;

/** Whether what a tag encloses is to be shown as code; what stands in a fence already is. */
export const isCodeTag = (tag: Tag, inner: string): boolean => {
  const container = readContainer(tag);
  return container?.type === 'code' && !(container.language === '' && FENCE.test(inner));
};
