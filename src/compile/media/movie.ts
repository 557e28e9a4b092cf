import { type Size, toSize } from './size.ts';

/** What the header of an MP4 or QuickTime file says. */
export interface Movie {
  /** In seconds. */
  readonly duration?: number | undefined;
  readonly size?: Size | undefined;
}

interface Box {
  readonly type: string;
  readonly content: DataView;
}

/** In bytes. A size field of 0 means "to the end of the file", 1 that 64 bits follow the type. */
const HEADER_LENGTH = 8;
const LONG_HEADER_LENGTH = 16;

/** The boxes of a container, up to the first that does not fit into it (ISO 14496-12 §4.2). */
function* readBoxes(view: DataView): Generator<Box> {
  let start = 0;
  while (start + HEADER_LENGTH <= view.byteLength) {
    const stated = view.getUint32(start);
    const isLong = stated === 1;
    if (isLong && start + LONG_HEADER_LENGTH > view.byteLength) return;
    const header = isLong ? LONG_HEADER_LENGTH : HEADER_LENGTH;
    const rest = view.byteLength - start;
    const length = isLong ? Number(view.getBigUint64(start + HEADER_LENGTH)) : stated || rest;
    if (length < header || length > rest) return;
    const name = new Uint8Array(view.buffer, view.byteOffset + start + 4, 4);
    yield {
      type: String.fromCharCode(...name),
      content: new DataView(view.buffer, view.byteOffset + start + header, length - header),
    };
    start += length;
  }
}

function* findBoxes(view: DataView, [type, ...rest]: readonly string[]): Generator<DataView> {
  for (const box of readBoxes(view)) {
    if (box.type !== type) continue;
    if (rest.length === 0) yield box.content;
    else yield* findBoxes(box.content, rest);
  }
}

/** ISO 14496-12 §8.2.2: version 1 has 64 bits for every time. */
function readDuration(mvhd: DataView): number | undefined {
  const isLong = mvhd.getUint8(0) === 1;
  const timescale = mvhd.getUint32(isLong ? 20 : 12);
  const duration = isLong ? Number(mvhd.getBigUint64(24)) : mvhd.getUint32(16);
  // All ones mean that it is not known.
  const isKnown = timescale > 0 && duration > 0 && duration < (isLong ? 2 ** 64 - 1 : 2 ** 32 - 1);
  return isKnown ? duration / timescale : undefined;
}

/** ISO 14496-12 §8.3.2: sides are 16.16 fixed-point; a matrix that begins 0, ±1 turns them. */
function readTrackSize(tkhd: DataView): Size | undefined {
  const matrix = tkhd.getUint8(0) === 1 ? 52 : 40;
  const [width, height] = [tkhd.getUint32(matrix + 36), tkhd.getUint32(matrix + 40)].map(
    (side) => side / 2 ** 16,
  );
  if (width === undefined || height === undefined) return undefined;
  const isTurned = tkhd.getInt32(matrix) === 0 && tkhd.getInt32(matrix + 4) !== 0;
  return isTurned ? toSize(height, width) : toSize(width, height);
}

/** Reads the duration and size of a movie, as far as its header has them. */
export function readMovie(bytes: Uint8Array): Movie {
  const file = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const [mvhd] = findBoxes(file, ['moov', 'mvhd']);
    const [size] = [...findBoxes(file, ['moov', 'trak', 'tkhd'])]
      .flatMap((tkhd) => readTrackSize(tkhd) ?? [])
      .toSorted((a, b) => b.width * b.height - a.width * a.height);
    return { duration: mvhd && readDuration(mvhd), size };
  } catch (error) {
    // A box is too short for its type.
    if (error instanceof RangeError) return {};
    throw error;
  }
}
