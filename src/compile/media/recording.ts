import { type IFormat, parseBuffer } from 'music-metadata';
import { readMovie } from './movie.ts';
import { type Size, toSize } from './size.ts';
import { type MediaType, MP3, soundType } from './types.ts';

/** What is known of a recording besides its bytes. */
export interface Recording {
  readonly type: MediaType;
  /** In whole seconds. */
  readonly duration?: number | undefined;
  readonly size?: Size | undefined;
}

const MOVIE = /^(?:audio|video)\/(?:mp4|quicktime|3gpp2?)$/;

/** Erased memory, as a bad card leaves it: each byte looks like the start of a frame of MP3. */
const ERASED = Buffer.alloc(4096, 0xff);

/** music-metadata takes seconds for each megabyte of that. */
const isErased = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(ERASED);

async function readFormat(bytes: Uint8Array, mimeType: string): Promise<Partial<IFormat>> {
  if (mimeType === MP3.mediaType && isErased(bytes)) return {};
  const info = { mimeType, size: bytes.length };
  try {
    // With `duration` it reads on where the first frames of an MP3 do not tell how many there are.
    return (await parseBuffer(bytes, info, { duration: true, skipCovers: true })).format;
  } catch {
    // A recording that it cannot read may well play.
    return {};
  }
}

function findSize({ trackInfo = [] }: Partial<IFormat>): Size | undefined {
  const [size] = trackInfo.flatMap(({ video }) => {
    const { pixelWidth = 0, pixelHeight = 0 } = video ?? {};
    return toSize(pixelWidth, pixelHeight) ?? [];
  });
  return size;
}

/** A sound of a tenth of a second lasts a second, not none. */
const toSeconds = (duration = 0): number | undefined =>
  Number.isFinite(duration) && duration > 0 ? Math.max(1, Math.round(duration)) : undefined;

/** How long a recording lasts, and whether there is film in it. */
export async function readRecording(bytes: Uint8Array, given: MediaType): Promise<Recording> {
  const format = await readFormat(bytes, given.mediaType);
  const movie = MOVIE.test(given.mediaType) ? readMovie(bytes) : {};
  // Without sound in it either, its tracks could not be read.
  const isSound = format.hasAudio === true && format.hasVideo === false;
  const type = isSound ? soundType(given) : given;
  const isFilm = type.mediaType.startsWith('video/');
  return {
    type,
    duration: toSeconds(format.duration || movie.duration),
    // The header of a movie knows of a telephone that was held upright; its tracks do not.
    size: isFilm ? (movie.size ?? findSize(format)) : undefined,
  };
}
