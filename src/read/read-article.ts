import { atStart, type Problem } from '../model/problem.ts';
import { ArticleError, explainBug } from './article-error.ts';
import { type ArticleText, findTitle } from './article-title.ts';
import { type Context, createContext } from './dialects/context.ts';
import { cleanFields } from './fields/clean-fields.ts';
import type { FieldName } from './fields/field-names.ts';
import { mergeFields, type UnknownField } from './fields/fields.ts';
import type { Fields } from './fields/schemas.ts';
import { type NamedFile, readFileName } from './file-name.ts';
import { type FieldPositions, readGiven } from './given-fields.ts';
import { TooMuch } from './markup/bounds.ts';
import { isDepthError } from './markup/parse.ts';
import { placeImage, useMediaFolder } from './media-folder.ts';
import { explainMissingText, hasText } from './missing-text.ts';
import type { ParsedSource } from './parsed-source.ts';
import { READ_SOURCE } from './read-source.ts';
import type { Seed, SourceKind } from './seed.ts';
import { hashAuthored } from './source-hash.ts';
import { buildSummary, readPlain } from './summary.ts';
import { readOverrides } from './text/overrides.ts';
import type { Overrides } from './text/roles.ts';
import { resolveDate } from './written-date.ts';

/** How the date of publication is known; the first of these counts. */
export type DateSource = 'a field' | 'the text' | 'the file name';

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
  readonly positions: FieldPositions;
  readonly publishedFrom?: DateSource | undefined;
  /** Over what its author wrote, without the files it uses. */
  readonly hash: string;
  readonly warnings: readonly Problem[];
  /** True if the title is made of the name of the file. */
  readonly hasNameAsTitle?: boolean | undefined;
  /** Fields that Tidings does not use. */
  readonly unknownFields: readonly UnknownField[];
  /** What the address is made of, if no field states it: the file's name or the last part of a permalink. */
  readonly named?: string | undefined;
  /** Those of the tags that are called categories. */
  readonly categories?: readonly string[] | undefined;
  /** The addresses that it had by the patterns of the site, which compile adds; the likeliest first. */
  readonly permalinks?: readonly string[] | undefined;
  /** UTF-16 code units that were removed: no document can carry them, or they would reverse text. */
  readonly removedCharacters: number;
}

export type ArticleReading =
  | { readonly parsed: ParsedArticle }
  | {
      readonly problems: readonly Problem[];
      /** True if all that is wrong is that there is no text. */
      readonly isEmpty?: boolean | undefined;
      /** True if it has no text because it is a template of another generator. */
      readonly isTemplate?: boolean | undefined;
    };

/** A problem with a field's value. If no field has it, the problem is at the start of the article. */
export const problemWith = (
  { file, positions }: Pick<ParsedArticle, 'file' | 'positions'>,
  field: FieldName,
  message: string,
): Problem => ({ ...(positions[field] ?? { file, line: 1, column: 1 }), message });

/** In bytes. Every feed with the article carries its HTML whole. */
const MOST_HTML = 2 * 1024 * 1024;

function readSource(
  kind: SourceKind,
  text: string,
  overrides: Overrides,
  context: Context,
  file: string,
): ParsedSource | { readonly problem: Problem } {
  try {
    const parsed = READ_SOURCE[kind](text, overrides, context);
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

function tellDateSource(given: Fields, said: Fields, named: NamedFile): DateSource | undefined {
  if (given.published !== undefined) return 'a field';
  if (said.published !== undefined) return 'the text';
  return named.published === undefined ? undefined : 'the file name';
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

/** Dates without a zone are in that of the site. */
function resolveDates(
  { published, updated, expires, ...fields }: Fields,
  timeZone: string,
): Fields {
  return {
    ...fields,
    ...(published !== undefined && { published: resolveDate(published, timeZone) }),
    ...(updated !== undefined && { updated: resolveDate(updated, timeZone) }),
    ...(expires !== undefined && { expires: resolveDate(expires, timeZone) }),
  };
}

/** Reports a day in the name of a file that no calendar has, unless another date counts. */
const findMissingDay = (
  file: string,
  { missingDay }: NamedFile,
  { published }: Fields,
): readonly Problem[] => {
  const message = `the name of the file begins with ${missingDay}, a day that does not exist; rename it, or add a field "published"`;
  return missingDay === undefined || published !== undefined ? [] : [atStart(file, message)];
};

const fieldsOf = ({ published, language }: NamedFile): Fields => ({
  ...(published !== undefined && { published }),
  ...(language !== undefined && { language }),
});

function readParts(
  seed: Seed,
  { language: siteLanguage, timeZone, hasMath }: SiteDefaults,
): ArticleReading {
  const { kind, source } = seed;
  const { file } = source;
  const given = readGiven(seed, siteLanguage);
  if (!('fields' in given)) return given;
  const { body, fields: written, positions } = given;
  const text: ArticleText = { file, isText: kind === 'text', body, named: readFileName(file) };
  const { overrides, missing } = readOverrides(body, written);
  const reading = readSource(
    kind,
    body,
    overrides,
    createContext(
      { math: hasMath, ...written },
      { language: text.named.language ?? siteLanguage, file },
    ),
    file,
  );
  if ('problem' in reading) return { problems: [...given.problems, reading.problem] };
  const parsed = useMediaFolder(reading, written.media_folder);
  const problems = [
    ...given.problems,
    ...missing.map(({ field, message }) => problemWith({ file, positions }, field, message)),
  ];
  const found = findTitle(parsed, written.title, text);
  // What seems to be missing may only be the result of these problems.
  if (problems.length > 0) return { problems };
  if ('problem' in found) return { problems: [found.problem], isEmpty: parsed.contentHtml === '' };
  if (!hasText(kind, body, parsed, written)) return explainMissingText(file, body, parsed);

  const { title, lead, said, leftOut } = parsed;
  const fromName = fieldsOf(text.named);
  const stated = mergeFields(mergeFields(written, said), fromName);
  const clean = cleanFields({
    title: found.text,
    lead,
    fields: resolveDates(stated, timeZone),
  });
  const fields = placeImage(clean.fields);
  if (clean.title === undefined) {
    const message = 'the title has no visible characters; rewrite it';
    const place = positions.title ?? { file, line: title?.line ?? 1, column: 1 };
    return { problems: [{ ...place, message }] };
  }
  const problem = checkTermCount(fields, { file, positions });
  if (problem) return { problems: [problem] };
  const replaced =
    written.title !== undefined && title !== undefined && written.title !== title.text;
  // A saved page has the name that a browser gave it.
  const isNamed =
    kind === 'markdown' || kind === 'mdx' || (kind === 'html' && given.hasFrontMatter);
  return {
    parsed: {
      file,
      title: clean.title,
      summary:
        (fields.summary === undefined || text.isText
          ? fields.summary
          : readPlain(fields.summary)) ??
        (buildSummary(clean.lead ?? '', fields.language ?? siteLanguage) || clean.title),
      contentHtml: parsed.contentHtml,
      slots: parsed.slots,
      references: parsed.references,
      contentText: parsed.contentText,
      markdown: parsed.markdown,
      fields,
      positions,
      publishedFrom: tellDateSource(written, said, text.named),
      hash: hashAuthored(body, resolveDates(mergeFields(written, fromName), 'UTC'), text.isText),
      leftOut: replaced
        ? [{ line: title.line, what: 'the title', text: title.text }, ...leftOut]
        : leftOut,
      warnings: [
        ...given.warnings,
        ...findMissingDay(file, text.named, stated),
        ...parsed.warnings.map((warning) => ({ file, ...warning })),
      ],
      unknownFields: given.unknownFields,
      ...(found.isFromName && { hasNameAsTitle: true }),
      ...(given.categories.length > 0 && { categories: given.categories }),
      named: given.linkName ?? (((isNamed || text.named.isIndex) && text.named.stem) || undefined),
      removedCharacters: given.removed + clean.removed,
    },
  };
}

/** What articles take from the site if they do not say it. */
export interface SiteDefaults {
  /** For an article that does not state its language: a BCP 47 tag. */
  readonly language: string;
  /** For a date without a zone: an IANA name. */
  readonly timeZone: string;
  /** Whether `$…$` is a formula where an article does not say. */
  readonly hasMath: boolean;
}

/** Reads an article, with its front matter and its sidecar. */
export function readArticle(seed: Seed, defaults: SiteDefaults): ArticleReading {
  try {
    return readParts(seed, defaults);
  } catch (error) {
    return { problems: [explainBug(seed.source.file, new ArticleError(seed.source.file, error))] };
  }
}
