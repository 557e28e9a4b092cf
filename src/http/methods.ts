import { NO_STORE } from './cache-policy.ts';
import { respondError } from './error-response.ts';
import { CORS_ANY_ORIGIN } from './security.ts';

const ALLOWED = 'GET, HEAD, OPTIONS';
const A_DAY = '86400';

/** The response to any method but GET and HEAD: to a CORS preflight, or 405 (RFC 9110 §15.5.6). */
export const respondMethodNotAllowed = (method: string): Response =>
  method === 'OPTIONS'
    ? new Response(null, {
        status: 204,
        headers: {
          ...NO_STORE,
          ...CORS_ANY_ORIGIN,
          Allow: ALLOWED,
          'Access-Control-Allow-Methods': ALLOWED,
          'Access-Control-Allow-Headers': 'If-None-Match, If-Modified-Since, If-Range, Range',
          'Access-Control-Max-Age': A_DAY,
        },
      })
    : respondError(405, `This address only supports ${ALLOWED}.`, { Allow: ALLOWED });
