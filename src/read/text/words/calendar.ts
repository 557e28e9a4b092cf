/** Languages whose names of months and weekdays are read. If two of them differ, the first counts. */
export const LANGUAGES = [
  'en',
  'de',
  'fr',
  'es',
  'pt',
  'it',
  'nl',
  'pl',
  'ru',
  'uk',
  'sv',
  'nb',
  'da',
  'fi',
  'cs',
  'sk',
  'ro',
  'hu',
  'el',
  'tr',
  'bg',
  'ca',
  'id',
  'he',
  'ar-EG-u-nu-latn',
  'ar-LB-u-nu-latn',
  'ar-DZ-u-nu-latn',
] as const;

/** 2021-02-01 was a Monday, and the 15th is the middle of a month. */
const DAYS = Array.from({ length: 7 }, (_, index) => Date.UTC(2021, 1, index + 1));
const MONTHS = Array.from({ length: 12 }, (_, index) => Date.UTC(2021, index, 15));

const fold = (name: string): string => name.toLocaleLowerCase('en').replace(/\.$/, '');

/** The names of a month or a weekday in every language and form: alone, and next to a day's number. */
function collectNames(
  part: 'month' | 'weekday',
  moments: readonly number[],
): ReadonlyMap<string, number> {
  const names = new Map<string, number>();
  for (const language of LANGUAGES) {
    for (const width of ['long', 'short'] as const) {
      for (const more of [{}, { day: 'numeric' }] as const) {
        const format = new Intl.DateTimeFormat(language, {
          [part]: width,
          ...more,
          timeZone: 'UTC',
        });
        for (const [index, moment] of moments.entries()) {
          const name = format.formatToParts(moment).find(({ type }) => type === part)?.value ?? '';
          const folded = fold(name);
          if (/\p{L}/u.test(folded) && !names.has(folded)) names.set(folded, index + 1);
        }
      }
    }
  }
  return names;
}

/** Abbreviations in newspapers, besides those of the languages. */
const MORE_MONTHS = {
  sept: 9,
  sep: 9,
  jän: 1,
  jänner: 1,
  mrz: 3,
  märz: 3,
  setiembre: 9,
  janv: 1,
  févr: 2,
  avr: 4,
  juil: 7,
  déc: 12,
  мая: 5,
} as const;

/** Collected with the first date, since it takes a tenth of a second. */
let months: ReadonlyMap<string, number> | undefined;
let weekdays: ReadonlySet<string> | undefined;

/**
 * The number of a month, from 1, by its name in lower case and without a full stop.
 * @example readMonth('juin') // → 6
 */
export function readMonth(name: string): number | undefined {
  months ??= new Map([...Object.entries(MORE_MONTHS), ...collectNames('month', MONTHS)]);
  return months.get(name);
}

/**
 * True for the name of a weekday, in lower case and without a full stop.
 * @example isWeekday('montag') // → true
 */
export function isWeekday(name: string): boolean {
  weekdays ??= new Set([...collectNames('weekday', DAYS).keys(), ...MORE_WEEKDAYS]);
  return weekdays.has(name);
}

const MORE_WEEKDAYS = ['tues', 'thur', 'thurs', 'weds', 'الإثنين'] as const;

/** Hours east of UTC. Names that several countries use differently are left out. */
const OFFSETS: Readonly<Record<string, number>> = {
  utc: 0,
  gmt: 0,
  z: 0,
  wet: 0,
  west: 1,
  bst: 1,
  cet: 1,
  cest: 2,
  mez: 1,
  mesz: 2,
  eet: 2,
  eest: 3,
  msk: 3,
  мск: 3,
  trt: 3,
  est: -5,
  edt: -4,
  cst: -6,
  cdt: -5,
  mst: -7,
  mdt: -6,
  pst: -8,
  pdt: -7,
  akst: -9,
  akdt: -8,
  hst: -10,
  adt: -3,
  nst: -3.5,
  ndt: -2.5,
  ist: 5.5,
  pkt: 5,
  npt: 5.75,
  wib: 7,
  wita: 8,
  ict: 7,
  sgt: 8,
  hkt: 8,
  pht: 8,
  myt: 8,
  jst: 9,
  kst: 9,
  awst: 8,
  acst: 9.5,
  acdt: 10.5,
  aest: 10,
  aedt: 11,
  nzst: 12,
  nzdt: 13,
  sast: 2,
  cat: 2,
  wat: 1,
  eat: 3,
  gst: 4,
  brt: -3,
  art: -3,
  clt: -4,
  cot: -5,
  pet: -5,
};

/** Zones whose clocks change, so that the offset depends on the day. */
const ZONES: Readonly<Record<string, string>> = {
  et: 'America/New_York',
  eastern: 'America/New_York',
  'eastern time': 'America/New_York',
  ct: 'America/Chicago',
  central: 'America/Chicago',
  'central time': 'America/Chicago',
  mt: 'America/Denver',
  pt: 'America/Los_Angeles',
  pacific: 'America/Los_Angeles',
  'pacific time': 'America/Los_Angeles',
};

/** Names of time zones, the longest first, for a regular expression. */
export const ZONE_NAMES: string = [...Object.keys(OFFSETS), ...Object.keys(ZONES)]
  .toSorted((a, b) => b.length - a.length)
  .join('|');

/**
 * A zone's offset in minutes east of UTC; undefined for an unknown name. In the hours around a change of
 * clocks it may be the other one.
 * @param local milliseconds since 1970, as if the local time were UTC
 */
export function readOffset(zone: string, local: number): number | undefined {
  const name = zone.toLowerCase();
  const hours = OFFSETS[name];
  if (hours !== undefined) return hours * 60;
  const place = ZONES[name];
  if (place === undefined) return undefined;
  const parts = new Intl.DateTimeFormat('en', {
    timeZone: place,
    timeZoneName: 'longOffset',
  }).formatToParts(local);
  const text = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign = '', hour = '0', minute = '0'] = /GMT([+-])(\d{2}):(\d{2})/.exec(text) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hour) * 60 + Number(minute));
}

const alternatives = (...languages: readonly string[]): string =>
  languages
    .join('|')
    .split('|')
    .toSorted((a, b) => b.length - a.length)
    .join('|');

/** What precedes the time of publication. */
export const PUBLISHED_LABELS = alternatives(
  'published|published on|published at|publication date|first published|first published on|originally published|posted|posted on|date posted|posted at|created|date|issued|released|release date|filed|added|uploaded|submitted|online since',
  'veröffentlicht|veröffentlicht am|erschienen|erschienen am|erstellt|erstellt am|publiziert|publiziert am|stand|datum|vom',
  'publié|publié le|publiée le|paru le|mis en ligne le|posté le|créé le|rédigé le|par afp le',
  'publicado|publicado el|publicada|publicado en|publicación|publicado em|publicada em|publicado a|criado em|fecha|data|postado em|creado|fecha de publicación',
  'pubblicato|pubblicato il|pubblicata il|pubblicazione|gepubliceerd|gepubliceerd op|geplaatst|geplaatst op|publicatiedatum',
  'opublikowano|opublikowane|data publikacji|data dodania|dodano|publikacja|utworzono',
  'опубликовано|опубликована|дата публикации|размещено|опубліковано|дата публікації',
  'publicerad|publicerat|publisert|publiceret|offentliggjort|oprettet|julkaistu|yayınlanma|yayınlanma tarihi|yayın tarihi|giriş|giriş tarihi|oluşturulma|eklenme|haber giriş|publikováno|zveřejněno|vydáno|közzétéve|megjelent|publicat|publicat la|publicat pe|data publicării|δημοσίευση|δημοσιεύτηκε|δημοσιεύθηκε|ημερομηνία',
  '公開日|公開|掲載|配信|投稿日|发布时间|发布于|发表于|发布|時間|时间|입력|등록|작성|게시|기사입력|승인|نشر|نشر في|نشرت|تاريخ النشر|פורסם|פורסם ב|diterbitkan|dipublikasikan|đăng lúc',
);

/** What precedes the time of the last change. */
export const UPDATED_LABELS = alternatives(
  'updated|updated on|updated at|last updated|last updated on|last updated at|last update|update|modified|last modified|last modified on|revised|edited|date updated|first published, updated',
  'aktualisiert|aktualisiert am|zuletzt aktualisiert|letzte aktualisierung|letzte änderung|zuletzt geändert|geändert|update vom|aktualisierung',
  'mis à jour|mis à jour le|mise à jour|mise à jour le|modifié|modifié le|actualisé le|dernière mise à jour|dernière mise à jour le|et mis à jour le|maj',
  'actualizado|actualizado el|actualizada|actualizado a|última actualización|act|modificado|atualizado|atualizado em|atualizada em|última atualização|modificado em|última modificação|atualização',
  'aggiornato|aggiornato il|aggiornata il|ultimo aggiornamento|ultima modifica|modificato il|bijgewerkt|bijgewerkt op|laatst bijgewerkt|laatste update|laatst gewijzigd|gewijzigd op|aangepast',
  'aktualizacja|zaktualizowano|ostatnia aktualizacja|aktualizowano|data aktualizacji',
  'обновлено|обновлена|последнее обновление|изменено|оновлено|останнє оновлення',
  'uppdaterad|uppdaterat|senast uppdaterad|oppdatert|sist oppdatert|opdateret|senest opdateret|sidst opdateret|päivitetty|güncelleme|güncelleme tarihi|güncellenme|güncellendi|son güncelleme|son güncellenme|aktualizováno|aktualizované|upraveno|frissítve|módosítva|utolsó frissítés|actualizat|actualizat la|ultima actualizare|modificat|ενημέρωση|ενημερώθηκε|τελευταία ενημέρωση',
  '更新日|更新|最終更新|最終更新日|更新时间|更新時間|更新于|수정|최종수정|업데이트|آخر تحديث|تحديث|עודכן|diperbarui|cập nhật',
);

/** What may be between the parts of a date. */
export const DATE_FILLERS = alternatives(
  'on|at|the|of|um|uhr|am|den|der|le|à|a las|a la|alle|alle ore|ore|h|hs|hrs|hours|las|de|del|el|às|em|il|om|op|uur|o|o godz|godz|godzina|г|года|год|в|kl|klo|klokken|saat|v|hod|at:|και|ώρα|στις|στη|στην|o’clock|local time|time|р|року|о|u|la|ora|orele|i|às|et|e|y|and|und|το|τ',
);

/** A time relative to the time of reading: `2 hours ago`. */
export const RELATIVE_TIME = new RegExp(
  String.raw`^(?:(?:about|over|almost|ca|około|circa|etwa)\.?\s)?(?:${[
    String.raw`(?:\d+|an?|one|two|three|few|a few)\s?(?:s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|wks?|weeks?|mos?|months?|y|yrs?|years?)\.?\sago`,
    "just now|moments ago|yesterday|today|gestern|heute|hier|aujourd’hui|aujourd'hui|ayer|hoy|ontem|hoje|ieri|oggi|gisteren|vandaag|wczoraj|dzisiaj|dziś|вчера|сегодня|вчора|сьогодні|igår|idag|i går|i dag|dün|bugün|včera|dnes",
    String.raw`vor\s(?:\d+|einer|einem|wenigen)\s?(?:sekunden?|min(?:uten?)?\.?|stunden?|std\.?|tag(?:en)?|wochen?|monat(?:en)?)`,
    String.raw`il y a\s(?:\d+|une?|quelques)\s?(?:secondes?|min(?:utes?)?|h(?:eures?)?|jours?|semaines?|mois|ans?)`,
    String.raw`hace\s(?:\d+|un[ao]?|unos|unas)\s?(?:segundos?|min(?:utos?)?|h(?:oras?)?|días?|semanas?|mes(?:es)?|años?)`,
    String.raw`há\s(?:\d+|um|uma)\s?(?:segundos?|min(?:utos?)?|h(?:oras?)?|dias?|semanas?|m[eê]s(?:es)?|anos?)(?:\satrás)?`,
    String.raw`(?:\d+|un['’]?|una)\s?(?:secondi?|minut[oi]|min|or[ae]|giorn[oi]|settiman[ae]|mes[ei]|ann[oi])\sfa`,
    String.raw`(?:\d+|een)\s?(?:seconden?|minuten?|min|uur|uren|dag(?:en)?|week|weken|maand(?:en)?)\sgeleden`,
    String.raw`\d+\s?(?:minut[ęya]?|min|godzin[ęya]?|godz\.?|dni|dzień|tygodni|miesięcy)\stemu`,
    String.raw`\d+\s?(?:минут[уы]?|мин\.?|час(?:а|ов)?|дн(?:я|ей)|день|недел[юиь]|месяц(?:а|ев)?)\sназад`,
    String.raw`\d+\s?(?:хвилин[уи]?|хв\.?|годин[уи]?|год\.?|дн(?:і|ів)|день)\sтому`,
    String.raw`för\s\d+\s?(?:minut(?:er)?|min|timm(?:e|ar)|tim|dag(?:ar)?)\ssedan|for\s\d+\s?(?:minutter|min|timer?|dager?|dage)\ssiden`,
    String.raw`\d+\s?(?:dakika|dk|saat|gün|hafta|ay)\sönce|před\s\d+\s?(?:minutami|hodinami|dny)|\d+\s?(?:分|時間|日|分钟|小时|小時|天|분|시간|일)(?:前|\s?전)`,
  ].join('|')})$`,
  'iu',
);
