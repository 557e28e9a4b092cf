import { memoize } from './memoize.ts';
import { isPersonName } from './names.ts';
import { countWords, endsSentence } from './prose.ts';
import { AGENCY, HAS_AGENCY, OUTLET, PICTURE } from './words/press.ts';

/** Whether a line is a credit by its own words, or only if its neighbours fit. */
export type CreditStrength = 'sure' | 'likely';

/** In characters. */
const LONGEST = 140;

/** In characters: what only a label or a name tells from a paragraph. */
const LABELLED_LENGTH = 300;

const CREDITING =
  'credit|credits|source|courtesy|courtesy of|by|via|copyright|provided by|supplied by|supplied|from|quelle|nachweis|rechte|crédit|crédits|crédito|créditos|cortesía|cortesia|divulgação|reprodução|arquivo|archivo|archivio|archiv|reproducción|de|di|von|av|bron|źródło|źr|autor|kuvaaja|fotograf|автор|источник|джерело|kaynak|forrás|zdroj|sursa|sursă';

/** `Photo: …`, `Photo by …`, `Image credit: …`, `Bildquelle: …`, `Image source, …` */
const LABELLED = new RegExp(
  `^[([]?(?:(?:${PICTURE})(?:\\s?(?:${CREDITING}))?\\s?(?:[:：|/©]|,\\s|\\s[–—-]\\s)|(?:${PICTURE})\\s(?:${CREDITING})\\s|(?:credits?|photo credits?|crédits?(?:\\sphotos?)?|créditos?|credito|courtesy(?: of)?|image copyright|bildrechte|bildquelle|fotocredit|fotoquelle|bildnachweis|picture by|captured by|fotograf|fotógrafo|fotógrafa|photographer|写真提供)\\s?(?:[:：/]?\\s|\\.{3}))\\s?(?<who>\\S.*)$`,
  'iu',
);

const COPYRIGHT = /^[([]?(?:[©ⓒ]|\(c\)|copyright\s?©?)\s?\S/i;
const IN_BRACKETS = /^[([](?<inside>[^()[\]]{2,100})[)\]]$/;
const PIPED = /^[^|]{1,60}(?:\s\|\s[^|]{1,60}){1,3}$/;
const SLASHED = /^(?<left>[^/]{2,50})\s?\/\s?(?<right>[^/]{2,50})(?:\s?\/\s?[^/]{2,50})?$/;
const DASHED = /^(?<left>.{1,60})\s[–—-]\s(?<right>[^–—]{2,40})$/;

const STOCK =
  /(?:stock\.adobe\.com|shutterstock|istock|getty images|cc[ -]by(?:-[a-z]{2})*(?: \d\.\d)?)$/i;

/** Signs of a sentence, which a credit is not. */
const SENTENCE_END = /[.!?…]["”’)]?$/;
const ABBREVIATED = /(?:\b(?:\p{L}|Inc|Ltd|Co|Corp|Jr|Sr|Bros|Dept|U\.S|A\.P)\.)$/u;
const VERB =
  /(?<!\p{L})(?:is|are|was|were|has|have|had|said|says|will|would|can|could|which|who|that|ist|sind|war|wird|sagte|est|sont|était|es|son|fue|dijo|é|são|foi|disse|è|sono|był|jest|был|была)(?!\p{L})/iu;

const reads = (text: string): boolean =>
  (SENTENCE_END.test(text) && !ABBREVIATED.test(text)) || VERB.test(text);

const PLAIN_NAME =
  "(?:\\p{Lu}[\\p{L}\\p{M}.'’-]*|[A-Z]{2,}|de|da|do|dos|del|della|di|du|la|le|van|von|der|den|bin|al|el|y|e|and|und|et|for|via|of|the|&|\\d{4})";
const LATER_NAME = PLAIN_NAME.replace('|the|', '|the|archive|through|');

/**
 * Someone who takes pictures: a name with capitals, an agency, a paper. The separators between two words are
 * matched as a whole. A slash may be a word too, and would otherwise be tried as both wherever it is.
 */
const NAMES = new RegExp(
  String.raw`^(?:${PLAIN_NAME}|\/(?=[\s/,]|$))(?:(?=(?<between>[\s/,]+))\k<between>${LATER_NAME}){0,8}(?:[\s/,]+\/)?$`,
  'u',
);

/** Words between names. */
const LINKS =
  /^(?:de|da|do|dos|das|del|della|di|du|la|le|van|von|der|den|bin|al|el|y|e|and|und|et|for|via|of|the|by|from|through|courtesy|für|pour|para|per|des|handout|archive|archiv|file|photo|image|images)$/;

const AGENCY_NAMES = new RegExp(HAS_AGENCY, 'gu');

const isAgency = (text: string): boolean =>
  AGENCY.test(text) || (OUTLET.test(text) && text.split(/\s+/).length < 6 && !/[.!?]\s/.test(text));

/** True for a few names; more than two other words make it a caption. */
const isWho = (text: string): boolean =>
  text.length <= 90 &&
  !reads(text) &&
  !/\p{L}{3}[.!?]\s\p{Lu}|\p{Lo}[.。]/u.test(text) &&
  text
    .replace(AGENCY_NAMES, '')
    .split(/[\s/]+/)
    .filter((word) => /^\p{Ll}/u.test(word) && !LINKS.test(word)).length <= 2;

/** True for an agency, or for a name and an agency with a slash or a dash between them, in either order. */
function isSource(text: string): boolean {
  if (isAgency(text)) return true;
  const slashed = SLASHED.exec(text)?.groups ?? DASHED.exec(text)?.groups;
  if (slashed) {
    const sides = [slashed.left?.trim() ?? '', slashed.right?.trim() ?? ''];
    const [left = '', right = ''] = sides;
    return (
      (sides.some(isAgency) &&
        sides.every((side) => isAgency(side) || /^[\p{Lu}\p{Lo}]/u.test(side))) ||
      (NAMES.test(text.replace(/\s[–—-]\s/g, ' ')) &&
        (HAS_AGENCY.test(text) || (isPersonName(left) && /^(?:The\s)?\p{Lu}/u.test(right))))
    );
  }
  return NAMES.test(text) && HAS_AGENCY.test(text);
}

const isPiped = (text: string): boolean =>
  PIPED.test(text) &&
  !/[.!?…]\s\||\d:\d\d/.test(text) &&
  (HAS_AGENCY.test(text) ||
    text.split(' | ').some((part) => OUTLET.test(part) || isPersonName(part.trim())));

/**
 * How surely a line is the credit of a picture: who made it, or where it is from.
 * @example readCredit('KCNA | via Reuters') // → 'likely'
 */
export const readCredit = memoize((text: string): CreditStrength | undefined => {
  if (text.length > LONGEST) return undefined;
  const who = LABELLED.exec(text)?.groups?.who;
  if (who !== undefined) return isWho(who.replace(/[)\]]$/, '')) ? 'sure' : undefined;
  if (COPYRIGHT.test(text))
    return reads(text.replace(/all rights reserved\.?$/i, '')) ? undefined : 'sure';
  const inside = IN_BRACKETS.exec(text)?.groups?.inside;
  if (inside !== undefined) {
    const nested = readCredit(inside);
    return nested ?? (isPersonName(inside) || isSource(inside) ? 'likely' : undefined);
  }
  if (!isWho(text)) return undefined;
  return STOCK.test(text) || isPiped(text) || isSource(text) ? 'likely' : undefined;
});

const OWN_LABEL = /^\p{Lu}[\p{L}\p{M} -]{2,24}\s?[:：]\s?(?<who>\S.*)$/u;
/** `Jo Doe/xyz`, whoever that is. */
const WITH_INITIALS =
  /^(?:(?<left>.+?)\s?\/\s?[\p{L}-]{2,12}|[\p{L}-]{2,12}\s?\/\s?(?<right>.+))$/u;

const MOST_WORDS = 4;

/** True for a line that credits a picture only if one is above it: a name alone, behind any label, next to initials. */
export const mayCredit = memoize((text: string): boolean => {
  // More capitals are a headline.
  if (text.length > LONGEST / 2 || text.split(' ').length > MOST_WORDS) return false;
  const who = OWN_LABEL.exec(text)?.groups?.who ?? text;
  const beside = WITH_INITIALS.exec(who)?.groups;
  return (
    isPersonName(beside?.left ?? beside?.right ?? who) ||
    (who !== text && (isSource(who) || /^\p{Lu}{2,}$/u.test(who)))
  );
});

const CAPITAL = String.raw`(?-i:[\p{Lu}\p{Lo}@])`;
/** What a credit may contain: no full stop, but for those of initials and domains. */
const INSIDE = String.raw`(?:[^.!?…。]|(?<=(?<!\p{L})\p{L})\.|\.(?=\p{Ll}))`;
const STOP = String.raw`[.!?…。！？]["”’»」)\]]*`;
const SEPARATOR = String.raw`[|/–—＝-]\s?`;

/** What may be a credit at the end of a text: behind its label, in brackets, behind a full stop or another mark, with a slash. */
const ENDING = [
  new RegExp(
    `(?:\\s|[^\\p{L}\\p{N}])\\s?(?<credit>(?<who>(?:${PICTURE}|credits?|crédits?|crédito|supplied|${CREDITING})(?:\\s(?:${CREDITING}))?\\.{0,3}\\s?(?:[:：=/|©]|(?<=\\.)|\\sby\\s|\\scourtesy\\s)\\s?(?=\\S)${INSIDE}{2,80}\\.?))$`,
    'iu',
  ),
  new RegExp(
    `(?:\\s|${STOP})(?<credit>(?<who>(?:[©ⓒ]|\\(C\\))\\s?(?=[^©]*$)${INSIDE}{2,60}\\.?))$`,
    'u',
  ),
  /\s*(?<credit>[([（【<](?<who>[^()[\]（）【】<>]{2,80})[)\]）】>]\.?)$/u,
  new RegExp(
    `(?<=${STOP})\\s*(?<credit>(?:${SEPARATOR})?(?<who>[^\\s.!?…。]${INSIDE}{1,60}))$`,
    'u',
  ),
  new RegExp(`(?:\\s|(?=＝))(?<credit>${SEPARATOR}(?<who>${INSIDE}{2,60}))$`, 'u'),
  new RegExp(
    `\\s(?<credit>(?<who>\\p{Lu}[\\p{L}'’-]+ \\p{Lu}[\\p{L}'’-]+ ?/ ?${INSIDE}{2,30}))$`,
    'u',
  ),
] as const;

const BRACKET = /^[([（【<]/;

/** `Photo Jo Doe`, `Archivfoto`, `Autor: Jo Doe, ČT`: credits where one is expected. */
const EXPECTED = new RegExp(
  `^(?:(?:${PICTURE})(?:$|\\.?\\s?[:：=/|©]|\\.?\\s(?:(?:${CREDITING})\\s)?(?=${CAPITAL}))|(?:${CREDITING})(?:\\s(?:${PICTURE}))?\\s?[:：=](?=\\s?${CAPITAL}))`,
  'iu',
);

/** `新华社记者 张三 摄`, `山田太郎撮影`, `홍길동 기자` */
const EAST_ASIAN = /(?:摄|攝|撮影|提供|写真|기자|제공)$/;

/** In words: less than this in front of a bare name is no caption. */
const CAPTION_WORDS = 4;

/** True for what credits a picture at the end of its caption. */
function isEndingCredit(credit: string, who: string, caption: string): boolean {
  if (COPYRIGHT.test(who) || AGENCY.test(who)) return true;
  const strength = readCredit(who);
  if (EXPECTED.test(who) || strength === 'sure') return isWho(who.replace(EXPECTED, ''));
  const isBehindStop = endsSentence(caption);
  if (strength && (isBehindStop || HAS_AGENCY.test(who) || /[/:]/.test(who))) return true;
  const inBrackets = BRACKET.test(credit);
  // A dash is in front of who is quoted.
  if ((caption.length > LABELLED_LENGTH && !/\S\/\S/.test(who)) || /^[–—-]/.test(credit))
    return false;
  if (EAST_ASIAN.test(who)) return inBrackets || isBehindStop;
  const isName =
    mayCredit(who.replace(/\s(?:for|für|pour|para|per)\s\p{Lu}.*$/u, '')) ||
    (inBrackets && isPersonName(OWN_LABEL.exec(who)?.groups?.who ?? ''));
  if (!isBehindStop)
    return isName && (/[/:]/.test(who) || (!inBrackets && countWords(caption) >= CAPTION_WORDS));
  return (
    isName ||
    (NAMES.test(who) && /^[^,]*[\s/][^,]*$/.test(who)) ||
    // Papers sign in capitals.
    (!inBrackets && /^\P{Ll}*\p{Lu}{2}\P{Ll}*$/u.test(who) && caption !== caption.toUpperCase())
  );
}

/**
 * Splits a caption from the credit at its end; undefined if there is no credit.
 * @example splitCredit('It rained. © AFP') // → { caption: 'It rained.', credit: '© AFP' }
 */
export const splitCredit = memoize(
  (text: string): { readonly caption: string; readonly credit: string } | undefined => {
    const end = text.slice(-LONGEST);
    for (const shape of ENDING) {
      const { credit, who } = shape.exec(end)?.groups ?? {};
      if (credit === undefined || who === undefined) continue;
      const caption = text.slice(0, -credit.length).trim();
      if (caption !== '' && isEndingCredit(credit, who.trim(), caption)) return { caption, credit };
    }
    return undefined;
  },
);

/** A label that some pages put before a caption: `Image caption, …`. */
const CAPTION_LABEL =
  /^(?:image caption|photo caption|caption|bildunterschrift|bildtext|légende|legenda|pie de foto|didascalia|onderschrift|podpis|подпись)\s?[,:]\s?/i;

/** `壊れた桟橋＝12日、東谷市`: what, where and when. */
const WITH_PLACE = /^[^。]{4,80}＝[^。]{2,40}$/u;

/** `File photo: Masquerades at a festival` says what the picture shows, and names nobody. */
const PICTURE_LABEL = new RegExp(`^(?:${PICTURE})\\s?:\\s(?=\\p{L})`, 'iu');

/**
 * A caption that says it is one; undefined for any other line. `Image caption, ` is dropped, but a label such
 * as `File photo: ` stays.
 */
export function readLabelledCaption(text: string): string | undefined {
  const label = CAPTION_LABEL.exec(text)?.[0];
  if (label !== undefined) return text.slice(label.length);
  if (WITH_PLACE.test(text)) return text;
  return text.length < LABELLED_LENGTH && PICTURE_LABEL.test(text) && readCredit(text) === undefined
    ? text
    : undefined;
}
