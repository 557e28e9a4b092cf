import { escapeAttribute } from '../../model/escape-html.ts';
import { linkToTime } from '../../model/recording-time.ts';
import { asMarked, type Marked, placeSite, SITE_MARK } from '../../model/site-mark.ts';
import { readTime } from '../../read/fields/times.ts';

const PIECE = /<(?<close>\/?)(?<name>[a-z][a-z0-9]*)[^>]*>|[^<]+/g;

/** What begins at one of these is the start of a line. */
const LINES: ReadonlySet<string> = new Set('p li dt dd td th div h2 h3 h4 h5 h6'.split(' '));

/** Times in these are code, or lead elsewhere already. */
const CLOSED: ReadonlySet<string> = new Set([
  'a',
  'pre',
  'code',
  'math',
  'blockquote',
  'figcaption',
]);

/** `12:34`, `1:02:03`, `(0:00)`; of `9:30 am` the day is meant. */
const TIME =
  /^(?<before>[\s([–•-]*)(?<time>(?:\d{1,2}:[0-5]\d|\d{1,3}):[0-5]\d)(?![\d:.,]\d|\d|[\s\u00a0]*(?:[ap]\.?m\b|uhr\b|h\b|o[’']clock))/i;

/** Seconds that a duration may be too short by. */
const TOLERANCE = 1;

interface Recording {
  readonly url: Marked;
  /** In seconds. */
  readonly duration?: number | undefined;
}

/** A function that makes the time at the start of a line a link, if the recording is that long. */
const createLink =
  (recording: Recording) =>
  (line: string): string => {
    const { before = '', time = '' } = TIME.exec(line)?.groups ?? {};
    const read = readTime(time);
    const { duration = Number.POSITIVE_INFINITY } = recording;
    if ('problem' in read || read.value > duration + TOLERANCE) return line;
    const url = linkToTime(placeSite(recording.url, SITE_MARK), read.value);
    const link = `<a href="${escapeAttribute(url)}">${time}</a>`;
    return before + link + line.slice(before.length + time.length);
  };

/**
 * Lines of one paragraph are often only broken where they got too long. A list of times has two at least.
 * @param at where the paragraph begins
 */
function isTimeList(html: string, name: string, at: number): boolean {
  const end = html.indexOf(`</${name}>`, at);
  const text = html.slice(at, end < 0 ? undefined : end).replace(/<[^>]*>/g, '');
  return text.split('\n').filter((line) => TIME.test(line)).length > 1;
}

interface Place {
  /** Whether it is the start of a line. */
  readonly isStart: boolean;
  readonly isList: boolean;
}

/** A list of times is shown line by line. */
function linkLines(text: string, { isStart, isList }: Place, link: (line: string) => string) {
  // Behind the tag of a line, its source may be broken too.
  const blank = isStart ? (/^\s*/.exec(text)?.[0] ?? '') : '';
  const lines = text.slice(blank.length).split('\n');
  const linked = lines.map((line, at) => {
    if (at === 0) return isStart ? link(line) : line;
    const shown = isList ? link(line) : line;
    return shown === line ? `\n${line}` : `<br/>\n${shown}`;
  });
  return blank + linked.join('');
}

/**
 * Makes the times that lines and items of lists begin with links to those places of the recording.
 * @param html as readers of articles write it: no text has `<` or `>`
 * @example `<li>12:34 Boats</li>` → `<li><a href="/media/talk.mp3#t=754">12:34</a> Boats</li>`
 */
export function linkTimes(html: Marked, recording: Recording): Marked {
  const text = placeSite(html, SITE_MARK);
  if (!/\d:\d\d/.test(text)) return html;
  const link = createLink(recording);
  let place: Place = { isStart: true, isList: false };
  let closed = 0;
  const linked = Array.from(text.matchAll(PIECE), ({ 0: piece, index, groups }) => {
    const { close, name } = groups ?? {};
    if (name === undefined) {
      const shown = closed > 0 ? piece : linkLines(piece, place, link);
      if (piece.trim() !== '') place = { ...place, isStart: false };
      return shown;
    }
    if (name === 'br') place = { ...place, isStart: true };
    else if (LINES.has(name)) place = { isStart: true, isList: isTimeList(text, name, index) };
    if (CLOSED.has(name) && !piece.endsWith('/>')) closed += close ? -1 : 1;
    return piece;
  });
  return asMarked(linked.join(''));
}
