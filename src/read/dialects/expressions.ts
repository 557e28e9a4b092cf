import { byName } from '../markup/reference.ts';
import type { PageValues } from './meaning.ts';

/** The site's own address, which stands in front of a path. */
const SITE =
  /^(?:site\.(?:url|baseurl|base_url|github\.url|host|rooturl)|config\.(?:base_url|url|root)|baseurl|base_url|\.?site\.baseurl|url_for\(["']?\/?["']?\))$/i;

const PAGE = /^(?:\$?page\.|post\.|\$?frontmatter\.|\.params\.|\.page\.|meta\.|\.)?([a-z_]\w*)$/i;

const MONTHS = new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' });

/** As much of strftime as people write in a text. */
function formatDate(value: string, format: string): string {
  const date = new Date(value);
  if (Number.isNaN(date.getTime())) return value;
  const [year = '', month = '', day = ''] = date.toISOString().slice(0, 10).split('-');
  const name = MONTHS.format(date);
  const parts: Readonly<Record<string, string>> = {
    Y: year,
    m: month,
    d: day,
    e: String(Number(day)),
    '-d': String(Number(day)),
    '-m': String(Number(month)),
    B: name,
    b: name.slice(0, 3),
    y: year.slice(2),
  };
  return format.replace(/%(-?\w)/g, (all, key) => parts[key] ?? all);
}

const readString = (text: string): string | undefined =>
  /^(["'`])([^"'`]*)\1$/.exec(text.trim())?.[2];

/** Splits at `|`, but not inside of strings. */
const splitFilters = (text: string): readonly string[] =>
  (text.match(/(?:"[^"]*"|'[^']*'|[^|"'])+/g) ?? []).map((part) => part.trim());

function readValue(text: string, page: PageValues): string | undefined {
  const literal = readString(text);
  if (literal !== undefined) return literal;
  if (SITE.test(text)) return '';
  const name = PAGE.exec(text)?.[1]?.toLowerCase();
  return name === undefined ? undefined : page[name];
}

function applyFilter(value: string, filter: string, page: PageValues): string {
  const [, name = '', given = ''] = /^([\w-]+)\s*:?\s*(.*)$/.exec(filter) ?? [];
  const other = readValue(given, page) ?? '';
  switch (name) {
    case 'append':
      return value + other;
    case 'prepend':
      return other + value;
    case 'date':
      return formatDate(value, other || '%Y-%m-%d');
    case 'upcase':
    case 'upper':
      return value.toUpperCase();
    case 'downcase':
    case 'lower':
      return value.toLowerCase();
    case 'capitalize':
      return value.charAt(0).toUpperCase() + value.slice(1);
    default:
      return value;
  }
}

/**
 * The value of an expression between `{{` and `}}`, as far as an article knows it. The site's own address is '', since
 * what follows it is a path from its root.
 * @example evaluate('"/a.png" | relative_url', {}) // → '/a.png'
 */
export function evaluate(expression: string, page: PageValues): string | undefined {
  const [first = '', ...filters] = splitFilters(expression);
  const file = /^(?:get_url|url_for)\((?:path\s*=\s*)?["']@?\/?(.+)["']\)$/.exec(first)?.[1];
  if (file !== undefined) return byName(file);
  const value = readValue(first, page);
  // What day it is, no text can know.
  if (value === undefined || (/^(?:now|today)$/.test(value) && filters.length > 0))
    return undefined;
  return filters.reduce((text, filter) => applyFilter(text, filter, page), value);
}

/** True for an expression that is only the site's address. */
export const isSite = (expression: string): boolean => SITE.test(expression.trim());
