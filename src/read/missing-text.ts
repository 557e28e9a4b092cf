import type { Problem } from '../model/problem.ts';
import type { Fields } from './fields/schemas.ts';
import type { LeftOut, ParsedSource } from './parsed-source.ts';
import type { SourceKind } from './seed.ts';

/** False for an article with nothing to read, see or hear, such as the page of a search. */
const hasContent = (
  { contentHtml, said }: ParsedSource,
  { summary, image, audio, video, attachments, external_url }: Fields,
): boolean =>
  contentHtml !== '' ||
  [summary, said.summary, image, audio, video, attachments, external_url].some(
    (each) => each !== undefined,
  );

/** A loop over all articles: `{% for post in site.posts %}`, `{{ range .Pages }}`. */
const LOOP =
  /\{%-?\s*for\s+\w+\s+in\s+(?:site|paginator|pagination|collections)\b|\{\{-?\s*range\b[^}]*\b(?:Pages|Paginator)\b/;

/** In characters: what is around the list of a page that lists articles. */
const MOST_AROUND = 300;

/** True for a page without a date whose list of articles is missing, such as an `index.html` with a link to the feed. */
const isListPage = (
  kind: SourceKind,
  body: string,
  { contentText, said }: ParsedSource,
  { published }: Fields,
): boolean =>
  kind === 'html' &&
  (published ?? said.published) === undefined &&
  contentText.length <= MOST_AROUND &&
  LOOP.test(body);

/**
 * Whether there is an article in a source.
 * @param body without the front matter
 * @param written the fields of the front matter and the sidecar
 */
export const hasText = (
  kind: SourceKind,
  body: string,
  parsed: ParsedSource,
  written: Fields,
): boolean => hasContent(parsed, written) && !isListPage(kind, body, parsed, written);

/** What only a generator could fill in. */
const isTemplateCode = ({ what }: LeftOut): boolean =>
  /^a template (?:tag|expression)\b/.test(what);

function explain(body: string, isTemplate: boolean): string {
  if (isTemplate)
    return 'there is nothing but template code here; write a text, or put "_" before its name to skip it';
  return body.trim() === ''
    ? 'there is no text in the file; write a heading, and a paragraph below it'
    : 'there is no text below the title; add a paragraph';
}

/** Says of a source without an article what is missing. */
export function explainMissingText(
  file: string,
  body: string,
  { title, leftOut }: ParsedSource,
): { readonly problems: readonly Problem[]; readonly isEmpty: true; readonly isTemplate: boolean } {
  const isTemplate = leftOut.some(isTemplateCode);
  const message = explain(body, isTemplate);
  return {
    problems: [{ file, line: title?.line ?? 1, column: 1, message }],
    isEmpty: true,
    isTemplate,
  };
}
