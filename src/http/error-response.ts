import { NEVER_KEPT } from './cache-policy.ts';
import { ANYWHERE, DOCUMENT_SECURITY } from './security.ts';

/**
 * An error as a program reads it: a status and one sentence, which nobody keeps.
 * @param sentence says nothing of the inside
 */
export function refuse(
  status: 405 | 500 | 503,
  sentence: string,
  headers: Readonly<Record<string, string>> = {},
): Response {
  const bytes = new TextEncoder().encode(`${sentence}\n`);
  return new Response(bytes, {
    status,
    headers: {
      ...NEVER_KEPT,
      ...DOCUMENT_SECURITY,
      ...ANYWHERE,
      ...headers,
      'Content-Type': 'text/plain; charset=utf-8',
      'Content-Length': String(bytes.byteLength),
    },
  });
}
