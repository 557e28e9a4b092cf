import type { Person } from '../../model/article.ts';
import { readCaselessByline } from './caseless-bylines.ts';
import { type Dates, readDates } from './dates.ts';
import { isPersonName, readNames } from './names.ts';
import { AGENCY, OUTLET, PICTURE, PROFESSION } from './words/press.ts';

/** The authors that a line names, and what else it says. */
export interface Byline {
  readonly authors: readonly Person[];
  readonly dates?: Dates | undefined;
  /** True if the line is a byline by its own words, so that its neighbours need not confirm it. */
  readonly isCertain: boolean;
  /** True if it says By, or the like in another language. Others may name somebody who did not write it. */
  readonly saysBy: boolean;
}

const LONGEST = 160;

const BY =
  /^(?:(?:by|von|par|por|di|de|da|door|av|af|od|przez|oprac\.|opracowała?|from|words by|written by|reported by|story by|text by|posted by|article by|report by|authored by|writes|geschrieben von|aus .{3,30} berichtet|une analyse de|écrit par|rédigé par|propos recueillis par|texte de|texto de|escrito por|redactado por|scritto da|a cura di|dall['’]inviat[oa]|dall?a? nostr[oa] inviat[oa]|skrivet av|skrevet av|skriven av|írta|του|της|γράφει ο|γράφει η|подготовил[аи]?|беседовал[аи]?|записал[аи]?|підготува(?:в|ла)|розмовля(?:в|ла)|oleh)\s?(?::\s?|\s)|(?:authors?|autor(?:in|es|i|e|ka|zy)?|auteurs?|автор[ыи]?|корреспондент|кореспондент|спецкор|texte?|texto|teksti?|текст|yazan|haber|szerző|autoři|συντάκτης|kirjoittaja|penulis)\s?[:：]\s?)(?<who>\S.*)$/isu;

/** `Ein Interview von Jo Doe`, `An essay by Jo Doe`, `Interview by Jo Doe`; but "Ein Foto von Jo Doe" is a credit. */
const WORK_BY = new RegExp(
  `^(?:(?:an?|eine?|een|ett?|en|une?)\\s(?!(?:${PICTURE})\\s)[\\p{L}’'-]{3,30}|interview|analys[ei]s?|kommentar|essay|review|entrevista|intervista|entretien)\\s(?:by|von|door|av|af|par|por|di)\\s(?<who>.+)$`,
  'iu',
);

/** In a line of capitals, these would look like part of a name. */
const CAPITAL_LINK = /\s(?:FOR|IN|AT|FROM)\s/g;

/** "Jo Doe in Berlin and Jane Roe in Paris" */
const PLACE_BETWEEN = /\sin\s\p{Lu}[\p{L}-]+(?:\s\p{Lu}[\p{L}-]+)?(?=\s(?:and|und|et|y|e)\s)/gu;

/** "Jo Doe (texto) e Jane Roe (fotos)" */
const WROTE = /^\s\((?:texte?|texto|testo|tekst|текст)\)(?:[^()]*\([^()]*\))?$/i;

const MAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/;
const HANDLE = /(?<![\w.])@\w{2,30}/;
const CONTACTS = new RegExp(`(?:${MAIL.source}|${HANDLE.source})`, 'g');
const EDGES = /^[\s,|•·/–—(:;-]+|[\s,|•·/–—():;-]+$/g;

/** People who had another part in it are not authors: `edited by Jo Doe`, `, Fotos: Jo Doe`. */
const EDITED = new RegExp(
  `(?:[,;|/]\\s?)?(?:(?:edited|translated|updated|reviewed|fact checked|curated|video|${PICTURE}) by|(?:${PICTURE})\\s?:) .*$`,
  'iu',
);

/** How papers abbreviate who wrote it: `Jo Doe (jdo)`. */
const INITIALS = /\s\(\p{Ll}{2,3}\)/gu;

/** Who takes or sells pictures: below a name, or next to it, they make it a credit. */
const PICTURES =
  /photo|foto|фото|images?\b|pictures?\b|getty|shutterstock|stock|alamy|imago|picture.alliance|keystone|\bepa\b|zuma|scanpix|camera|kamera|illustrat/i;

const isAddress = (text: string): boolean =>
  text.length < LONGEST && text.replace(CONTACTS, '').replace(EDGES, '') === '';

/**
 * What may follow the names: an agency, a paper, a profession, a place, a date, an address. Undefined if
 * something else does.
 */
function readTail(tail: string): { readonly dates?: Dates | undefined } | undefined {
  const text = tail.replace(CONTACTS, '').replace(EDITED, '').replace(EDGES, '');
  if (text === '') return {};
  const dates = readDates(text);
  if (dates) return { dates };
  if (text.length > 80 || /[.!?]$/.test(text.replace(/\b\p{L}{1,3}\.$/u, ''))) return undefined;
  if (isOutlet(text)) return {};
  const parts = text.split(/\s*[,|•·/–—]\s*|\s-\s|\sfor\s|\sund\s|\sin\s|\sà\s/);
  const last = parts.at(-1) ?? '';
  const lastDates =
    parts.length > 1 ? (readDates(parts.slice(1).join(' ')) ?? readDates(last)) : undefined;
  const isPlain = (part: string): boolean =>
    part === '' ||
    isOutlet(part) ||
    /^(?:(?:in|für|for|from|aus|à|en|de|da|with|avec|mit|con|com|updated)\s)?(?:\p{Lu}[\p{L}\p{N}.'’-]+|\p{Ll}\d+)(?:\s(?:\p{Ll}{1,3}\s)?\p{Lu}[\p{L}\p{N}.'’-]+){0,3}$/u.test(
      part,
    ) ||
    readDates(part) !== undefined;
  return parts.every(isPlain) ? { dates: lastDates } : undefined;
}

const isOutlet = (text: string): boolean =>
  text.length < 70 &&
  !/[.!?]\s\p{Lu}/u.test(text) &&
  text.split(/\s+/).length < 8 &&
  (AGENCY.test(text) || OUTLET.test(text) || (PROFESSION.test(text) && !/[.!?]\s/.test(text)));

/** True for a line below a byline: a profession, a newsroom, an e-mail address, a handle. */
export const isBylineDetail = (text: string): boolean =>
  isAddress(text) ||
  AGENCY.test(text) ||
  (text.length < 70 &&
    text.split(/\s+/).length < 9 &&
    !/[.!?:]$|。|[\p{sc=Han}\p{sc=Hangul}\p{sc=Katakana}\p{sc=Hiragana}].{24}/u.test(text) &&
    PROFESSION.test(text));

const toAuthors = (names: readonly string[], line: string): readonly Person[] => {
  const email = names.length === 1 ? MAIL.exec(line)?.[0] : undefined;
  return names.map((name) => ({ name, ...(email && { email }) }));
};

/** Words for the newsroom as a whole, in place of a name. */
const NEWSROOM =
  /^(?:our|the|a|staff|newsroom|web desk|agencies|reuters|redaktion|redacción|redação|redazione|redakcja|rédaction|la rédaction|le figaro|agence)\b/i;

/** Names one after the other, also without a last "and": `Jane Doe, John Roe`. */
function readList(text: string): ReturnType<typeof readNames> {
  const read = readNames(text);
  const comma = /^\s?[,;/]\s/.exec(read?.rest ?? '')?.[0];
  if (!read || comma === undefined) return read;
  const more = readList(read.rest.slice(comma.length));
  return more?.names.every(isPersonName) === true
    ? { names: [...read.names, ...more.names], rest: more.rest }
    : read;
}

function readSaidBy(line: string): Byline | undefined {
  const caseless = readCaselessByline(line);
  if (caseless) return { authors: toAuthors(caseless, line), isCertain: true, saysBy: true };
  const who = BY.exec(line)
    ?.groups?.who?.replace(CAPITAL_LINK, (link) => link.toLowerCase())
    .replace(PLACE_BETWEEN, '')
    .replace(INITIALS, '');
  if (who === undefined) return undefined;
  const read = readList(who);
  const tail = read && readTail(read.rest);
  if (read && tail)
    return { authors: toAuthors(read.names, line), ...tail, isCertain: true, saysBy: true };
  return who.length < 70 &&
    (isOutlet(who.replace(CONTACTS, '').replace(EDGES, '')) || NEWSROOM.test(who)) &&
    !/[.!?]$/.test(who) &&
    readTail(who)
    ? { authors: [], isCertain: true, saysBy: true }
    : undefined;
}

/**
 * Reads the authors from a line that says nothing else.
 * @example readByline('By Jane Doe') // → { authors: [{ name: 'Jane Doe' }], isCertain: true, saysBy: true }
 */
export function readByline(text: string): Byline | undefined {
  if (text.length > LONGEST) return undefined;
  const line = text.replace(/^[\s/|•·–—-]+/, '');
  const said = readSaidBy(line);
  if (said || BY.test(line)) return said;
  const work = WORK_BY.exec(line)?.groups?.who;
  if (work !== undefined) {
    // The line may also be about the work, so that others have to confirm it.
    const by = readSaidBy(`By ${work}`);
    return by && { ...by, saysBy: false };
  }
  const read = readNames(line);
  if (!read?.names.every(isPersonName) || /:\s*$/.test(line)) return undefined;
  const authors = toAuthors(read.names, line);
  if (WROTE.test(read.rest)) return { authors, isCertain: true, saysBy: true };
  const rest = read.rest.replace(CONTACTS, '').replace(EDGES, '');
  // "Jane Doe / Reuters" and "Jane Doe (EFE)" are credits.
  if (PICTURES.test(rest) || (AGENCY.test(rest) && !read.rest.startsWith(','))) return undefined;
  const isSaid =
    (/^\s?[,|•·–—(-]/.test(read.rest) && isOutlet(rest)) ||
    (/^\s\/\s/.test(read.rest) && PROFESSION.test(rest));
  const dates = rest === '' ? undefined : readDates(rest);
  const isCertain = isSaid || dates?.published !== undefined || MAIL.test(read.rest);
  if (isCertain || isAddress(read.rest)) return { authors, dates, isCertain, saysBy: false };
  // "Jane Doe, Business Insider"
  return /^,\s\p{Lu}[\p{L}-]+\s\p{Lu}[\p{L}-]+$/u.test(read.rest) && read.names.length === 1
    ? { authors, isCertain: false, saysBy: false }
    : undefined;
}
