import { NO_STORE } from './cache-policy.ts';
import { CORS_ANY_ORIGIN, DOCUMENT_SECURITY } from './security.ts';

/**
 * An error for programs: a status and one sentence. No cache keeps it.
 * @param sentence must reveal nothing internal
 */
export function respondError(
  status: 405 | 500 | 503,
  sentence: string,
  headers: Readonly<Record<string, string>> = {},
): Response {
  const bytes = new TextEncoder().encode(`${sentence}\n`);
  return new Response(bytes, {
    status,
    headers: {
      ...NO_STORE,
      ...DOCUMENT_SECURITY,
      ...CORS_ANY_ORIGIN,
      ...headers,
      'Content-Type': 'text/plain; charset=utf-8',
      'Content-Length': String(bytes.byteLength),
    },
  });
}
