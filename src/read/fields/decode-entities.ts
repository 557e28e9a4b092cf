import { fromHtml } from 'hast-util-from-html';
import { toString as textOf } from 'hast-util-to-string';

const ENTITY = '&(?:#\\d{1,7}|#x[\\da-f]{1,6}|[a-z][a-z\\d]{1,30});';
const ALL_ESCAPED = new RegExp(`^(?:[^&<>]|${ENTITY})*${ENTITY}(?:[^&<>]|${ENTITY})*$`, 'i');

/** What might be meant to be seen as it is spelled. */
const SIGNS = /&(?:lt|gt|#60|#62|amp;(?:\w+|#\d+));/i;

/**
 * Old exports have HTML where fields have text. A text in which every `&` begins an entity is one of them.
 * @example decodeEntities('It&#8217;s R&amp;D') // → 'It’s R&D'
 */
export const decodeEntities = (text: string): string =>
  text.includes('&') && text.length < 1000 && ALL_ESCAPED.test(text) && !SIGNS.test(text)
    ? textOf(fromHtml(text, { fragment: true }))
    : text;
