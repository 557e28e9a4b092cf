import type { MediaFile, Picture } from '../model/article.ts';
import { enclosuresOf, type Item } from './channel.ts';
import { formatElement, formatText } from './xml.ts';

const MEDIUM = /^(?:image|audio|video)(?=\/)/;

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
      medium: MEDIUM.exec(file.mediaType)?.[0] ?? 'document',
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

/**
 * Every file of an item, with all that is known about it: neither RSS nor Atom has room for that.
 * @see https://www.rssboard.org/media-rss
 */
export const formatMedia = (item: Item): string =>
  (item.image ? formatPicture(item.image) : '') +
  enclosuresOf(item)
    .map((file) => {
      const isSeen = /^(?:audio|video)\//.test(file.mediaType);
      const thumbnail = isSeen ? formatThumbnail(item.image) : '';
      return formatContent(file, formatText('media:title', file.title) + thumbnail);
    })
    .join('');
