import { extname } from 'node:path';
import type { Transcript, TranscriptText } from '../../model/episode.ts';
import { escapeAttribute, textToHtml } from '../../model/escape-html.ts';
import { formatTime, linkToTime } from '../../model/recording-time.ts';
import { asMarked, type Marked, placeSite, SITE_MARK } from '../../model/site-mark.ts';
import type { ParsedArticle } from '../../read/read-article.ts';
import { readTranscript } from '../../read/transcript/read-transcript.ts';
import type { Turn } from '../../read/transcript/turns.ts';
import { isRemote } from '../location.ts';
import { type FindPublished, resolveFile } from '../resolve.ts';

/** Of transcripts elsewhere; what has no ending is most likely a page. */
const TYPES: Readonly<Record<string, string>> = {
  '.vtt': 'text/vtt',
  '.srt': 'application/x-subrip',
  '.json': 'application/json',
  '.txt': 'text/plain',
};

const guessType = (url: string): string =>
  TYPES[extname(new URL(url).pathname).toLowerCase()] ?? 'text/html';

/** Subtitles are text with times; nothing else is captions unless it says so. */
const isCaptions = (rel: string | undefined): boolean => rel?.toLowerCase() === 'captions';

/** The transcripts of a recording. */
export function resolveTranscripts(
  parsed: ParsedArticle,
  find: FindPublished,
): readonly Transcript<Marked>[] {
  return (parsed.fields.transcripts ?? []).flatMap(({ location, language, type, rel }) => {
    const file = resolveFile(parsed, { location }, 'file', find);
    if (!file) return [];
    const mediaType = type ?? (isRemote(location) ? guessType(location) : file.mediaType);
    return [{ ...file, mediaType, language, ...(isCaptions(rel) && { isCaptions: true }) }];
  });
}

const formatTurn = ({ start, speaker, text }: Turn, url: string): string => {
  const time =
    start === undefined
      ? ''
      : `<a class="time" href="${escapeAttribute(linkToTime(url, start))}">${formatTime(start)}</a> `;
  const cite = speaker === undefined ? '' : `<cite>${textToHtml(speaker)}</cite> `;
  return `<p>${time}${cite}${textToHtml(text)}</p>`;
};

/**
 * The text of the first transcript that can be read, of those in the article's language if there are any.
 * @param recording its address
 */
export function renderTranscript(
  parsed: ParsedArticle,
  recording: Marked,
  find: FindPublished,
): TranscriptText<Marked> | undefined {
  const all = parsed.fields.transcripts ?? [];
  const own = all.filter(({ language }) => !language || language === parsed.fields.language);
  for (const { location, language, type } of [...own, ...all]) {
    const file = isRemote(location) ? undefined : find(parsed.file, location);
    const turns = file?.bytes ? readTranscript(file.bytes, type ?? file.mediaType) : [];
    if (turns.length === 0) continue;
    const url = placeSite(recording, SITE_MARK);
    return { html: asMarked(turns.map((turn) => formatTurn(turn, url)).join('\n')), language };
  }
  return undefined;
}
