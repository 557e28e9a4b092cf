/** A response, without what belongs to a connection or is workerd's own. */
export interface Answer {
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly text: string;
}

const NOT_OURS = new Set([
  'connection',
  'content-encoding',
  'date',
  'keep-alive',
  'transfer-encoding',
]);

/** What an address answers. */
export async function readAnswer(
  url: URL,
  headers: Readonly<Record<string, string>>,
): Promise<Answer> {
  const response = await fetch(url, { headers: { ...headers, 'Accept-Encoding': 'identity' } });
  return {
    status: response.status,
    headers: [...response.headers].filter(([name]) => !NOT_OURS.has(name)),
    text: await response.text(),
  };
}

/**
 * A Worker that can do nothing but give one answer: status, headers and bytes, each made once. Nobody is
 * faster on this platform.
 */
export const formatBare = ({ status, headers, text }: Answer): string =>
  `const text = ${status === 304 ? 'null' : JSON.stringify(text)};
const body = text === null ? null : new TextEncoder().encode(text);
const headers = new Headers(${JSON.stringify(headers)});
export default { fetch: () => new Response(body, { status: ${status}, headers }) };
`;
