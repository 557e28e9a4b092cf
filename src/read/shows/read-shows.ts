import type { Problem } from '../../model/problem.ts';
import type { Entry, Position } from '../fields/entry.ts';
import { readParts } from '../fields/read-parts.ts';
import { isSlip, suggest } from '../fields/suggest.ts';
import { type Group, readYamlGroups } from '../fields/yaml-entries.ts';
import { findShowField, SHOW_NAMES, type ShowFieldName } from './show-names.ts';
import { NEEDED_OF_SHOW, SHOW_SCHEMAS, type ShowFields } from './show-values.ts';

/** A show as it is written. */
export interface WrittenShow {
  readonly fields: ShowFields;
  readonly place: Position;
  /** Where the fields are that it has. */
  readonly positions: Readonly<Partial<Record<ShowFieldName, Position>>>;
}

/** The shows of a file, and what is wrong with it. */
export interface ShowsReading {
  readonly shows: readonly WrittenShow[];
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
}

interface Told {
  readonly problems: Problem[];
  readonly warnings: Problem[];
}

const NAMES = Object.keys(SHOW_NAMES);

/** Tells a field that no show has; one that is a slip stops, since its value would be lost. */
function tellUnknown({ name, place }: Entry, file: string, { problems, warnings }: Told): void {
  const slip = NAMES.some((each) => isSlip(name.toLowerCase(), each));
  const hint = suggest(name, NAMES) || '; see docs/podcasts.md#the-show';
  const message = `a show has no field "${name}"${hint}`;
  (slip ? problems : warnings).push({ file, ...place, message });
}

const isEmpty = (value: unknown): boolean =>
  value === null || value === '' || (Array.isArray(value) && value.length === 0);

function readShow({ place, entries }: Group, file: string, told: Told): WrittenShow {
  const fields: Record<string, unknown> = {};
  const positions: Partial<Record<ShowFieldName, Position>> = {};
  for (const entry of entries) {
    const field = findShowField(entry.name);
    if (field === undefined) tellUnknown(entry, file, told);
    if (field === undefined || isEmpty(entry.value)) continue;
    if (fields[field] !== undefined) {
      const message = `"${entry.name}" says once more what "${field}" is, and the first counts; remove it`;
      told.warnings.push({ file, ...entry.place, message });
      continue;
    }
    const { data, issues } = readParts(SHOW_SCHEMAS[field], entry.value);
    const isNeeded = NEEDED_OF_SHOW.has(field);
    for (const { path, message } of issues) {
      const whole = `${entry.name}: ${message}${isNeeded ? '' : ' (left out until then)'}`;
      (isNeeded ? told.problems : told.warnings).push({
        file,
        ...entry.placeOf(path),
        message: whole,
      });
    }
    if (data !== undefined) fields[field] = data;
    positions[field] ??= entry.placeOf([]);
  }
  // Every field has been read by its own schema.
  return { fields: fields as ShowFields, place, positions };
}

/**
 * Reads the settings of the shows.
 * @param text in YAML: a list of shows, or one
 */
export function readShows(text: string, file: string): ShowsReading {
  const read = readYamlGroups(text, file);
  if ('problems' in read) return { shows: [], problems: read.problems, warnings: [] };
  const told: Told = { problems: [], warnings: [] };
  const shows = read.groups.map((group) => readShow(group, file, told));
  return { shows, ...told };
}
