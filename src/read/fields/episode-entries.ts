import { EPISODE_TYPES } from '../../model/article.ts';
import type { Entry } from './entry.ts';
import { type FieldName, findField, foldName, OF_RECORDING } from './field-names.ts';
import { type DataMap, isMap } from './maps.ts';
import { readTime } from './times.ts';
import { flag } from './values.ts';

/** What names the file of a recording. */
const FILES: ReadonlySet<string> = new Set(['file', 'url', 'src', 'path', 'href']);

/** What these are in a recording is no other field's name. */
const SHORT: Readonly<Record<string, FieldName>> = {
  block: 'itunes_block',
  image: 'episode_image',
  cover: 'episode_image',
  license: 'episode_license',
  licence: 'episode_license',
  number: 'episode',
};

/** These name the file where nothing else does. */
const OR_FILE: ReadonlySet<string> = new Set(['image', 'location']);

const isRecording = ({ name }: Entry): boolean => /^(?:audio|video)$/.test(findField(name) ?? '');

function fieldOf(part: string, hasFile: boolean): FieldName | undefined {
  const name = foldName(part);
  if (OR_FILE.has(name) && !hasFile) return undefined;
  const field = Object.hasOwn(SHORT, name) ? SHORT[name] : findField(part);
  return field !== undefined && OF_RECORDING.has(field) ? field : undefined;
}

/** A recording, and what is said of it beside the file: fields of their own. */
function spread(entry: Entry): readonly Entry[] {
  const isList = Array.isArray(entry.value);
  const value: unknown = isList ? [entry.value].flat()[0] : entry.value;
  if (!isMap(value)) return [entry];
  const way = isList ? [0] : [];
  const hasFile = Object.keys(value).some((name) => FILES.has(foldName(name)));
  const parts = Object.entries(value).map(
    ([part, said]) => [part, said, fieldOf(part, hasFile)] as const,
  );
  const own = parts.filter(([, , field]) => field === undefined);
  if (own.length === parts.length) return [entry];
  return [
    {
      ...entry,
      value: Object.fromEntries(own),
      placeOf: (path) => entry.placeOf([...way, ...path]),
    },
    ...parts.flatMap(([part, said, name]): readonly Entry[] =>
      name === undefined
        ? []
        : [
            {
              name,
              value: said,
              isInner: true,
              place: entry.placeOf([...way, part]),
              placeOf: (path) => entry.placeOf([...way, part, ...path]),
            },
          ],
    ),
  ];
}

/** Apple's older words. */
const CLEAN: Readonly<Record<string, boolean>> = { clean: false, explicit: true };

function readExplicit(value: unknown): unknown {
  const known = CLEAN[String(value).trim().toLowerCase()];
  return known ?? flag.safeParse(value).data;
}

function readType(value: unknown): unknown {
  const word = String(value).trim().toLowerCase();
  return EPISODE_TYPES.find((type) => type === word);
}

function readLength(value: unknown): unknown {
  const read = readTime(String(value));
  return 'value' in read && read.value > 0 ? value : undefined;
}

/** What belongs to the file and is often written next to it. A value that cannot be right is somebody else's. */
const BESIDE: Readonly<Record<string, readonly [part: string, read: (value: unknown) => unknown]>> =
  {
    explicit: ['explicit', readExplicit],
    itunesexplicit: ['explicit', readExplicit],
    episodetype: ['episode_type', readType],
    itunesepisodetype: ['episode_type', readType],
    duration: ['duration', readLength],
    itunesduration: ['duration', readLength],
    podcastduration: ['duration', readLength],
  };

/** Adds to a recording what is written next to it, unless it says so itself. */
function addBeside(entry: Entry, beside: DataMap): Entry {
  const [first]: readonly unknown[] = [entry.value].flat();
  const value = isMap(first) ? first : { file: first };
  const isList = Array.isArray(entry.value);
  return {
    ...entry,
    value: { ...beside, ...value },
    placeOf: (path) => entry.placeOf(isList ? [0, ...path] : path),
  };
}

/** Of several recordings, an article plays the first and offers the others. */
function offerOthers(entry: Entry): readonly Entry[] {
  if (!isRecording(entry) || !Array.isArray(entry.value)) return [entry];
  const [first, ...others]: readonly unknown[] = entry.value;
  if (others.length === 0) return [entry];
  const placeOf: Entry['placeOf'] = ([at, ...path]) =>
    entry.placeOf([typeof at === 'number' ? at + 1 : 1, ...path]);
  return [
    { ...entry, value: [first] },
    { name: 'attachments', value: others, place: placeOf([]), placeOf },
  ];
}

/**
 * Entries of an article with a recording: what is in it, and what is written next to it, as the fields that they
 * mean. Without one, a `season` or a `location` is something else, and is not changed.
 */
export function spreadRecordings(written: readonly Entry[]): readonly Entry[] {
  const entries = written.flatMap(offerOthers);
  const recording = entries.find((entry) => isRecording(entry) && entry.value !== null);
  if (!recording) return entries;
  const found = entries.flatMap((entry) => {
    const [part, read] = BESIDE[foldName(entry.name)] ?? [];
    const value = read?.(entry.value);
    return part === undefined || value === undefined ? [] : [{ entry, part, value }];
  });
  const taken = new Set(found.map(({ entry }) => entry));
  const beside = Object.fromEntries(found.toReversed().map(({ part, value }) => [part, value]));
  return entries
    .filter((entry) => !taken.has(entry))
    .map((entry) => (entry === recording && found.length > 0 ? addBeside(entry, beside) : entry))
    .flatMap((entry) => (isRecording(entry) ? spread(entry) : [entry]));
}
