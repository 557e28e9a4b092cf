import type { Problem } from '../../model/problem.ts';
import { isZeroDate } from './dates.ts';
import { translateEntries } from './dialects.ts';
import type { Entry, Position } from './entry.ts';
import {
  type FieldName,
  findField,
  findFieldOf,
  findSlip,
  isKnownElsewhere,
  rankOf,
} from './field-names.ts';
import type { FieldSyntax } from './front-matter.ts';
import { readParts } from './read-parts.ts';
import { READERS } from './readers.ts';
import { type Fields, NEEDED, OVERRIDES, SCHEMAS } from './schemas.ts';
import { checkSize } from './yaml-entries.ts';

/** A field that Tidings does not use. */
export interface UnknownField extends Position {
  readonly name: string;
}

/** The fields of a file and where they are. Plain data, so that it can be cached. */
export interface FieldsReading {
  readonly file: string;
  readonly fields: Fields;
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
  readonly positions: Readonly<Partial<Record<FieldName, Position>>>;
  readonly unknown: readonly UnknownField[];
  /** Those of the tags that are called categories. */
  readonly categories: readonly string[];
}

export const NO_FIELDS = {
  fields: {},
  problems: [],
  warnings: [],
  positions: {},
  unknown: [],
  categories: [],
} as const;

/** All fields of both; if both have one, the first wins. */
export const mergeFields = (first: Fields, second: Fields): Fields => ({ ...second, ...first });

/** An entry whose name means a field. */
interface Candidate {
  readonly entry: Entry;
  readonly field: FieldName;
}

/** True for a value that says nothing. */
const isEmpty = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.every(isEmpty)) ||
  (typeof value === 'object' && Object.keys(value).length === 0);

/** Of several entries that mean one field, the first in the order of names comes first. */
const rank = (field: FieldName, entries: readonly Entry[]): readonly Entry[] =>
  entries.toSorted((a, b) => rankOf(a.name, field) - rankOf(b.name, field));

const COLLECTED: ReadonlySet<FieldName> = new Set(['tags', 'aliases', 'attachments']);

/** Of the values of one field, the first that can be read counts; tags, addresses and files are collected. */
const choose = (field: FieldName, values: readonly Value[]): readonly Value[] =>
  COLLECTED.has(field)
    ? values
    : [values.find(({ value }) => value !== undefined) ?? values[0]].flatMap((each) => each ?? []);

interface Sorted {
  readonly candidates: readonly Candidate[];
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
  readonly unknown: readonly UnknownField[];
}

/** Warns of fields that are written twice. */
function findTwins(entries: readonly Entry[], file: string): readonly Problem[] {
  const known = new Set<string>();
  return entries.flatMap(({ name, place }) => {
    if (!known.has(name)) {
      known.add(name);
      return [];
    }
    const message = `"${name}" is there twice, and the first counts; remove one of them`;
    return [{ file, ...place, message }];
  });
}

const RECORDINGS: ReadonlySet<FieldName | undefined> = new Set(['audio', 'video']);

/** Tells fields from what is misspelt, and from what Tidings does not use. */
function sortEntries(entries: readonly Entry[], file: string, overrides: boolean): Sorted {
  const candidates: Candidate[] = [];
  const problems: Problem[] = [];
  const warnings: Problem[] = [];
  const unknown: UnknownField[] = [];
  const hasRecording = entries.some(({ name }) => RECORDINGS.has(findField(name)));
  for (const entry of entries) {
    const { name, place, value, isInner = false } = entry;
    const field = findFieldOf(name, hasRecording);
    const slip = isInner || field ? undefined : findSlip(name);
    if (name === '') {
      const message = 'this field has no name; write it as "name: value"';
      problems.push({ file, ...place, message });
    } else if (slip !== undefined) {
      problems.push({
        file,
        ...place,
        message: `there is no field "${name}"; did you mean "${slip}"?`,
      });
    } else if (field === undefined) {
      if (!isKnownElsewhere(name)) unknown.push({ name, ...place });
    } else if (OVERRIDES.has(field) && (!overrides || isInner)) {
      if (isInner) continue;
      const message = `"${name}" is only for raw text; put it in the sidecar of a .txt file`;
      warnings.push({ file, ...place, message });
    } else if (!isEmpty(value)) candidates.push({ entry, field });
  }
  return { candidates, problems, warnings, unknown };
}

const CATEGORIES = /^categor(?:y|ies)$/i;

interface Value {
  readonly field: FieldName;
  readonly value?: unknown;
  readonly position: Position;
  readonly faults: readonly { readonly isGrave: boolean; readonly problem: Problem }[];
}

/** A value without the parts of its maps that say nothing. */
const dropEmpty = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).filter(([, part]) => !isEmpty(part)))
    : value;

/** Whether a wrong value stops the compile. A date that a program wrote for none says as much as no field. */
const isNeeded = (field: FieldName, value: unknown): boolean =>
  NEEDED.has(field) && !(field === 'published' && isZeroDate(String(value)));

function readValue(field: FieldName, { name, value: given, placeOf }: Entry, file: string): Value {
  const { data, issues } = readParts(SCHEMAS[field], dropEmpty(given));
  return {
    field,
    value: data,
    position: placeOf([]),
    faults: issues.map(({ path, message, isPart, isGrave }) => ({
      isGrave: !isPart && (isNeeded(field, given) || isGrave),
      problem: { file, ...placeOf(path), message: `${name}: ${message}` },
    })),
  };
}

/** Puts together what several entries say of one field. */
const join = (values: readonly Value[]): unknown => {
  const [first, ...more] = values.flatMap(({ value }) => (value === undefined ? [] : [value]));
  if (!Array.isArray(first)) return first;
  // Two that say the same are one.
  return [...new Map([first, ...more].flat().map((each) => [JSON.stringify(each), each])).values()];
};

/**
 * Reads fields, or reports what is wrong with them, with positions.
 * @param text of the file, or of its front matter; an empty one has no fields
 * @param options.overrides whether fields that override the reading of raw text are allowed
 */
export function readFields(
  text: string,
  file: string,
  { overrides, syntax = 'yaml' }: { readonly overrides: boolean; readonly syntax?: FieldSyntax },
): FieldsReading {
  const read = checkSize(text, file) ?? READERS[syntax](text, file);
  if ('problems' in read) return { ...NO_FIELDS, file, problems: read.problems };
  const { candidates, problems, warnings, unknown } = sortEntries(
    translateEntries(read.entries, file),
    file,
    overrides,
  );
  const groups = Map.groupBy(candidates, ({ field }) => field);
  const values = [...groups].map(([field, some]) => {
    const entries = rank(
      field,
      some.map(({ entry }) => entry),
    );
    return choose(
      field,
      entries.map((entry) => readValue(field, entry, file)),
    );
  });
  const faults = values.flat().flatMap((value) => value.faults);
  const { grave = [], harmless = [] } = Object.groupBy(faults, ({ isGrave }) =>
    isGrave ? 'grave' : 'harmless',
  );
  return {
    file,
    fields: Object.fromEntries(
      values.flatMap((same): readonly (readonly [string, unknown])[] => {
        const [first] = same;
        const value = join(same);
        return first && value !== undefined ? [[first.field, value]] : [];
      }),
    ),
    problems: [...problems, ...grave.map(({ problem }) => problem)],
    warnings: [
      ...(read.warnings ?? []),
      ...findTwins(read.entries, file),
      ...warnings,
      ...harmless.map(({ problem }) => ({
        ...problem,
        message: `${problem.message} (left out until then)`,
      })),
    ],
    positions: Object.fromEntries(
      values.flatMap(([first]) => (first ? [[first.field, first.position]] : [])),
    ),
    unknown,
    categories: candidates.flatMap(({ field, entry: { name, value } }) =>
      field === 'tags' && CATEGORIES.test(name) ? (SCHEMAS.tags.safeParse(value).data ?? []) : [],
    ),
  };
}
