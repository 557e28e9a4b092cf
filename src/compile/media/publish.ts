import { createHash } from 'node:crypto';
import path from 'node:path';
import { buildFileName } from '../../lock/build-slug.ts';
import { filePath } from '../../paths.ts';
import { BUCKET_ADVICE, MOST_ASSET, MOST_LARGE_FILE } from '../asset-limit.ts';
import { readInput } from '../input.ts';
import { computeState, type KnownLargeFiles, type Probed } from './large-files.ts';
import { type MediaFacts, probeMedia } from './probe.ts';

/** A publisher's file as the site serves it. */
export interface PublishedFile extends MediaFacts {
  /** On the site. It contains a hash of the content, so caches may keep it forever. */
  readonly path: string;
  /** Undefined if it is too large for a static asset: the bucket gets it, from the disk. */
  readonly bytes?: Uint8Array | undefined;
  /** Where it is on the disk, relative to the project; undefined if compile makes it. */
  readonly source?: string | undefined;
  /** SHA-256 of the bytes, in hexadecimal digits. */
  readonly digest: string;
}

/** Why a file cannot be published. */
export interface MediaFault {
  readonly problem: string;
  /** Whether that stops a compile: the file may be as it should, and cannot be read now. */
  readonly stops: boolean;
}

/** What becomes of files that are too large for a static asset. */
export interface LargeFiles {
  readonly hasBucket: boolean;
  readonly known: KnownLargeFiles;
}

/** Hexadecimal digits of the hash, 48 bits: enough that no two files of a site share a path. */
const HASH_LENGTH = 12;

/** Where a file is served. */
const addressFile = (stem: string, digest: string, extension: string): string =>
  filePath(`${buildFileName(stem)}-${digest.slice(0, HASH_LENGTH)}.${extension}`);

const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/**
 * A file that compile makes.
 * @param stem its name without the ending
 */
export function makeFile(
  stem: string,
  text: string,
  { mediaType, extension }: Pick<MediaFacts, 'mediaType' | 'extension'>,
): PublishedFile {
  const bytes = Buffer.from(text);
  const digest = hash(bytes);
  const path = addressFile(stem, digest, extension);
  return { mediaType, extension, byteLength: bytes.length, path, bytes, digest };
}

const toMebibytes = (bytes: number): number => Math.ceil(bytes / 1024 ** 2);

async function probe(bytes: Uint8Array, file: string): Promise<Probed | MediaFault> {
  const facts = await probeMedia(bytes, file).catch((error: Error) => ({
    problem: `it cannot be read (${error.message}); export it again`,
  }));
  return 'problem' in facts
    ? { problem: `${file}: ${facts.problem}`, stops: false }
    : { facts, digest: hash(bytes) };
}

function explainTooLarge(file: string, size: number, { hasBucket }: LargeFiles): MediaFault {
  const most = hasBucket ? MOST_LARGE_FILE : MOST_ASSET;
  const problem = `${file}: this is ${toMebibytes(size)} MiB, and the limit is ${toMebibytes(most)} MiB; make it smaller${hasBucket ? '' : `, or ${BUCKET_ADVICE}`}`;
  return { problem, stops: false };
}

/** @param known what it was found to be before, if it is large and still the same */
async function readFile(
  root: string,
  file: string,
  onDisk: string,
  known: Probed | undefined,
): Promise<(Probed & { readonly bytes?: Uint8Array | undefined }) | MediaFault> {
  if (known) return known;
  const input = readInput(root, onDisk);
  if (input.kind === 'missing')
    return { problem: `${file} was deleted during the compile; compile again`, stops: true };
  if (input.kind === 'unreadable')
    return { problem: `${file}: ${input.problem.message}`, stops: true };
  const probed = await probe(input.bytes, file);
  return 'problem' in probed || input.bytes.length > MOST_ASSET
    ? probed
    : { ...probed, bytes: input.bytes };
}

/**
 * Reads a file and finds out what it is.
 * @param onDisk its path on the disk, relative to the project
 * @returns the file, or why it cannot be published
 */
export async function publishFile(
  root: string,
  file: string,
  onDisk: string,
  large: LargeFiles,
): Promise<PublishedFile | MediaFault> {
  const { size = 0, state = '' } = computeState(root, onDisk) ?? {};
  if (size > (large.hasBucket ? MOST_LARGE_FILE : MOST_ASSET))
    return explainTooLarge(file, size, large);
  const read = await readFile(root, file, onDisk, large.known.get(state));
  if ('problem' in read) return read;
  const { facts, digest, bytes } = read;
  const address = addressFile(path.posix.parse(file).name, digest, facts.extension);
  return { ...facts, path: address, bytes, source: onDisk, digest };
}
