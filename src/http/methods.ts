import { CACHE } from './policy.ts';

const ALLOWED = 'GET, HEAD, OPTIONS';
const A_DAY = '86400';

/** CORS, for programs that read a feed from a page of another origin. */
export const READABLE_ANYWHERE = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'ETag, Last-Modified, Link',
} as const;

/** The answer to a method other than GET and HEAD: a CORS preflight, or 405 (RFC 9110 §15.5.6). */
export const refuseMethod = (method: string): Response =>
  method === 'OPTIONS'
    ? new Response(null, {
        status: 204,
        headers: {
          ...CACHE.never,
          Allow: ALLOWED,
          'Access-Control-Allow-Origin': '*',
          'Access-Control-Allow-Methods': ALLOWED,
          'Access-Control-Allow-Headers': 'If-None-Match, If-Modified-Since',
          'Access-Control-Max-Age': A_DAY,
        },
      })
    : new Response(`This address answers ${ALLOWED}.\n`, {
        status: 405,
        headers: { ...CACHE.never, Allow: ALLOWED, 'Content-Type': 'text/plain; charset=utf-8' },
      });
