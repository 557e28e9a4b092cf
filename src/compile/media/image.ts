import { type Size, toSize } from './size.ts';

/** Images that pages show: their size has to be known, so that no page jumps while it loads. */
const SHOWN = /^image\/(?:jpeg|png|apng|gif|webp|avif|bmp)$/;

/** In bytes. The size of those images comes within it, and a damaged file is soon given up. */
const HEADER_LENGTH = 4_194_304;

/** EXIF orientations 5 to 8 turn an image on its side. */
const isTurned = (orientation = 1): boolean => orientation >= 5 && orientation <= 8;

/** RIFF states its length, less the first eight bytes; a file that is shorter was cut off. */
function isCutOff(bytes: Uint8Array, mediaType: string): boolean {
  if (mediaType !== 'image/webp' || bytes.length < 8) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  return bytes.length < view.getUint32(4, true) + 8;
}

async function measure(bytes: Uint8Array, end: number): Promise<Size | undefined> {
  // Loaded for the first picture, which many a site does not have.
  const { imageSize } = await import('image-size');
  try {
    // A copy, because image-size reads past the end of a view into the buffer behind it.
    const { width, height, orientation } = imageSize(new Uint8Array(bytes.subarray(0, end)));
    return isTurned(orientation) ? toSize(height, width) : toSize(width, height);
  } catch {
    // image-size throws if it cannot read something.
    return undefined;
  }
}

/** The size of an image. For kinds that no page shows, it may be missing. */
export async function readImageSize(
  bytes: Uint8Array,
  mediaType: string,
): Promise<Partial<Size> | { readonly problem: string }> {
  const isShown = SHOWN.test(mediaType);
  const size = isCutOff(bytes, mediaType)
    ? undefined
    : await measure(bytes, isShown ? HEADER_LENGTH : bytes.length);
  if (size) return size;
  return isShown
    ? {
        problem:
          'the width and height of this image cannot be read, so it may be incomplete; export it again',
      }
    : {};
}
