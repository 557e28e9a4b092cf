import type { Context } from './dialects/context.ts';
import { readHtml } from './markup/read-html.ts';
import { readMarkdown, readMdx } from './markup/read-markdown.ts';
import type { ParsedSource } from './parsed-source.ts';
import { readText } from './text/read-text.ts';
import type { Overrides } from './text/roles.ts';

/** The reader of each kind of source. */
export const READ_SOURCE = {
  text: readText,
  markdown: (text, _, context) => readMarkdown(text, context),
  mdx: (text, _, context) => readMdx(text, context),
  html: (text, _, context) => readHtml(text, context),
} as const satisfies Record<
  string,
  (text: string, overrides: Overrides, context: Context) => ParsedSource
>;
