import type { z } from 'zod';
import { EPISODE_TYPES } from '../../model/article.ts';
import type { Reading } from '../../model/reading.ts';
import { readByteLength } from './byte-length.ts';
import { readMediaType } from './media-type.ts';

/** What only the publisher can know of a file elsewhere, and what themes and hosts call it. */
const FACTS = {
  byteLength: {
    names: ['length', 'size', 'bytes', 'filesize', 'file_size', 'byte_length', 'size_in_bytes'],
    read: readByteLength,
  },
  mediaType: {
    names: ['type', 'mime', 'mime_type', 'mimetype', 'media_type', 'content_type'],
    read: readMediaType,
  },
} as const satisfies Record<
  string,
  { readonly names: readonly string[]; readonly read: (text: string) => Reading<unknown> }
>;

type Given = Readonly<Record<string, unknown>>;
type Pair = readonly [name: string, value: unknown];

/** Every name of a fact. */
export const FACT_NAMES: readonly string[] = Object.values(FACTS).flatMap(({ names }) => names);

const isGiven = (value: unknown): boolean => value !== undefined && value !== null && value !== '';

/** `type: bonus` is no type of a file. */
const isEpisodeType = (value: unknown): boolean => EPISODE_TYPES.some((type) => type === value);

/**
 * A file with its facts under our names. One that cannot be read is told and left out, since the file is as good
 * without it.
 */
export function readFacts(given: Given, context: z.core.$RefinementCtx): Given {
  const file = Object.fromEntries(
    Object.entries(given).filter(([name]) => !FACT_NAMES.includes(name)),
  );
  const facts = Object.entries(FACTS).flatMap(([fact, { names, read }]): readonly Pair[] => {
    const name = names.find((each) => isGiven(given[each]));
    const value = name === undefined ? undefined : given[name];
    if (name === undefined) return [];
    if (isEpisodeType(value)) return [['episode_type', given.episode_type ?? value]];
    const reading = read(String(value));
    if ('value' in reading) return [[fact, reading.value]];
    const params = { isPart: true };
    context.addIssue({ code: 'custom', message: reading.problem, path: [name], params });
    return [];
  });
  return { ...file, ...Object.fromEntries(facts) };
}
