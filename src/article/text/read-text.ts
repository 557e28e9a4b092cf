import { textToHtml } from '../html.ts';
import { type Passage, readPassages } from './passages.ts';

/** What a raw text says, as a reader of the page would have it. */
export interface TextReading {
  /** Absent in a text without a line. */
  readonly title?: Passage | undefined;
  readonly contentHtml: string;
  /** The paragraph that the summary is made of; absent in a text without a body. */
  readonly lead?: string | undefined;
  /** What stands in the file and not in the article. */
  readonly leftOut: readonly Passage[];
}

/** HTML §4.4.12: the caption with its credit, kept without the picture that the text lacks. */
const renderFigure = (caption: string, credit: string): string =>
  `<figure><figcaption>${textToHtml(caption)} <cite>${textToHtml(credit)}</cite></figcaption></figure>`;

function renderPassage(passage: Passage, next: Passage | undefined): string {
  switch (passage.role) {
    case 'paragraph':
      return `<p>${textToHtml(passage.text)}</p>`;
    case 'caption':
      return renderFigure(passage.text, next?.text ?? '');
    case 'credit':
    case 'title':
    case 'counter':
      return '';
  }
}

/** Reads raw text as people copy it from a page. */
export function readText(text: string): TextReading {
  const passages = readPassages(text);
  return {
    title: passages.find(({ role }) => role === 'title'),
    contentHtml: passages
      .map((passage, index) => renderPassage(passage, passages[index + 1]))
      .filter((html) => html !== '')
      .join('\n'),
    lead: passages.find(({ role }) => role === 'paragraph')?.text,
    leftOut: passages.filter(({ role }) => role === 'counter'),
  };
}
