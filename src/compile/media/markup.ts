/** How far to look for the root element, in bytes: some files begin with a licence. */
const PROLOG_LENGTH = 65_536;

/** What may come before the root element (XML 1.0 §2.8). A doctype may hold declarations. */
const PROLOG =
  /(?:\s|<\?.*?\?>|<!--.*?-->|<!DOCTYPE(?:[^[>"']|"[^"]*"|'[^']*'|\[(?:[^\]"']|"[^"]*"|'[^']*')*\])*>)*/isy;
const START_TAG = /<(?:[\w.-]+:)?(?<name>[a-z][\w.-]*)(?<rest>(?:[^<>"']|"[^"]*"|'[^']*')*)>/iy;
const ATTRIBUTE = /(?<=\s)(?<name>[^\s=<>"']+)\s*=\s*(?:"(?<double>[^"]*)"|'(?<single>[^']*)')/g;
const HTML_DOCTYPE = /<!doctype\s+html/i;

/**
 * Elements at the start of a file that make browsers take it for HTML.
 * @see https://mimesniff.spec.whatwg.org/#identifying-a-resource-with-an-unknown-mime-type
 */
const HTML_ELEMENT =
  /^(?:html|head|script|iframe|h1|div|font|table|a|style|title|b|body|br|p|meta|link)$/i;

/** What a markup file begins with. */
export type Root =
  | { readonly kind: 'html' }
  | { readonly kind: 'svg'; readonly attributes: ReadonlyMap<string, string> };

/** Finds the root element of HTML or SVG; undefined for anything else. */
export function readRoot(bytes: Uint8Array): Root | undefined {
  const text = new TextDecoder().decode(bytes.subarray(0, PROLOG_LENGTH));
  PROLOG.lastIndex = 0;
  const prolog = PROLOG.exec(text)?.[0] ?? '';
  if (HTML_DOCTYPE.test(prolog)) return { kind: 'html' };

  START_TAG.lastIndex = prolog.length;
  const { name = '', rest = '' } = START_TAG.exec(text)?.groups ?? {};
  if (HTML_ELEMENT.test(name)) return { kind: 'html' };
  if (name !== 'svg') return undefined;
  const attributes = [...rest.matchAll(ATTRIBUTE)].map(
    ({ groups }) => [groups?.name ?? '', groups?.double ?? groups?.single ?? ''] as const,
  );
  return { kind: 'svg', attributes: new Map(attributes) };
}
