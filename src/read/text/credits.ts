import { memoize } from './memoize.ts';
import { isPersonName } from './names.ts';
import { endsSentence } from './prose.ts';
import { AGENCY, HAS_AGENCY, OUTLET } from './words/press.ts';

/** Whether a line is a credit by its own words, or only if its neighbours fit. */
export type CreditStrength = 'sure' | 'likely';

/** In characters. */
const LONGEST = 140;

/** In characters: what only a label or a name tells from a paragraph. */
const LABELLED_LENGTH = 300;

const PICTURE =
  "photo|photos|photograph|photographs|photography|picture|pictures|image|images|pic|pics|illustration|graphic|graphics|screenshot|screengrab|screen grab|still|cover photo|file photo|photo illustration|photo/illustration|ap photo|afp photo|foto|fotos|bild|bilder|grafik|symbolbild|archivbild|archivfoto|symbolfoto|photo d[’']illustration|photo d[’']archives?|imagen|imágenes|fotografía|fotografías|fotografia|imagem|imagens|ilustração|infografía|immagine|immagini|afbeelding|beeld|illustratie|zdjęcie|zdjęcia|fot|фото|фотография|иллюстрация|ілюстрація|snímek|kép|fotó|illusztráció|fotoğraf|görsel|kuva|kuvat|valokuva|φωτογραφία|φωτό|写真|画像|提供|图|图片|图源|사진|이미지|صورة|תמונה|צילום";
const CREDITING =
  'credit|credits|source|courtesy|courtesy of|by|via|copyright|provided by|supplied by|supplied|from|quelle|nachweis|rechte|crédit|crédits|crédito|créditos|cortesía|cortesia|divulgação|reprodução|arquivo|archivo|archivio|archiv|reproducción|de|di|von|av|bron|źródło|źr|автор|источник|джерело|kaynak|forrás|zdroj|sursa|sursă';

/** `Photo: …`, `Photo by …`, `Image credit: …`, `Bildquelle: …`, `Image source, …` */
const LABELLED = new RegExp(
  `^[([]?(?:(?:${PICTURE})(?:\\s?(?:${CREDITING}))?\\s?(?:[:：|/©]|,\\s|\\s[–—-]\\s)|(?:${PICTURE})\\s(?:${CREDITING})\\s|(?:credits?|photo credits?|crédits?(?:\\sphotos?)?|créditos?|credito|courtesy(?: of)?|image copyright|bildrechte|bildquelle|fotocredit|fotoquelle|bildnachweis|picture by|captured by|fotograf|fotógrafo|fotógrafa|photographer|写真提供)\\s?[:：/]?\\s)\\s?(?<who>\\S.*)$`,
  'iu',
);

const COPYRIGHT = /^[([]?(?:©|\(c\)|copyright\s?©?)\s?\S/i;
const IN_BRACKETS = /^[([](?<inside>[^()[\]]{2,100})[)\]]$/;
const PIPED = /^[^|]{1,60}(?:\s\|\s[^|]{1,60}){1,3}$/;
const SLASHED = /^(?<left>[^/]{2,50})\s?\/\s?(?<right>[^/]{2,50})(?:\s?\/\s?[^/]{2,50})?$/;
const DASHED = /^(?<left>.{1,60})\s[–—-]\s(?<right>[^–—]{2,40})$/;
const STOCK =
  /(?:stock\.adobe\.com|shutterstock|istock|getty images|alamy|unsplash|pexels|pixabay|depositphotos|dreamstime|wikimedia commons|cc[ -]by(?:-[a-z]{2})*(?: \d\.\d)?)\)?$/i;

/** Signs of a sentence, which a credit is not. */
const SENTENCE_END = /[.!?…]["”’)]?$/;
const ABBREVIATED = /(?:\b(?:\p{L}|Inc|Ltd|Co|Corp|Jr|Sr|Bros|Dept|U\.S|A\.P)\.)$/u;
const VERB =
  /\b(?:is|are|was|were|has|have|had|said|says|will|would|can|could|which|who|that|ist|sind|war|wird|sagte|est|sont|était|es|son|fue|dijo|é|são|foi|disse|è|sono|był|jest|был|была)\b/iu;

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

const isAgency = (text: string): boolean =>
  AGENCY.test(text) || (OUTLET.test(text) && text.split(/\s+/).length < 6 && !/[.!?]\s/.test(text));

/** True for a few names; more than two other words make it a caption. */
const isWho = (text: string): boolean =>
  text.length <= 90 &&
  !reads(text) &&
  !/\p{L}{3}[.!?]\s\p{Lu}/u.test(text) &&
  text.split(/[\s/]+/).filter((word) => /^\p{Ll}/u.test(word) && !LINKS.test(word)).length <= 2;

/** True for an agency, or for a name and an agency with a slash or a dash between them, in either order. */
function isSource(text: string): boolean {
  // "The Bursar" alone may be anybody; next to a name it is a paper.
  if (isAgency(text)) return !/^The\s\S+$/.test(text) || AGENCY.test(text);
  const slashed = SLASHED.exec(text)?.groups ?? DASHED.exec(text)?.groups;
  if (slashed) {
    const [left = '', right = ''] = [slashed.left?.trim(), slashed.right?.trim()];
    return (
      NAMES.test(text.replace(/\s[–—-]\s/g, ' ')) &&
      (isAgency(left) ||
        isAgency(right) ||
        HAS_AGENCY.test(text) ||
        (isPersonName(left) && /^(?:The\s)?\p{Lu}/u.test(right)))
    );
  }
  return NAMES.test(text) && HAS_AGENCY.test(text);
}

const isPiped = (text: string): boolean =>
  HAS_AGENCY.test(text) ||
  text.split(' | ').some((part) => OUTLET.test(part) || isPersonName(part.trim()));

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
  if (reads(text)) return undefined;
  if (PIPED.test(text))
    return /[.!?…]\s\||\d:\d\d/.test(text) || !isPiped(text) ? undefined : 'likely';
  // "Workers on the quay (Getty Images)" is a caption with its credit.
  const isCaption =
    /[^([].*[([].*[)\]]$/.test(text) && !NAMES.test(text.replace(/[([].*$/, '').trim());
  if (STOCK.test(text) && text.length < 90 && !isCaption) return 'likely';
  return isSource(text) ? 'likely' : undefined;
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

const INLINE = [
  /** `… on Monday. (Image: Getty)` */
  new RegExp(
    `\\s(?<credit>[([](?:\\p{Lu}\\p{L}+\\s)?(?:${PICTURE}|credits?|courtesy)(?:\\s(?:${CREDITING}))?\\s?[:/|©]?\\s?[^()[\\]]{2,80}[)\\]]\\.?)$`,
    'iu',
  ),
  /** `… on Monday. Photograph: Jane Doe/Reuters` */
  new RegExp(
    `(?:[.!?…"”’»)]|[|–—-])\\s?(?<credit>(?:${PICTURE}|credits?|crédits?|crédito|quelle|bildquelle|fotocredit|supplied)(?:\\s(?:${CREDITING}))?\\s?(?:[:/|©]|\\sby|\\scourtesy(?:\\sof)?)\\s?(?:[^.!?]|(?<=(?<!\\p{L})\\p{L})\\.){2,80}\\.?)$`,
    'iu',
  ),
  /** `… on Monday Foto: Jane Doe / PAP` */
  /\s(?:[|/–—-]\s)?(?<credit>(?:Photo|Foto|Fotos|Fotó|Image|Imagen|Imagem|Picture|Pic|Bild|Фото|Zdjęcie|Credit|Crédit photo|Crédits photo|Photo Credit)\s?:\s?[^.!?]{2,80})$/u,
  /** `… on Monday. Fot. Jane Doe`, `… on Monday. Credit...Jane Doe` */
  /\s(?<credit>(?:Fot\.|Fotó:|Credit\.{2,3})\s?\p{Lu}[^.!?]{2,70})$/u,
  /** `… on Monday. JANE DOE`, as some papers sign */
  /(?<=[.!?…”"»])\s?(?<credit>(?!(?:PTI|AFP|EFE|ANI|IANS|UPI)\b)\p{Lu}{3,}(?:[\s/-]+[\p{Lu}«»().'’]{2,}){1,6})$/u,
  /** `… on Monday.(ABC Wimmera: Jane Doe)` */
  /(?<=[.!?…”"»])\s?(?<credit>\(\p{Lu}[\p{L} ]{1,40}: \p{Lu}[\p{L} .'’-]{2,40}\))$/u,
  /** `… on Monday.CREDIT:JANE DOE` */
  /[.!?”"](?<credit>CREDIT:\s?\S[^.!?]{2,60})$/u,
  /** `… on Monday. [Jane Doe/Al Jazeera]` and `… on Monday. (Library of Congress)` */
  /\s(?<credit>\[[^[\]/]{2,40}\/[^[\]]{2,40}\])$/u,
  /(?<=[.!?…"”’»])\s?(?<credit>[([](?:Supplied|File|Courtesy|Handout|Provided|Submitted|Screenshot|AP|AFP|EPA|Getty|Getty Images|Archivo|Archiv|Symbolbild|Archivbild)(?:[:/ ][^()[\]]{1,60})?[)\]])$/u,
  /** `… on Monday. © AFP` */
  /(?:\s|(?<=[.!?…"”’»)]))(?<credit>©\s?(?:[^.!?©]|(?<=(?<!\p{L})\p{L})\.){2,60}\.?)$/u,
  /** `… on Monday. REUTERS/Jane Doe` */
  /[.!?…"”’»]\s(?<credit>(?:REUTERS|AFP|AP|EPA|dpa|EFE)\s?\/\s?\p{Lu}[\p{L} .'’/-]{2,50})$/u,
] as const;

/**
 * What may be a source at the end of a text; {@link isSource} decides. In brackets, no full stop need be in
 * front: `Workers on the quay (Getty Images)`.
 */
const ENDING_SOURCE = [
  /\s?(?<credit>[([](?<who>[^()[\]]{2,70})[)\]])$/u,
  /(?<=[.!?…"”’»)])\s?(?<credit>(?<who>\p{Lu}[^.!?/]{2,40}\/[^.!?/]{2,40}(?:\/[^.!?/]{2,40})?))$/u,
  /(?<=\p{Ll}{2}[.!?…]["”’»)]*)\s?(?<credit>(?:[|/–—-]\s)?(?<who>(?:(?<![\p{L}\p{N}])\p{L}\.|[^.!?…]){2,50}))$/u,
  /\s(?<credit>(?<who>\p{Lu}[\p{L}'’-]+ \p{Lu}[\p{L}'’-]+ ?\/ ?[^/.!?]{2,30}))$/u,
] as const;

/** Behind a full stop, or in brackets, a name is a credit behind any label or next to initials; behind a full stop, also alone. */
const isEndingCredit = (who: string, isSure: boolean): boolean =>
  AGENCY.test(who) ||
  (/\/|\bvia\b|Getty|Photo|\sof\s/.test(who) || /^(?:Handout|File|Courtesy)/.test(who)
    ? isSource(who.replace(/^(?:AP|AFP|REUTERS)\s(?:Photo|PHOTO)\s?\//, 'AP/'))
    : false) ||
  (isSure && mayCredit(who.replace(/\s(?:for|für|pour|para|per)\s\p{Lu}.*$/u, '')));

/**
 * Splits a caption from the credit at its end; undefined if there is no credit.
 * @example splitCredit('It rained. © AFP') // → { caption: 'It rained.', credit: '© AFP' }
 */
export function splitCredit(
  text: string,
): { readonly caption: string; readonly credit: string } | undefined {
  const end = text.slice(-LONGEST);
  const split = (credit: string) => ({ caption: text.slice(0, -credit.length).trim(), credit });
  for (const shape of INLINE) {
    const credit = shape.exec(end)?.groups?.credit;
    if (credit !== undefined) return split(credit);
  }
  for (const shape of ENDING_SOURCE) {
    const { credit, who } = shape.exec(end)?.groups ?? {};
    if (credit === undefined || who === undefined) continue;
    const found = split(credit);
    const isSure =
      (endsSentence(found.caption) && text.length < LABELLED_LENGTH) ||
      (/^[([]/.test(credit) && /[/:]/.test(who));
    if (isEndingCredit(who.trim(), isSure)) return found;
  }
  return undefined;
}

/** A label that some pages put before a caption: `Image caption, …`. */
const CAPTION_LABEL =
  /^(?:image caption|photo caption|caption|bildunterschrift|bildtext|légende|legenda|pie de foto|didascalia|onderschrift|podpis|подпись)\s?[,:]\s?/i;

/** `File photo: Masquerades at a festival` says what the picture shows, and names nobody. */
const PICTURE_LABEL = new RegExp(`^(?:${PICTURE})\\s?:\\s(?=\\p{L})`, 'iu');

/**
 * A caption that says it is one; undefined for any other line. `Image caption, ` is dropped, but a label such
 * as `File photo: ` stays.
 */
export function readLabelledCaption(text: string): string | undefined {
  const label = CAPTION_LABEL.exec(text)?.[0];
  if (label !== undefined) return text.slice(label.length);
  return text.length < LABELLED_LENGTH && PICTURE_LABEL.test(text) && readCredit(text) === undefined
    ? text
    : undefined;
}
