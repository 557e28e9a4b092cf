import type { Element, ElementContent } from 'hast';
import { hasClass, propertyOf } from '../import/html.ts';

/** What a browser's clipboard says of every element, and Google Docs in place of elements. */
export type Declarations = ReadonlyMap<string, string>;

/** @example readStyle(span).get('font-weight') // → '700' */
export const readStyle = (element: Element): Declarations =>
  new Map(
    propertyOf(element, 'style')
      .split(';')
      .map((declaration) => {
        const [name = '', ...value] = declaration.split(':');
        return [name.trim().toLowerCase(), value.join(':').trim().toLowerCase()];
      }),
  );

/** What a style means, as an element. */
const MEANINGS: readonly (readonly [name: string, value: RegExp, tagName: string])[] = [
  ['font-weight', /^(?:bold|bolder|[6-9]\d\d)\b/, 'strong'],
  ['font-style', /^(?:italic|oblique)\b/, 'em'],
  ['text-decoration', /\bline-through\b/, 's'],
  ['text-decoration-line', /\bline-through\b/, 's'],
  ['vertical-align', /^super\b/, 'sup'],
  ['vertical-align', /^sub\b/, 'sub'],
];

/** What has that look by itself. */
const BOLD: ReadonlySet<string> = new Set('h1 h2 h3 h4 h5 h6 b strong th'.split(' '));
const ITALIC: ReadonlySet<string> = new Set('i em cite dfn var address'.split(' '));

/** What is around an element. */
export type Ancestors = readonly string[];

const isSaid = (tagName: string, ancestors: Ancestors): boolean =>
  ancestors.some(
    (name) =>
      name === tagName ||
      (tagName === 'strong' && BOLD.has(name)) ||
      (tagName === 'em' && ITALIC.has(name)),
  );

/** The elements that say what the style of a part of a line means. */
export const meaningsOf = (style: Declarations, ancestors: Ancestors): readonly string[] => [
  ...new Set(
    MEANINGS.flatMap(([name, value, tagName]) =>
      value.test(style.get(name) ?? '') && !isSaid(tagName, ancestors) ? [tagName] : [],
    ),
  ),
];

/** True for a `<b>` that is not bold, or an `<i>` that is not italic: Google Docs has one around everything. */
export function isUndone({ tagName }: Element, style: Declarations): boolean {
  const [name, value] = BOLD.has(tagName)
    ? (['font-weight', /^(?:normal|lighter|[1-4]00)\b/] as const)
    : (['font-style', /^normal\b/] as const);
  return /^(?:b|strong|i|em)$/.test(tagName) && value.test(style.get(name) ?? '');
}

/** Classes of programs: none says what a part is for. */
const OF_PROGRAMS = /^(?:Mso|Apple-|SpellE|GramE|[ps]\d+$)/;

/** The attributes that stay, without the look. */
export function withoutLook({ properties }: Element): Element['properties'] {
  const { style, className, dir, ...others } = properties;
  const names = Array.isArray(className)
    ? className.filter((name) => !OF_PROGRAMS.test(String(name)))
    : [];
  return {
    ...others,
    ...(dir === 'rtl' && { dir }),
    ...(names.length > 0 && { className: names }),
  };
}

/** True for what holds no more than a gap. */
const isBlank = (node: ElementContent): boolean =>
  (node.type === 'text' && /^[\s\u00a0]*$/.test(node.value)) ||
  (node.type === 'element' &&
    (node.tagName === 'br' ||
      (/^(?:span|font|b|i|o:p)$/.test(node.tagName) && node.children.every(isBlank))));

/** A line that programs write in place of a margin. */
export const isSpacer = (element: Element): boolean =>
  (element.tagName === 'p' && element.children.every(isBlank)) ||
  (element.tagName === 'br' && hasClass(element, 'Apple-interchange-newline'));
