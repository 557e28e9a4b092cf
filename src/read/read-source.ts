import { readHtml } from './markup/read-html.ts';
import { readMarkdown } from './markup/read-markdown.ts';
import type { ParsedSource } from './parsed-source.ts';
import { readText } from './text/read-text.ts';
import type { Overrides } from './text/roles.ts';

/** The reader of each kind of source. */
export const READ_SOURCE = {
  text: readText,
  markdown: readMarkdown,
  html: readHtml,
} as const satisfies Record<string, (text: string, overrides: Overrides) => ParsedSource>;
