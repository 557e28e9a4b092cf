import type { IFormat } from 'music-metadata';
import type { ITokenizer } from 'strtok3';
import { readMovie } from './movie.ts';
import { type Size, toSize } from './size.ts';
import { type MediaType, MP3, soundType } from './types.ts';

/** What is known about a recording. */
export interface Recording {
  readonly type: MediaType;
  /** In whole seconds. */
  readonly duration?: number | undefined;
  readonly size?: Size | undefined;
}

const MOVIE = /^(?:audio|video)\/(?:mp4|quicktime|3gpp2?)$/;

/** Erased memory, as a bad card leaves it: every byte looks like the start of an MP3 frame. */
const ERASED = Buffer.alloc(4096, 0xff);

/** music-metadata takes seconds for each megabyte of that. */
const isErased = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(ERASED);

/**
 * How many reads a recording may take before it is given up. A frame of sound takes about five;
 * bytes that only look like frames take one or two for every other byte.
 */
const READINGS = { perByte: 1 / 8, least: 100_000 } as const;

/** Bytes that take as long as one more read. */
const READ_AT_ONCE = 256;

/** Makes a reader of so many bytes fail if it reads them too often. */
function limitReads(tokenizer: ITokenizer, length: number): ITokenizer {
  const peek = tokenizer.peekBuffer.bind(tokenizer);
  let left = READINGS.least + length * READINGS.perByte;
  // To read is to peek, then to move on, so it is enough to count here.
  tokenizer.peekBuffer = (target, options) => {
    left -= 1 + target.length / READ_AT_ONCE;
    return left > 0 ? peek(target, options) : Promise.reject(new Error('read too often'));
  };
  return tokenizer;
}

/** Loaded for the first recording: few sites have one, and it takes longer than to compile a small site. */
async function readFormat(bytes: Uint8Array, mimeType: string): Promise<Partial<IFormat>> {
  if (mimeType === MP3.mediaType && isErased(bytes)) return {};
  try {
    const { fromBuffer } = await import('strtok3');
    const { parseFromTokenizer } = await import('music-metadata');
    const bytesReader = fromBuffer(bytes, { fileInfo: { mimeType, size: bytes.length } });
    // With `duration` it reads on if the first frames of an MP3 do not say how many there are.
    const tokenizer = limitReads(bytesReader, bytes.length);
    return (await parseFromTokenizer(tokenizer, { duration: true, skipCovers: true })).format;
  } catch {
    // A recording that it cannot read may still play.
    return {};
  }
}

function readSize({ trackInfo = [] }: Partial<IFormat>): Size | undefined {
  const [size] = trackInfo.flatMap(({ video }) => {
    const { pixelWidth = 0, pixelHeight = 0 } = video ?? {};
    return toSize(pixelWidth, pixelHeight) ?? [];
  });
  return size;
}

/** In whole seconds, at least one: a sound of a tenth of a second does not last 0 seconds. */
const toSeconds = (duration = 0): number | undefined =>
  Number.isFinite(duration) && duration > 0 ? Math.max(1, Math.round(duration)) : undefined;

/** Reads how long a recording is, and whether it is a film: an MP4 with sound alone is `audio/mp4`. */
export async function readRecording(bytes: Uint8Array, given: MediaType): Promise<Recording> {
  const format = await readFormat(bytes, given.mediaType);
  const movie = MOVIE.test(given.mediaType) ? readMovie(bytes) : {};
  // If there is no sound either, its tracks could not be read.
  const isSound = format.hasAudio === true && format.hasVideo === false;
  const type = isSound ? soundType(given) : given;
  const isFilm = type.mediaType.startsWith('video/');
  return {
    type,
    duration: toSeconds(format.duration || movie.duration),
    // The header of a movie knows if the phone was held upright; the tracks do not.
    size: isFilm ? (movie.size ?? readSize(format)) : undefined,
  };
}
