import { isUtf8 } from 'node:buffer';
import { readImageSize } from './image.ts';
import { type Root, readRoot } from './markup.ts';
import { readRecording } from './recording.ts';
import { readSvgSize } from './svg.ts';
import {
  CHAPTERS,
  extensionOf,
  HTML,
  kindOf,
  type MediaKind,
  type MediaType,
  MP3,
  PLAIN_TEXT,
  promisedKind,
  properType,
  SVG,
  textType,
  UNKNOWN,
} from './types.ts';

/** What the bytes of a media file say about it. */
export interface MediaFacts {
  /** As IANA registers it, without parameters: `image/jpeg`. */
  readonly mediaType: string;
  /** For the name of the published file, by its type and without the dot: `jpg`. */
  readonly extension: string;
  readonly byteLength: number;
  /** In pixels, as displayed. Known for every image that pages show, and for some videos. */
  readonly width?: number | undefined;
  readonly height?: number | undefined;
  /** In whole seconds. Known for some audio and video. */
  readonly duration?: number | undefined;
}

/** In bytes: enough of a file to tell what is in it. */
const START_LENGTH = 16_384;

const NAMES: Readonly<Record<Exclude<MediaKind, 'unknown' | 'program'>, string>> = {
  image: 'an image',
  recording: 'audio or video',
  text: 'text in UTF-8',
  document: 'a document',
};

/** UTF-8 without a 0 byte; hardly any binary format has none. */
const isText = (bytes: Uint8Array): boolean => !bytes.includes(0) && isUtf8(bytes);

/** True for an ID3 tag, which comes before an MP3 and sometimes states its own length wrongly. */
const isTagged = ([first, second, third]: Uint8Array): boolean =>
  first === 0x49 && second === 0x44 && third === 0x33;

async function detect(bytes: Uint8Array, extension: string): Promise<MediaType | undefined> {
  // Loaded for the first file with a picture or a sound in it.
  const { fileTypeFromBuffer } = await import('file-type');
  try {
    const found = await fileTypeFromBuffer(bytes);
    if (found) return properType({ mediaType: found.mime, extension: found.ext }, extension);
    return extension === MP3.extension && isTagged(bytes) ? MP3 : undefined;
  } catch {
    // file-type throws on some files that are cut off.
    return undefined;
  }
}

/**
 * True for what Git LFS has instead of a file that was not fetched.
 * @see https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md
 */
const isLfsPointer = (bytes: Uint8Array): boolean =>
  new TextDecoder()
    .decode(bytes.subarray(0, 40))
    .startsWith('version https://git-lfs.github.com/spec/');

/** True for JSON chapters: `"chapters": [{ "startTime": 0, …`, whatever comes before. */
const isChapters = (bytes: Uint8Array): boolean =>
  /^\s*\{.*"chapters"\s*:\s*\[\s*\{[^{}]*"startTime"\s*:/s.test(
    new TextDecoder().decode(bytes.subarray(0, START_LENGTH)),
  );

/** The order matters. Text formats have no signature, so the ending of their name comes first. */
async function identify(
  bytes: Uint8Array,
  extension: string,
  root: Root | undefined,
): Promise<MediaType> {
  const text = isText(bytes);
  const named = text ? textType(extension) : undefined;
  if (named?.extension === 'json' && isChapters(bytes)) return CHAPTERS;
  if (named) return named;
  if (root) return root.kind === 'svg' ? SVG : HTML;
  return (await detect(bytes, extension)) ?? (text ? PLAIN_TEXT : UNKNOWN);
}

function describe(type: MediaType): string {
  if (type === HTML) return 'HTML';
  if (type === PLAIN_TEXT) return 'plain text';
  const kind = kindOf(type);
  if (kind === 'unknown') return 'data of an unknown type';
  return kind === 'program' ? 'a program' : type.mediaType;
}

function findTypeMismatch(type: MediaType, extension: string): string | undefined {
  const promised = promisedKind(extension);
  return promised === undefined || promised === kindOf(type)
    ? undefined
    : `this ends in .${extension}, but contains ${describe(type)}; replace it with ${NAMES[promised]}, or rename it`;
}

/**
 * Finds out what a media file is from its bytes; its name decides only where they cannot.
 * @param name with or without its folder
 * @returns the facts, or what is wrong with the file and what to do
 */
export async function probeMedia(
  bytes: Uint8Array,
  name: string,
): Promise<MediaFacts | { readonly problem: string }> {
  if (bytes.length === 0) return { problem: 'this file is empty; replace it with the real one' };
  if (isLfsPointer(bytes))
    return { problem: 'only its Git LFS pointer is here; fetch it with "git lfs pull"' };
  const extension = extensionOf(name);
  const root = readRoot(bytes);
  const type = await identify(bytes, extension, root);
  const problem = findTypeMismatch(type, extension);
  if (problem !== undefined) return { problem };

  const byteLength = bytes.length;
  switch (kindOf(type)) {
    case 'image': {
      const size =
        root?.kind === 'svg'
          ? readSvgSize(root.attributes)
          : await readImageSize(bytes, type.mediaType);
      return size && 'problem' in size ? size : { ...type, byteLength, ...size };
    }
    case 'recording': {
      const recording = await readRecording(bytes, type);
      return { ...recording.type, byteLength, ...recording.size, duration: recording.duration };
    }
    default:
      return { ...type, byteLength };
  }
}
