import path from 'node:path';

/** What people call a file; the ending of its name usually promises it. */
export type MediaKind = 'image' | 'recording' | 'text' | 'document' | 'program' | 'unknown';

/** A media type, and the one ending that every server knows it by. */
export interface MediaType {
  readonly mediaType: string;
  /** Without the dot. */
  readonly extension: string;
}

export const UNKNOWN: MediaType = { mediaType: 'application/octet-stream', extension: 'bin' };
export const PLAIN_TEXT: MediaType = { mediaType: 'text/plain', extension: 'txt' };
export const HTML: MediaType = { mediaType: 'text/html', extension: 'html' };
export const MP3: MediaType = { mediaType: 'audio/mpeg', extension: 'mp3' };
/** Chapters of a recording, in JSON. Its name tells them from other JSON, which servers know by its ending. */
export const CHAPTERS: MediaType = {
  mediaType: 'application/json+chapters',
  extension: 'chapters.json',
};
export const SVG: MediaType = { mediaType: 'image/svg+xml', extension: 'svg' };

/** Text formats look alike to a machine, so the ending of a name tells them apart. */
const TEXTS: ReadonlyMap<string, MediaType> = new Map([
  ['txt', PLAIN_TEXT],
  ['html', HTML],
  ['htm', HTML],
  ['md', { mediaType: 'text/markdown', extension: 'md' }],
  ['csv', { mediaType: 'text/csv', extension: 'csv' }],
  ['tsv', { mediaType: 'text/tab-separated-values', extension: 'tsv' }],
  ['vtt', { mediaType: 'text/vtt', extension: 'vtt' }],
  ['srt', { mediaType: 'application/x-subrip', extension: 'srt' }],
  ['json', { mediaType: 'application/json', extension: 'json' }],
]);

/** Office files up to 2003 share one container (MS-CFB). */
const COMPOUND_FILES: ReadonlyMap<string, MediaType> = new Map([
  ['doc', { mediaType: 'application/msword', extension: 'doc' }],
  ['xls', { mediaType: 'application/vnd.ms-excel', extension: 'xls' }],
  ['ppt', { mediaType: 'application/vnd.ms-powerpoint', extension: 'ppt' }],
]);
const COMPOUND_FILE = 'application/x-cfb';

/** From names that tools use to those that IANA and feed readers know. */
const PROPER: Readonly<Record<string, MediaType>> = {
  'audio/x-m4a': { mediaType: 'audio/mp4', extension: 'm4a' },
  'audio/mp4': { mediaType: 'audio/mp4', extension: 'm4a' },
  'video/mp4': { mediaType: 'video/mp4', extension: 'mp4' },
  'video/x-m4v': { mediaType: 'video/mp4', extension: 'mp4' },
  'audio/x-flac': { mediaType: 'audio/flac', extension: 'flac' },
  'audio/vnd.wave': { mediaType: 'audio/wav', extension: 'wav' },
  'audio/x-wav': { mediaType: 'audio/wav', extension: 'wav' },
  'video/x-matroska': { mediaType: 'video/matroska', extension: 'mkv' },
  'image/x-icon': { mediaType: 'image/vnd.microsoft.icon', extension: 'ico' },
};

/** Containers that tools take for video, whatever is in them. */
const SOUND_ALONE: Readonly<Record<string, MediaType>> = {
  'video/mp4': { mediaType: 'audio/mp4', extension: 'm4a' },
  'video/webm': { mediaType: 'audio/webm', extension: 'weba' },
};

const ENDINGS = {
  image: 'jpg jpeg png apng gif webp avif svg bmp ico tif tiff heic heif jxl',
  recording: 'mp3 m4a m4b aac ogg oga opus flac wav weba aif aiff mp4 m4v mov webm ogv mkv avi mpg',
  text: [...TEXTS.keys()].join(' '),
  document: 'pdf epub doc docx xls xlsx ppt pptx odt ods odp rtf zip',
} as const satisfies Partial<Record<MediaKind, string>>;

const KINDS: ReadonlyMap<string, keyof typeof ENDINGS> = new Map(
  (['image', 'recording', 'text', 'document'] as const).flatMap((kind) =>
    ENDINGS[kind].split(' ').map((ending) => [ending, kind] as const),
  ),
);

/** Containers of sound or film, even if their names do not say so. */
const RECORDING = /^(?:audio|video)\/|^application\/(?:ogg|mxf|vnd\.ms-asf)$/;
const PROGRAM = /^application\/x-(?:msdownload|elf|mach-binary)$/;

/**
 * The ending of a name, in lower case and without the dot.
 * @example extensionOf('media/Photo.JPG') // → 'jpg'
 */
export const extensionOf = (name: string): string => path.extname(name).slice(1).toLowerCase();

/**
 * The kind that an ending promises, if any.
 * @example promisedKind('mp3') // → 'recording'
 */
export const promisedKind = (extension: string): keyof typeof ENDINGS | undefined =>
  KINDS.get(extension);

/** The kind of file that a media type stands for. */
export function kindOf({ mediaType }: MediaType): MediaKind {
  if (mediaType === UNKNOWN.mediaType) return 'unknown';
  if (PROGRAM.test(mediaType)) return 'program';
  if (mediaType.startsWith('image/')) return 'image';
  if (RECORDING.test(mediaType)) return 'recording';
  if (mediaType === CHAPTERS.mediaType) return 'text';
  const isText = [...TEXTS.values()].some((text) => text.mediaType === mediaType);
  return isText || mediaType.startsWith('text/') ? 'text' : 'document';
}

/**
 * The type of a text, by the ending of its name; undefined for any other ending.
 * @example textType('csv') // → { mediaType: 'text/csv', extension: 'csv' }
 */
export const textType = (extension: string): MediaType | undefined => TEXTS.get(extension);

/**
 * The type by the name that IANA and feed readers know.
 * @param named the ending of the file's own name
 */
export function properType({ mediaType, extension }: MediaType, named: string): MediaType {
  const [type = mediaType] = mediaType.split(';');
  if (type === COMPOUND_FILE) return COMPOUND_FILES.get(named) ?? { mediaType: type, extension };
  // Players recognise an audiobook by its ending.
  if (type === 'audio/mp4' && extension === 'm4b') return { mediaType: type, extension };
  return PROPER[type] ?? { mediaType: type, extension };
}

/** The type of a container without film in it: `audio/mp4` for `video/mp4`. */
export const soundType = (type: MediaType): MediaType => SOUND_ALONE[type.mediaType] ?? type;
