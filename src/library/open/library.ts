import type { ByteRange } from '../../model/byte-range.ts';
import { toInstant } from '../../model/instant.ts';
import type { RedirectRule } from '../../model/redirect-pattern.ts';
import type { SiteSentences } from '../../model/sentences.ts';
import type { Shows } from '../../model/show.ts';
import { type LibraryIndex, RULES_KEY } from '../format.ts';
import { createSnapshot } from './create-snapshot.ts';
import { computeReleased } from './released.ts';
import { createShardReader, type ReadFile } from './shards.ts';
import type { Snapshot } from './snapshot.ts';

/** Where a file is: among the static assets, or in the bucket. */
export interface FilePlace {
  /** On the site. */
  readonly path: string;
  readonly inBucket: boolean;
  /** Of the whole file, as it was compiled. */
  readonly byteLength: number;
}

/**
 * Opens a file of an article.
 * @returns the part, or the whole; undefined if there is no such file
 */
export type OpenFile = (
  place: FilePlace,
  range: ByteRange | undefined,
) => Promise<ReadableStream<Uint8Array> | undefined>;

/** A file of an article. */
export interface StoredFile {
  /** Without parameters. */
  readonly mediaType: string;
  readonly byteLength: number;
  /** Undefined if it is not where the library has it, as it was compiled. */
  readonly open: (range?: ByteRange) => Promise<ReadableStream<Uint8Array> | undefined>;
  readonly inBucket: boolean;
}

/** Gives routes the articles of the site, and their files. */
export interface Library {
  /** How many parts the sitemap of articles has, at least 1. */
  readonly parts: number;
  /** What the pages of the site say by themselves. */
  readonly sentences: SiteSentences;
  /** What the shows of the site say of themselves. */
  readonly shows: Shows;
  /**
   * The snapshot at a time, which is the same object until the next article is released.
   * @param time milliseconds since 1970
   */
  at(time: number): Snapshot;
  /** @param path on the site */
  file(path: string): Promise<StoredFile | undefined>;
}

/** For whoever renders documents alone. */
const openNothing: OpenFile = async () => undefined;

/**
 * A library with its newest articles in memory, and the others in files.
 * @param readFile reads a file that compile wrote next to the index
 */
export function createLibrary(
  libraryIndex: LibraryIndex,
  readFile: ReadFile,
  openFile: OpenFile = openNothing,
): Library {
  const shards = createShardReader(readFile, libraryIndex.folder, libraryIndex.shardCount);
  let rules: readonly RedirectRule[] | undefined = libraryIndex.hasRules ? undefined : [];
  /** They are kept: a site may have a thousand, and whoever asks for what is not there asks again. */
  const readRules = async (): Promise<readonly RedirectRule[]> => {
    rules ??= (await shards.read('rules', RULES_KEY)) ?? [];
    return rules;
  };
  let current: { readonly snapshot: Snapshot; readonly since: number } | undefined;
  return {
    parts: libraryIndex.parts,
    sentences: libraryIndex.sentences,
    shows: libraryIndex.shows ?? { terms: {} },
    at(time) {
      if (current && time >= current.since && time < (current.snapshot.until ?? Infinity)) {
        return current.snapshot;
      }
      const released = computeReleased(libraryIndex, toInstant(time));
      current = {
        snapshot: createSnapshot(libraryIndex, shards, released, readRules),
        since: time,
      };
      return current.snapshot;
    },
    async file(path) {
      const known = await shards.read('file', path);
      if (!known) return undefined;
      const { inBucket = false, byteLength } = known;
      return {
        ...known,
        inBucket,
        open: (range) => openFile({ path, inBucket, byteLength }, range),
      };
    },
  };
}
