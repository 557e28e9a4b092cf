import { z } from 'zod';
import type { Reading } from '../../model/reading.ts';
import { readByteLength } from './byte-length.ts';
import { readUri } from './discussion-values.ts';
import { FILE, mapWith, mediaType, NUMBER, readWhole } from './episode-values.ts';
import { isMap, renameParts } from './maps.ts';
import { location, readLocation } from './media-values.ts';
import { checked, flag, language, line, listOf, TEXT } from './values.ts';

const UNITS: Readonly<Record<string, number>> = { k: 1000, m: 1_000_000 };

/** In bits per second: `128000`, `128k`, `128 kbps`. */
function readBitrate(text: string): Reading<number> {
  const [, number, unit = ''] =
    /^(\d{1,12}(?:\.\d{1,9})?)\s*([km]?)(?:bps|bit\/s|bits?)?$/i.exec(text.trim()) ?? [];
  return number === undefined
    ? { problem: `"${text}" is not a bitrate; use bits per second, or 128k` }
    : { value: Number(number) * (UNITS[unit.toLowerCase()] ?? 1) };
}

const SOURCE = mapWith(
  { uri: ['uri', ...FILE], mediaType: ['contenttype', 'type', 'mediatype'] },
  'uri',
  { uri: checked(TEXT, readUri), mediaType: mediaType.optional() },
);

const NO_FILE = 'an alternate enclosure needs a path or a URL; add "file"';

const ALTERNATE = {
  location: FILE,
  sources: ['sources', 'source'],
  type: ['type', 'mediatype'],
  length: ['length', 'size', 'bytes'],
  bitrate: ['bitrate'],
  height: ['height'],
  language: ['lang', 'language'],
  title: ['title', 'name'],
  rel: ['rel'],
  codecs: ['codecs', 'codec'],
  isDefault: ['default'],
} as const;

const uriOf = (value: unknown): unknown =>
  isMap(value) ? renameParts(value, { uri: ['uri', ...FILE] }).uri : value;

/** The first source that can be fetched is the file, if none is named. */
function toAlternate(value: unknown): unknown {
  const parts = isMap(value) ? renameParts(value, ALTERNATE) : { location: value };
  const sources = parts.sources === undefined ? [] : [parts.sources].flat();
  if (parts.location !== undefined) return { ...parts, sources };
  const first = sources
    .map(uriOf)
    .find((uri) => typeof uri === 'string' && 'value' in readLocation(uri));
  return {
    ...parts,
    location: first,
    sources: sources.filter((each) => uriOf(each) !== first),
  };
}

/** Other recordings of the same. */
export const alternates = listOf(
  z.preprocess(
    toAlternate,
    z.object({
      location: location(NO_FILE),
      sources: z.array(SOURCE),
      type: mediaType.optional(),
      length: checked(TEXT, readByteLength).optional(),
      bitrate: checked(NUMBER, readBitrate).optional(),
      height: checked(NUMBER, readWhole).optional(),
      language: language.optional(),
      title: line.optional(),
      rel: line.optional(),
      codecs: line.optional(),
      isDefault: flag.optional(),
    }),
  ),
);
