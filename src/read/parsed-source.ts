import type { Fields } from './fields/fields.ts';
import type { UrlSlot } from './markup/markdown-source.ts';
import type { Reference, ReferenceSlot } from './markup/reference.ts';
import type { Template } from './template.ts';

/** What stands in a file and not in the article. */
export interface LeftOut {
  /** Counted from 1. */
  readonly line: number;
  /** With its article: "a counter", "a <script> element". */
  readonly what: string;
  readonly text?: string | undefined;
}

/** Something in a source, with its place: counted from 1. */
export interface Remark {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** What a source says, whichever form it has. */
export interface ParsedSource {
  readonly title?: { readonly text: string; readonly line: number } | undefined;
  /** Safe HTML that is also well-formed XML, without the attributes that lead to its references. */
  readonly contentHtml: string;
  /** Where those belong. */
  readonly slots: Template<ReferenceSlot>['slots'];
  readonly references: readonly Reference[];
  /** The content as plain text: lines, with an empty one between paragraphs. */
  readonly contentText: string;
  /** The text as Markdown, where it was written so. */
  readonly markdown?: Template<UrlSlot> | undefined;
  /** The paragraph that the summary is made of; absent where there is no text. */
  readonly lead?: string | undefined;
  /** What the text says of itself, as fields would say it. */
  readonly said: Fields;
  readonly leftOut: readonly LeftOut[];
  /** What should be mended. */
  readonly warnings: readonly Remark[];
}

/** Fields as a text says them: none of those that it does not, and no change before the publication. */
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
