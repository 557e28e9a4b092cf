/**
 * Stands for the site's URL at the start of an address until a document is rendered, since the Worker's
 * settings say where the site is. No source text contains it: `cleanText` removes it.
 */
export const SITE_MARK = '\uffff';

declare const marked: unique symbol;

/**
 * A text that may contain {@link SITE_MARK}. To the compiler it is not a string, so it cannot get into a
 * document before {@link placeSite} has filled in the site's URL.
 */
export interface Marked {
  readonly [marked]: true;
}

/** Declares that a text uses {@link SITE_MARK}. */
export const asMarked = (text: string): Marked => text as unknown as Marked;

/**
 * Fills in the site's URL.
 * @param siteUrl an origin, or '' for addresses that start at the site's root
 * @example placeSite(asMarked('\uffff/tags'), 'https://x.test') // → 'https://x.test/tags'
 */
export const placeSite = (text: Marked, siteUrl: string): string =>
  (text as unknown as string).replaceAll(SITE_MARK, siteUrl);
