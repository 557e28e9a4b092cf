import { createHash } from 'node:crypto';
import path from 'node:path';
import { buildFileName } from '../../lock/build-slug.ts';
import { MEDIA_FOLDER } from '../../paths.ts';
import { MOST_ASSET } from '../asset-limit.ts';
import { readInput } from '../input.ts';
import { type MediaFacts, probeMedia } from './probe.ts';

/** A publisher's file as the site serves it. */
export interface PublishedFile extends MediaFacts {
  /** On the site. It contains a hash of the content, so caches may keep it forever. */
  readonly path: string;
  readonly bytes: Uint8Array;
  /** SHA-256 of the bytes, in hexadecimal digits. */
  readonly digest: string;
}

/** Why a file cannot be published. */
export interface MediaFault {
  readonly problem: string;
  /** Whether that stops a compile: the file may be as it should, and cannot be read now. */
  readonly stops: boolean;
}

/** Hexadecimal digits of the hash, 48 bits: enough that no two files of a site share a path. */
const HASH_LENGTH = 12;

/** Where a file is served, and the hash of its content. */
function addressFile(
  stem: string,
  bytes: Uint8Array,
  extension: string,
): Pick<PublishedFile, 'path' | 'bytes' | 'digest'> {
  const digest = createHash('sha256').update(bytes).digest('hex');
  const name = `${buildFileName(stem)}-${digest.slice(0, HASH_LENGTH)}`;
  return { path: `${MEDIA_FOLDER}/${name}.${extension}`, bytes, digest };
}

/**
 * A file that compile makes.
 * @param stem its name without the ending
 */
export const makeFile = (
  stem: string,
  text: string,
  { mediaType, extension }: Pick<MediaFacts, 'mediaType' | 'extension'>,
): PublishedFile => {
  const bytes = Buffer.from(text);
  return {
    mediaType,
    extension,
    byteLength: bytes.length,
    ...addressFile(stem, bytes, extension),
  };
};

/**
 * Reads a file and finds out what it is.
 * @param onDisk its path on the disk, relative to the project
 * @returns the file, or why it cannot be published
 */
export async function publishFile(
  root: string,
  file: string,
  onDisk: string,
): Promise<PublishedFile | MediaFault> {
  const input = readInput(root, onDisk, MOST_ASSET);
  if (input.kind === 'missing')
    return { problem: `${file} was deleted during the compile; compile again`, stops: true };
  if (input.kind === 'unreadable')
    return { problem: `${file}: ${input.problem.message}`, stops: !input.isTooLarge };
  const facts = await probeMedia(input.bytes, file).catch((error: Error) => ({
    problem: `it cannot be read (${error.message}); export it again`,
  }));
  if ('problem' in facts) return { problem: `${file}: ${facts.problem}`, stops: false };
  return {
    ...facts,
    ...addressFile(path.posix.parse(file).name, input.bytes, facts.extension),
  };
}
