import type { ExportedArticle, ExportedFile } from './exported.ts';
import { metaOf } from './wordpress-items.ts';
import { childrenOf, textOf, type XmlRecord } from './xml-records.ts';

interface Enclosure extends ExportedFile {
  readonly type: string;
}

const DURATION = /"duration";s:\d+:"([\d:]+)"/;
const SOUND = /\.(?:mp3|m4a|ogg|oga|opus|wav)$/i;
const FILM = /\.(?:mp4|m4v|webm|mov)$/i;

const pathOf = (url: string): string => URL.parse(url)?.pathname ?? '';

/** What PowerPress, Seriously Simple Podcasting and WordPress itself keep of an episode. */
function readEnclosures(item: XmlRecord): readonly Enclosure[] {
  const own = metaOf(item, 'audio_file');
  const duration = metaOf(item, 'duration') || undefined;
  const given = childrenOf(item, 'wp:postmeta')
    .filter((meta) => /^(?:enclosure|.*:enclosure)$/.test(textOf(meta, 'wp:meta_key')))
    .map((meta) => textOf(meta, 'wp:meta_value'))
    .map((value) => {
      const [url = '', , type = ''] = value.split(/\r?\n/).map((line) => line.trim());
      return { url, type, duration: DURATION.exec(value)?.[1] };
    });
  const all = own === '' ? given : [{ url: own, type: 'audio', duration }, ...given];
  return all.filter(
    ({ url }, at) => /^https?:/i.test(url) && all.findIndex((each) => each.url === url) === at,
  );
}

export function readFiles(
  item: XmlRecord,
): Pick<ExportedArticle, 'audio' | 'video' | 'attachments'> {
  const files = readEnclosures(item);
  const toFile = ({ url, duration }: ExportedFile): ExportedFile =>
    duration === undefined ? { url } : { url, duration };
  const audio = files.find(({ type, url }) => type.startsWith('audio') || SOUND.test(pathOf(url)));
  const video = files.find(({ type, url }) => type.startsWith('video') || FILM.test(pathOf(url)));
  return {
    audio: audio && toFile(audio),
    video: video && video !== audio ? toFile(video) : undefined,
    attachments: files.filter((file) => file !== audio && file !== video).map(toFile),
  };
}
