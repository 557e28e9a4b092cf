import { AGENCY, OUTLET, PICTURE, PROFESSION } from './words/press.ts';

const WORD = String.raw`\p{Lu}[\p{L}\p{M}]*(?:['’.-]\p{L}[\p{L}\p{M}]*)*\.?`;
const PARTICLE = `(?:de|da|do|dos|das|del|della|di|du|la|le|van|von|der|den|ter|ten|zu|bin|ibn|al|el|af|av|y|e|d’|d')`;
const NAME = String.raw`${WORD}(?:\s(?:${PARTICLE}\s){0,2}${WORD}){1,4}`;
const AND = String.raw`(?:,?\s(?:and|und|et|y|e|i|en|och|og|и|та|ja|ve|a|és|și|και|with|mit)\s|\s?&\s)`;

/** A person's name: two to five words with capitals, and particles between them. */
const PERSON = new RegExp(`^${NAME}$`, 'u');
const PEOPLE = new RegExp(`^(?!The\\s)(?<names>${NAME}(?:(?:,\\s${NAME})*${AND}${NAME})?)`, 'u');
const SEPARATOR = new RegExp(`,\\s|${AND}`, 'u');

/** Words of headlines, places and papers that no person is called. */
const NO_NAME =
  /(?<!\p{L})(?:Issues|History|Count|Plus|Topics|Share|Text|Read|Photos?|Videos?|Latest|Best|Home|Sign|Log|More|Club|Team|Image|News|Points?|Highlights|City|County|State|North|South|East|West|New|United|Street|University|Party|House|The|Story|Live|Key|Top|Breaking|World|Police|Court|Council|Minister|President|Government|Bank|Cup|League|Final|Day|Week|Year|January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Ajansı|Правда|Газета|Новости|Sera|Nachrichten|Anzeiger|Kurier|Rundschau|Noticias|Notícias|Nyheter|Noviny|Zprávy|Notizie|Gazzetta|Giornale|Diario|Diário|Jornal|Welle|France|Deutschland|Italia|España|Brasil|Polska|Россия|Україна|Human|Real|Rights|Estate|Play|Watch|Listen|Show|View|Download|Subscribe|Follow|Episode|Notes|Posted|Penulis)(?!\p{L})/u;

/** What places, papers and offices begin with, and hardly any given name; a surname alone, where it is a particle. */
const NO_GIVEN_NAME =
  /^(?:San|Santa|São|Los|Las|Bad|Sankt|St\.?|Fort|Port|Mount|Rio|Saint|Hong|Kuala|Tel|Buenos|Cape|Frankfurt|El|La|Le|Les|Il|Al|Der|Die|Das|Den|De|Het|Van|Von|Du|By|Par|Por|Door|Av|Af|Od|From|Deutsche[rs]?|Radio|Fox|Sky|Studio|Portal|Business|Aus|Zur|Zum|Auf|Mit|Nach|Vor|Über|Für|Eine?|Dans|Sur|Pour|Avec|Nel|Nella|Para|Sobre|With|About|After|For|Your|Our|\p{Lu}\p{Ll}{2,}\.)\s/u;

/** `Interview von Jo Doe`, `Ein Foto von Jo Doe`: behind the particle of a name, there is one word. */
const WORK = /^(?:\p{Lu}\p{L}+\s){1,2}von\s\p{Lu}\S+\s\p{Lu}/u;

const PICTURED = new RegExp(`^(?:${PICTURE})\\s`, 'iu');

/** @example isPersonName('Jane van Doe') // → true */
export const isPersonName = (text: string): boolean =>
  PERSON.test(text) &&
  !NO_GIVEN_NAME.test(text) &&
  !PICTURED.test(text) &&
  !NO_NAME.test(text) &&
  !WORK.test(text) &&
  // "ABC Midlands" is a station.
  !/(?<!\p{L})\p{Lu}{3}/u.test(text) &&
  !AGENCY.test(text) &&
  !OUTLET.test(text) &&
  !PROFESSION.test(text);

/** @example settle('JANE DOE') // → 'Jane Doe' */
const settle = (name: string): string =>
  name === name.toUpperCase() && /\p{Lu}{2}/u.test(name)
    ? name.toLowerCase().replace(/(?<![\p{L}\p{M}])\p{Ll}/gu, (letter) => letter.toUpperCase())
    : name;

/** The names at the start of a text, and the rest of it. */
export function readNames(
  text: string,
): { readonly names: readonly string[]; readonly rest: string } | undefined {
  const found = PEOPLE.exec(text)?.groups?.names;
  if (found === undefined) return undefined;
  const names = found.split(SEPARATOR);
  return names.every((name) => !AGENCY.test(name) && !PROFESSION.test(name))
    ? { names: names.map(settle), rest: text.slice(found.length) }
    : undefined;
}
