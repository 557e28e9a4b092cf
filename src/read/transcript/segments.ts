import { isMap, renameParts } from '../fields/maps.ts';
import { readTime } from '../fields/times.ts';
import type { Cue } from './turns.ts';

const PARTS = {
  start: ['starttime', 'start', 'startms', 'from', 'time'],
  end: ['endtime', 'end', 'to'],
  speaker: ['speaker', 'speakername', 'name'],
  text: ['body', 'text', 'content', 'transcript'],
} as const;

const LISTS = ['segments', 'transcript', 'cues', 'items'] as const;

const toSeconds = (value: unknown): number | undefined => {
  const read = readTime(String(value ?? ''));
  return 'value' in read ? read.value : undefined;
};

function toCue(value: unknown): readonly Cue[] {
  if (!isMap(value)) return [];
  const { start, end, speaker, text } = renameParts(value, PARTS);
  if (typeof text !== 'string') return [];
  return [
    {
      start: toSeconds(start),
      end: toSeconds(end),
      speaker: typeof speaker === 'string' && speaker.trim() !== '' ? speaker.trim() : undefined,
      text,
    },
  ];
}

/**
 * Reads a transcript in JSON: that of the podcast namespace, and what Whisper and Podlove write.
 * @see https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/transcripts/transcripts.md
 */
export function readSegments(json: string): readonly Cue[] {
  try {
    const data: unknown = JSON.parse(json);
    const list = isMap(data) ? LISTS.map((name) => data[name]).find(Array.isArray) : data;
    return Array.isArray(list) ? list.flatMap(toCue) : [];
  } catch {
    return [];
  }
}
