import type { Element } from 'hast';

/** What services and blogs call the pictures that they put in place of signs. */
const CLASS = /^(?:wp-smiley|emoji|g-emoji|emojione|twemoji|joypixels|smiley)$/i;
const ADDRESS =
  /\/\/s\.w\.org\/images\/core\/emoji\/|\/(?:twemoji|emojione|joypixels|noto-emoji|smilies|smileys)\/|\/emoji\/(?:unicode|\d)/i;

const SIGN = /^(?:\p{Extended_Pictographic}|\p{Regional_Indicator}|[#*\d]\ufe0f?\u20e3)/u;

/** `1f468-200d-1f469.png`: the characters of a sign, in a file's name. */
const CODES = /\/((?:[0-9a-f]{2,6}-){0,10}[0-9a-f]{4,6})\.(?:png|svg|gif|webp)(?:[?#]|$)/i;

const LAST_CHARACTER = 0x10ffff;

function readCodes(address: string): string | undefined {
  const codes = CODES.exec(address)?.[1]
    ?.split('-')
    .map((code) => Number.parseInt(code, 16));
  return codes?.every((code) => code <= LAST_CHARACTER)
    ? String.fromCodePoint(...codes)
    : undefined;
}

/**
 * The sign that a picture stands for: WordPress and others put small pictures in place of emoji.
 * @example readEmoji({ className: ['wp-smiley'], alt: '🙂', src: '…/1f642.png' }) // → '🙂'
 */
export function readEmoji({
  className,
  src,
  dataSrc,
  alt,
}: Element['properties']): string | undefined {
  const address = String(src ?? dataSrc ?? '');
  const isNamed = Array.isArray(className) && className.some((name) => CLASS.test(String(name)));
  if (!isNamed && !ADDRESS.test(address)) return undefined;
  const said = String(alt ?? '').trim();
  if (SIGN.test(said)) return said;
  const sign = readCodes(address);
  return sign !== undefined && SIGN.test(sign) ? sign : said || undefined;
}
