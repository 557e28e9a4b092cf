import { imageSize } from 'image-size';
import { type Size, toSize } from './size.ts';

/** The images that pages show: their size has to be known, so that no page jumps. */
const SHOWN = /^image\/(?:jpeg|png|apng|gif|webp|avif|bmp)$/;

/** In bytes: what says the size of those stands before it, and a damaged file is soon given up. */
const HEADER_LENGTH = 4_194_304;

/** EXIF orientations that lay an image on its side. */
const isTurned = (orientation = 1): boolean => orientation >= 5 && orientation <= 8;

/** RIFF states its length, less the eight bytes before it; what is shorter was cut off. */
function isCutOff(bytes: Uint8Array, mediaType: string): boolean {
  if (mediaType !== 'image/webp' || bytes.length < 8) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  return bytes.length < view.getUint32(4, true) + 8;
}

function measure(bytes: Uint8Array, end: number): Size | undefined {
  try {
    // A copy, because image-size reads past the end of a view into what lies behind it.
    const { width, height, orientation } = imageSize(new Uint8Array(bytes.subarray(0, end)));
    return isTurned(orientation) ? toSize(height, width) : toSize(width, height);
  } catch {
    // It throws at whatever it cannot read.
    return undefined;
  }
}

/** The size of an image; of the kinds that no page shows, only where it is to be had. */
export function readImageSize(
  bytes: Uint8Array,
  mediaType: string,
): Partial<Size> | { readonly problem: string } {
  const isShown = SHOWN.test(mediaType);
  const size = isCutOff(bytes, mediaType)
    ? undefined
    : measure(bytes, isShown ? HEADER_LENGTH : bytes.length);
  if (size) return size;
  return isShown
    ? {
        problem:
          'the width and height of this image cannot be read, so it may be incomplete; export it again',
      }
    : {};
}
