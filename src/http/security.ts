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

/** And the ones that a player needs to seek. */
export const CORS_READABLE_FILE = {
  ...CORS_ANY_ORIGIN,
  'Access-Control-Expose-Headers':
    'Accept-Ranges, Content-Length, Content-Range, ETag, Last-Modified',
} as const;

/** Kinds that a browser shows by itself, with a player or a viewer of its own, and runs nothing in. */
const SHOWN = /^(?:image\/(?!svg)|audio\/|video\/)|^application\/(?:ogg|pdf)$/;

/** Kinds that people look at in a browser, although it may run what is in them. */
const READ = /^(?:text\/|image\/svg)|^application\/(?:json|json\+chapters|x-subrip)$/;

/**
 * Headers for a file at its own address. Sound, film and pictures play and show there. Text, HTML and SVG are read in
 * a sandbox. Whatever else a browser might run is only offered for download.
 * @param mediaType without parameters
 */
export function fileSecurity(mediaType: string): Readonly<Record<string, string>> {
  if (SHOWN.test(mediaType)) {
    return {
      ...NO_SNIFF,
      'Content-Security-Policy':
        "default-src 'none'; img-src 'self'; media-src 'self'; object-src 'self'; style-src 'unsafe-inline'",
    };
  }
  return {
    ...NO_SNIFF,
    'Content-Security-Policy':
      "default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline'; sandbox",
    ...(!READ.test(mediaType) && { 'Content-Disposition': 'attachment' }),
  };
}
