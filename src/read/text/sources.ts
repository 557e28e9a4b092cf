import { isPersonName } from './names.ts';
import { AGENCY, HAS_AGENCY, OUTLET } from './words/press.ts';

const SLASHED = /^(?<left>[^/]{2,50})\s?\/\s?(?<right>[^/]{2,50})(?:\s?\/\s?[^/]{2,50})?$/;
const DASHED = /^(?<left>.{1,60})\s[–—-]\s(?<right>[^–—]{2,40})$/;

const PIPED = /^[^|]{1,60}(?:\s\|\s[^|]{1,60}){1,3}$/;

const SENTENCE_END = /[.!?…]["”’)]?$/;
const ABBREVIATED = /(?:\b(?:\p{L}|Inc|Ltd|Co|Corp|Jr|Sr|Bros|Dept|U\.S|A\.P)\.)$/u;
const VERB =
  /(?<!\p{L})(?:is|are|was|were|has|have|had|said|says|will|would|can|could|which|who|that|ist|sind|war|wird|sagte|est|sont|était|es|son|fue|dijo|é|são|foi|disse|è|sono|był|jest|был|была)(?!\p{L})/iu;

/** True for a sentence, which no credit is. */
export const reads = (text: string): boolean =>
  (SENTENCE_END.test(text) && !ABBREVIATED.test(text)) || VERB.test(text);

const PLAIN_NAME =
  "(?:\\p{Lu}[\\p{L}\\p{M}.'’-]*|[A-Z]{2,}|de|da|do|dos|del|della|di|du|la|le|van|von|der|den|bin|al|el|y|e|and|und|et|for|via|of|the|&|\\d{4})";
const LATER_NAME = PLAIN_NAME.replace('|the|', '|the|archive|through|');

/**
 * Someone who takes pictures: a name with capitals, an agency, a paper. The separators between two words are
 * matched as a whole. A slash may be a word too, and would otherwise be tried as both wherever it is.
 */
export const NAMES = new RegExp(
  String.raw`^(?:${PLAIN_NAME}|\/(?=[\s/,]|$))(?:(?=(?<between>[\s/,]+))\k<between>${LATER_NAME}){0,8}(?:[\s/,]+\/)?$`,
  'u',
);

/** Words between names. */
const LINKS =
  /^(?:de|da|do|dos|das|del|della|di|du|la|le|van|von|der|den|bin|al|el|y|e|and|und|et|for|via|of|the|by|from|through|courtesy|für|pour|para|per|des|handout|archive|archiv|file|photo|image|images)$/;

const AGENCY_NAMES = new RegExp(HAS_AGENCY, 'gu');

/** Words of a text that belong to no name. */
export const findForeign = (text: string): readonly string[] =>
  text.split(/[\s/]+/).filter((word) => /^\p{Ll}/u.test(word) && !LINKS.test(word));

const isAgency = (text: string): boolean =>
  AGENCY.test(text) ||
  (OUTLET.test(text) &&
    text.split(/\s+/).length < 6 &&
    !/[.!?]\s/.test(text) &&
    findForeign(text).length < 2);

/** True for a few names; more than two other words make it a caption. */
export const isWho = (text: string): boolean =>
  text.length <= 90 &&
  !reads(text) &&
  !/\p{L}{3}[.!?]\s\p{Lu}|\p{Lo}[.。]/u.test(text) &&
  findForeign(text.replace(AGENCY_NAMES, '')).length <= 2;

/** True for an agency, or for a name and an agency with a slash or a dash between them, in either order. */
export function isSource(text: string): boolean {
  if (isAgency(text)) return true;
  const slashed = SLASHED.exec(text)?.groups;
  const found = slashed ?? DASHED.exec(text)?.groups;
  if (found) {
    const sides = [found.left?.trim() ?? '', found.right?.trim() ?? ''];
    // "The broken pier - AFP" is a caption.
    const isName = (side: string): boolean =>
      isAgency(side) ||
      (/^[\p{Lu}\p{Lo}]|handout$/u.test(side) &&
        (slashed !== undefined || findForeign(side).length === 0));
    return (
      (sides.some(isAgency) && sides.every(isName)) ||
      (NAMES.test(text.replace(/\s[–—-]\s/g, ' ')) &&
        (HAS_AGENCY.test(text) ||
          (sides.some(isPersonName) && sides.every((side) => /^\p{Lu}/u.test(side)))))
    );
  }
  return NAMES.test(text) && HAS_AGENCY.test(text);
}

/** True for names with upright lines between them. */
export const isPiped = (text: string): boolean =>
  PIPED.test(text) &&
  !/[.!?…]\s\||\d[:.]\d\d/.test(text) &&
  (HAS_AGENCY.test(text) ||
    text.split(' | ').some((part) => OUTLET.test(part) || isPersonName(part.trim())));
