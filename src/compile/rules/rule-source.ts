import { listPlaceholders, readPattern } from '../../model/redirect-pattern.ts';

const SCHEME = /^(?:[a-z][a-z\d+.-]*:)?\/\//i;

/** What is wrong with the placeholders of an old address. */
function explainPlaceholders(from: string): string | undefined {
  const names = listPlaceholders(from);
  if (from.split('*').length > 2) return `"${from}" has more than one *; keep one of them`;
  const twice = names.find((name, at) => names.indexOf(name) < at);
  if (twice !== undefined) return `":${twice}" is there twice; rename one of them`;
  const parts = readPattern(from);
  if (parts.some((part) => part.slice(2, -1).some((text, at) => at % 2 === 0 && text === ''))) {
    return `two placeholders touch in "${from}"; put a character between them`;
  }
  return parts.some((part) => part.length > 3 && part.includes('splat', 1))
    ? `"${from}" has * and a placeholder in one part of the path; put a slash between them`
    : undefined;
}

/** What is wrong with the old address of a rule. */
export function explainSource(from: string): string | undefined {
  if (SCHEME.test(from)) {
    return `"${from}" has a host, and rules are for this site alone; write only its path`;
  }
  if (!from.startsWith('/')) return `"${from}" is not a path; begin it with a slash`;
  if (from.includes('?')) {
    return `"${from}" has a query, and rules are for paths; write only its path, or an alias such as /?p=1 in the article`;
  }
  return from.includes('#')
    ? `"${from}" has a part that browsers never send; remove it from the # on`
    : explainPlaceholders(from);
}
