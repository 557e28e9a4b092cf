import type { MediaFile } from '../../model/media-file.ts';

/**
 * What directories take as the picture of a show or an episode, in pixels.
 * @see https://podcasters.apple.com/support/5514-episode-art-template
 */
const SIDE = { least: 1400, most: 3000 } as const;

export const WANTED_COVER = `a square JPEG or PNG of ${SIDE.least} to ${SIDE.most} pixels`;

/** True for a picture that directories take. */
export const isCover = ({
  mediaType,
  width,
  height,
}: Pick<MediaFile, 'mediaType' | 'width' | 'height'>): boolean =>
  /^image\/(?:jpeg|png)$/.test(mediaType) &&
  width !== undefined &&
  width === height &&
  width >= SIDE.least &&
  width <= SIDE.most;
