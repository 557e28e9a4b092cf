import type { MediaFile, Picture } from '../model/article.ts';
import type { Item } from './channel.ts';
import { formatElement, formatText } from './xml.ts';

const MEDIUM = /^(?:image|audio|video)(?=\/)/;

/** Lists of the parts of a film. */
const STREAM = /^application\/(?:vnd\.apple\.mpegurl|dash\+xml)$/;

const mediumOf = (mediaType: string): string =>
  MEDIUM.exec(mediaType)?.[0] ?? (STREAM.test(mediaType) ? 'video' : 'document');

const formatThumbnail = (image: Picture | undefined): string =>
  image
    ? formatElement('media:thumbnail', { url: image.url, width: image.width, height: image.height })
    : '';

const formatContent = (file: MediaFile, inner: string): string =>
  formatElement(
    'media:content',
    {
      url: file.url,
      fileSize: file.byteLength,
      type: file.mediaType,
      medium: mediumOf(file.mediaType),
      duration: file.duration,
      width: file.width,
      height: file.height,
    },
    inner,
  );

const formatPicture = (image: Picture): string =>
  formatContent(
    image,
    formatText('media:title', image.caption === undefined ? undefined : image.alt) +
      formatText('media:description', image.caption ?? image.alt, { type: 'plain' }) +
      formatText('media:credit', image.credit),
  );

const formatFile = (file: MediaFile, image: Picture | undefined): string => {
  const isSeen = /^(?:audio|video)\//.test(file.mediaType);
  const thumbnail = isSeen ? formatThumbnail(image) : '';
  return formatContent(file, formatText('media:title', file.title) + thumbnail);
};

/**
 * The files of an item that are no enclosures of the document, with all that is known about them: neither RSS nor Atom
 * has room for that. Readers list a file that both name twice.
 * @param others the files, besides the picture
 * @param enclosed the files that an enclosure names
 * @see https://www.rssboard.org/media-rss
 */
export function formatMedia(
  { image }: Item,
  others: readonly MediaFile[],
  enclosed: readonly MediaFile[],
): string {
  const isEnclosed = ({ url }: MediaFile): boolean => enclosed.some((file) => file.url === url);
  const picture = image && !isEnclosed(image) ? formatPicture(image) : '';
  return others
    .filter((file) => file.url !== image?.url && !isEnclosed(file))
    .reduce((markup, file) => markup + formatFile(file, image), picture);
}
