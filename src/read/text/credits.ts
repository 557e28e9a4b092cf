import { reservesRights } from './endings.ts';
import { memoize } from './memoize.ts';
import { isPersonName } from './names.ts';
import { countWords, endsSentence } from './prose.ts';
import { findForeign, isPiped, isSource, isWho, NAMES, reads } from './sources.ts';
import { AGENCY, HAS_AGENCY, PICTURE } from './words/press.ts';

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

/** `PHOTO JO DOE, LA GAZETTE`, as papers of Québec have it. */
const IN_CAPITALS = /^PHOTOS?\s[^\p{Ll}:,]{4,60},\s[^\p{Ll}:]{3,60}$/u;

const COPYRIGHT = /^[([]?(?:[©ⓒ]|\(c\)|（[cC]）|copyright\s?©?)\s?\S/i;
/** `تصوير: نبيل / أ ف ب`: a label in any language, and names with a slash. */
const WITH_LABEL = /^[^/:]{2,25}[:：][^:]+\/[^:]+$/;
/** A pair of brackets, of which the second may be missing. */
const IN_BRACKETS = /^[([](?<inside>[^()[\]]{2,100})[)\]]?$/;
/** `JO DOE (EFE)`; in small letters, the one whom the picture shows may be in front of the brackets. */
const SIGNED = /^\p{Lu}[\p{Lu}.'’-]+(?:\s\p{Lu}[\p{Lu}.'’-]*){1,3}\s\((?<agency>[^()]+)\)$/u;
const STOCK =
  /(?:stock\.adobe\.com|shutterstock|istock|getty images|cc[ -]by(?:-[a-z]{2})*(?: \d\.\d)?)$/i;

/** True for words in front of a credit that say what the picture shows: `The pier of Eastvale`. */
const tells = (caption: string): boolean =>
  countWords(caption) >= 3 && (findForeign(caption).length > 0 || /\p{Lo}{2}/u.test(caption));

/**
 * How surely a line is the credit of a picture: who made it, or where it is from.
 * @example readCredit('KCNA | via Reuters') // → 'likely'
 */
export const readCredit = memoize((text: string): CreditStrength | undefined => {
  if (text.length > LONGEST) return undefined;
  if (IN_CAPITALS.test(text)) return 'sure';
  const who = LABELLED.exec(text)?.groups?.who;
  if (who !== undefined) {
    const isName = isWho(who.replace(/[)\]]$/, '')) || NAMES.test(who.replace(/\.?[)\]]?\.?$/, ''));
    return isName ? 'sure' : undefined;
  }
  if (COPYRIGHT.test(text)) {
    // With a year, it is the page's.
    const isRights = reservesRights(text) && /\d{4}|\p{Lo}/u.test(text);
    return isRights || reads(text.replace(/all rights reserved\.?$/i, '')) ? undefined : 'sure';
  }
  const signed = SIGNED.exec(text)?.groups?.agency;
  if (signed !== undefined && AGENCY.test(signed)) return 'likely';
  const inside = IN_BRACKETS.exec(text)?.groups?.inside;
  if (inside !== undefined) {
    const nested = readCredit(inside);
    return nested ?? (isPersonName(inside) || WITH_LABEL.test(inside) ? 'likely' : undefined);
  }
  if (!isWho(text) || tells(splitCredit(text)?.caption ?? '')) return undefined;
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
  const inside = IN_BRACKETS.exec(text)?.groups?.inside;
  if (inside !== undefined) return /[\s/]/.test(inside) && NAMES.test(inside);
  return (
    isPersonName(beside?.left ?? beside?.right ?? who) ||
    (who !== text && (isSource(who) || /^\p{Lu}{2,}$/u.test(who)))
  );
});

const CAPITAL = String.raw`(?-i:[\p{Lu}\p{Lo}@])`;
/** What a credit may contain: no full stop, but for those of initials and domains. */
const INSIDE = String.raw`(?:[^.!?…。]|(?<=(?<!\p{L})\p{L})\.|(?<!(?<!\p{L})\p{L})\.(?=[\p{Ll}\d]))`;
const STOP = String.raw`[.!?…。！？]["”’»」)\]]*`;
const SEPARATOR = String.raw`[|/–—＝-]\s?`;

/** What may be a credit at the end of a text: behind its label, in brackets, behind a full stop or another mark, with a slash. */
const ENDING = [
  // "(AP Photo/Jo Doe) AP"
  /\s(?<credit>\((?<who>(?<name>[^()/]{2,30})[^()]{0,50})\)\s?\k<name>)$/u,
  // "It rained. Foto Jo Doe."
  new RegExp(
    `(?<=${STOP})\\s(?<credit>(?:photos?|fotos?)\\s(?:by\\s)?(?<who>(?=${CAPITAL})${INSIDE}{2,60})\\.)$`,
    'iu',
  ),
  // "…in his carriageCredit: Jo Doe"
  /(?<=\p{Ll})(?<credit>(?<who>(?:Credit|Image|Photo|Picture|Foto|Copyright):\s?\S.{2,80}))$/u,
  new RegExp(
    `(?:\\s|[^\\p{L}\\p{N}])\\s?(?<credit>(?<who>(?:${PICTURE}|credits?|crédits?|crédito|supplied|${CREDITING})(?:\\s(?:${CREDITING}))?\\.{0,3}\\s?(?:[:：=/|©]|(?<=\\.)|\\sby\\s|\\scourtesy\\s)\\s?(?=\\S)${INSIDE}{2,80}\\.?))$`,
    'iu',
  ),
  new RegExp(
    `(?:\\s|${STOP})(?<credit>(?<who>(?:[©ⓒ]|\\(C\\)|（C）|Copyright)\\s?(?=[^©]*$)${INSIDE}{2,60}\\.?(?:\\s${INSIDE}{5,60}\\.)?))$`,
    'u',
  ),
  /\s*(?<credit>[([（【<](?<who>[^()[\]（）【】<>]{2,80})[)\]）】>]\.?)$/u,
  new RegExp(
    `(?<=${STOP})\\s*(?<credit>(?:${SEPARATOR})?(?<who>[^\\s.!?…。]${INSIDE}{1,90}))$`,
    'u',
  ),
  new RegExp(`(?:\\s|(?=＝))(?<credit>${SEPARATOR}(?<who>${INSIDE}{2,60}\\.?))$`, 'u'),
  new RegExp(
    `\\s(?<credit>(?<who>(?:\\p{Lu}[\\p{L}'’.-]* ){1,3}\\p{Lu}[\\p{L}'’-]+ ?/ ?${INSIDE}{2,30}))$`,
    'u',
  ),
] as const;

const BRACKET = /^[([（【<]/;

/** `Photo Jo Doe`, `Archivfoto`, `Autor: Jo Doe, ČT`: credits where one is expected. */
const EXPECTED = new RegExp(
  `^(?:(?:${PICTURE})(?:$|\\.?\\s?[:：=/|©]|\\.?\\s(?:(?:${CREDITING})\\s)?(?=${CAPITAL}))|(?:${CREDITING})(?:\\s(?:${PICTURE}))?\\s?[:：=](?=\\s?${CAPITAL}))`,
  'iu',
);

/** `新华社记者 张三 摄`, `山田太郎撮影`, `홍길동 기자`, `동부시 제공. 재판매 및 DB 금지` */
const EAST_ASIAN = /(?:摄|攝|撮影|提供|写真|기자|제공|사진|캡처|DB 금지|社[发發])$/;

/** In words: less than this in front of a bare name is no caption. */
const CAPTION_WORDS = 4;

/** Someone who is quoted, or what is. */
const QUOTED = /^["“„«‘']|["”’»]$/;
const ADDRESS = /(?::\/|\.\p{Ll}{2,})\/\S*$/u;
/** Papers and stations sign in capitals. */
const CAPITALS = /^\P{Ll}*\p{Lu}{2}\P{Ll}*$/u;

interface Ending {
  readonly caption: string;
  readonly credit: string;
  /** The credit without the marks around it. */
  readonly who: string;
  /** True without a space in front of it. */
  readonly isGlued: boolean;
}

/** `- Jo Doe - 20.mar.24/Folha`, `- BOMBERS - Archivo`, `.—Dawn`; but a dash is also in front of who is quoted. */
function isDashedCredit({ caption, who, isGlued }: Ending): boolean {
  if (QUOTED.test(caption)) return false;
  if (endsSentence(caption))
    return countWords(who) <= 3 && (isGlued ? NAMES : HAS_AGENCY).test(who);
  const [first = '', second] = who.split(/\s[–—-]\s/);
  return second !== undefined && (mayCredit(first) || CAPITALS.test(first));
}

/** `/ T. Doe / LRT`, `Jo A Doe/Eastvale Herald`, `/ Kayak` */
function isSlashed({ credit, who }: Ending): boolean {
  const [first = '', ...others] = who.split(/\s?\/\s?/);
  return others.length > 0
    ? isPersonName(first) && others.every((other) => /^[\p{Lu}\d]/u.test(other))
    : credit.startsWith('/') && NAMES.test(who) && countWords(who) <= 3 && !who.endsWith('.');
}

/** True for what credits a picture behind a full stop. */
const isBehindSentence = ({ caption, credit, who, isGlued }: Ending): boolean =>
  (NAMES.test(who) && /[\s/]/.test(who) && !who.includes(',')) ||
  (BRACKET.test(credit)
    ? (isWho(who) && /^(?=.*\p{Lu})[^,]*\s[^,]*$/u.test(who)) ||
      // "Harbour Ltd. (HL)" says what a name is for short.
      (/^.(?:\p{Lu}{2,6}|Facebook|Instagram|Twitter|YouTube|TikTok|Telegram)\)$/u.test(credit) &&
        !/(?<!\p{L})\p{Lu}\p{L}{0,3}\.$/u.test(caption))
    : (/[\p{L}\d]\/\p{L}/u.test(who) && countWords(who) <= 5) ||
      (CAPITALS.test(who) && caption !== caption.toUpperCase()) ||
      // "…in 2025.Still of the film"
      (isGlued && /[\p{Ll}\d]\.$/u.test(caption) && /^\p{Lu}[^"”»]*\s/u.test(who)));

/** True for what credits a picture at the end of its caption. */
function isEndingCredit(ending: Ending): boolean {
  const { caption, credit, who } = ending;
  // The first bracket of the pair is in the caption.
  if (/^[^([（【]*[)\]）】]\.?$/.test(who)) return false;
  if (COPYRIGHT.test(who)) return !/\.\s/.test(who) || reservesRights(who);
  if (AGENCY.test(who)) return true;
  const strength = readCredit(who);
  if (EXPECTED.test(who) || strength === 'sure') return isWho(who.replace(EXPECTED, ''));
  const isBehindStop = endsSentence(caption);
  if (strength && (isBehindStop || HAS_AGENCY.test(who) || /[/:]/.test(who))) return true;
  if (caption.length > LABELLED_LENGTH && !/\S\/\S/.test(who)) return false;
  if (/^[–—-]/.test(credit)) return reservesRights(who) || isDashedCredit(ending);
  const inBrackets = BRACKET.test(credit);
  if (EAST_ASIAN.test(who)) return inBrackets || isBehindStop;
  const isName =
    !/\p{L}{3}\.$/u.test(who) &&
    mayCredit(who.replace(/\s(?:for|für|pour|para|per)\s\p{Lu}.*$/u, ''));
  if (isBehindStop) return isName || isSlashed(ending) || isBehindSentence(ending);
  if (inBrackets)
    return WITH_LABEL.test(who) || (/[/:]/.test(who) && (isName || HAS_AGENCY.test(who)));
  if (countWords(caption) < CAPTION_WORDS)
    return (isName || credit.startsWith('/')) && /[/:]/.test(who) && (isName || isSlashed(ending));
  return isName || isSlashed(ending);
}

/** @example unwrapCredit('(Photo: Jo Doe)') // → 'Photo: Jo Doe' */
export const unwrapCredit = (credit: string): string =>
  IN_BRACKETS.exec(credit)?.groups?.inside ?? credit;

/**
 * Splits a caption from the credit at its end; undefined if there is no credit.
 * @example splitCredit('It rained. © AFP') // → { caption: 'It rained.', credit: '© AFP' }
 */
export const splitCredit = memoize(
  (text: string): { readonly caption: string; readonly credit: string } | undefined => {
    const end = text.slice(-LONGEST);
    for (const shape of ADDRESS.test(end) ? [] : ENDING) {
      const { credit, who } = shape.exec(end)?.groups ?? {};
      if (credit === undefined || who === undefined) continue;
      const before = text.slice(0, -credit.length);
      const caption = before.replace(/[\s|–—-]+$/, '').trim();
      const isGlued = before === before.trimEnd();
      if (caption !== '' && isEndingCredit({ caption, credit, who: who.trim(), isGlued }))
        return { caption, credit: unwrapCredit(credit) };
    }
    return undefined;
  },
);

/** What some pages put before a caption: `Image caption, …`, `▲ …`. */
const CAPTION_LABEL =
  /^(?:[▲△]\s?(?=\p{Lo}[^%]*$)|(?:image caption|photo caption|caption|bildunterschrift|bildtext|légende|legenda|pie de foto|didascalia|onderschrift|podpis|подпись)\s?[,:]\s?)/iu;

/** `壊れた桟橋＝12日、東谷市`: what, where and when. */
const WITH_PLACE =
  /^[^。]{4,80}(?:＝|(?<=[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}])=)[^。]{2,40}$/u;

/** `File photo: Masquerades at a festival`, `FILE - Jo Doe speaks` say what the picture shows. */
const PICTURE_LABEL = new RegExp(
  `^(?:(?:${PICTURE})\\s?:\\s(?=[\\p{L}(])|(?-i:FILE)(?:\\sphoto)?\\s[–—-]\\s|写真は)`,
  'iu',
);

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
