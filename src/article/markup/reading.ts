import type { MarkdownSource } from './markdown-source.ts';
import type { Reference } from './reference.ts';

/** What a page's head says of its article, as it stands there. */
export interface Head {
  readonly title?: string | undefined;
  /** What the browser shows: often with the name of the site. */
  readonly siteTitle?: string | undefined;
  readonly published?: string | undefined;
  readonly updated?: string | undefined;
  readonly authors?: readonly string[] | undefined;
  readonly language?: string | undefined;
  readonly summary?: string | undefined;
  readonly canonical?: string | undefined;
  readonly image?: string | undefined;
}

/** Something in a source, with its place: counted from 1. */
export interface Remark {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** What Markdown or HTML says. */
export interface MarkupReading {
  readonly title?: { readonly text: string; readonly line: number } | undefined;
  /** Safe HTML that is also well-formed XML, with marks for its references. */
  readonly contentHtml: string;
  readonly references: readonly Reference[];
  /** The text as Markdown, where it was written so. */
  readonly markdown?: MarkdownSource | undefined;
  /** The paragraph that the summary is made of; absent where there is no text. */
  readonly lead?: string | undefined;
  /** In Markdown, what stands before `<!--more-->`: the summary whole. */
  readonly summary?: string | undefined;
  readonly said: Omit<Head, 'title' | 'siteTitle'>;
  /** What the sanitiser took out, in words: "a <script> element". */
  readonly leftOut: readonly { readonly line: number; readonly what: string }[];
  /** What should be mended. */
  readonly warnings: readonly Remark[];
}
