import { isFit } from './characters.ts';
import type { Reading } from './reading.ts';

const E_MAIL = /^[^\s@<>()"]+@[^\s@<>()"]+\.[^\s@<>()"]+$/;

/** RFC 3987: a scheme, then anything but white space and the delimiters of §3.1. */
const ABSOLUTE_IRI = /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i;

/**
 * An absolute http(s) URL, as the URL Standard spells it.
 * @example readUrl('HTTPS://x.test') // → { value: 'https://x.test/' }
 */
export function readUrl(text: string): Reading<string> {
  const url = URL.parse(text);
  return url && /^https?:$/.test(url.protocol)
    ? { value: url.href }
    : { problem: `"${text}" is not an absolute URL; write all of it, starting with https://` };
}

/**
 * An e-mail address as most people have it, not the whole grammar of RFC 5322.
 * @example readEmail('ada@x.test') // → { value: 'ada@x.test' }
 */
export const readEmail = (text: string): Reading<string> =>
  E_MAIL.test(text) && isFit(text)
    ? { value: text }
    : { problem: `"${text}" is not an email address; write it as name@example.com` };

/**
 * True if the text can be an id in every format: Atom requires an absolute IRI (RFC 4287 §4.2.6).
 * @example isAbsoluteIri('tag:x.test,2021-06-18:a-trip') // → true
 */
export const isAbsoluteIri = (text: string): boolean => ABSOLUTE_IRI.test(text) && isFit(text);
