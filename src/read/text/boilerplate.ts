import { memoize } from './memoize.ts';
import { COUNTED, LABELS, LEADS, READING_TIME, REQUESTS, SECTIONS } from './words/phrases.ts';

/** What surrounds an article on its page: a counter, a button, a link to another article. */
export type Surrounding = 'counter' | 'boilerplate' | 'promotion';

/** In characters. A promotion says what to click; it tells no story. */
const PROMOTION_LENGTH = 220;

const NUMBER = /^[+(]?\d+(?:[.,\u202f\u00a0 ]\d+)*\s?(?:[KkMm]|tys\.?|mil|тыс\.?)?\+?\)?$/u;

/** What people put around a button's label: arrows, bullets, brackets, emoji. */
const ORNAMENT = String.raw`(?:[\s\p{So}\p{Sm}\p{Extended_Pictographic}»«›‹•·|[\](){}*_:…—–-]|\ufe0f)`;
const ORNAMENTS_BEFORE = new RegExp(`^${ORNAMENT}+`, 'u');
/**
 * One at a time from the end: a repeated match would try a run in the middle of a text from each of its
 * positions.
 */
const ORNAMENT_BEHIND = new RegExp(String.raw`(?:${ORNAMENT}|\.{3})$`, 'u');
const LONGEST_ORNAMENT = 3;

const quoteMeta = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const anyOf = (texts: readonly string[]): string =>
  texts
    .toSorted((a, b) => b.length - a.length)
    .map(quoteMeta)
    .join('|');

const COUNT = new RegExp(
  `^(?:(?:${anyOf(COUNTED)})\\s?[:(]?\\s?[\\d.,]+\\s?[km]?\\)?|[\\d.,]+\\s?[km]?\\s?(?:${anyOf(COUNTED)}))$`,
  'u',
);
const LEAD = new RegExp(`^(?:${anyOf(LEADS)})\\s?(?:[:|›»>→：]|\\s[–—-]\\s)\\s?(?=\\S)`, 'u');
const TRAIL = /\s*[>›»|·•]\s*|\s\/\s|\s{2,}/;
const REQUEST = new RegExp(`^(?:${anyOf(REQUESTS)})`, 'u');
const HOME_TRAIL =
  /^(?:home|start(?:seite)?|inicio|início|accueil|home ?page|главная|strona główna|forside|hem|etusivu|anasayfa|ana sayfa|ホーム|首页|홈)\s*[>›»|·•/]/i;
const STORY_TELLS = /[.!?]["”’»]?\s+\p{Lu}.*[.!?]["”’»]?\s+\p{Lu}/u;

/** Nothing to trim, as for most lines. */
const isPlain = (text: string): boolean =>
  /^[\p{L}\p{N}]/u.test(text) && /[\p{L}\p{N}.!?"”’]$/u.test(text) && !text.endsWith('...');

function trimOrnaments(text: string): string {
  const start = ORNAMENTS_BEFORE.exec(text)?.[0].length ?? 0;
  let end = text.length;
  for (let length = 1; end > start && length > 0; end -= length) {
    const ending = text.slice(Math.max(start, end - LONGEST_ORNAMENT), end);
    length = ORNAMENT_BEHIND.exec(ending)?.[0].length ?? 0;
  }
  return text.slice(start, end);
}

/**
 * A text as it is looked up: in lower case, with plain apostrophes, without ornaments around it.
 * @example foldPhrase('» Read More') // → 'read more'
 */
export const foldPhrase = (text: string): string =>
  (isPlain(text) ? text : trimOrnaments(text)).replaceAll('’', "'").toLowerCase();

/** True for a number alone on its line, as pages count shares and comments: `0`, `1,024`, `1.2K`. */
export const isNumber = (text: string): boolean => text.length < 16 && NUMBER.test(text);

/** True for the name of a newspaper section, or a trail to one: `Home > World`. */
export function isSection(text: string): boolean {
  if (text.length > 160) return false;
  if (HOME_TRAIL.test(text)) return true;
  const names = text.split(TRAIL).map(foldPhrase);
  const isKnown = (name: string): boolean =>
    SECTIONS.has(name) || name.split(/ (?:&|and|und|et|y|e) /).every((part) => SECTIONS.has(part));
  return names.length > 1
    ? names.some(isKnown) && names.every((name) => name.split(' ').length <= 3)
    : isKnown(names[0] ?? '');
}

const LEAD_LABELS: ReadonlySet<string> = new Set(LEADS);
const isLead = (folded: string): boolean => LEAD_LABELS.has(folded.replace(/\s?[:：]$/, ''));
const isLabel = (folded: string): boolean => folded === '' || LABELS.has(folded) || isLead(folded);

/** True for a label with its link on the next line: `Read also`, `Related:`. One word may be what a section is about. */
export const announcesLink = (text: string): boolean =>
  isLead(foldPhrase(text)) && /[\s:：]|\p{Lo}{4}/u.test(text);

/** True for what leads elsewhere: it begins by saying so, and tells no story. */
function isPromotion(text: string): boolean {
  if (STORY_TELLS.test(text)) return false;
  const start = foldPhrase(text);
  if (REQUEST.test(start)) return !/[.,:!?]/.test(text);
  const lead = LEAD.exec(start)?.[0];
  // "Watch: …" followed by a sentence may well be text.
  return lead !== undefined && (lead.trim().includes(' ') || !text.endsWith('.'));
}

/** Counts that only pages have. Photos or votes may be what a text is about. */
export const CERTAIN_COUNT =
  /share|comment|tweet|kommentar|coment|commenti|reacties|коммент|yorum|paylaş/i;

/** What a line of the page around the article is; undefined if it may be the article's own. */
export const readSurrounding = memoize((text: string): Surrounding | undefined => {
  if (text.length > PROMOTION_LENGTH) return undefined;
  const folded = foldPhrase(text);
  if (COUNT.test(folded)) return 'counter';
  if (isLabel(folded) || READING_TIME.test(folded)) return 'boilerplate';
  return isPromotion(text) ? 'promotion' : undefined;
});
