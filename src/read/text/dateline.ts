import { memoize } from './memoize.ts';
import { AGENCIES } from './words/press.ts';

/** A place as agencies write it before a report: in capitals, or with a capital and an agency. */
const WORD = String.raw`(?:\p{Lu}[\p{L}\p{M}.'’-]*|\p{Ll}{1,3}\.?)`;
const PLACE = String.raw`\p{Lu}[\p{L}\p{M}.'’-]*(?:[,/]?\s?${WORD}){0,5}`;
const CAPITALS = String.raw`\p{Lu}[\p{Lu}\p{M}.'’/,\s-]{1,50}`;
const DASH = String.raw`(?:[-–—―:]+|\.\s?[-–—]+)`;
const AGENCY_IN_BRACKETS = String.raw`[(/（](?:\p{Lu}|\p{Ll}{2,4}(?=[)/,）]))[\p{L}\p{N}\s./,&-]{0,40}[)/）]`;
/** Without a dash behind it, only a known agency makes a dateline: "(NATO)" is part of a sentence. */
const KNOWN_IN_BRACKETS = String.raw`[(（](?:${AGENCIES})(?:[/,\s-]+(?:${AGENCIES}))*[)）]`;
const DAY = String.raw`(?:,?\s(?:\p{L}{3,10}\.?\s\d{1,2}|\d{1,2}\.?\s(?:de\s)?\p{L}{3,10}\.?)(?:,?\s\d{4})?)`;

/** The province of a smaller place: `Villanueva (Toledo)`. */
const REGION = String.raw`(?:\s\(\p{Lu}\p{Ll}[^()]{1,30}\))?`;

/**
 * `SEOUL, June 18 (Reuters) - `, `BERLIN (AP) — `, `Berlin (dpa) - `, `(CNN) — `, `MADRID, 18 Jun.
 * (EUROPA PRESS) - `, `WASHINGTON — `. A sentence begins after it.
 */
const DATELINE = new RegExp(
  String.raw`(?:${[
    String.raw`^${CAPITALS},?\s\d{1,2}\s\p{L}{3,10}\s[–—-]\s(?:\p{L}+\s?){1,3}\.\s`,
    String.raw`^${CAPITALS}[—–](?=\p{Lu})`,
    String.raw`^${PLACE}\.\s?[—–-]{1,2}\s`,
    String.raw`^\p{Lu}\p{Ll}+(?:[ -]\p{Lu}\p{Ll}+)?(?:,\s\p{Lu}[\p{L}.]+)?\s—\s(?=\p{Lu})`,
    String.raw`^(?:\p{Lo}[\p{L}\p{M}]*\s){1,2}\d{1,2}\s\p{Lo}[\p{L}\p{M}]*\s[(][^()]{2,40}[)]\s?${DASH}\s?`,
    String.raw`^${CAPITALS}${DAY}\.?\s/[^/]{2,30}/\.?\s`,
    String.raw`^${PLACE}${DAY}(?<=\d{4})\s[(]\p{Lu}{2,10}[)]\s`,
    String.raw`^(?:本|\p{sc=Han}{1,8}(?=[报報社网網]))[报報社网網][讯訊](?:\s?[(（][^()（）]{1,40}[)）]\s?|\s)`,
    String.raw`^[([【](?=[^=]*[\p{sc=Hangul}\p{sc=Han}]+=[\p{sc=Hangul}\p{sc=Han}])[^()[\]=]{1,15}=[^()[\]=]{1,15}[)\]】]\s?(?:[^=.]{2,30}(?:기자|특파원)\s?=\s?)?`,
    String.raw`^\p{sc=Han}{2,20}\d{1,2}月\d{1,2}日[电電讯訊]\s?(?:[(（][^()（）]{1,40}[)）])?`,
    String.raw`^\p{L}{3,9}\.?\s\d{1,2}\s${AGENCY_IN_BRACKETS}\s?${DASH}\s?`,
    String.raw`^(?:${PLACE}${REGION}${DAY}?\.?,?\s?)?(?:${AGENCY_IN_BRACKETS}\s?${DASH}|${KNOWN_IN_BRACKETS})\s?`,
    String.raw`^${CAPITALS}(?:,\s${PLACE})?${DAY}?\.?\s?${DASH}\s`,
    String.raw`^${PLACE}${DAY},?\s?(?:${AGENCY_IN_BRACKETS}\s?)?${DASH}\s`,
  ].join('|')})(?=[\p{Lu}\p{Lo}\p{N}"“„«»'‘¿¡([])`,
  'u',
);

/** An agency in front of the place: `(ANSA) - ROMA, 27 OTT - `. */
const AGENCY_BEFORE = /^\(\p{Lu}{2,12}\)\s[–—-]\s(?=\p{Lu}{2})/u;

/** In capitals, with a colon: `NEW DELHI: `, but also `VISIT: ` above a picture, or `EXCLUSIVE: ` in a headline. */
const LABEL = /^[^\p{Ll}(]*:\s/u;

/** Every dateline has one of these. */
const MARK = /[-–—―:/([（【电電讯訊]/;

/** In characters: a dateline, and what directly follows it. */
const LONGEST = 140;

/** In characters: what is longer than a caption begins with a place, not with a label. */
const CAPTION_LENGTH = 250;

/**
 * A text without its dateline, if it has one.
 * @example skipDateline('BERLIN (AP) — It rained.') // → 'It rained.'
 */
export const skipDateline = memoize((text: string): string => {
  const start = text.slice(0, LONGEST);
  if (!MARK.test(start)) return text;
  const agency = AGENCY_BEFORE.exec(start)?.[0] ?? '';
  const place = DATELINE.exec(start.slice(agency.length))?.[0];
  const found = place === undefined ? DATELINE.exec(start)?.[0] : agency + place;
  return found === undefined || found.length >= text.length ? text : text.slice(found.length);
});

/** True for a dateline on a line of its own, above its report. */
export const isDatelineAlone = (text: string): boolean =>
  !text.endsWith(':') && skipDateline(`${text} A`) === 'A';

/** A place in front of a report, as papers have it without an agency: `Eastvale. `, `Eastvale: `. */
const PLACED = /^(?<place>\p{Lu}\p{Ll}+(?:[ -]\p{Lu}\p{Ll}+)?)[.:]\s(?=[\p{Lu}"“„«])/u;

/**
 * A text without the place in front of it, if the title names that too: "in Eastvale", "Eastvale: …".
 * @example skipPlace('Eastvale. It rained.', 'Storm in Eastvale') // → 'It rained.'
 */
export function skipPlace(text: string, title: string): string {
  const found = PLACED.exec(text);
  const place = found?.groups?.place ?? '';
  const isNamed =
    title.startsWith(`${place}: `) ||
    title.startsWith(`${place}. `) ||
    new RegExp(`(?<!\\p{L})\\p{Ll}{1,4} ${place}(?!\\p{L})`, 'u').test(title);
  return found && isNamed ? text.slice(found[0].length) : text;
}

/** True if a text begins like a report. Whatever its shape, it is then no caption and no heading. */
export const hasDateline = (text: string): boolean =>
  skipDateline(text) !== text && !(text.length < CAPTION_LENGTH && LABEL.test(text));
