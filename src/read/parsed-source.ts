import type { Fields } from './fields/schemas.ts';
import type { UrlSlot } from './markup/markdown-source.ts';
import type { Reference, ReferenceSlot } from './markup/reference.ts';
import type { Template } from './template.ts';

/** Something in a file that is not in the article. */
export interface LeftOut {
  /** From 1. */
  readonly line: number;
  /** With an article: "a counter", "a <script> element". */
  readonly what: string;
  readonly text?: string | undefined;
}

/** A message about a place in a source, from 1. */
export interface Remark {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** What a source says, in whichever form it was written. */
export interface ParsedSource {
  readonly title?: { readonly text: string; readonly line: number } | undefined;
  /** Safe HTML that is also well-formed XML. Attributes that lead to references are missing, see `slots`. */
  readonly contentHtml: string;
  /** Where those attributes belong. */
  readonly slots: Template<ReferenceSlot>['slots'];
  readonly references: readonly Reference[];
  /** The content as plain text, with an empty line between paragraphs. */
  readonly contentText: string;
  /** The text as Markdown, if it was written so and is safe to send out. */
  readonly markdown?: Template<UrlSlot> | undefined;
  /** The paragraph to make the summary of; undefined if there is no text. */
  readonly lead?: string | undefined;
  /** What the text says about the article, as fields would. */
  readonly said: Fields;
  readonly leftOut: readonly LeftOut[];
  /** What its author should fix. */
  readonly warnings: readonly Remark[];
}

/** Fields as a text states them: no undefined ones, and no update before the publication. */
export function readSaid(said: { readonly [N in keyof Fields]: Fields[N] | undefined }): Fields {
  const { updated, ...others } = said;
  const isPossible =
    updated !== undefined && (said.published === undefined || updated >= said.published);
  return Object.fromEntries(
    Object.entries({ ...others, updated: isPossible ? updated : undefined }).filter(
      ([, value]) => value !== undefined,
    ),
  );
}
