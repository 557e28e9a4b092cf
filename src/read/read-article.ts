import path from 'node:path';
import { cleanText } from '../model/characters.ts';
import { readInstant } from '../model/instant.ts';
import { atStart, type Problem } from '../model/problem.ts';
import { ArticleError, explainBug } from './article-error.ts';
import { decodeUtf8 } from './decode.ts';
import { cleanFields } from './fields/clean-fields.ts';
import {
  type FieldName,
  type Fields,
  type FieldsReading,
  mergeFields,
  readFields,
} from './fields/fields.ts';
import { TooMuch } from './markup/bounds.ts';
import { splitFrontMatter } from './markup/front-matter.ts';
import { isDepthError } from './markup/parse.ts';
import type { ParsedSource } from './parsed-source.ts';
import { READ_SOURCE } from './read-source.ts';
import type { Seed, SourceFile, SourceKind } from './seed.ts';
import { hashAuthored } from './source-hash.ts';
import { buildSummary } from './summary.ts';
import { readOverrides } from './text/overrides.ts';
import type { Overrides } from './text/roles.ts';

/** How the date of publication is known; the first of these counts. */
export type DateSource = 'a field' | 'the text' | 'the file name';

type FieldPosition = Omit<Problem, 'message'>;

/** A field that Tidings has no use for. */
export interface UnknownField {
  readonly name: string;
  /** From 1. */
  readonly line: number;
}

/** An article as its files tell it, before it has an identity. Plain data, so that it can be cached. */
export interface ParsedArticle
  extends Pick<
    ParsedSource,
    'contentHtml' | 'slots' | 'references' | 'contentText' | 'markdown' | 'leftOut'
  > {
  readonly file: string;
  readonly title: string;
  readonly summary: string;
  /** From the sidecar, the front matter, the text and the file name; the first of them wins. */
  readonly fields: Fields;
  readonly positions: Readonly<Partial<Record<FieldName, FieldPosition>>>;
  readonly publishedFrom?: DateSource | undefined;
  /** Over what its author wrote, without the files it uses. */
  readonly hash: string;
  readonly warnings: readonly Problem[];
  /** Fields that Tidings has no use for, with their places. */
  readonly unknownFields?: readonly UnknownField[] | undefined;
  /** UTF-16 code units that were removed: no document can carry them, or they would reverse text. */
  readonly removedCharacters: number;
}

export type ArticleReading =
  | { readonly parsed: ParsedArticle }
  | {
      readonly problems: readonly Problem[];
      /** True if all that is wrong is that there is no text. */
      readonly isEmpty?: boolean | undefined;
    };

/** A problem with a field's value. If no field has it, the problem is at the start of the article. */
export const problemWith = (
  { file, positions }: Pick<ParsedArticle, 'file' | 'positions'>,
  field: FieldName,
  message: string,
): Problem => ({ ...(positions[field] ?? { file, line: 1, column: 1 }), message });

const NO_FIELDS = { fields: {}, problems: [], positions: {} } as const;

function readSidecar(sidecar: SourceFile | undefined, isText: boolean): FieldsReading {
  if (!sidecar) return { ...NO_FIELDS, file: '' };
  const { file } = sidecar;
  const decoded = decodeUtf8(sidecar.bytes, file);
  return 'problem' in decoded
    ? { ...NO_FIELDS, file, problems: [decoded.problem] }
    : readFields(decoded.text, file, { overrides: isText });
}

const locateFields = ({ file, positions }: FieldsReading): ParsedArticle['positions'] =>
  Object.fromEntries(Object.entries(positions).map(([name, place]) => [name, { file, ...place }]));

/** In bytes. Every feed with the article carries its HTML whole. */
const MOST_HTML = 2 * 1024 * 1024;

function readSource(
  kind: SourceKind,
  text: string,
  overrides: Overrides,
  file: string,
): ParsedSource | { readonly problem: Problem } {
  try {
    const parsed = READ_SOURCE[kind](text, overrides);
    const size = Buffer.byteLength(parsed.contentHtml);
    if (size <= MOST_HTML) return parsed;
    const megabytes = (size / 1024 / 1024).toFixed(1);
    const message = `its HTML is ${megabytes} MiB, and the limit is 2 MiB, as every feed carries it; split the article, or attach the rest as a file`;
    return { problem: atStart(file, message) };
  } catch (error) {
    if (error instanceof TooMuch) {
      const { line, column, message } = error;
      return { problem: { file, line, column, message } };
    }
    if (!isDepthError(error)) throw error;
    const message = 'its elements are nested too deeply; simplify it';
    return { problem: atStart(file, message) };
  }
}

/**
 * The day at the start of a file name.
 * @example readDay('seeds/2021-06-18-kim.md') // → '2021-06-18T00:00:00Z'
 */
export function readDay(file: string): string | undefined {
  const day = /^(\d{4}-\d{2}-\d{2})(?:[-_ .]|$)/.exec(path.posix.basename(file))?.[1];
  const reading = day === undefined ? undefined : readInstant(day);
  return reading && 'value' in reading ? reading.value : undefined;
}

function tellDateSource(
  given: Fields,
  said: Fields,
  day: string | undefined,
): DateSource | undefined {
  if (given.published !== undefined) return 'a field';
  if (said.published !== undefined) return 'the text';
  return day === undefined ? undefined : 'the file name';
}

function explainMissingTitle(body: string, isText: boolean): string {
  if (body.trim() === '') {
    return isText
      ? 'the file is empty; put the title on the first line, and the text below it'
      : 'there is no text in the file; write a heading, and a paragraph below it';
  }
  return isText
    ? 'the sidecar leaves no line for the title; add a field "title", or keep a line'
    : 'there is no title; add a field "title", or start the text with a level-one heading';
}

function findMissing(
  { title, lead, said, contentHtml }: ParsedSource,
  { title: given, summary }: Fields,
  {
    file,
    body,
    isText,
  }: { readonly file: string; readonly body: string; readonly isText: boolean },
): readonly Problem[] {
  if (title === undefined && given === undefined) {
    return [atStart(file, explainMissingTitle(body, isText))];
  }
  if (lead !== undefined || summary !== undefined || said.summary !== undefined) return [];
  const message =
    contentHtml === ''
      ? 'there is no text below the title; add a paragraph'
      : 'there is no paragraph to take the summary from; add one, or a field "summary"';
  return [{ file, line: title?.line ?? 1, column: 1, message }];
}

/** More than any article has. Each tag or author has a page and three feeds, all with the whole article. */
const MOST_TERMS = 200;

function checkTermCount(
  fields: Fields,
  at: Pick<ParsedArticle, 'file' | 'positions'>,
): Problem | undefined {
  for (const field of ['tags', 'authors'] as const) {
    const count = fields[field]?.length ?? 0;
    if (count > MOST_TERMS) {
      const message = `${field}: there are ${count}, and an article can have at most ${MOST_TERMS}; remove some`;
      return problemWith(at, field, message);
    }
  }
  return undefined;
}

function readParts({ kind, source, sidecar }: Seed, siteLanguage: string): ArticleReading {
  const { file, bytes } = source;
  const isText = kind === 'text';
  const beside = readSidecar(sidecar, isText);
  const decoded = decodeUtf8(bytes, file);
  if ('problem' in decoded) return { problems: [decoded.problem, ...beside.problems] };

  const { text, removed } = cleanText(decoded.text);
  const { yaml, body } = isText ? { body: text } : splitFrontMatter(text);
  const front =
    yaml === undefined ? { ...NO_FIELDS, file } : readFields(yaml, file, { overrides: false });
  const given = mergeFields(beside.fields, front.fields);
  const positions = { ...locateFields(front), ...locateFields(beside) };
  const { overrides, missing } = readOverrides(body, given);
  const parsed = readSource(kind, body, overrides, file);
  if ('problem' in parsed) return { problems: [parsed.problem, ...beside.problems] };
  const { title, lead, said, leftOut } = parsed;
  const problems = [
    ...beside.problems,
    ...front.problems,
    ...missing.map(({ field, message }) => problemWith({ file, positions }, field, message)),
  ];
  // What seems to be missing may only be the result of these problems.
  const gaps = problems.length > 0 ? problems : findMissing(parsed, given, { file, body, isText });
  if (gaps.length > 0) {
    return { problems: gaps, isEmpty: problems.length === 0 && parsed.contentHtml === '' };
  }

  const day = readDay(file);
  const stated = mergeFields(mergeFields(given, said), day === undefined ? {} : { published: day });
  const clean = cleanFields({ title: given.title ?? title?.text, lead, fields: stated });
  const { fields } = clean;
  if (clean.title === undefined) {
    const message = 'the title has no visible characters; rewrite it';
    const place = positions.title ?? { file, line: title?.line ?? 1, column: 1 };
    return { problems: [{ ...place, message }] };
  }
  const problem = checkTermCount(fields, { file, positions });
  if (problem) return { problems: [problem] };
  const replaced = given.title !== undefined && title !== undefined && given.title !== title.text;
  return {
    parsed: {
      file,
      title: clean.title,
      summary: fields.summary ?? buildSummary(clean.lead ?? '', fields.language ?? siteLanguage),
      contentHtml: parsed.contentHtml,
      slots: parsed.slots,
      references: parsed.references,
      contentText: parsed.contentText,
      markdown: parsed.markdown,
      fields,
      positions,
      publishedFrom: tellDateSource(given, said, day),
      hash: hashAuthored(
        body,
        mergeFields(given, day === undefined ? {} : { published: day }),
        isText,
      ),
      leftOut: replaced
        ? [{ line: title.line, what: 'the title', text: title.text }, ...leftOut]
        : leftOut,
      warnings: parsed.warnings.map((warning) => ({ file, ...warning })),
      removedCharacters: removed + clean.removed,
    },
  };
}

/**
 * Reads an article, with its front matter and its sidecar.
 * @param siteLanguage for an article that does not state its language
 */
export function readArticle(seed: Seed, siteLanguage: string): ArticleReading {
  try {
    return readParts(seed, siteLanguage);
  } catch (error) {
    return { problems: [explainBug(seed.source.file, new ArticleError(seed.source.file, error))] };
  }
}
