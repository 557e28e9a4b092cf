/**
 * Stands for the site's URL at the start of an address on this site, until a document is made: the
 * Worker's settings decide where the site is. No text holds it (see `cleanText`).
 */
export const SITE_MARK = '\uffff';

declare const marked: unique symbol;

/**
 * A text in which {@link SITE_MARK} may stand. To the compiler it is no string, so that it cannot get into a
 * document before {@link placeSite} has put the site's URL there.
 */
export interface Marked {
  readonly [marked]: true;
}

export const asMarked = (text: string): Marked => text as unknown as Marked;

/**
 * The text with a site's URL in its place.
 * @param siteUrl an origin, or nothing for addresses that begin with the root of the site
 */
export const placeSite = (text: Marked, siteUrl: string): string =>
  (text as unknown as string).replaceAll(SITE_MARK, siteUrl);
