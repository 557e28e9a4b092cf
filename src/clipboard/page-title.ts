import type { Element } from 'hast';
import { plainText } from '../read/markup/plain-text.ts';
import { isParagraph, type Line, LONGEST_LINE, listLines } from './lines.ts';

/** What says the title of an article. */
export interface FoundTitle extends Line {
  /** False if it is only the beginning of a paragraph, which stays in the text. */
  readonly isWhole: boolean;
}

const HEADING = /^h[1-6]$/;

/** The first sentence of a paragraph, as far as a title goes. */
function shorten(text: string): string {
  const sentence = /^.{10,}?[.!?…。](?=\s|$)/u.exec(text)?.[0] ?? text;
  if (sentence.length <= LONGEST_LINE) return sentence;
  return `${sentence.slice(0, sentence.lastIndexOf(' ', LONGEST_LINE) || LONGEST_LINE)}…`;
}

/** The first heading of the first level, or another above the text. */
function findHeading(lines: readonly Line[]): Line | undefined {
  const first = lines.find(({ element }) => element.tagName === 'h1');
  if (first) return first;
  const beginning = lines.findIndex(
    (line) => isParagraph(line) && !HEADING.test(line.element.tagName),
  );
  return lines
    .slice(0, beginning < 0 ? lines.length : beginning)
    .find(({ element }) => HEADING.test(element.tagName));
}

/** The first heading, or else the first line; of a long one, its first sentence. */
export function findTitle(body: Element): FoundTitle | undefined {
  const lines = listLines(body).toArray();
  const heading = findHeading(lines);
  if (heading) return { ...heading, isWhole: true };
  const [first] = lines;
  if (first && first.text.length <= LONGEST_LINE) return { ...first, isWhole: true };
  const text = first?.text ?? plainText(body);
  return text === '' ? undefined : { element: body, text: shorten(text), isWhole: false };
}
