import { createHash } from 'node:crypto';
import type { Fields } from './fields/fields.ts';

/** The same for the same, in whatever order its keys were written. */
function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, each]) => [key, sortKeys(each)]));
}

/** Raw text has paragraphs, and nothing in it depends on how they are set. */
const normalizeText = (body: string): string => {
  const lines = body.split('\n').map((line) => line.trim());
  return lines
    .filter((line, at) => line !== '' || lines[at - 1] !== '')
    .join('\n')
    .trim();
};

/** Without blanks at the end of lines, and empty lines around the text. */
const normalizeMarkup = (body: string): string => {
  const lines = body.split('\n').map((line) => line.trimEnd());
  const first = lines.findIndex((line) => line !== '');
  const last = lines.findLastIndex((line) => line !== '');
  return lines.slice(Math.max(0, first), last + 1).join('\n');
};

const hashSource = (source: unknown): string =>
  `source-${createHash('sha256').update(JSON.stringify(source)).digest('base64url')}`;

/**
 * A hash over what the author of an article wrote: another one is an edit. What Tidings makes of it is not
 * in it, so that a better reading re-dates nothing.
 * @param body without front matter, its line ends normalised
 * @param fields as the sidecar and the front matter give them
 * @param isText whether it is raw text
 */
export function hashAuthored(body: string, fields: Fields, isText: boolean): string {
  // These say where the article is and whether it is served; its readers see nothing of them.
  const { draft, id, slug, aliases, ...others } = fields;
  // A list of nothing says nothing.
  const seen = Object.entries(others).filter(
    ([, value]) => !Array.isArray(value) || value.length > 0,
  );
  return hashSource([
    isText ? normalizeText(body) : normalizeMarkup(body),
    sortKeys(Object.fromEntries(seen)),
  ]);
}

/** The same together with the files that the article uses: another picture under the same name is an edit. */
export const hashWithFiles = (hash: string, digests: readonly string[]): string =>
  digests.length === 0 ? hash : hashSource([hash, ...digests]);
