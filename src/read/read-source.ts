import type { Context } from './dialects/context.ts';
import { convertText } from './dialects/convert.ts';
import { readHtml } from './markup/read-html.ts';
import { readMarkdown, readMdx } from './markup/read-markdown.ts';
import type { ParsedSource } from './parsed-source.ts';
import { readText } from './text/read-text.ts';
import type { Overrides } from './text/roles.ts';

/** The reader of each kind of source. */
export const READ_SOURCE = {
  text: (source, overrides) => {
    const { text, leftOut } = convertText(source);
    const parsed = readText(text, overrides);
    return {
      ...parsed,
      leftOut: [...leftOut, ...parsed.leftOut].toSorted((a, b) => a.line - b.line),
    };
  },
  markdown: (text, _, context) => readMarkdown(text, context),
  mdx: (text, _, context) => readMdx(text, context),
  html: (text, _, context) => readHtml(text, context),
} as const satisfies Record<
  string,
  (text: string, overrides: Overrides, context: Context) => ParsedSource
>;
