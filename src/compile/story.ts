import { createHash } from 'node:crypto';
import { cleanText } from '../article/characters.ts';
import { type Fields, type FieldsReading, readFields } from '../article/fields.ts';
import { atStart, type Problem } from '../article/problem.ts';
import { buildSummary } from '../article/summary.ts';
import type { Passage } from '../article/text/passages.ts';
import { readText } from '../article/text/read-text.ts';
import { decodeUtf8 } from './decode.ts';
import type { Seed } from './seeds.ts';

/** An article as its files tell it, before it has an identity. */
export interface Story {
  readonly file: string;
  readonly title: string;
  readonly summary: string;
  readonly contentHtml: string;
  readonly fields: Fields;
  /** A problem with a field's value; with the text's file where no field says it. */
  readonly problemWith: FieldsReading['problemWith'];
  /** Of what a reader sees: equal hashes, equal articles. */
  readonly hash: string;
  /** What stands in the file and not in the article. */
  readonly leftOut: readonly Passage[];
  /** How many characters had to go because no document can carry them. */
  readonly removedCharacters: number;
}

const hashOf = (visible: unknown): string =>
  `sha256-${createHash('sha256').update(JSON.stringify(visible)).digest('base64url')}`;

function readSidecar({ source, sidecar }: Seed): FieldsReading {
  const none = {
    fields: {},
    problemWith: (_: unknown, message: string) => atStart(source.file, message),
  };
  if (!sidecar) return { ...none, problems: [] };
  const decoded = decodeUtf8(sidecar.bytes, sidecar.file);
  if ('problem' in decoded) return { ...none, problems: [decoded.problem] };
  return readFields(decoded.text, sidecar.file);
}

/**
 * Reads an article and its sidecar.
 * @param siteLanguage for an article that does not say its language
 */
export function readStory(
  seed: Seed,
  siteLanguage: string,
): { readonly story: Story } | { readonly problems: readonly Problem[] } {
  const { file, bytes } = seed.source;
  const { fields, problems, problemWith } = readSidecar(seed);
  const decoded = decodeUtf8(bytes, file);
  if ('problem' in decoded) return { problems: [decoded.problem, ...problems] };

  const { text, removed } = cleanText(decoded.text);
  const { title, contentHtml, lead, leftOut } = readText(text);
  if (title === undefined) {
    const message = 'the file is empty; write the title on its first line and the text below';
    return { problems: [atStart(file, message), ...problems] };
  }
  if (lead === undefined) {
    const message = 'there is no text below the title; write at least one paragraph';
    return { problems: [{ file, line: title.line, column: 1, message }, ...problems] };
  }
  if (problems.length > 0) return { problems };

  const { draft, id, slug, ...said } = fields;
  const visible = {
    title: fields.title ?? title.text,
    summary: fields.summary ?? buildSummary(lead, fields.language ?? siteLanguage),
    contentHtml,
  };
  return {
    story: {
      file,
      ...visible,
      fields,
      problemWith: (field, message) =>
        field in fields ? problemWith(field, message) : atStart(file, message),
      hash: hashOf({ ...said, ...visible }),
      leftOut: fields.title === undefined ? leftOut : [title, ...leftOut],
      removedCharacters: removed,
    },
  };
}
