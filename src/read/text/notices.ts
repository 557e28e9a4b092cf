/** In characters: what pages say of themselves is brief. */
const NOTICE_LENGTH = 140;

const THIS_ARTICLE = String.raw`(?:this|dies\p{Ll}*|cet(?:te)?|est[ea]|quest[oa]|d(?:it|eze)|de(?:nn|tt)[ae]|эт(?:от|у|а))\s(?:\p{L}+\s){0,3}?(?:articles?|posts?|pages?|story|artikel\p{Ll}*|beitrag\p{Ll}*|art[íi]culo|artigo|articolo|стать\p{Ll}+|материал)(?!\p{L})`;
/** What asks for it, and not "subscribers". */
const SUBSCRIBE =
  '(?:subscribe|abonnieren sie|abonnez-vous|suscr[íi]bete|assine|abbonati|prenumerera|подпишитесь)(?!\\p{L})';

const NOTICE = new RegExp(`(?<!\\p{L})(?:${THIS_ARTICLE}|${SUBSCRIBE})`, 'iu');
const NOTICE_ABOVE = new RegExp(`^${THIS_ARTICLE}`, 'iu');

/** With a path, or at the end: "Booking.com" may be what a text is about. */
const ADDRESS = /(?<![\p{L}@])[\p{L}\d-]+\.(?:\p{Ll}{2,3}|example)(?:\/\S|\.?$)/u;

/** True for a brief line about the page, not about the world: it is no lead. */
export const isNotice = (text: string): boolean =>
  text.length < NOTICE_LENGTH && (NOTICE.test(text) || ADDRESS.test(text));

/** True for what the page says of its article above the headline: "This article is more than 1 year old". */
export const isNoticeAbove = (text: string): boolean =>
  text.length < NOTICE_LENGTH && NOTICE_ABOVE.test(text);
