import { cleanText, stripBidi } from '../../model/characters.ts';
import { readTimedLine } from '../fields/times.ts';
import { readTranscriptPage } from './page.ts';
import { readSegments } from './segments.ts';
import { readSpeakers } from './speakers.ts';
import { readSubtitles } from './subtitles.ts';
import { type Cue, joinCues, type Turn } from './turns.ts';

/** A speaker's name with a time behind it: `Ada (0:12)`, `Ada [00:12]:`. */
const NAME_AND_TIME = /^(?<name>[^\d:()[\]]{1,40}?)\s*[([]?(?<time>\d+(?::\d{2}){1,2})[)\]]?:?\s*$/;

/** Paragraphs, which may begin with a time and a name. */
function readPlain(text: string): readonly Cue[] {
  const isSpaced = /\n\s*\n/.test(text.trim());
  return text.split(isSpaced ? /\n\s*\n/ : '\n').map((block): Cue => {
    const [first = '', ...rest] = block.trim().split('\n');
    const { name, time } = NAME_AND_TIME.exec(first)?.groups ?? {};
    const timed = readTimedLine(time ?? first);
    if (name !== undefined && timed)
      return { start: timed.start, speaker: name.trim(), text: rest.join(' '), isNew: true };
    const isTimed = timed && /^\s*[([]?\d+:/.test(first);
    return {
      ...(isTimed && { start: timed.start }),
      text: [isTimed ? timed.text : first, ...rest].join(' '),
      isNew: true,
    };
  });
}

/** Reads a transcript by its media type. */
const READERS: ReadonlyMap<string, (text: string) => readonly Cue[]> = new Map([
  ['text/vtt', readSubtitles],
  ['application/x-subrip', readSubtitles],
  ['application/json', readSegments],
  ['text/html', readTranscriptPage],
  ['text/plain', readPlain],
]);

const isSubtitles = (text: string): boolean =>
  text.startsWith('WEBVTT') || /^\s*\d+\n[\d:.,]+\s*-->/.test(text);

/**
 * Reads a transcript as paragraphs of plain text; none if its format is unknown, or nothing is in it.
 * @param mediaType what the file is
 */
export function readTranscript(bytes: Uint8Array, mediaType: string): readonly Turn[] {
  const { text } = cleanText(new TextDecoder().decode(bytes));
  const read = isSubtitles(text) ? readSubtitles : READERS.get(mediaType);
  if (!read) return [];
  return joinCues(readSpeakers(read(text))).map(({ start, speaker, text: said }) => ({
    start,
    speaker: speaker && stripBidi(speaker),
    text: stripBidi(said),
  }));
}
