import type { Reading } from '../../model/reading.ts';

/** RFC 6838 §4.2, without parameters. */
const MEDIA_TYPE = /^[a-z]+\/[a-z\d][\w!#$&^.+-]*$/;

/** What some call what IANA has registered under another name. */
const PROPER: Readonly<Record<string, string>> = {
  'audio/mp3': 'audio/mpeg',
  'audio/mpeg3': 'audio/mpeg',
  'audio/x-mp3': 'audio/mpeg',
  'audio/x-mpeg': 'audio/mpeg',
  'audio/m4a': 'audio/mp4',
  'audio/m4b': 'audio/mp4',
  'audio/x-m4b': 'audio/mp4',
  'audio/opus': 'audio/ogg',
  'audio/x-flac': 'audio/flac',
  'audio/x-wav': 'audio/wav',
  'audio/wave': 'audio/wav',
  'application/ogg': 'audio/ogg',
  'video/m4v': 'video/x-m4v',
  'image/jpg': 'image/jpeg',
};

/**
 * A media type, by the name that players know.
 * @example readMediaType('Audio/MP3; codecs=mp3') // → { value: 'audio/mpeg' }
 */
export function readMediaType(text: string): Reading<string> {
  const [type = ''] = text.trim().toLowerCase().split(/\s*;/);
  return MEDIA_TYPE.test(type)
    ? { value: PROPER[type] ?? type }
    : { problem: `"${text}" is not a media type; use one such as audio/mpeg` };
}
