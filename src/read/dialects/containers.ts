import { titleOf, toAsideKind } from './asides.ts';
import type { Arguments, Tag } from './tag.ts';

/** A tag with a content, which is Markdown. */
export type Container =
  /** An aside: what its author calls it, and its title or ''. */
  | { readonly type: 'aside'; readonly name: string; readonly title: string }
  /** A quotation, with its source or ''. */
  | { readonly type: 'quote'; readonly source: string }
  /** Anything with a title of its own, which is shown in bold. */
  | { readonly type: 'titled'; readonly title: string }
  /** Code, in a language or ''. */
  | { readonly type: 'code'; readonly language: string };

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

const CODE = words('highlight codeblock code mermaid prism');
const ASIDES = words('alert callout admonition aside notice box message hint note infobox');
const QUOTES = words('blockquote quote pullquote cq');
const TITLED = words(
  'details expand collapse collapsible spoiler toggle accordion accordionitem accordion-item tab tabitem tab-item codetab step',
);

const firstOf = ({ named }: Arguments, ...names: readonly string[]): string | undefined =>
  names.map((name) => named[name]).find((value) => value !== undefined && value !== '');

function readAside(name: string, given: Arguments): Container {
  const [first, second] = given.positional;
  const stated = firstOf(given, 'title', 'heading', 'header', 'label', 'summary');
  if (!ASIDES.has(name)) return { type: 'aside', name, title: stated ?? first ?? '' };
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
  const loose = name === 'alert' || (said !== undefined && said === first) ? second : first;
  const kind = said ?? (toAsideKind(name) ? name : 'note');
  return { type: 'aside', name: kind, title: stated ?? loose ?? '' };
}

/** @example '{% codeblock Title lang:js https://e.example %}' is in 'js' */
function readLanguage({ name, arguments: given }: Tag): string {
  if (name === 'mermaid') return 'mermaid';
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
  if (CODE.has(name)) return { type: 'code', language: readLanguage(tag) };
  if (QUOTES.has(name))
    return { type: 'quote', source: name === 'pullquote' || name === 'cq' ? '' : readSource(tag) };
  if (TITLED.has(name)) {
    const title = firstOf(given, 'title', 'summary', 'name', 'label', 'header', 'value');
    return { type: 'titled', title: title ?? given.positional.join(' ') };
  }
  if (ASIDES.has(name) || toAsideKind(name)) return readAside(name, given);
  return undefined;
}

/** The same for `:::name Title`, with `[Title]`, `{title="Title"}` and plain titles. */
export function readColons(name: string, rest: string): Container | undefined {
  const [, bracketed, braces] = /^\s*(?:\[(.*?)\])?\s*(?:\{(.*)\})?\s*$/.exec(rest) ?? [];
  const plain = bracketed === undefined && braces === undefined ? rest.trim() : '';
  const title = bracketed ?? /title=["'](.*?)["']/.exec(braces ?? '')?.[1] ?? plain;
  if (name === 'details' || name === 'spoiler')
    return { type: 'titled', title: title || titleOf(name) };
  if (toAsideKind(name) || ASIDES.has(name)) return { type: 'aside', name, title };
  return undefined;
}
