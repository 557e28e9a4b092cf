export const HEADING = /^h[1-6]$/;

/** A text as titles are compared. */
export const fold = (text: string): string => text.toLowerCase().replace(/\s+/g, ' ').trim();
