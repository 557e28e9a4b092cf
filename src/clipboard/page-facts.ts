import type { Element } from 'hast';
import { h } from 'hastscript';
import { elementsOf, propertyOf, textOf } from '../import/html.ts';
import { plainText } from '../read/markup/plain-text.ts';
import { readByline } from '../read/text/bylines.ts';
import { readDates } from '../read/text/dates.ts';
import { isParagraph, type Line, listLines } from './lines.ts';

/** What a line below the title says of its article. */
interface Facts {
  readonly authors: readonly string[];
  readonly published?: string | undefined;
  readonly updated?: string | undefined;
}

/** How many lines below a title are looked at. */
const MOST_LINES = 12;

/** What pages call an author's name. */
const AUTHOR = /^(?:by-?line|author)(?:[-_]+name)?$/i;

const isAuthor = (element: Element): boolean =>
  ['rel', 'itemProp', 'className'].some((name) =>
    propertyOf(element, name)
      .split(' ')
      .some((word) => AUTHOR.test(word)),
  );

/** True for a name that the page says is an author's. */
const isMarkedAuthor = ({ element, text }: Line): boolean =>
  [element, ...elementsOf(element)].some((each) => isAuthor(each) && textOf(each) === text);

/** The moment that a `<time>` has for programs: what people read of it may be "3 hours ago". */
const timeIn = (element: Element): string | undefined =>
  elementsOf(element)
    .filter(({ tagName }) => tagName === 'time')
    .map((time) => propertyOf(time, 'dateTime'))
    .find((time) => time !== '');

type Moments = Pick<Facts, 'published' | 'updated'>;

/** With the moment of a `<time>` in place of its words, unless these say when something was last changed. */
const sharpen = ({ published, updated }: Moments, element: Element): Moments => ({
  published: updated === undefined ? (timeIn(element) ?? published) : published,
  updated,
});

/** Reads a line that is a byline, or a date, and nothing else. */
function readLine(line: Line): Facts | undefined {
  const byline = readByline(line.text);
  if (byline && (byline.isCertain || isMarkedAuthor(line))) {
    const { authors, dates } = byline;
    return { authors: authors.map(({ name }) => name), ...sharpen(dates ?? {}, line.element) };
  }
  const dates = readDates(line.text);
  if (!dates) return undefined;
  return { authors: [], ...sharpen(dates, line.element) };
}

const isOwnText = (node: Element['children'][number]): boolean =>
  node.type === 'text' && node.value.trim() !== '';

/** What the parts of a line say, such as a name and a date in one `<div>`; each with what says it. */
function readParts({ element }: Line): readonly (readonly [Element, Facts])[] {
  if (element.children.some(isOwnText)) return [];
  const parts = element.children
    .filter((node) => node.type === 'element')
    .map((part) => ({ element: part, text: plainText(part) }))
    .filter(({ text }) => text !== '');
  const read = parts.flatMap((part) => {
    const facts = readLine(part);
    return facts ? [[part.element, facts] as const] : [];
  });
  // Nothing would be left of the line.
  return read.length === parts.length ? read.map(([, facts]) => [element, facts] as const) : read;
}

function readBeside(line: Line): readonly (readonly [Element, Facts])[] {
  const parts = readParts(line);
  const whole = parts.length > 0 ? undefined : readLine(line);
  return whole ? [[line.element, whole]] : parts;
}

/** In characters, of what a page has above a title: the name of a section, a counter. */
const LONGEST_ABOVE = 60;

const isLabel = ({ text }: Line): boolean =>
  text.length <= LONGEST_ABOVE && !/[.!?…。]$/u.test(text);

const saysNothing = ({ authors, published, updated }: Facts): boolean =>
  authors.length === 0 && published === undefined && updated === undefined;

const hide = (element: Element): void => {
  element.properties = { ...element.properties, hidden: true };
};

const toMetas = (name: string, content: string | undefined, isProperty = false) =>
  content === undefined ? [] : [h('meta', { [isProperty ? 'property' : 'name']: name, content })];

/**
 * What the lines beside a title say of the article, as the head of a page has it. These lines and what else is above the
 * title, such as the name of a section, are hidden: the reader leaves them out, and reports it.
 */
export function readFacts(body: Element, title: Element): readonly Element[] {
  const lines = listLines(body).toArray();
  const at = lines.findIndex(({ element }) => element === title);
  const above = lines.slice(0, Math.max(at, 0));
  const below = lines.slice(at + 1);
  const end = below.findIndex(isParagraph);
  const beside = [...above, ...below.slice(0, end < 0 ? MOST_LINES : Math.min(end, MOST_LINES))];
  const found = beside.flatMap(readBeside).filter(([, facts]) => !saysNothing(facts));
  for (const [element] of found) hide(element);
  for (const line of above) if (isLabel(line)) hide(line.element);
  const facts = found.map(([, each]) => each);
  const authors = new Set(facts.flatMap((each) => each.authors));
  return [
    ...[...authors].flatMap((name) => toMetas('author', name)),
    ...toMetas('article:published_time', facts.find((each) => each.published)?.published, true),
    ...toMetas('article:modified_time', facts.find((each) => each.updated)?.updated, true),
  ];
}
