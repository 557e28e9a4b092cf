import { fromHtml } from 'hast-util-from-html';
import { toString as textOf } from 'hast-util-to-string';
import { readTime } from '../fields/times.ts';
import type { Cue } from './turns.ts';

const TIMING = /^\s*(?<from>[\d:.,]+)\s*-->\s*(?<to>[\d:.,]+)/;
const VOICE = /<v(?:\.[^\s>]*)?\s+(?<name>[^>]+)>/;
const TAG = /<\/?[a-z][^>]*>|<[\d:.]+>|\{\\[^}]*\}/gi;

const toSeconds = (text = ''): number | undefined => {
  const read = readTime(text);
  return 'value' in read ? read.value : undefined;
};

/** Whatever is no tag of the format is text. */
const toText = (markup: string): string => {
  const text = markup.replace(TAG, '').trim();
  return text.includes('&')
    ? textOf(fromHtml(text.replaceAll('<', '&lt;'), { fragment: true }))
    : text;
};

/** What is said in one cue, by each who speaks in it. */
function readVoices(markup: string, start: number | undefined, end: number | undefined) {
  const [before = '', ...voices] = markup.split(/(?=<v[.\s])/);
  const first = VOICE.test(before) ? undefined : before;
  return [
    ...(first === undefined ? [] : [{ start, end, text: toText(first) }]),
    ...[...(first === undefined ? [before] : []), ...voices].map((voice): Cue => {
      const speaker = VOICE.exec(voice)?.groups?.name;
      return { start, end, speaker: speaker && toText(speaker), text: toText(voice) };
    }),
  ].filter(({ text }) => text !== '');
}

/** Notes, styles and regions have no line with times; the number or name of a cue is above it. */
function readBlock(block: string): readonly Cue[] {
  const lines = block.split('\n');
  const at = lines.findIndex((line) => TIMING.test(line));
  if (at < 0) return [];
  const { from, to } = TIMING.exec(lines[at] ?? '')?.groups ?? {};
  return readVoices(lines.slice(at + 1).join('\n'), toSeconds(from), toSeconds(to));
}

/**
 * Reads WebVTT and SubRip, which have the same form: blocks with a line of times, and lines of text below.
 * @param text with line ends of `\n`
 * @see https://www.w3.org/TR/webvtt1/
 */
export const readSubtitles = (text: string): readonly Cue[] =>
  // Some tools leave out the empty line before the next cue.
  text
    .replace(/\n(?=\d+\n[\d:.,]+\s*-->)/g, '\n\n')
    .split(/\n[^\S\n]*\n/)
    .flatMap(readBlock);
