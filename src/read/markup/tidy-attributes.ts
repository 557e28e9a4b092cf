import type { Element } from 'hast';
import type { Findings } from './findings.ts';
import { startOf } from './position.ts';
import { MATHML, SCHEMA } from './schema.ts';
import { tidyUrl } from './urls.ts';

type Properties = Element['properties'];

const URL_ATTRIBUTES: ReadonlySet<string> = new Set(['href', 'src', 'poster', 'cite']);
const RUNS = /^(?:on.*|style|srcDoc|formAction)$/i;

const NUMBERS = new Set(['width', 'height', 'colSpan', 'rowSpan', 'start', 'value']);
const ALIGN: ReadonlySet<unknown> = new Set(['left', 'right', 'center']);

/** Of an ordered list: zero and less are numbers too. */
const COUNTS: ReadonlySet<string> = new Set(['start', 'value']);

const toInteger = (value: unknown, isCount: boolean): number | undefined => {
  const text = String(value).trim();
  const digits = isCount ? text.replace(/^-/, '') : text;
  return /^\d{1,5}$/.test(digits) ? Number(text) : undefined;
};

function tidyAttribute(
  node: Element,
  name: string,
  value: Properties[string],
  findings: Findings,
): Properties[string] {
  if (RUNS.test(name)) {
    const what = `the ${name.toLowerCase()} attribute of <${node.tagName}>`;
    findings.leftOut.push({ line: startOf(node).line, what });
    return undefined;
  }
  if (NUMBERS.has(name) && !MATHML.includes(node.tagName))
    return toInteger(value, COUNTS.has(name));
  if (name === 'align') return ALIGN.has(value) ? value : undefined;
  if (!URL_ATTRIBUTES.has(name) || typeof value !== 'string') return value;
  // What the schema removes later must not be looked for as a file.
  if (!SCHEMA.attributes?.[node.tagName]?.includes(name)) return undefined;
  // A citation is kept only if a reader can follow it.
  if (name === 'cite') return /^https?:/i.test(value) ? URL.parse(value)?.href : undefined;
  return tidyUrl(node, value, node.tagName === 'a' ? 'link' : 'media', findings);
}

/** The attributes an article keeps. Those that could run code are noted as left out. */
export const tidyAttributes = (node: Element, findings: Findings): Properties =>
  Object.fromEntries(
    Object.entries(node.properties).flatMap(([name, value]) => {
      const tidied = tidyAttribute(node, name, value, findings);
      return tidied === undefined ? [] : [[name, tidied]];
    }),
  );
