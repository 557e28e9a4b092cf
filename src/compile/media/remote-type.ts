import { lookup } from 'mrmime';
import { extensionOf } from './types.ts';

/** What a file is for, which tells its type where the address does not. */
export type Role = 'image' | 'audio' | 'video' | 'file';

/** What most files are that have no ending. */
const IMPLIED: Readonly<Record<Role, string>> = {
  image: 'image/jpeg',
  audio: 'audio/mpeg',
  video: 'video/mp4',
  file: 'application/octet-stream',
};

/** Endings that mrmime does not know, with the types that our own files have. */
const OTHERS: Readonly<Record<string, string>> = {
  m4b: 'audio/mp4',
  m4r: 'audio/mp4',
  flac: 'audio/flac',
  mka: 'audio/matroska',
  aif: 'audio/aiff',
  aiff: 'audio/aiff',
  wma: 'audio/x-ms-wma',
  caf: 'audio/x-caf',
  m4v: 'video/mp4',
  mkv: 'video/matroska',
  avi: 'video/x-msvideo',
  wmv: 'video/x-ms-wmv',
  m3u8: 'application/vnd.apple.mpegurl',
  srt: 'application/x-subrip',
};

/** Containers of both have a name for sound and another for film (RFC 8216 §4, RFC 5334 §4). */
const AS_PLAYED: Readonly<Partial<Record<Role, Readonly<Record<string, string>>>>> = {
  audio: { 'video/webm': 'audio/webm', 'application/vnd.apple.mpegurl': 'audio/mpegurl' },
  video: { 'audio/webm': 'video/webm', 'audio/ogg': 'video/ogg' },
};

/** A recording, or a list of its parts. */
const RECORDING = /^(?:audio|video)\/|mpegurl$|^application\/dash\+xml$/;

const IS_FIT: Readonly<Record<Role, (type: string) => boolean>> = {
  image: (type) => type.startsWith('image/'),
  audio: (type) => RECORDING.test(type),
  video: (type) => RECORDING.test(type),
  file: (type) => type !== IMPLIED.file,
};

const typeOf = (name: string): string | undefined => {
  const extension = extensionOf(name.trim());
  return extension === '' ? undefined : (OTHERS[extension] ?? lookup(extension));
};

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

const withoutQuery = (name: string): string => name.replace(/[?#].*$/s, '');

/**
 * The names in an address that may be that of the file, the likeliest first: the last one of the path, and those in the
 * query. Hosts that count downloads put theirs in front, as in `/redirect.mp3/cdn.test/talk`.
 */
function listNames(address: string, role: Role): readonly string[] {
  const { pathname, searchParams } = new URL(address);
  const [last = '', ...others] = decode(pathname).split('/').toReversed();
  const isPlayed = role === 'audio' || role === 'video';
  return [last, ...searchParams.values(), ...(isPlayed ? others : [])].map(withoutQuery);
}

/**
 * The media type of a file elsewhere: as its publisher states it, or by its address, or by what it is for.
 * @example guessMediaType('https://x.test/play/12', 'audio') // → 'audio/mpeg'
 */
export function guessMediaType(address: string, role: Role, stated?: string): string {
  const named = listNames(address, role).map(typeOf);
  const type = [stated, ...named].find((each) => each !== undefined && IS_FIT[role](each));
  return type === undefined ? IMPLIED[role] : (AS_PLAYED[role]?.[type] ?? type);
}

/** Why neither what is stated nor the address is what a player plays; undefined where one of them is, or says nothing. */
export function explainUnplayed(
  address: string,
  role: 'audio' | 'video',
  stated?: string,
): string | undefined {
  const isPlayed = IS_FIT[role];
  if (stated !== undefined && !isPlayed(stated))
    return `"${stated}" is no type of sound or film; use one such as ${IMPLIED[role]}`;
  const named = listNames(address, role).map(typeOf);
  const [last] = named;
  return last === undefined || [stated, ...named].some((each) => each && isPlayed(each))
    ? undefined
    : `the address ends like ${last}, which no app plays; use "attachments" for it, or add its "type"`;
}
