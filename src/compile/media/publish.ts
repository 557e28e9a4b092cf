import { createHash } from 'node:crypto';
import path from 'node:path';
import { buildSlug } from '../../lock/build-slug.ts';
import { MEDIA_FOLDER } from '../../paths.ts';
import { MOST_ASSET } from '../asset-limit.ts';
import { readInput } from '../input.ts';
import { type MediaFacts, probeMedia } from './probe.ts';

/** A file of the publisher's as the site serves it. */
export interface PublishedFile extends MediaFacts {
  /** Its path on the site: it names the content, so it may be kept for ever. */
  readonly path: string;
  readonly bytes: Uint8Array;
  /** SHA-256 of the bytes, in hexadecimal digits. */
  readonly digest: string;
}

/** Long enough that no two files of a site share it: 60 bits, in base32 without vowels' confusion. */
const HASH_LENGTH = 12;

/**
 * A file read and looked at, or why it cannot be published.
 * @param onDisk where it is, from the project's folder on
 */
export async function publishFile(
  root: string,
  file: string,
  onDisk: string,
): Promise<PublishedFile | { readonly problem: string }> {
  const input = readInput(root, onDisk, MOST_ASSET);
  if (input.kind === 'missing')
    return { problem: `${file} was deleted during the compile; compile again` };
  if (input.kind === 'unreadable') return { problem: `${file}: ${input.problem.message}` };
  const facts = await probeMedia(input.bytes, file).catch((error: Error) => ({
    problem: `it cannot be read (${error.message}); export it again`,
  }));
  if ('problem' in facts) return { problem: `${file}: ${facts.problem}` };
  const digest = createHash('sha256').update(input.bytes).digest('hex');
  const name = `${buildSlug(path.posix.parse(file).name, file)}-${digest.slice(0, HASH_LENGTH)}`;
  return {
    ...facts,
    path: `${MEDIA_FOLDER}/${name}.${facts.extension}`,
    bytes: input.bytes,
    digest,
  };
}
