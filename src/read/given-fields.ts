import { cleanText } from '../model/characters.ts';
import type { Problem } from '../model/problem.ts';
import { decode } from './decode.ts';
import type { FieldName } from './fields/field-names.ts';
import {
  type FieldsReading,
  mergeFields,
  NO_FIELDS,
  readFields,
  type UnknownField,
} from './fields/fields.ts';
import { splitFrontMatter } from './fields/front-matter.ts';
import { readPermalink } from './fields/permalink.ts';
import type { Fields } from './fields/schemas.ts';
import type { Seed, SourceFile } from './seed.ts';

/** Where each field is, by its name. */
export type FieldPositions = Readonly<Partial<Record<FieldName, Omit<Problem, 'message'>>>>;

const addWarnings = (
  reading: FieldsReading,
  warnings: readonly Omit<Problem, 'file'>[],
): FieldsReading => ({
  ...reading,
  warnings: [...warnings.map((each) => ({ file: reading.file, ...each })), ...reading.warnings],
});

function readSidecar(
  sidecar: SourceFile | undefined,
  isText: boolean,
  siteLanguage: string,
): FieldsReading {
  if (!sidecar) return { ...NO_FIELDS, file: '' };
  const { file } = sidecar;
  const decoded = decode(sidecar.bytes, file, 'fields', siteLanguage);
  return 'problem' in decoded
    ? { ...NO_FIELDS, file, problems: [decoded.problem] }
    : addWarnings(readFields(decoded.text, file, { overrides: isText }), decoded.warnings);
}

const locateFields = ({ file, positions }: FieldsReading): FieldPositions =>
  Object.fromEntries(Object.entries(positions).map(([name, place]) => [name, { file, ...place }]));

/** The fields of an article, wherever they are written. */
export interface GivenFields {
  readonly body: string;
  readonly removed: number;
  readonly hasFrontMatter: boolean;
  readonly fields: Fields;
  readonly positions: FieldPositions;
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
  readonly unknownFields: readonly UnknownField[];
  readonly categories: readonly string[];
  /** The last part of the permalink. */
  readonly linkName?: string | undefined;
}

/** WordPress makes the id of an article of its number, which leads there too. */
const GUID = /^https?:\/\/[^/?#]+\/(?:index\.php)?\?(?:p|page_id)=(?<number>[1-9]\d*)$/;

export const readGuidNumber = (id: string): string | undefined => GUID.exec(id)?.groups?.number;

function useGuid(fields: Fields): Fields {
  const number = readGuidNumber(fields.id ?? '');
  return number === undefined
    ? fields
    : { ...fields, aliases: [...new Set([...(fields.aliases ?? []), `/?p=${number}`])] };
}

/** An article's permalink names it, and is one of its other addresses. */
function usePermalink({
  permalink: given,
  ...fields
}: Fields): Pick<GivenFields, 'fields' | 'linkName'> {
  const permalink = given === undefined ? undefined : readPermalink(given);
  if (!permalink) return { fields };
  const aliases = [...new Set([...(fields.aliases ?? []), permalink.path])];
  return { fields: { ...fields, aliases }, linkName: permalink.name };
}

export function readGiven(
  { kind, source, sidecar }: Seed,
  siteLanguage: string,
): GivenFields | { readonly problems: readonly Problem[] } {
  const { file, bytes } = source;
  const isText = kind === 'text';
  const beside = readSidecar(sidecar, isText, siteLanguage);
  const decoded = decode(bytes, file, kind, siteLanguage);
  if ('problem' in decoded) return { problems: [decoded.problem, ...beside.problems] };
  const { text, removed } = cleanText(decoded.text);
  const { fields, body } = isText ? { body: text } : splitFrontMatter(text);
  const front =
    fields === undefined
      ? { ...NO_FIELDS, file }
      : readFields(fields.text, file, { overrides: false, syntax: fields.syntax });
  return {
    body,
    removed,
    hasFrontMatter: fields !== undefined,
    ...usePermalink(useGuid(mergeFields(beside.fields, front.fields))),
    positions: { ...locateFields(front), ...locateFields(beside) },
    problems: [...beside.problems, ...front.problems],
    warnings: [
      ...decoded.warnings.map((warning) => ({ file, ...warning })),
      ...beside.warnings,
      ...front.warnings,
    ],
    categories: beside.categories.length > 0 ? beside.categories : front.categories,
    unknownFields: [...beside.unknown, ...front.unknown],
  };
}
