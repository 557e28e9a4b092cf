import { createHash } from 'node:crypto';
import type { Fields } from './fields/schemas.ts';

/** Sorts keys, so that their order makes no difference. */
function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, each]) => [key, sortKeys(each)]));
}

/** Raw text is paragraphs: indentation and the number of blank lines between them say nothing. */
const normalizeText = (body: string): string => {
  const lines = body.split('\n').map((line) => line.trim());
  return lines
    .filter((line, at) => line !== '' || lines[at - 1] !== '')
    .join('\n')
    .trim();
};

/** Drops blanks at line ends, and blank lines around the text. */
const normalizeMarkup = (body: string): string => {
  const lines = body.split('\n').map((line) => line.trimEnd());
  const first = lines.findIndex((line) => line !== '');
  const last = lines.findLastIndex((line) => line !== '');
  return lines.slice(Math.max(0, first), last + 1).join('\n');
};

const hashSource = (source: unknown): string =>
  `source-${createHash('sha256').update(JSON.stringify(source)).digest('base64url')}`;

/**
 * A hash over what an article's author wrote; when it changes, that is an edit. What Tidings makes of the
 * text is not in it, so a better reader re-dates nothing.
 * @param body without front matter, its line ends normalised
 * @param fields of the sidecar and the front matter
 * @param isText whether it is raw text
 */
export function hashAuthored(body: string, fields: Fields, isText: boolean): string {
  // These say where the article and its files are and whether it is served. Readers see nothing of them.
  const { draft, expires, feed, sitemap, id, slug, permalink, aliases, media_folder, ...others } =
    fields;
  // An empty list says nothing.
  const seen = Object.entries(others).filter(
    ([, value]) => !Array.isArray(value) || value.length > 0,
  );
  return hashSource([
    isText ? normalizeText(body) : normalizeMarkup(body),
    sortKeys(Object.fromEntries(seen)),
  ]);
}

/** Adds the files that the article uses: another picture under the same name is an edit. */
export const hashWithFiles = (hash: string, digests: readonly string[]): string =>
  digests.length === 0 ? hash : hashSource([hash, ...digests]);
