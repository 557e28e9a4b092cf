const NO_SNIFF = { 'X-Content-Type-Options': 'nosniff' } as const;

/** A feed holds nothing that a browser should run, whatever an article says. */
export const DOCUMENT_SECURITY = {
  ...NO_SNIFF,
  'Content-Security-Policy': "default-src 'none'; sandbox",
} as const;

/** A page shows its text, its style sheet and pictures, and is framed by nobody. */
export const PAGE_SECURITY = {
  ...NO_SNIFF,
  'Content-Security-Policy':
    "default-src 'none'; style-src 'self'; img-src 'self' https:; media-src 'self' https:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'Referrer-Policy': 'strict-origin-when-cross-origin',
} as const;

/** CORS: a page of any origin may have it. */
export const CORS_ANY_ORIGIN = { 'Access-Control-Allow-Origin': '*' } as const;

/** And may see what it needs to ask again. */
export const CORS_READABLE = {
  ...CORS_ANY_ORIGIN,
  'Access-Control-Expose-Headers': 'ETag, Last-Modified, Link',
} as const;
