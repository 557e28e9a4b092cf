import { titleOf, toAsideKind } from './asides.ts';
import { ASIDES, type Container } from './containers.ts';

/** A line of colons, or of slashes, that begins a container or ends one. */
export type DivLine =
  | { readonly type: 'end'; readonly mark: string; readonly count: number }
  | {
      readonly type: 'start';
      readonly mark: string;
      readonly count: number;
      readonly container: Container | undefined;
      /** What the report says of it; undefined if nothing is lost. */
      readonly what: string | undefined;
    };

/** Signs of containers: Docusaurus and Pandoc have colons, pymdownx has slashes. */
export const DIV_SIGNS = /^[ \t>]*(?::{3,}|\/{3,}[ \t]*[a-z])/m;

const DIV = /^ *((:|\/)\2{2,})\s*(?:\{([^{}]*)\}|([A-Za-z][\w-]*)(.*?))?\s*:*\s*$/;

const ATTRIBUTE = /(?:^|\s)([.#])?([\w:-]+)(?:=(?:"([^"]*)"|'([^']*)'|(\S+)))?/g;

interface Attributes {
  readonly classes: readonly string[];
  readonly values: Readonly<Record<string, string>>;
}

/** @example readAttributes('.callout-tip title="Sails"') // → { classes: ['callout-tip'], values: { title: 'Sails' } } */
function readAttributes(text: string): Attributes {
  const classes: string[] = [];
  const values: Record<string, string> = {};
  for (const [, mark, name = '', double, single, plain] of text.matchAll(ATTRIBUTE)) {
    const value = double ?? single ?? plain;
    if (value !== undefined) values[name] ??= value;
    else if (mark === '.') classes.push(name.toLowerCase());
  }
  return { classes, values };
}

/** Quarto: what is only for another format than HTML, or for none. */
function isForOthers({ classes, values }: Attributes): boolean {
  const shown = values['when-format'];
  const notShown = values['unless-format'];
  const isWeb = (format: string): boolean => /^(?:html|web|markdown|md)/.test(format);
  const isMet = shown === undefined ? notShown === undefined || !isWeb(notShown) : isWeb(shown);
  if (classes.includes('content-visible')) return !isMet;
  return classes.includes('content-hidden') && isMet;
}

/** Pandoc: `{.callout-tip title="Sails"}`. What only has a class or an id is its content. */
function readBraced(text: string): Pick<DivLine & { type: 'start' }, 'container' | 'what'> {
  const attributes = readAttributes(text);
  if (isForOthers(attributes))
    return { container: { type: 'hidden' }, what: 'a text for other formats' };
  const names = attributes.classes.map((each) => each.replace(/^callout-/, ''));
  const name = names.find((each) => toAsideKind(each) !== undefined || ASIDES.has(each));
  if (name === undefined) return { container: undefined, what: undefined };
  const title = attributes.values.title ?? '';
  return {
    container: { type: 'aside', name: ASIDES.has(name) ? 'note' : name, title },
    what: undefined,
  };
}

/** `name Title`, `name[Title]{…}`, `name{title="Title"}`, and pymdownx's `name | Title`. */
function readNamed(name: string, rest: string): Container | undefined {
  const [, bracketed, braces] = /^\s*(?:\[(.*?)\])?\s*(?:\{(.*)\})?\s*$/.exec(rest) ?? [];
  const plain =
    bracketed === undefined && braces === undefined ? rest.trim().replace(/^\|\s*/, '') : '';
  const title = bracketed ?? /title=["'](.*?)["']/.exec(braces ?? '')?.[1] ?? plain;
  if (name === 'details' || name === 'spoiler')
    return { type: 'titled', title: title || titleOf(name) };
  if (name === 'tab') return { type: 'titled', title };
  const kind = name.replace(/^callout-/, '');
  if (toAsideKind(kind) || ASIDES.has(kind)) return { type: 'aside', name: kind, title };
  return undefined;
}

/** Reads such a line; undefined for any other. */
export function readDivLine(line: string): DivLine | undefined {
  const [, marks, mark = '', braced, name, rest = ''] = DIV.exec(line) ?? [];
  if (marks === undefined) return undefined;
  const count = marks.length;
  if (braced !== undefined && mark === ':')
    return { type: 'start', mark, count, ...readBraced(braced) };
  if (name === undefined) return braced === undefined ? { type: 'end', mark, count } : undefined;
  const container = readNamed(name.toLowerCase(), rest);
  const what = container ? undefined : `a container "${name}", keeping its text`;
  return { type: 'start', mark, count, container, what };
}
