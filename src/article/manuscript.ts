import { readUrl } from './address.ts';
import { readLocation } from './field-values.ts';
import type { Fields } from './fields.ts';
import { readInstant } from './instant.ts';
import { readLanguage } from './language.ts';
import type { MarkdownSource } from './markup/markdown-source.ts';
import { readHtml } from './markup/read-html.ts';
import { readMarkdown } from './markup/read-markdown.ts';
import type { MarkupReading } from './markup/reading.ts';
import type { Reference } from './markup/reference.ts';
import { readDates } from './text/dates.ts';
import type { Overrules } from './text/passages.ts';
import { ROLES } from './text/passages.ts';
import { readText } from './text/read-text.ts';

/** What stands in a file and not in the article. */
export interface LeftOut {
  /** Counted from 1. */
  readonly line: number;
  /** With its article: "a counter", "a <script> element". */
  readonly what: string;
  readonly text?: string | undefined;
}

/** What a source says, whichever form it has. */
export interface Manuscript {
  readonly title?: { readonly text: string; readonly line: number } | undefined;
  /** Safe HTML that is also well-formed XML, with marks for its references. */
  readonly contentHtml: string;
  readonly references: readonly Reference[];
  readonly markdown?: MarkdownSource | undefined;
  /** The paragraph that the summary is made of. */
  readonly lead?: string | undefined;
  /** What the text says of itself, as fields would say it. */
  readonly said: Fields;
  readonly leftOut: readonly LeftOut[];
  readonly warnings: readonly {
    readonly line: number;
    readonly column: number;
    readonly message: string;
  }[];
}

/** Only what is there: so that a hash of it does not depend on what could have been. */
const omitUndefined = (fields: { readonly [N in keyof Fields]: Fields[N] | undefined }): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

function readRawText(text: string, overrules: Overrules): Manuscript {
  const { title, passages, lead, contentHtml, authors, published, updated, rights } = readText(
    text,
    overrules,
  );
  return {
    title: title && { text: title.text, line: title.first },
    contentHtml,
    references: [],
    lead,
    said: omitUndefined({
      authors: authors.length > 0 ? [...authors] : undefined,
      published,
      updated:
        published !== undefined && updated !== undefined && updated < published
          ? undefined
          : updated,
      rights,
    }),
    leftOut: passages
      .filter(({ role }) => !ROLES[role].isShown)
      .map(({ role, first, text: line }) => ({ line: first, what: ROLES[role].name, text: line })),
    warnings: [],
  };
}

/** What a page's head says is often wrong in its form; then it counts as not said. */
const acceptedOf = <T>(
  reading: { readonly value: T } | { readonly problem: string } | undefined,
): T | undefined => (reading && 'value' in reading ? reading.value : undefined);

const readMoment = (text: string | undefined): string | undefined =>
  text === undefined ? undefined : (acceptedOf(readInstant(text)) ?? readDates(text)?.published);

function fromMarkup({ said, summary, ...reading }: MarkupReading): Manuscript {
  const published = readMoment(said.published);
  const updated = readMoment(said.updated);
  const image = said.image === undefined ? undefined : acceptedOf(readLocation(said.image));
  return {
    ...reading,
    leftOut:
      said.image !== undefined && image === undefined
        ? [{ line: 1, what: 'the picture of the head', text: said.image }, ...reading.leftOut]
        : reading.leftOut,
    said: omitUndefined({
      authors:
        said.authors && said.authors.length > 0
          ? said.authors.map((name) => ({ name }))
          : undefined,
      published,
      updated:
        published !== undefined && updated !== undefined && updated < published
          ? undefined
          : updated,
      language: said.language === undefined ? undefined : acceptedOf(readLanguage(said.language)),
      summary: summary ?? said.summary,
      canonical: said.canonical === undefined ? undefined : acceptedOf(readUrl(said.canonical)),
      image: image === undefined ? undefined : { location: image },
    }),
  };
}

/** How each kind of source is read. */
export const READ_MANUSCRIPT = {
  text: readRawText,
  markdown: (text: string): Manuscript => fromMarkup(readMarkdown(text)),
  html: (text: string): Manuscript => fromMarkup(readHtml(text)),
} as const;
