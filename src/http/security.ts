const NO_SNIFF = { 'X-Content-Type-Options': 'nosniff' } as const;

/** For feeds and other files: a browser should run nothing in them, whatever an article says. */
export const DOCUMENT_SECURITY = {
  ...NO_SNIFF,
  'Content-Security-Policy': "default-src 'none'; sandbox",
} as const;

/** For pages: they show text, a style sheet and media, run no scripts, and cannot be framed. */
export const PAGE_SECURITY = {
  ...NO_SNIFF,
  'Content-Security-Policy':
    "default-src 'none'; style-src 'self'; img-src 'self' https:; media-src 'self' https:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'Referrer-Policy': 'strict-origin-when-cross-origin',
} as const;

/** CORS: pages of any origin may read the response. */
export const CORS_ANY_ORIGIN = { 'Access-Control-Allow-Origin': '*' } as const;

/** And they may see the headers that they need to ask again. */
export const CORS_READABLE = {
  ...CORS_ANY_ORIGIN,
  'Access-Control-Expose-Headers': 'ETag, Last-Modified, Link',
} as const;
